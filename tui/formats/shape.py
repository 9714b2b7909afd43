"""What a source looks like from its first byte on, for formats to recognise their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tui.formats.html_tokens import Token, tokens
from tui.formats.source import HEAD_BYTES
from tui.formats.table import first_row

_DOCTYPE = re.compile(r"<!doctype\s+([^>\[]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Shape:
    """What a source looks like; each kind has a class of its own."""

    name: str
    """The name of the file."""
    head: bytes = field(repr=False)
    """Its first bytes."""

    @property
    def suffix(self) -> str:
        """The ending of the file's name in lower case, such as ``.html``."""
        return re.sub(r"^.*(?=\.)|^[^.]*$", "", self.name.lower(), flags=re.DOTALL)


@dataclass(frozen=True)
class Binary(Shape):
    """Bytes that are no text; a format knows its own by the first of them."""


@dataclass(frozen=True)
class Database(Shape):
    """An SQLite file."""

    tables: dict[str, frozenset[str]]
    """The columns of each table."""
    is_damaged: bool = False


@dataclass(frozen=True)
class Archive(Shape):
    """A zip file."""

    names: tuple[str, ...]
    """The paths of its members; none where it is damaged."""


@dataclass(frozen=True)
class Text(Shape):
    """Any text, which is no JSON and no markup."""

    text: str
    """As much as the first bytes hold, with plain line ends and without a byte order mark."""

    @property
    def is_cut(self) -> bool:
        """Whether there may be more of it."""
        return len(self.head) >= HEAD_BYTES

    @cached_property
    def lines(self) -> list[str]:
        """Its whole lines, without white space around them and without blank ones."""
        lines = self.text.split("\n")
        kept = lines[:-1] if self.is_cut and len(lines) > 1 else lines
        return [line.strip() for line in kept if line.strip()]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names in its first line, in lower case, if it is a table; none if it is not."""
        return tuple(name.strip().lower() for name in first_row(self.text))


@dataclass(frozen=True)
class Json(Text):
    """JSON: one value, or one on each line."""

    value: Any
    """The first value, as far as the first bytes hold it."""
    is_lines: bool
    """Whether another value follows, or could, on a line of its own."""

    @property
    def first_record(self) -> dict[str, Any]:
        """The value, or the first of the list that it is, if that is an object; else an empty one.

        Its last value may be missing or cut where it is long.
        """
        value = self.value
        if isinstance(value, list):
            value = value[0] if value else None
        return value if isinstance(value, dict) else {}

    def at(self, *path: str | int) -> Any:
        """Returns the value below the first one at a path of keys and places; else ``None``."""
        value = self.value
        for key in path:
            if isinstance(key, int) and isinstance(value, list):
                value = value[key] if key < len(value) else None
            else:
                value = value.get(key) if isinstance(value, dict) else None
        return value


@dataclass(frozen=True)
class Markup(Text):
    """HTML or XML."""

    @cached_property
    def doctype(self) -> str:
        """What the doctype says, in lower case; empty without one."""
        found = _DOCTYPE.match(_without_prologue(self.text))
        return " ".join(found[1].lower().split()) if found else ""

    def tags(self) -> Iterator[Token]:
        """Yields the start tags in their order; reads no further than is asked for."""
        return (each for each in tokens(self.text) if each.name[:1].isalpha())

    @cached_property
    def root(self) -> str:
        """The name of the first element in lower case, with its prefix if it has one."""
        first = next(self.tags(), None)
        found = re.match(r"<([A-Za-z][\w.:-]*)", first.source) if first else None
        return found[1].lower() if found else ""


def _without_prologue(text: str) -> str:
    """Returns a text without the comments and processing instructions before its doctype."""
    return re.sub(r"\A(?:\s+|<!--.*?-->|<\?[^>]*>)+", "", text, flags=re.DOTALL)

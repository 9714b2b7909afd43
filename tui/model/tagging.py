r"""Tags as a person types them: ``kv cache, gpu, -llm`` adds two tags and removes one.

Commas separate tags. A ``#`` in front of a tag is no part of it; a dash in front removes it. What
has a backslash in front means itself: ``a\, b``, ``\#1``, ``\-v``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.errors import FieldError
from tui.model.cleaning import clean_tags
from tui.model.escapes import escaped, parts, unescaped
from tui.model.tag import tag_key, without_tags

COMMA, DASH = ",", "-"


class Tagging(NamedTuple):
    """Tags to add and tags to remove, clean."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Tagging:
        """Reads a tagging that a person typed."""
        typed = parts(text, COMMA)
        return cls.of(
            (read_tag(each) for each in typed if not each.startswith(DASH)),
            (read_tag(each) for each in typed if each.startswith(DASH)),
        )

    @classmethod
    def of(cls, added: Iterable[str], removed: Iterable[str]) -> Tagging:
        """Returns the tagging with these names, cleaned, each once."""
        return cls(clean_tags(added), clean_tags(removed))


def read_tags(text: str) -> tuple[str, ...]:
    """Reads all tags of a note; a dash takes away one that stands there too.

    Raises:
        FieldError: A tag that is to be taken away is not among them.
    """
    added, removed = Tagging.read(text)
    known = set(map(tag_key, added))
    absent = next((name for name in removed if tag_key(name) not in known), None)
    if absent is not None:
        hint = f"Leave it out; a tag that begins so is written {typed_tag(DASH + absent)}."
        raise FieldError(f"have no {absent} to take away", hint)
    return without_tags(added, removed)


def read_tag(text: str) -> str:
    """Returns the name of one tag as it was typed, with or without a dash."""
    return unescaped(text.strip().removeprefix(DASH).strip().removeprefix("#").strip())


def typed_tags(names: Iterable[str]) -> str:
    """Returns tags as a person types them."""
    return ", ".join(map(typed_tag, names))


def typed_tag(name: str) -> str:
    """Returns a tag as a person types it."""
    text = escaped(name, COMMA)
    return f"\\{text}" if name.startswith(("#", DASH)) else text

"""HTML as a flat run of tokens, for files that no document parser reads as they were meant.

Browsers write bookmarks with raw ``&`` in addresses and with tags that are never closed; other
programs leave ``<script>``, ``<title>`` or ``<!--`` unescaped in a title. So no tag changes how the
text behind it is read, an entity counts only with its semicolon, and a ``<`` that begins no whole
tag is text. Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s<>]*+)"""
_ATTRIBUTE = rf"[^\s=<>/][^\s=<>]*+(?:\s*+=\s*+{_VALUE})?+"
_MARKUP = re.compile(
    r"<!--[^<]*?-->"
    r"|<[!?][^<>]*+>"
    rf"|<(/?[A-Za-z][A-Za-z0-9]*+)((?>[\s/=]*+{_ATTRIBUTE})*+)[\s/=]*+(>?)"
)
"""A comment, a declaration, or a tag with its name, its attributes and its end.

A tag without an end is matched too, up to where it breaks off: the search goes on from there, which
keeps it linear. For the same reason no comment spans a tag.
"""
_ATTRIBUTES = re.compile(
    r"""([^\s=<>/][^\s=<>]*+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s<>]*+)))?+"""
)
"""The name, and the value in double, in single and without quotes."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")


class Token(NamedTuple):
    """A piece of the source; all pieces together, in order, are the source.

    It is a tuple, not a dataclass, because a large file has millions.
    """

    name: str
    """``a`` for a start tag, ``/a`` for an end tag, in lower case; ``!`` for a comment or a
    declaration; empty for text."""
    source: str
    """As the file has it, entities and all."""
    start: int
    """Where it begins in the text, in characters."""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in order; two texts never follow each other."""
    end = 0
    for match in _MARKUP.finditer(text):
        name = match[1]
        if name and not match[3]:
            continue
        start = match.start()
        if end < start:
            yield Token("", text[end:start], end)
        end = match.end()
        yield Token(name.lower() if name else "!", match[0], start)
    if end < len(text):
        yield Token("", text[end:], end)


def attributes(tag: Token) -> dict[str, str]:
    """The attributes of a start tag: names in lower case, values decoded, the first of a name.

    One without a value has an empty one.
    """
    inside = tag.source[1 + len(tag.name) : -1]
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTES.findall(inside):
        found.setdefault(name.lower(), decoded(double or single or bare))
    return found


def decoded(text: str) -> str:
    """The text with each entity that ends with a semicolon as its character."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    """The character of an entity; a name that nobody knows stays as it is.

    Only whole names go to ``unescape``, which else takes ``&copyright;`` for a © and a rest.
    """
    name = entity[1]
    return unescape(entity[0]) if not name or f"{name};" in html5 else entity[0]

"""HTML as a flat sequence of tokens, for files that a document parser would misread.

Browsers write bookmarks with raw ``&`` in addresses and with tags that are never closed; other
programs leave ``<script>``, ``<title>`` or ``<!--`` unescaped in a title. So no tag changes how the
text after it is read, an entity counts only with its semicolon, and a ``<`` that begins no complete
tag is text. Every character is read a bounded number of times.
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

A tag without an end is matched too, up to where it breaks off: the search continues there, which
keeps it linear. For the same reason no comment spans a tag.
"""
_ATTRIBUTES = re.compile(
    r"""([^\s=<>/][^\s=<>]*+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s<>]*+)))?+"""
)
"""The name, and the value in double, in single and without quotes."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")


class Token(NamedTuple):
    """A piece of the source; all tokens joined, in order, are the source.

    It is a tuple, not a dataclass, because a large file has millions.
    """

    name: str
    """``a`` for a start tag, ``/a`` for an end tag, in lower case; ``!`` for a comment or a
    declaration; empty for text."""
    source: str
    """Its text in the file, entities included."""
    start: int
    """Its offset in the text, in characters."""


def tokens(text: str) -> Iterator[Token]:
    """Yields the tokens of a text, in order; two text tokens are never adjacent."""
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
    """Returns the attributes of a start tag: names in lower case, values decoded.

    Of a repeated attribute the first counts; one without a value has an empty one.
    """
    inside = tag.source[1 + len(tag.name) : -1]
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTES.findall(inside):
        found.setdefault(name.lower(), decoded(double or single or bare))
    return found


def decoded(text: str) -> str:
    """Replaces each entity that ends with a semicolon by its character."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    """Returns the character of an entity; an unknown one is unchanged.

    Only complete names are given to ``unescape``, which would decode ``&copyright;`` as © and text.
    """
    name = entity[1]
    return unescape(entity[0]) if not name or f"{name};" in html5 else entity[0]

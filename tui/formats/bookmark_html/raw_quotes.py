"""Quotes that linkding, buku and Shaarli leave unescaped within the values of attributes.

Those programs write their attributes in a fixed order: an address ends where the date begins, and
tags end with the tag itself, on the same line.
"""

from __future__ import annotations

import re

_VALUE = r'((?:(?!<a\s|">|\stags=")[^\n])*?)'
"""A value may hold anything but the end of a tag and what may begin another value: so every
character is looked at once."""
_ADDRESS = re.compile(rf'(<a\s+href="){_VALUE}("\s+add_date=")', re.IGNORECASE)
_TAGS = re.compile(rf'(\stags="){_VALUE}(">)', re.IGNORECASE)
_NEXT_ATTRIBUTE = re.compile(r'[^"]*"\s+[\w:.-]+\s*=\s*"')


def escaped_quotes(text: str) -> str:
    """Returns a file in which such quotes are entities; every other file as it is."""
    return _TAGS.sub(_escaped, _ADDRESS.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    before, value, after = found.groups()
    if '"' not in value or _NEXT_ATTRIBUTE.match(value):
        return found[0]
    return before + value.replace('"', "&quot;") + after

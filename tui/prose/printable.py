"""Text without control characters and invisible characters."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACING = re.compile("[\t\v\f\r\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_LOOSE_JOINERS = re.compile(r"(?:\A|(?<=\s))[\u200d\ufe0f]+|\u200d+(?=\s|\Z)")
"""Joiners with nothing to join, which would change the width of the text beside them."""


def printable(text: str) -> str:
    """Removes all but visible characters, combining marks, spaces and line feeds.

    Control characters become U+FFFD and other white space becomes spaces; bidirectional controls
    and invisible characters are removed.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SPACING.sub(" ", _INVISIBLE.sub("", text))
    return _LOOSE_JOINERS.sub("", _CONTROLS.sub("\ufffd", text))

"""Text without anything that a terminal would obey instead of showing it."""

from __future__ import annotations

import re

_OBEYED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACING = re.compile("[\t\v\f\r\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_LOOSE_JOINERS = re.compile(r"(?:\A|(?<=\s))[\u200d\ufe0f]+|\u200d+(?=\s|\Z)")
"""With nothing to join; they would change how wide the text beside them is."""


def printable(text: str) -> str:
    """The text with nothing in it but what covers cells, marks on that, and line feeds.

    Control characters become U+FFFD, other white space becomes spaces; bidirectional controls and
    invisible characters go.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SPACING.sub(" ", _INVISIBLE.sub("", text))
    return _LOOSE_JOINERS.sub("", _OBEYED.sub("\ufffd", text))

"""Text from outside, cleaned so that it is safe to store and to show.

A terminal obeys escape sequences, control characters and text direction overrides in any text, so
none of them may enter a library. The sequences are those of ECMA-48, in their
forms of 7 and of 8 bits, and the title sequence ``ESC k`` of screen and tmux.
"""

from __future__ import annotations

import re

TITLE_LIMIT = 1_000
"""The longest line, such as a title, in characters."""

TAG_LIMIT = 64
"""The longest tag, in characters."""

URL_LIMIT = 8_192
"""The longest address, in characters."""

TEXT_LIMIT = 2_000_000
"""The longest text, such as a summary, in characters."""

LINE_END = "⏎"
"""Stands for the end of a line where several lines are edited as one."""

_CONTROLS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
_DIRECTIONS = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
_INVISIBLE = "\\u180e\\u200b\\u2060-\\u2064\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb"
_TAGS_AND_SURROGATES = "\\U000e0000-\\U000e007f\\ud800-\\udfff"

_HOSTILE = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_INVISIBLE}{_TAGS_AND_SURROGATES}]")

# A control string without an end is removed up to the end of its line: a stray introducer in a text
# of another encoding must not remove all that follows. The body ends at every introducer, so that a
# text full of them is still read in one pass.
_BODY_ENDS = "\\x07\\x1b\\x90\\x98\\x9c-\\x9f"
_SEQUENCE = re.compile(
    rf"""
    (?: \x1b\[ | \x9b ) [0-?]*+ [ -/]*+ [@-~]?           # CSI
    | (?: \x1b[\]PX^_k] | [\x90\x98\x9d-\x9f] )          # OSC, DCS, SOS, PM, APC, title
      (?: [^{_BODY_ENDS}]*+ (?: \x07 | \x1b\\ | \x9c ) | [^\n{_BODY_ENDS}]*+ )
    | \x1b [ -/]*+ [0-~]?                                # every other escape sequence
    | {_HOSTILE.pattern}
    """,
    re.VERBOSE,
)

_LINE_END = re.compile(r"\r\n|\n\r|\r")


def is_inert(text: str) -> bool:
    """Returns whether a terminal would only show the text, and nothing in it is invisible.

    Newlines, tabs and the joiners of emoji and scripts are inert; a carriage return is not.
    """
    return _HOSTILE.search(text) is None


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Removes all that a terminal would obey, and ends lines with newlines.

    Args:
        text: Any text, even one with lone surrogates.
        limit: The most characters to keep.
    """
    return _without_hostile(text)[:limit]


def clean_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """Cleans a text like ``clean_text`` and makes each run of white space one space."""
    return " ".join(_without_hostile(text).split())[:limit].rstrip()


def shortened_line(text: str, limit: int) -> str:
    """Cleans a text like ``clean_line``; one that is cut for a limit ends with an ellipsis."""
    line = clean_line(text)
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def joined_lines(text: str, limit: int) -> str:
    """Cleans a text like ``clean_line``, with the sign ``LINE_END`` between its lines."""
    lines = (" ".join(line.split()) for line in _without_hostile(text).split("\n"))
    return f" {LINE_END} ".join(line for line in lines if line)[:limit]


def clean_url(text: str, limit: int = URL_LIMIT) -> str:
    """Removes control characters from an address, and white space around it."""
    text = _without_hostile(text)
    return text.replace("\n", "").replace("\t", "").strip()[:limit].rstrip()


def _without_hostile(text: str) -> str:
    if is_inert(text):
        return text
    return _SEQUENCE.sub("", _LINE_END.sub("\n", text))


def counted(count: int, noun: str) -> str:
    """Returns a number with what it counts: ``1 note``, ``1,200 notes``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

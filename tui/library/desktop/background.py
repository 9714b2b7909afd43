r"""The background of the terminal: what asks for it, and its answer among what is typed.

A terminal that knows the question (OSC 11 of xterm) answers with ``\x1b]11;rgb:ffff/ffff/ffff``
and an end, in place of a key; one that does not says nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from tui.library.desktop.terminal import has_few_colours

QUESTION = "\x1b]11;?\x1b\\"
"""What is written to the terminal."""

_ANSWER = re.compile(rb"\x1b\]11;([^\x07\x1b]{0,60})(?:\x07|\x1b\\)")

_BEGUN = re.compile(rb"\x1b\](?:1(?:1(?:;[^\x07\x1b]{0,60}\x1b?)?)?)?\Z")
"""An answer of which the rest is still to come."""

_CERTAIN = b"\x1b]11;"
"""How what is no key begins."""

_COLOUR = re.compile(rb"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})", re.IGNORECASE)

_SHARES = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue add to how bright a colour is."""


def can_be_asked() -> bool:
    """Returns whether the terminal can be asked, and nothing has told its background already.

    A console would print the question, and ``screen`` hands it on only under tmux.
    """
    is_screen = os.environ.get("TERM", "").startswith("screen") and not os.environ.get("TMUX")
    return not (has_few_colours() or is_screen or os.environ.get("COLORFGBG"))


class BackgroundAnswer:
    """Takes the answer out of what is typed.

    Args:
        told: Is given whether the background is light.
    """

    def __init__(self, told: Callable[[bool], None]) -> None:
        self._told = told
        self._held = b""

    def take(self, typed: bytes) -> bytes:
        """Returns what was typed without the answer, which may come in pieces.

        Args:
            typed: What has come; nothing where nothing came for a moment. What may be the beginning
                of an answer is held back until then.
        """
        if not typed and self._held.startswith(_CERTAIN):
            return b""
        text, self._held = self._held + typed, b""
        text = _ANSWER.sub(self._answered, text)
        if typed and (begun := _BEGUN.search(text)):
            self._held = begun.group()
            return text[: begun.start()]
        return text

    def _answered(self, answer: re.Match[bytes]) -> bytes:
        if colour := _COLOUR.match(answer.group(1)):
            self._told(_brightness(colour.groups()) > 0.5)
        return b""


def _brightness(channels: tuple[bytes, ...]) -> float:
    """Returns how bright a colour is, from 0 to 1, from its channels of 1 to 4 digits."""
    parts = (int(each, 16) / int(b"f" * len(each), 16) for each in channels)
    return sum(share * part for share, part in zip(_SHARES, parts, strict=True))

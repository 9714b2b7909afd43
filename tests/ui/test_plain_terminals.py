"""Every action can be reached from a plain terminal and from the keyboards of other countries.

What a plain terminal sends is read as Textual reads it, and means what the table of actions says.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_letters, ascii_lowercase, digits

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from tui.ui.action_table import ACTIONS
from tui.ui.actions import AnyAction, Context
from tui.ui.keymaps import Keymap, spelling

SENT = {
    **{each: each for each in ascii_letters + digits + "!\"$%&/()=?+*-_.:,;<>'#\\|@{}[]^~`"},
    **{chr(ord(each) - ord("`")): f"ctrl+{each}" for each in ascii_lowercase if each not in "hijm"},
    "\x08": "backspace",
    "\x7f": "backspace",
    "\t": "tab",
    "\r": "enter",
    " ": "space",
    "\x1b[Z": "shift+tab",
    "\x1b[A": "up",
    "\x1bOA": "up",
    "\x1b[B": "down",
    "\x1bOB": "down",
    "\x1b[C": "right",
    "\x1bOC": "right",
    "\x1b[D": "left",
    "\x1bOD": "left",
    "\x1b[1;2C": "shift+right",
    "\x1b[1;2D": "shift+left",
    "\x1b[H": "home",
    "\x1bOH": "home",
    "\x1b[1~": "home",
    "\x1b[7~": "home",
    "\x1b[F": "end",
    "\x1bOF": "end",
    "\x1b[4~": "end",
    "\x1b[8~": "end",
    "\x1b[5~": "pageup",
    "\x1b[6~": "pagedown",
    "\x1b[3~": "delete",
    "é": "é",
    "ß": "ß",
    "я": "я",
}
"""The bytes that plain terminals send, as text, and the keys that these are."""

WITH_ALTGR = frozenset("\\#[]{}|@~")
"""Characters that need AltGr on many layouts: French, German, Italian, Nordic, Spanish."""

DEAD = frozenset("'`^~\"")
"""Characters that some layouts put only over the next letter."""

SHIFTED = frozenset(("shift+right", "shift+left", "shift+tab"))
"""Keys with Shift that not every terminal tells from those without."""


def read(text: str) -> list[str]:
    """The keys that a terminal's text is read as."""
    events = [*XTermParser().feed(text), *XTermParser().feed("")]
    return [spelling(event) for event in events if isinstance(event, Key)]


@pytest.mark.parametrize("text", SENT, ids=repr)
def test_what_a_plain_terminal_sends_is_read_as_its_key(text: str) -> None:
    assert read(text) == [SENT[text]]


def unreachable(actions: Iterable[AnyAction], keys: Iterable[str]) -> list[str]:
    """The actions that none of some keys means in their place, though they have any."""
    keymap, known = Keymap(ACTIONS), list(keys)
    return [
        action.id
        for action in actions
        if action.keys and all(keymap.action(key, action.context) is not action for key in known)
    ]


def test_every_key_of_an_action_is_sent_by_a_plain_terminal_but_escape() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    assert keys - set(SENT.values()) == {"escape"}


def test_every_action_has_a_key_that_needs_no_altgr_and_is_not_dead() -> None:
    plain = {*SENT.values(), "escape"} - WITH_ALTGR - DEAD
    assert unreachable(ACTIONS, plain) == []


def test_only_the_pane_before_needs_shift_with_a_key_that_is_no_letter() -> None:
    plain = {*SENT.values(), "escape"} - SHIFTED
    assert unreachable(ACTIONS, plain) == ["pane.previous"]


@pytest.mark.parametrize("context", Context)
def test_what_another_layout_types_for_a_latin_letter_means_nothing(context: Context) -> None:
    assert [Keymap(ACTIONS).action(letter, context) for letter in "ячсмитье"] == [None] * 8

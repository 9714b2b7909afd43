"""What an action is: something that a key does, with all that keys, palette and help say of it.

The actions themselves stand beside the functions that do them, in `tui.ui.controllers`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

Subject = TypeVar("Subject")
"""What an action works on: the session of the reader."""


class Context(Enum):
    """Where a key has its meaning."""

    EVERYWHERE = "everywhere"
    TAGS = "in the tags"
    VIEWS = "on a view"
    """On one in the pane of the tags; what is not bound here means what it means in the tags."""
    LIST = "in the list"
    PREVIEW = "in the preview"


WIDER: Mapping[Context, Context] = {
    Context.VIEWS: Context.TAGS,
    Context.TAGS: Context.EVERYWHERE,
    Context.LIST: Context.EVERYWHERE,
    Context.PREVIEW: Context.EVERYWHERE,
}
"""Where a key has its meaning if it has none in a context."""


KeyOf = Callable[[str], str]
"""From the id of an action to its key, as sentences name it."""


class Situation(NamedTuple):
    """What an action may need to be there."""

    has_note: bool = False
    """Whether the cursor is on a note."""
    marks: int = 0
    """How many notes are marked."""
    has_past_filter: bool = False
    has_last_tagging: bool = False
    has_filter: bool = False
    """Whether the list is filtered or ordered in another way than at first."""
    is_kept: bool = False
    """Whether the cursor is on a note that is not in the trash, and none is marked."""
    key_of: KeyOf = str
    """Names the key of an action, for why it cannot be done."""


Refusal = Callable[[Situation], str | None]
"""Why an action cannot be done now, as a sentence; None where it can."""


def needs_note(situation: Situation) -> str | None:
    """Refuses where neither the cursor is on a note nor any is marked."""
    return None if situation.has_note or situation.marks else "There is no note here."


def needs_cursor(situation: Situation) -> str | None:
    """Refuses where the cursor is on no note."""
    return None if situation.has_note else "There is no note here."


def needs_marks(situation: Situation) -> str | None:
    """Refuses where no note is marked."""
    return None if situation.marks else no_mark_in_words(situation.key_of)


def no_mark_in_words(key_of: KeyOf) -> str:
    """Returns that no note is marked, and how to mark one."""
    return f"No note is marked; {key_of('mark.toggle')} marks one."


def never_refuses(_: Situation) -> str | None:
    """Refuses nothing."""
    return None


class Action(NamedTuple, Generic[Subject]):
    """Something a key does."""

    id: str
    """Stable: keymaps name it."""
    keys: tuple[str, ...]
    """The default keys, in Textual's spelling, the one to show first; none for a word alone."""
    help: str
    """One sentence without a full stop."""
    run: Callable[[Subject], object]
    """Does it."""
    context: Context = Context.EVERYWHERE
    refusal: Refusal = never_refuses
    words: tuple[str, ...] = ()
    """The verbs that do it on the command line, the one to show first; where there are any."""

    @property
    def shown_key(self) -> str:
        """The key that is shown for it; its verb, or its name in the palette, where it has none."""
        if self.keys:
            return key_name(self.keys[0])
        return f":{self.words[0]}" if self.words else f"“{self.help}” in the palette"


HELP, COMMAND_LINE, PALETTE = "app.help", "app.command", "app.palette"
"""The ids of the actions that lead to all others."""

QUIT = "app.quit"
"""The id of the action that always has a key."""

AnyAction: TypeAlias = Action[Any]
"""An action of which only what it says of itself matters."""

Choice = tuple[str, str, str]
"""One line of a menu: the key, what it chooses, what to call it."""

_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "backspace": "Backspace",
    "space": "Space",
    "delete": "Delete",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_name(key: str) -> str:
    """Returns a key as people write it: ``Ctrl-D``, ``Space``, ``j``."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    named = last.upper() if modifiers else last
    if len(last) > 1:
        named = last.replace("_", " ").capitalize()
    shown = _KEY_NAMES.get(last, named)
    return "-".join([*(modifier.capitalize() for modifier in modifiers), shown])

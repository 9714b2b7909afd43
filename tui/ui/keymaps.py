"""Which action a key means, by the pane that has the focus."""

from __future__ import annotations

from collections.abc import Iterable

from textual.events import Key

from tui.ui.actions import ACTIONS, Action, Context


class Keymap:
    """Keys and what they mean."""

    def __init__(self, actions: Iterable[Action] = ACTIONS) -> None:
        self._actions = {(key, action.context): action for action in actions for key in action.keys}

    def action(self, key: str, context: Context) -> Action | None:
        """What a key does in a pane: what is meant for the pane goes first."""
        return self._actions.get((key, context)) or self._actions.get((key, Context.EVERYWHERE))


def spelling(event: Key) -> str:
    """A key as the table of actions spells it: the character where it has one that shows.

    With Alt or Super it is another key than the letter alone.
    """
    is_alone = "+" not in event.key
    if is_alone and event.is_printable and event.character and not event.character.isspace():
        return event.character
    return event.key

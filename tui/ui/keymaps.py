"""Which action a key means, by the pane that has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from textual.events import Key

from tui.library.configuration.values import Keys, SettingFault
from tui.ui.actions import (
    COMMAND_LINE,
    HELP,
    PALETTE,
    QUIT,
    WIDER,
    Action,
    Context,
    Subject,
)


class Keymap(Generic[Subject]):
    """Keys and what they mean."""

    def __init__(self, actions: Sequence[Action[Subject]]) -> None:
        self.usual = self.actions = tuple(actions)
        """All actions, in the order of the help; the usual ones have their usual keys."""
        self._by_id = {action.id: action for action in actions}
        self._by_key = {(key, action.context): action for action in actions for key in action.keys}

    def action(self, key: str, context: Context) -> Action[Subject] | None:
        """Returns what a key does in a pane: what is meant for the pane goes first."""
        action = self._by_key.get((key, context))
        wider = WIDER.get(context)
        return action or (self.action(key, wider) if wider else None)

    def rebound(self, keys: Keys) -> tuple[Keymap[Subject], tuple[SettingFault, ...]]:
        """Returns a keymap in which actions have other keys, and what is wrong with those."""
        if not keys:
            return Keymap(self.usual), ()
        from tui.ui.bound_keys import bind_keys

        bound = bind_keys(self.usual, keys)
        keymap = Keymap(bound.actions)
        keymap.usual = self.usual
        return keymap, bound.faults

    def named(self, action_id: str) -> Action[Subject]:
        """Returns the action with an id."""
        return self._by_id[action_id]

    @property
    def way_on(self) -> str:
        """How a person finds the key that was meant, as a sentence; else the way out."""
        helps, line, palette = map(self.named, (HELP, COMMAND_LINE, PALETTE))
        if helps.keys or (line.keys and helps.words):
            return f"{helps.shown_key} shows all keys."
        if palette.keys:
            return f"{palette.shown_key} finds an action by its name."
        return f"{self.named(QUIT).shown_key} leaves the program."


def spelling(event: Key) -> str:
    """Returns a key as an action spells it: the character where it has one that shows.

    With Alt or Super it is another key than the letter alone.
    """
    is_alone = "+" not in event.key
    if is_alone and event.is_printable and event.character and not event.character.isspace():
        return event.character
    return event.key

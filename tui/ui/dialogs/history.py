"""The steps of the journal, and what each of them changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Rule

from tui.model.change_in_words import ChangeInWords
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.drawing.step_row import StepLine, notes_in_words
from tui.ui.keymaps import spelling
from tui.ui.widgets.change_list import ChangeList
from tui.ui.widgets.list_moves import LIST_MOVES, Move
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.step_list import StepList

MOST_CHANGES = 50
"""How many notes are told of a step."""

_MOVES: Mapping[str, Move] = {
    **LIST_MOVES,
    **dict.fromkeys(("pagedown", "space"), lambda steps: steps.page(1)),
    "pageup": lambda steps: steps.page(-1),
    "ctrl+d": lambda steps: steps.half_page(1),
    "ctrl+u": lambda steps: steps.half_page(-1),
}

_SCROLLS = {"J": 1, "K": -1}


class Turn(Enum):
    """What is to be done with a step."""

    UNDO = auto()
    UNDO_TO = auto()
    """All steps from the latest down to it are to be undone."""
    REDO = auto()


class ChosenTurn(NamedTuple):
    """The answer: a step, and what is to be done with it."""

    turn: Turn
    step: int


class HistoryScreen(Dialog[ChosenTurn]):
    """Answers with what is to be undone or redone, or None when it was closed."""

    AUTO_FOCUS = "StepList"

    def __init__(
        self, steps: Sequence[StepLine], changes: Callable[[int, int], Sequence[ChangeInWords]]
    ) -> None:
        """Shows steps.

        Args:
            steps: The latest first.
            changes: From the id of a step to what it changed, so many notes at most.
        """
        super().__init__()
        self._changes = changes
        self._steps = StepList(steps, self._show_changes)
        self._change_list = ChangeList()
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the steps, what the one under the cursor changed, and the keys."""
        with Frame(id="history"):
            yield self._steps
            yield Rule()
            yield self._change_list
            yield self._strip

    def on_mount(self) -> None:
        """Shows what the latest step changed."""
        self._show_changes()

    def consume_key(self, event: Key) -> bool:
        """Moves, scrolls, chooses or closes."""
        key = spelling(event)
        if key in ("escape", "q", "W"):
            self.answer(None)
        elif key in _MOVES:
            _MOVES[key](self._steps)
        elif key in _SCROLLS:
            self._change_list.scroll_items(_SCROLLS[key])
        elif key in ("enter", "u", "U"):
            self._choose(is_down_to=key == "U")
        else:
            return False
        return True

    def _choose(self, *, is_down_to: bool) -> None:
        step = self._steps.row_under_cursor
        if step is None:
            return
        if step.refusal:
            self._strip.show([(step.refusal, "")])
        elif is_down_to:
            self.answer(ChosenTurn(Turn.UNDO_TO, step.id))
        else:
            self.answer(ChosenTurn(Turn.REDO if step.is_undone else Turn.UNDO, step.id))

    def _show_changes(self) -> None:
        step = self._steps.row_under_cursor
        changes = list(self._changes(step.id, MOST_CHANGES)) if step else []
        if step and len(changes) >= MOST_CHANGES and step.notes > len(changes):
            changes.append(ChangeInWords(f"… and {notes_in_words(step.notes - len(changes))} more"))
        self._change_list.show(changes, "It is no longer known what that was." if step else "")
        self._strip.show(_keys(step))


def _keys(step: StepLine | None) -> list[tuple[str, str]]:
    """Returns the keys that mean something for a step."""
    if step is None:
        return [("Esc", "close")]
    turns = [("u Enter", "redo" if step.is_undone else "undo"), ("U", "undo all down to here")]
    scroll = ("J K", "scroll that")
    return [*([] if step.refusal else turns), scroll, ("Esc", "close")]

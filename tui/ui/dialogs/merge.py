"""Notes that are to be merged, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Rule

from tui.model.change_in_words import ChangeInWords
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.drawing.candidate_row import CandidateLine
from tui.ui.keymaps import spelling
from tui.ui.widgets.candidate_list import CandidateList
from tui.ui.widgets.change_list import ChangeList
from tui.ui.widgets.list_moves import LIST_MOVES
from tui.ui.widgets.menu_strip import MenuStrip

_SCROLLS = {"J": 1, "K": -1, "pagedown": 10, "space": 10, "pageup": -10}

_WIDEST_FIELD = 16
"""How many cells the names of fields have."""

_KEYS = (("Enter", "merge"), ("j k", "keep another"), ("J K", "scroll"), ("Esc", "close"))


class MergeScreen(Dialog[int]):
    """Answers with the ordinal of the note to keep, or None when it was closed."""

    AUTO_FOCUS = "CandidateList"

    def __init__(
        self,
        candidates: Sequence[CandidateLine],
        cursor: int,
        result: Callable[[int], Sequence[ChangeInWords]],
    ) -> None:
        """Shows notes.

        Args:
            candidates: At least two.
            cursor: The one to keep at first.
            result: From the ordinal of the note to keep to what becomes of all of them.
        """
        super().__init__()
        self._result = result
        self._candidates = CandidateList(candidates, self._show_result, cursor)
        self._change_list = ChangeList()
        self._change_list.widest_subject = _WIDEST_FIELD
        self._change_list.heading = f"What becomes of the {len(candidates):,} notes"
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the notes, what becomes of them, and the keys."""
        with Frame(id="merge"):
            yield self._candidates
            yield Rule()
            yield self._change_list
            yield self._strip

    def on_mount(self) -> None:
        """Shows what becomes of the notes at first."""
        self._show_result()
        self._strip.show(_KEYS)

    def consume_key(self, event: Key) -> bool:
        """Moves, scrolls, merges or closes."""
        key = spelling(event)
        if key in ("escape", "q", "="):
            self.answer(None)
        elif key == "enter":
            self.answer(self._candidates.cursor_row)
        elif key in LIST_MOVES:
            LIST_MOVES[key](self._candidates)
        elif key in _SCROLLS:
            self._change_list.scroll_items(_SCROLLS[key])
        else:
            return False
        return True

    def _show_result(self) -> None:
        self._change_list.show(self._result(self._candidates.cursor_row))

"""Waits for keys that choose lines of the text behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.events import Click, Key

from tui.ui.dialogs.dialog import Dialog
from tui.ui.keymaps import spelling
from tui.ui.widgets.line_selection import LineSelection
from tui.ui.widgets.menu_strip import MenuStrip

_MOVES: Mapping[str, Callable[[LineSelection], object]] = {
    **dict.fromkeys(("j", "down"), lambda lines: lines.move(1)),
    **dict.fromkeys(("k", "up"), lambda lines: lines.move(-1)),
    **dict.fromkeys(("ctrl+d", "pagedown"), lambda lines: lines.move_by_half_pages(1)),
    **dict.fromkeys(("ctrl+u", "pageup"), lambda lines: lines.move_by_half_pages(-1)),
    **dict.fromkeys(("g", "home"), lambda lines: lines.to_top()),
    **dict.fromkeys(("G", "end"), lambda lines: lines.to_bottom()),
    **dict.fromkeys(("v", "space"), lambda lines: lines.fix()),
}

_KEYS = [("j k", "to a line"), ("v", "from here"), ("y", "copy"), ("Esc", "close")]


class LineSelectionScreen(Dialog[bool]):
    """Answers that the lines are to be copied, or None when it was closed.

    It answers that they are not where they are in sight no more.
    """

    def __init__(self, lines: LineSelection) -> None:
        """Has lines chosen.

        Args:
            lines: Those that are chosen.
        """
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Shows one line."""
        yield MenuStrip()

    def on_mount(self) -> None:
        """Shows the keys."""
        self.query_one(MenuStrip).show(_KEYS)
        self._lines.begin(self._text_moved)
        self.call_later(self._text_moved)

    def _text_moved(self) -> None:
        """Goes on with the lines that are chosen, unless another text is shown."""
        if not (self.is_answered or self._lines.select_anew()):
            self.answer(False)

    def consume_key(self, event: Key) -> bool:
        """Moves, fixes, copies or closes."""
        key = spelling(event)
        if key in ("escape", "q"):
            self.answer(None)
        elif key in ("y", "enter"):
            self.answer(True)
        elif key in _MOVES:
            _MOVES[key](self._lines)
        else:
            return False
        return True

    def on_click(self, _: Click) -> None:
        """Closes at a click elsewhere."""
        self.answer(None)

"""The keys that move the cursor of a list in any dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.ui.widgets.cursor_pane import CursorPane

Move = Callable[[CursorPane], None]

LIST_MOVES: Mapping[str, Move] = {
    **dict.fromkeys(("j", "down"), lambda pane: pane.move(1)),
    **dict.fromkeys(("k", "up"), lambda pane: pane.move(-1)),
    **dict.fromkeys(("g", "home"), lambda pane: pane.top()),
    **dict.fromkeys(("G", "end"), lambda pane: pane.bottom()),
}

"""The keys that move the cursor of a list, or scroll a text, in any dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.ui.widgets.cursor_pane import CursorPane
from tui.ui.widgets.pane import LinePane

Move = Callable[[CursorPane], None]

LIST_MOVES: Mapping[str, Move] = {
    **dict.fromkeys(("j", "down"), lambda pane: pane.move(1)),
    **dict.fromkeys(("k", "up"), lambda pane: pane.move(-1)),
    **dict.fromkeys(("g", "home"), lambda pane: pane.top()),
    **dict.fromkeys(("G", "end"), lambda pane: pane.bottom()),
}

Scroll = Callable[[LinePane], object]

SCROLLS: Mapping[str, Scroll] = {
    **dict.fromkeys(("j", "down"), lambda pane: pane.scroll_items(1)),
    **dict.fromkeys(("k", "up"), lambda pane: pane.scroll_items(-1)),
    **dict.fromkeys(("pagedown", "space", "ctrl+d"), lambda pane: pane.page(1)),
    **dict.fromkeys(("pageup", "ctrl+u"), lambda pane: pane.page(-1)),
    **dict.fromkeys(("g", "home"), lambda pane: pane.top()),
    **dict.fromkeys(("G", "end"), lambda pane: pane.bottom()),
}

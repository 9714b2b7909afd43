"""The other texts of a note, to look at, and to put in place."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Rule

from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.drawing.text_tabs import size_in_words
from tui.ui.drawing.version_row import VersionLine
from tui.ui.keymaps import spelling
from tui.ui.widgets.list_moves import LIST_MOVES
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.text_pane import TextPane
from tui.ui.widgets.version_list import VersionList

_SCROLLS = {"J": 1, "K": -1, "pagedown": 10, "space": 10, "pageup": -10}


class VersionsScreen(Dialog[int]):
    """Answers with the ordinal of the text to put in place, or None when it was closed."""

    AUTO_FOCUS = "VersionList"

    def __init__(self, versions: Sequence[VersionLine]) -> None:
        """Shows texts.

        Args:
            versions: At least one; the latest first.
        """
        super().__init__()
        self._list = VersionList(versions, self._show_text)
        self._text = TextPane()
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the texts, the one under the cursor, and the keys."""
        with Frame(id="versions"):
            yield self._list
            yield Rule()
            yield self._text
            yield self._strip

    def on_mount(self) -> None:
        """Shows the first text."""
        self._show_text()
        keys = [("Enter", "put it in place"), ("J K", "scroll it"), ("Esc", "close")]
        self._strip.show(keys)

    def consume_key(self, event: Key) -> bool:
        """Moves, scrolls, chooses or closes."""
        key = spelling(event)
        if key in ("escape", "q", "i"):
            self.answer(None)
        elif key == "enter":
            self.answer(self._list.cursor_row)
        elif key in LIST_MOVES:
            LIST_MOVES[key](self._list)
        elif key in _SCROLLS:
            self._text.scroll_items(_SCROLLS[key])
        else:
            return False
        return True

    def _show_text(self) -> None:
        version = self._list.row_under_cursor
        if version:
            size = size_in_words(version.content)
            self._text.show(f"{version.field.capitalize()} {size}", version.content)

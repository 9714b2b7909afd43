"""The menu of themes: the one under the cursor is shown at once, behind the menu as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.events import Key

from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.drawing.theme_row import ThemeLine
from tui.ui.keymaps import spelling
from tui.ui.widgets.list_moves import LIST_MOVES
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.theme_list import ThemeList


class ThemesScreen(Dialog[str]):
    """Answers with the name of a theme, or None when it was closed."""

    AUTO_FOCUS = "ThemeList"

    def __init__(self, themes: Sequence[ThemeLine], show: Callable[[str], None]) -> None:
        """Shows themes.

        Args:
            themes: At least one; the cursor is on the one that is kept.
            show: Shows the theme with a name.
        """
        super().__init__()
        kept = next((at for at, each in enumerate(themes) if each.is_kept), 0)
        self._show = show
        self._list = ThemeList(themes, self._show_theme, kept)
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the themes, and the keys."""
        with Frame(id="themes"):
            yield self._list
            yield self._strip

    def on_mount(self) -> None:
        """Shows the keys."""
        self._strip.show([("Enter", "keep it"), ("Esc", "as before")])

    def consume_key(self, event: Key) -> bool:
        """Moves, keeps or closes."""
        key = spelling(event)
        if key in ("escape", "q"):
            self.answer(None)
        elif key == "enter":
            theme = self._list.row_under_cursor
            self.answer(theme.name if theme else None)
        elif key in LIST_MOVES:
            LIST_MOVES[key](self._list)
        else:
            return False
        return True

    def _show_theme(self) -> None:
        theme = self._list.row_under_cursor
        if theme:
            self._show(theme.name)

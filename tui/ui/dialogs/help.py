"""The help in pages, one a key away from the other; searchable as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.events import Key

from tui.ui.actions import AnyAction, Context
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.dialogs.help_pages import found_sections, help_pages
from tui.ui.keymaps import spelling
from tui.ui.widgets.help_pane import HelpPane
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.list_moves import SCROLLS
from tui.ui.widgets.menu_strip import MenuStrip

_TURNS: Mapping[str, int] = {
    **dict.fromkeys(("tab", "l", "right"), 1),
    **dict.fromkeys(("shift+tab", "h", "left"), -1),
}
"""By how many pages a key goes on."""

_STEPS: Mapping[str, int] = {
    **dict.fromkeys(("j", "down"), 1),
    **dict.fromkeys(("k", "up"), -1),
}
"""By how many examples a key goes on, or by how many lines where there is none."""


class HelpScreen(Dialog[str]):
    """Shows the keys first, those of a pane before those of everywhere.

    Answers with the filter that is to be tried, None where it was closed.
    """

    AUTO_FOCUS = "HelpPane"

    def __init__(
        self,
        actions: Sequence[AnyAction],
        context: Context,
        verbs: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Explains actions.

        Args:
            actions: All of them, in their order.
            context: The pane whose keys come first.
            verbs: Those of the command line as they are written, and what they do.
        """
        super().__init__()
        self._pages = help_pages(actions, context, verbs)
        self._page = 0
        self._pane = HelpPane()
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows a page, the line that searches all, and the keys."""
        with Frame(id="help"):
            yield self._pane
            yield LineEditor(prompt=" /", placeholder="search the help", listener=self)
            yield self._strip

    def on_mount(self) -> None:
        """Shows the keys."""
        self._turn_to(0)

    def line_changed(self, text: str) -> None:
        """Shows what has the text, of all pages."""
        if text:
            self._pane.show("Found", found_sections(self._pages, text))
            self._show_keys()
        else:
            self._turn_to(self._page)

    def line_submitted(self, _: str) -> None:
        """Goes back to scrolling."""
        self.set_focus(self._pane)

    def line_cancelled(self) -> None:
        """Closes."""
        self.answer(None)

    def consume_key(self, event: Key) -> bool:
        """Scrolls, turns the page, searches or closes."""
        key = spelling(event)
        if key in ("escape", "q", "?"):
            self.answer(None)
        elif key == "enter":
            self.answer(self._pane.example or None)
        elif key == "/":
            self.query_one(LineEditor).edit()
        elif key in _STEPS:
            self._pane.step(_STEPS[key])
        elif key in SCROLLS:
            SCROLLS[key](self._pane)
        elif key in _TURNS:
            self._turn_to((self._page + _TURNS[key]) % len(self._pages))
        else:
            return False
        return True

    def _turn_to(self, page: int) -> None:
        self._page = page
        self._pane.show(self._pages[page].title, self._pages[page].sections)
        self._show_keys()

    def _show_keys(self) -> None:
        following = self._pages[(self._page + 1) % len(self._pages)].title.lower()
        can_try = self._pane.has_examples
        moves = [("j k", "choose"), ("Enter", "try it")] if can_try else [("j k", "scroll")]
        self._strip.show([("Tab", following), ("/", "search"), *moves, ("Esc", "close")])

"""A text of several lines that a person writes, below what it will look like."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.text_editor import TextEditor


class Written(NamedTuple):
    """The answer: a text, and whether it is to be saved."""

    text: str
    is_saved: bool


class WritingScreen(Dialog[Written]):
    """Answers with the text; also where it is not to be saved."""

    def __init__(self, what: str, text: str, changed: Callable[[str], object]) -> None:
        """Shows a text to go on with.

        Args:
            what: What is written, such as ``comment``.
            text: How it begins.
            changed: Is given the text after every change, before the next key.
        """
        super().__init__()
        self._what = what
        self._changed = changed
        self._editor = TextEditor(text, self)
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the editor, and its keys."""
        with Vertical(id="writing"):
            yield self._strip
            yield self._editor

    def on_mount(self) -> None:
        """Gives the editor the focus."""
        self._show_keys(self._what)
        self.set_focus(self._editor)

    def text_refused(self, length: int) -> None:
        """Says that a text is too long."""
        self._show_keys(f"not inserted: {length:,} characters are too many")

    def text_changed(self, text: str) -> None:
        """Has the text shown as it will be."""
        self._changed(text)

    def text_submitted(self, text: str) -> None:
        """Answers with the text, to be saved."""
        self.answer(Written(text, is_saved=True))

    def text_cancelled(self, text: str) -> None:
        """Answers with the text, to be kept for later."""
        self.answer(Written(text, is_saved=False))

    def _show_keys(self, what: str) -> None:
        self._strip.show([(what, ""), ("Ctrl-S", "save"), ("Esc", "leave it for later")])

"""A text of several lines that a person writes, below what it will look like."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.ui.dialogs.saving import Ending, SavingScreen
from tui.ui.widgets.text_editor import TextEditor


class WritingScreen(SavingScreen):
    """Has a text written, and saved."""

    def __init__(
        self,
        what: str,
        text: str,
        changed: Callable[[str], object],
        save: Callable[[str], object],
    ) -> None:
        """Shows a text to go on with.

        Args:
            what: What is written, such as ``comment``.
            text: How it begins.
            changed: Is given the text after every change, before the next key.
            save: Is given the text to be saved, and tells the dialog what became of it.
        """
        super().__init__()
        self._what = what
        self._changed = changed
        self._save = save
        self._editor = TextEditor(text, self)

    def compose(self) -> ComposeResult:
        """Shows the editor, and its keys."""
        with Vertical(id="writing"):
            yield self.strip
            yield self.reason
            yield self._editor

    def on_mount(self) -> None:
        """Gives the editor the focus."""
        self.show_keys()
        self.set_focus(self._editor)

    def show_keys(self) -> None:
        """Shows what is written, and how it ends."""
        self.strip.show([(self._what, ""), ("Ctrl-S", "save"), ("Esc", "leave it for later")])

    def text_refused(self, length: int) -> None:
        """Says that a text is too long."""
        self.show_reason(f"not inserted: {length:,} characters are too many")

    def text_changed(self, text: str) -> None:
        """Has the text shown as it will be."""
        self.show_reason("")
        self._changed(text)

    def text_submitted(self, text: str) -> None:
        """Has the text saved."""
        self.begin_saving()
        self._save(text)

    def text_cancelled(self, _: str) -> None:
        """Leaves the text for later."""
        self.answer(Ending.LEFT)

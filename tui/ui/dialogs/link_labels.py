"""Waits for the letters of a link; the pane behind it has them over its links."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.events import Click, Key

from tui.ui.actions import key_name
from tui.ui.dialogs.dialog import Dialog
from tui.ui.keymaps import spelling
from tui.ui.widgets.menu_strip import MenuStrip


class LinkLabelsScreen(Dialog[int | str]):
    """Answers with the index of the link whose label was typed, else with the keys that were."""

    def __init__(self, labels: Sequence[str], question: str, typed: Callable[[str], None]) -> None:
        """Asks for a label.

        Args:
            labels: At least one; none is the beginning of another.
            question: What becomes of the link.
            typed: Is told what was typed so far.
        """
        super().__init__()
        self._labels = labels
        self._question = question
        self._tell = typed
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Shows one line."""
        yield MenuStrip()

    def on_mount(self) -> None:
        """Says what is asked."""
        keys = [(self._question, ""), ("a–z", "the letters over it"), ("Esc", "close")]
        self.query_one(MenuStrip).show(keys)

    def consume_key(self, event: Key) -> bool:
        """Takes the next letter; closes at Esc, and at a key that no label goes on with."""
        pressed = spelling(event)
        if pressed == "escape":
            self.answer(None)
            return True
        self._typed += pressed if len(pressed) == 1 else key_name(pressed)
        if self._typed in self._labels:
            self.answer(self._labels.index(self._typed))
        elif any(label.startswith(self._typed) for label in self._labels):
            self._tell(self._typed)
        else:
            self.answer(self._typed)
        return True

    def on_click(self, _: Click) -> None:
        """Closes at a click elsewhere."""
        self.answer(None)

"""A question that is answered with y or n."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.ui.dialogs.dialog import Dialog


class ConfirmScreen(Dialog[bool]):
    """Answers whether it was ``y``."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Shows the question."""
        key = "bold $accent"
        keys = (("y", key), " yes · any other key no")
        text = Content.assemble((self._question, "bold"), "  ", *keys)
        yield Static(text, id="question")

    def consume_key(self, event: Key) -> bool:
        """Takes the next key, whatever it is."""
        self.answer(event.key == "y")
        return True

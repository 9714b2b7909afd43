"""A question that is answered with y or n."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static


class ConfirmScreen(ModalScreen[bool]):
    """Answers whether it was ``y``."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        text = Content.assemble((self._question, "bold"), "  y yes · any other key no")
        yield Static(text, id="question")

    def on_key(self, event: Key) -> None:
        """Take the next key, whatever it is."""
        event.stop()
        event.prevent_default()
        self.dismiss(event.key == "y")

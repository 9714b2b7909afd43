"""What all dialogs have in common: they answer once, and keep no key that comes after."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.events import Key
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A screen in front of another one."""

    BINDINGS: ClassVar[list[BindingType]] = []

    _is_answered = False

    def answer(self, answer: Answer | None) -> None:
        """Close with an answer; all but the first are passed over.

        Keys come in bursts, as when one is held or over a slow line, and Textual would close the
        screen behind for a second answer.
        """
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(answer)

    def on_key(self, event: Key) -> None:
        """Do what a key means here; one that comes after the answer is for the screen behind."""
        if not self._is_answered:
            self.take(event)
            return
        event.stop()
        event.prevent_default()
        self.app.post_message(Key(event.key, event.character))

    def take(self, event: Key) -> None:
        """Called with each key that no line of the dialog has taken."""

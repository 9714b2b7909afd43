"""What all dialogs have in common: they answer once, and keep no key that comes after."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.events import Key
from textual.screen import ModalScreen

from tui.assets import sheets
from tui.ui.key_queue import KeyQueue
from tui.ui.widgets.editor import Editor

Answer = TypeVar("Answer")

DIALOG_SHEETS = sheets("dialogs")
"""The style sheets that no page takes."""


class Dialog(ModalScreen[Answer]):
    """A screen in front of another one; it knows no library, and is given all that it shows."""

    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH: ClassVar[list[Path]] = DIALOG_SHEETS  # type: ignore[assignment]

    keys: KeyQueue
    """What is typed; whoever opens the dialog holds it up, and sets it here."""

    _is_answered = False

    def on_mount(self) -> None:
        """Takes keys from now on; those that came since it was opened were kept."""
        self.keys.release(self)

    @property
    def is_answered(self) -> bool:
        """Whether it has answered, and so is closed."""
        return self._is_answered

    def show_lock(self, *, is_locked: bool) -> None:
        """Shows that another program has locked the library, where that matters here."""

    def show_latest(self) -> None:
        """Shows what is known by now, where more and more is found while it is open."""

    def give_up_waiting(self) -> bool:
        """Ends what keys wait for here; returns whether there was anything."""
        return False

    def answer(self, answer: Answer | None) -> None:
        """Closes with an answer; all but the first are passed over.

        What is typed after it waits until something was done with the answer.
        """
        if not self._is_answered:
            self._is_answered = True
            self.keys.hold(self)
            self.dismiss(answer)

    def press(self, event: Key) -> bool:
        """Does what a key means here; returns whether it means anything."""
        if event.key == "ctrl+q":
            # It is for the screen behind.
            self.keys.put_back(event)
            self.answer(None)
            return True
        editor = self.focused
        if isinstance(editor, Editor) and editor.consume_key(event):
            return True
        return self.consume_key(event)

    def consume_key(self, event: Key) -> bool:  # noqa: ARG002 (for subclasses)
        """Does what a key means that no line has taken; returns whether it means anything."""
        return False

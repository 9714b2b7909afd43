"""A dialog whose text is saved before it closes, and which stays open where that fails."""

from __future__ import annotations

from enum import Enum, auto
from time import monotonic

from textual.widgets import Static

from tui.errors import UrlNotesError
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.menu_strip import MenuStrip

LEAVE_AFTER_SECONDS = 0.3
"""How long keys wait for the saving before Esc leaves; sooner it is an ordinary key."""


class Ending(Enum):
    """The answer: what became of what was written."""

    SAVED = auto()
    QUEUED = auto()
    """It is still to be saved; the person did not want to wait."""
    LEFT = auto()
    """It is to be gone on with later."""


class SavingScreen(Dialog[Ending]):
    """A dialog that is told whether what it asked to be saved was.

    Until then what is typed waits; Esc closes it, and what is to be saved stays queued.
    """

    def __init__(self) -> None:
        super().__init__()
        self.strip = MenuStrip()
        self.reason = Static("", id="reason", markup=False)
        self.reason.display = False
        self._saving_since: float | None = None

    @property
    def is_saving(self) -> bool:
        """Whether something is being saved."""
        return self._saving_since is not None

    def show_keys(self) -> None:
        """Shows what keys do while a person writes; for subclasses."""

    def begin_saving(self) -> None:
        """Waits until it is told that all is saved, or is not."""
        self._saving_since = monotonic()
        self.show_reason("")
        self.keys.hold(self)
        self.strip.show([("saving …", "")])

    def saved(self) -> None:
        """Closes: all is saved."""
        self.answer(Ending.SAVED)

    def refused(self, error: UrlNotesError) -> None:
        """Goes on, and says why nothing was saved."""
        self._saving_since = None
        self.show_keys()
        self.show_reason(f"Not saved: {error.message}. {error.hint}".strip())
        self.keys.release(self)

    def show_reason(self, text: str) -> None:
        """Says why something cannot be done; nothing where the text is empty."""
        # Each change lays out the dialog: none is made by a key that says nothing new.
        if text != self.reason.content:
            self.reason.display = bool(text)
            self.reason.update(text)

    def show_lock(self, *, is_locked: bool) -> None:
        """Says that the saving waits for another program, or no longer."""
        if self.is_saving and is_locked:
            self.strip.show(
                [("waiting for another program", ""), ("Esc", "close; it is saved then")]
            )
        elif self.is_saving:
            self.strip.show([("saving …", "")])

    def give_up_waiting(self) -> bool:
        """Closes while something is being saved, if that takes long; returns whether it did."""
        since = self._saving_since
        has_waited = since is not None and monotonic() - since > LEAVE_AFTER_SECONDS
        if has_waited:
            # What came meanwhile was typed for a dialog that would have closed by itself.
            self.keys.drop()
            self.answer(Ending.QUEUED)
        return has_waited

"""What every action works with: the state of the reader, its library and its panes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.notifications import SeverityLevel
from textual.screen import Screen

from tui.errors import UrlNotesError
from tui.filters.parser import parse
from tui.library.configuration.values import USUAL
from tui.model.note import Note
from tui.model.view import Views
from tui.ui.actions import Situation
from tui.ui.gateway import Gateway
from tui.ui.idle import IdleTime
from tui.ui.key_queue import KeyQueue
from tui.ui.keymaps import Keymap
from tui.ui.panes import Panes
from tui.ui.state import ReaderState
from tui.ui.toasts import Toast, Toasts


class Session:
    """One library that is being read.

    Args:
        path: The library.
        screen: The screen of the reader.
        panes: Its widgets.
        keys: What is typed.
        make_keymap: Returns what keys mean.
        perform: Does the action with an id, as its key would.

    Raises:
        LibraryError: The library cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        screen: Screen[None],
        panes: Panes,
        keys: KeyQueue,
        make_keymap: Callable[[], Keymap[Session]],
        perform: Callable[[str], None],
    ) -> None:
        self.path = path
        self.screen = screen
        self._toasts = Toasts(screen)
        self.panes = panes
        self.keys = keys
        self._make_keymap = make_keymap
        self._keymap: Keymap[Session] | None = None
        self.perform = perform
        self.gateway = Gateway(path, screen.post_message)
        self.idle = IdleTime(screen.set_timer)
        self.configuration = USUAL
        """What is configured; replaced when the file changes."""
        self.state = ReaderState(parse(""))
        """What the reader knows; widgets keep where they are scrolled to and what is typed."""

    @property
    def situation(self) -> Situation:
        """What actions can count on now."""
        row = self.panes.notes.cursor_note
        return Situation(
            has_note=self.cursor_id is not None,
            marks=len(self.state.marked),
            has_past_filter=bool(self.state.past),
            has_filter=bool(self.state.filter.text),
            has_last_tagging=bool(self.state.last_tagging),
            is_kept=bool(row and not row.trashed and not self.state.marked),
            key_of=self.key_of,
        )

    @property
    def keymap(self) -> Keymap[Session]:
        """What keys mean; made when it is first asked for, since it takes all actions."""
        if self._keymap is None:
            self._keymap = self._make_keymap()
        return self._keymap

    @keymap.setter
    def keymap(self, keymap: Keymap[Session]) -> None:
        self._keymap = keymap

    @property
    def knows_keys(self) -> bool:
        """Whether all actions are loaded; the first page is painted before that."""
        return self._keymap is not None

    def key_of(self, action_id: str) -> str:
        """Returns the key of an action as sentences name it: theirs, whatever they configure."""
        return self.keymap.named(action_id).shown_key

    @property
    def cursor_id(self) -> int | None:
        """The id of the note under the cursor of the list."""
        return self.panes.notes.cursor_id

    def note_under_cursor(self) -> Note | None:
        """Returns the note under the cursor of the list, as it is shown."""
        return None if self.cursor_id is None else self.note(self.cursor_id)

    def note(self, note_id: int) -> Note | None:
        """Returns a note, as it is shown; None where it is gone."""
        note = self.gateway.read(lambda library: library.note(note_id), otherwise=None)
        return note and self.state.pending.note(note)

    def foreseen_note(self, note_id: int) -> Note | None:
        """Returns a note that may be shown soon; None also where it cannot be read now."""
        note = self.gateway.try_to_read(lambda library: library.note(note_id))
        return note and self.state.pending.note(note)

    @property
    def views(self) -> Views:
        """The saved filters in their order, with what is pending for them."""
        return self.state.pending.views(self.state.views)

    def notify(self, text: str, hint: str = "", *, severity: SeverityLevel = "information") -> None:
        """Shows a toast in place of the last one; its text is never read as markup."""
        self._toasts.show(Toast(text, hint, severity))

    def notify_error(self, error: UrlNotesError) -> None:
        """Shows what went wrong and what to do."""
        self.notify(error.message, error.hint, severity="error")

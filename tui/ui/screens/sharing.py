"""Taking a link elsewhere: into the browser, onto the clipboard."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from tui.errors import UrlNotesError
from tui.library.reading import IsWanted, LibraryReader
from tui.model.note import Note
from tui.ui.actions import MENUS
from tui.ui.screens.changing import Changing

if TYPE_CHECKING:
    from tui.library.desktop.clipboard import CopyOutcome

MOST_OPENED_UNASKED = 10


class Sharing(Changing):
    """The actions that leave the program."""

    def do_note_open(self) -> None:
        note = self.note_under_cursor()
        if note:
            self._open([note])

    def do_note_open_marked(self) -> None:
        self.with_chosen("Open", self._open_many)

    def do_note_copy(self) -> None:
        self._copy_as("url")

    def do_note_copy_menu(self) -> None:
        self.offer(MENUS["copy"], self._copy_as)

    def open_address(self, url: str) -> None:
        """Open a link that stands in a summary."""
        self._launch(url)

    def _open_many(self, ids: Sequence[int]) -> None:
        if len(ids) <= MOST_OPENED_UNASKED:
            self._with_notes(ids, self._open)
            return

        from tui.ui.screens.confirm import ConfirmScreen

        def answered(is_wanted: bool | None) -> None:
            if is_wanted:
                self._with_notes(ids, self._open)

        self.open_dialog(ConfirmScreen(f"Open {len(ids):,} links at once?"), answered)

    def _open(self, notes: Sequence[Note]) -> None:
        opened = list(takewhile(lambda note: self._launch(note.url), notes))
        self.mark_opened([note.id for note in opened])

    def _with_notes(self, ids: Sequence[int], then: Callable[[Sequence[Note]], None]) -> None:
        """Do something with notes, in the order of the list; those that it hides come last."""
        listing = self.state.listing
        if listing is None:
            return

        def find(library: LibraryReader, _: IsWanted) -> Sequence[Note]:
            with library.one_moment():
                ids_at = {at: note for note, at in library.positions(listing.result, ids).items()}
                return library.notes_of([ids_at[at] for at in listing.in_order(ids_at)])

        self.look_up(find, then)

    def _launch(self, url: str) -> bool:
        """Open an address; whether that could be tried."""
        from tui.library.desktop import browsers, opener

        try:
            launch = browsers.plan(os.environ, shutil.which, sys.platform)
            if launch.console:
                with self.app.suspend():
                    opener.open_link(url, launch=launch)
            else:
                opener.open_link(url, launch=launch)
                self.reader.tell(f"Opening {url[:200]}")
        except UrlNotesError as error:
            self.reader.tell_error(error)
            return False
        return True

    def _copy_as(self, what: str | None) -> None:
        note = self.note_under_cursor()
        if what == "marked":
            self.with_chosen("Copy", lambda ids: self._with_notes(ids, self._copy_addresses))
        elif what and note:
            self._copy(_AS[what](note))

    def _copy_addresses(self, notes: Sequence[Note]) -> None:
        self._copy("\n".join(note.url for note in notes))

    def _copy(self, text: str) -> None:
        if not text:
            self.reader.tell("There is nothing to copy.")
            return

        from tui.library.desktop import clipboard

        def copied() -> None:
            try:
                outcome = clipboard.copy(text)
            except UrlNotesError as error:
                self.app.call_from_thread(self.reader.tell_error, error)
            else:
                self.app.call_from_thread(self._copied, outcome)

        self.run_worker(copied, thread=True, exclusive=True, group="clipboard")

    def _copied(self, outcome: CopyOutcome) -> None:
        if outcome.osc52 and self.app._driver:  # noqa: SLF001  # Textual has no public way to it
            self.app._driver.write(outcome.osc52)  # noqa: SLF001
        self.reader.tell(outcome.message)


def _markdown_link(note: Note) -> str:
    title = (note.title or note.url).replace("[", "\\[").replace("]", "\\]")
    return f"[{title}](<{note.url}>)"


def _json(note: Note) -> str:
    from tui.formats.records import to_record

    return json.dumps(to_record(note), ensure_ascii=False)


_AS: dict[str, Callable[[Note], str]] = {
    "url": lambda note: note.url,
    "title": lambda note: note.title or note.url,
    "markdown": _markdown_link,
    "summary": lambda note: note.summary,
    "json": _json,
}

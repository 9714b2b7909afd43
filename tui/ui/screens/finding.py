"""Finding: a text within the note, and the way from hit to hit and from note to note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from tui.library.listing import Listing
from tui.library.reading import IsWanted, LibraryReader, QueryInterruptedError
from tui.model.chunks import chunks
from tui.model.note import Note
from tui.ui.screens.lending import Lending, Loan

NOTES_AT_ONCE = 25
"""How many notes of the list are read at a time to look for a hit in them."""


class Finding(Lending):
    """The actions that go to what is looked for."""

    def do_find_edit(self) -> None:
        first = self.preview.first

        def changed(text: str) -> None:
            self.preview.scroll_to_item(first)
            self.look_for(text)
            self.preview.next_hit(1)

        def ended(text: str | None) -> None:
            self.look_for(text or "")
            if text is None:
                self.preview.scroll_to_item(first)
            self.go_to(self.preview)

        loan = Loan("find: ", "a text in this note", changed, ended)
        self.lend_line(loan, self.find_text)

    def do_find_next(self) -> None:
        self._go_to_hit(1)

    def do_find_previous(self) -> None:
        self._go_to_hit(-1)

    def end_finding(self) -> bool:
        """Look for the filter's words again; whether anything else was looked for."""
        was_finding = bool(self.find_text)
        self.look_for("")
        return was_finding

    def look_for(self, text: str) -> None:
        """Look for a text within the note; for the filter's words where it is empty."""
        self.find_text = text
        self.show_needles()

    def _go_to_hit(self, direction: int) -> None:
        preview = self.preview
        if not preview.sought.has_stops:
            self.reader.tell("Nothing is looked for; / in the preview finds a text.")
        elif not (preview.display and preview.next_hit(direction)):
            self._go_to_note_with_hit(direction)

    def _go_to_note_with_hit(self, direction: int) -> None:
        listing = self.state.listing
        if listing is None:
            self.wait_for_answer(partial(self._go_to_note_with_hit, direction))
            return
        search = NextHit(listing, self.note_list.cursor_row, direction, self.preview.hit_test)
        self.look_up(
            search.note_with_hit,
            partial(self._go_to_found_note, direction),
            again=partial(self._go_to_note_with_hit, direction),
        )

    def _go_to_found_note(self, direction: int, note_id: int | None) -> None:
        ordinal = None if note_id is None else self.ordinal_of(note_id)
        if ordinal is None:
            self.reader.tell("There is no further hit in this direction.")
            return
        self.note_list.move_to(ordinal)
        self.follow_cursor()
        self.preview.next_hit(direction, afresh=True)


class NextHit(NamedTuple):
    """The search for the nearest note of a list that has a hit."""

    listing: Listing
    ordinal: int
    """Where it begins; the note there is passed over."""
    direction: int
    """1 for the notes behind it, -1 for those before it."""
    has_hit: Callable[[Note], bool]

    def note_with_hit(self, library: LibraryReader, is_wanted: IsWanted) -> int | None:
        """The id of the note; None where there is none.

        Raises:
            QueryInterruptedError: Nobody wants to know any more.
        """
        order, step = self.listing.order, self.direction
        ordinals = range(self.ordinal + step, len(order) if step > 0 else -1, step)
        for batch in chunks(ordinals, NOTES_AT_ONCE):
            for note in library.notes(self.listing.result, [order[each] for each in batch]):
                if not is_wanted():
                    raise QueryInterruptedError
                if self.has_hit(note):
                    return note.id
        return None

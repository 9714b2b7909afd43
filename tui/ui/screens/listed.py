"""What the list shows: the notes that were found, with what is pending."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from tui.errors import StaleResultError
from tui.library.listing import Listing
from tui.library.reading import Page
from tui.model.row import NoteRow
from tui.ui.screens.parts import ReaderParts
from tui.ui.state import StayingNote


class Listed(ReaderParts):
    """Shows the list, and knows where its notes stand."""

    page: Sequence[NoteRow] = ()
    """The rows of the filter that are shown until all its notes are known."""

    def show_list(self, note_id: int | None, *, else_first: bool = False) -> None:
        """Show the list with what is pending: what was put away is gone, what came back is there.

        Args:
            note_id: The note for the cursor; where it is gone, its neighbour has it.
            else_first: Whether the first note has the cursor where that one is gone.
        """
        state = self.state
        self.show_rows()
        if state.awaits_page:
            self._show_what_is_left(note_id)
            return
        if state.found is None:
            self.note_list.show_page(*self.without_put_away(self._page_around(note_id)))
            return
        candidates = [] if note_id is None else [note_id]
        if not else_first:
            candidates += self._neighbours()
        try:
            positions = self._positions_of(candidates)
            listing = self._listing(state.found)
        except StaleResultError:
            self.state = replace(state, listing=None)
            self._show_what_is_left(note_id)
            self.call_later(self.refresh_answer)
            return
        self.state = replace(state, listing=listing)
        ordinals = (listing.ordinal(positions.get(each)) for each in candidates)
        cursor = next((each for each in ordinals if each is not None), None)
        if cursor is None:
            cursor = 0 if else_first else min(self.note_list.cursor_row, len(listing.order))
        if else_first:
            self.note_list.show_page(())
        self.note_list.show_index(len(listing.order), partial(self._rows, listing), cursor)

    def show_rows(self) -> None:
        """Show the rows of the list with what is pending."""
        staying = self.state.staying
        self.note_list.show_rows_as(self.state.pending.row, staying.note_id if staying else None)

    def _listing(self, found: Listing) -> Listing:
        """The notes that the filter finds, as the list shows them."""
        state, scope = self.state, self.state.query.scope
        away = state.pending.away(scope)
        back = dict(state.pending.back(scope, state.query.text))
        if state.staying and state.staying.note_id not in away:
            back[state.staying.note_id] = state.staying.ordinal
        if not away and not back:
            return found
        positions = self._positions_of([*away, *back])
        return found.changed(
            [positions[note] for note in away if note in positions],
            {positions[note]: ordinal for note, ordinal in back.items() if note in positions},
        )

    def _show_what_is_left(self, note_id: int | None) -> None:
        """Show the rows at hand without those put away, until the library has answered."""
        rows = list(self.note_list.fetched_rows())
        here = sum(index < self.note_list.cursor_row for index, _ in rows)
        ids = [row.id for _, row in rows]
        cursor = ids.index(note_id) if note_id in ids else here
        page = Page([row for _, row in rows], cursor)
        self.note_list.show_page(*self.without_put_away(page))

    def positions_at_hand(self, note_ids: Collection[int]) -> list[int]:
        """Where notes stand in what the filter finds; those that are gone are left out.

        Raises:
            StaleResultError: The library has moved on.
        """
        positions = self._positions_of(note_ids)
        return [positions[note_id] for note_id in note_ids if note_id in positions]

    def ordinal_of(self, note_id: int) -> int | None:
        """Where a note stands in the list; None where it is not in it.

        Raises:
            StaleResultError: The library has moved on.
        """
        listing = self.state.listing
        return listing.ordinal(self._positions_of([note_id]).get(note_id)) if listing else None

    def _positions_of(self, note_ids: Collection[int]) -> Mapping[int, int]:
        """Where notes stand in what the filter finds, these among others.

        Raises:
            StaleResultError: The library has moved on.
        """
        state = self.state
        if state.found is None:
            return state.positions
        result = state.found.result
        unknown = [note_id for note_id in note_ids if note_id not in state.positions]
        if unknown:
            nowhere: dict[int, int] = {}
            found = self.gateway.read(
                lambda library: library.positions(result, unknown), otherwise=nowhere
            )
            self.state = replace(state, positions={**state.positions, **found})
        return self.state.positions

    def _rows(self, listing: Listing, start: int, stop: int) -> Sequence[NoteRow] | None:
        """Rows of the list; None where the library has moved on, and is asked again."""
        try:
            return self.gateway.read(
                lambda library: library.rows(listing.result, listing.order[start:stop]),
                otherwise=None,
            )
        except StaleResultError:
            self.call_later(self.refresh_answer)
            return None

    def _neighbours(self) -> Iterator[int]:
        """The notes at hand that may have the cursor: those behind it, then those before it."""
        here = self.note_list.cursor_row
        rows = list(self.note_list.loaded_rows())
        yield from (row.id for index, row in rows if index >= here)
        yield from (row.id for index, row in reversed(rows) if index < here)

    def _page_around(self, note_id: int | None) -> Page:
        """The page that is shown, with the cursor on a note of it, or where it is."""
        ids = [row.id for row in self.page]
        cursor = ids.index(note_id) if note_id in ids else self.note_list.cursor_row
        return Page(self.page, cursor)

    def without_put_away(self, page: Page) -> Page:
        """A page without the rows that were put away, the cursor on its note or the next."""
        away = self.state.pending.away(self.state.query.scope)
        rows = [row for row in page.rows if row.id not in away]
        before = sum(row.id in away for row in page.rows[: page.cursor])
        return Page(rows, page.cursor - before)

    def keep_unfit_note(self, ordinal: int) -> None:
        """Let the note under the cursor stay in the list if a key made it unfit for the filter."""
        state, note_id = self.state, self.cursor_id
        if note_id is None or note_id != state.changed_note or state.found is None:
            return
        try:
            position = self._positions_of([note_id]).get(note_id)
        except StaleResultError:
            return
        is_fit = position is None or state.found.ordinal(position) is not None
        self.state = replace(state, staying=None if is_fit else StayingNote(note_id, ordinal))

    def leave_unfit_note(self) -> None:
        """Let go of a note that stayed in the list, once the cursor is on another."""
        staying = self.state.staying
        if self.cursor_id != self.state.changed_note:
            self.state = replace(self.state, changed_note=None)
        if staying and self.cursor_id != staying.note_id:
            self.state = replace(self.state, staying=None)
            self.show_list(self.cursor_id)

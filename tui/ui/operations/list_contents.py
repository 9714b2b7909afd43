"""What the list shows: the notes that the filter finds, with the edits that are pending.

``state.found`` has the notes that the filter finds, ``state.listing`` these with pending edits:
without notes that were put into the trash or the archive, with notes that came back from there. A
*position* is the number of a note in the order of the library, an *ordinal* its row in the list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from tui.errors import StaleResultError
from tui.library.answers import Page
from tui.library.result_listing import Listing
from tui.model.row import NoteRow
from tui.ui.operations.asking import refresh
from tui.ui.session import Session
from tui.ui.state import RetainedNote

MOST_PLACED = 1_000
"""How many notes of pending edits are looked for in the list while a key waits."""


def show_list(session: Session, note_id: int | None, *, else_first: bool = False) -> None:
    """Shows the list with what is pending: removed notes are gone, restored ones are there.

    Args:
        session: The session.
        note_id: The note for the cursor; where it is not listed, its neighbour gets it.
        else_first: Whether, in that case, the first note gets it.
    """
    state, notes = session.state, session.panes.notes
    _overlay_rows(session)
    if state.awaits_page:
        # The list is still that of the filter before.
        _show_what_is_left(session, note_id)
        return
    if state.found is None:
        # Only the first page of the filter is known.
        notes.show_page(*without_removed(session, _page_around(session, note_id)))
        return
    candidates = [] if note_id is None else [note_id]
    if not else_first:
        candidates += _neighbours(session)
    try:
        positions = _positions_of(session, candidates)
        listing = _listing(session, state.found)
    except StaleResultError:
        session.state = replace(state, listing=None)
        _show_what_is_left(session, note_id)
        session.screen.call_later(refresh, session)
        return
    session.state = replace(session.state, listing=listing)
    listed = ((listing.ordinal(positions.get(each)), each) for each in candidates)
    cursor, here = next((each for each in listed if each[0] is not None), (None, None))
    if cursor is None:
        cursor = 0 if else_first else min(notes.cursor_row, len(listing.order))
    if else_first:
        # Nothing of the list before stays on its line of the screen.
        notes.show_page(())
    notes.show_listing(len(listing.order), partial(_rows, session, listing), cursor, here)
    _show_unread(session)


def overlay_rows(session: Session) -> None:
    """Has every row shown as pending edits make it, and the unread ones counted so."""
    _overlay_rows(session)
    _show_unread(session)


def _overlay_rows(session: Session) -> None:
    retained = session.state.retained
    session.panes.notes.show_rows_as(
        session.state.pending.row, retained.note_id if retained else None
    )


def _show_unread(session: Session) -> None:
    """Shows how many notes of the list are unread, with what is pending.

    The number stays while the list is not counted, and until edits of very many notes are written.
    """
    state, pending = session.state, session.state.pending
    read, unread = (pending.flagged("read", value=value) for value in (True, False))
    if state.listing is None or len(read) + len(unread) > MOST_PLACED:
        return
    try:
        positions = (known_positions(session, each) for each in (read, unread))
        session.panes.notes.unread = len(state.listing.unread(*positions))
    except StaleResultError:
        # The answer to come has it.
        return


def known_positions(session: Session, note_ids: Collection[int]) -> list[int]:
    """Returns the positions of notes as of the result, without those that were deleted.

    Raises:
        StaleResultError: The library has moved on.
    """
    positions = _positions_of(session, note_ids)
    return [positions[note_id] for note_id in note_ids if note_id in positions]


def ordinal_of(session: Session, note_id: int) -> int | None:
    """Returns the row of a note in the list; None where it is not in it.

    Raises:
        StaleResultError: The library has moved on.
    """
    listing = session.state.listing
    if listing is None:
        return None
    return listing.ordinal(_positions_of(session, [note_id]).get(note_id))


def without_removed(session: Session, page: Page) -> Page:
    """Returns a page without the removed rows, the cursor on its note or the next."""
    away = session.state.pending.removed(session.state.filter.scope)
    rows = [row for row in page.rows if row.id not in away]
    before = sum(row.id in away for row in page.rows[: page.cursor])
    return Page(rows, page.cursor - before)


def retain_note(session: Session, ordinal: int) -> None:
    """Retains the note under the cursor in the list where an edit took it out of the filter.

    Args:
        session: The session.
        ordinal: The row of the note before.
    """
    state, note_id = session.state, session.cursor_id
    if note_id is None or note_id != state.changed_note or state.found is None:
        return
    try:
        position = _positions_of(session, [note_id]).get(note_id)
    except StaleResultError:
        return
    has_left = position is not None and state.found.ordinal(position) is None
    retained = RetainedNote(note_id, ordinal) if has_left else None
    session.state = replace(session.state, retained=retained)


def drop_retained_note(session: Session) -> None:
    """Takes a retained note out of the list, once the cursor has left it.

    A note that was changed under the cursor is retained no more once the cursor has left it.
    """
    state, here = session.state, session.cursor_id
    if here != state.changed_note:
        session.state = replace(state, changed_note=None)
    if state.retained and here != state.retained.note_id:
        session.state = replace(session.state, retained=None)
        show_list(session, here)


def _listing(session: Session, found: Listing) -> Listing:
    """Returns the notes that the filter finds, as the list shows them."""
    state, scope = session.state, session.state.filter.scope
    away = state.pending.removed(scope)
    back = dict(state.pending.restored(scope, state.filter.text))
    if state.retained and state.retained.note_id not in away:
        back[state.retained.note_id] = state.retained.ordinal
    if not away and not back:
        return found
    positions = _positions_of(session, [*away, *back])
    return found.changed(
        [positions[note] for note in away if note in positions],
        {positions[note]: ordinal for note, ordinal in back.items() if note in positions},
    )


def _show_what_is_left(session: Session, note_id: int | None) -> None:
    """Shows the loaded rows without the removed ones, until the library has answered."""
    notes = session.panes.notes
    rows = list(notes.stored_rows())
    if not rows:
        return
    here = sum(index < notes.cursor_row for index, _ in rows)
    ids = [row.id for _, row in rows]
    cursor = ids.index(note_id) if note_id in ids else here
    page = Page([row for _, row in rows], cursor)
    notes.show_page(*without_removed(session, page))


def _positions_of(session: Session, note_ids: Collection[int]) -> Mapping[int, int]:
    """Returns the positions of notes as of the result, these among others.

    Those of pending edits came with the result. Others are looked up each time, and not kept: that
    shows whether the library has moved on.

    Raises:
        StaleResultError: The library has moved on.
    """
    found, known = session.state.found, session.state.positions
    unknown = [note_id for note_id in note_ids if note_id not in known]
    if found is None or not unknown:
        return known
    none: dict[int, int] = {}
    looked_up = session.gateway.read(
        lambda library: library.positions(found.result, unknown), otherwise=none
    )
    return {**known, **looked_up}


def _rows(session: Session, listing: Listing, start: int, stop: int) -> Sequence[NoteRow] | None:
    """Returns rows of the list; None where the library has moved on, and is asked again."""
    try:
        return session.gateway.read(
            lambda library: library.rows(listing.result, listing.order[start:stop]),
            otherwise=None,
        )
    except StaleResultError:
        session.screen.call_later(refresh, session)
        return None


def _neighbours(session: Session) -> Iterator[int]:
    """Yields the loaded notes that could have the cursor: those after it, then those before it."""
    here = session.panes.notes.cursor_row
    rows = list(session.panes.notes.loaded_rows())
    yield from (row.id for index, row in rows if index >= here)
    yield from (row.id for index, row in reversed(rows) if index < here)


def _page_around(session: Session, note_id: int | None) -> Page:
    """Returns the page that is shown, with the cursor on a note of it, or as it is."""
    page = session.state.page
    ids = [row.id for row in page]
    cursor = ids.index(note_id) if note_id in ids else session.panes.notes.cursor_row
    return Page(page, cursor)

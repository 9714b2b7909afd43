"""Finding: a text within the note, and the way from hit to hit and from note to note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from tui.library.reading import IsWanted, LibraryReader, QueryInterruptedError
from tui.library.result_listing import Listing
from tui.model.chunks import chunks
from tui.model.note import Note
from tui.ui.actions import Action, Context
from tui.ui.operations.display import find_in_note, follow_cursor
from tui.ui.operations.line_mode import edit_line
from tui.ui.operations.list_contents import ordinal_of
from tui.ui.operations.waiting import look_up, wait_for_answer
from tui.ui.session import Session
from tui.ui.state import LineMode, Search

_SEARCH = Search("looking for a hit", frozenset({"find.next", "find.previous"}))

NOTES_AT_ONCE = 25
"""How many notes of the list are read at a time to look for a hit in them."""


def edit_find_text(session: Session) -> None:
    """Finds a text in the note while a person types."""
    panes, preview = session.panes, session.panes.preview
    first = preview.first

    def changed(text: str) -> None:
        preview.scroll_to_item(first)
        find_in_note(session, text)
        preview.next_hit(1)

    def ended(text: str | None) -> None:
        find_in_note(session, text or "")
        if text is None:
            preview.scroll_to_item(first)
        panes.go_to(preview)

    mode = LineMode("find: ", "a text in this note", changed, ended)
    edit_line(session, mode, session.state.find_text)


def go_to_hit(session: Session, direction: int) -> None:
    """Goes to the next hit, or to the one before, and on into other notes."""
    preview = session.panes.preview
    if not preview.highlights.has_stops:
        key = session.key_of("find.edit")
        session.notify(f"Nothing is looked for; {key} in the preview finds a text.")
    elif not (preview.display and preview.next_hit(direction)):
        _go_to_note_with_hit(session, direction)


def _go_to_note_with_hit(session: Session, direction: int) -> None:
    panes, listing = session.panes, session.state.listing
    if listing is None:
        wait_for_answer(session, partial(_go_to_note_with_hit, session, direction))
        return
    search = HitSearch(listing, panes.notes.cursor_row, direction, panes.preview.hit_predicate)
    look_up(
        session,
        search.note_with_hit,
        partial(_go_to_found_note, session, direction),
        again=partial(_go_to_note_with_hit, session, direction),
        search=_SEARCH,
    )


def _go_to_found_note(session: Session, direction: int, note_id: int | None) -> None:
    ordinal = None if note_id is None else ordinal_of(session, note_id)
    if ordinal is None:
        session.notify("There is no further hit in this direction.")
        return
    session.panes.notes.move_to(ordinal)
    follow_cursor(session)
    session.panes.preview.next_hit(direction, from_start=True)


class HitSearch(NamedTuple):
    """The search for the nearest note of a list that has a hit."""

    listing: Listing
    ordinal: int
    """The row where it begins; the note there is passed over."""
    direction: int
    """1 for the notes after it, -1 for those before it."""
    has_hit: Callable[[Note], bool]

    def note_with_hit(self, library: LibraryReader, is_wanted: IsWanted) -> int | None:
        """Returns the id of the note; None where there is none.

        Raises:
            QueryInterruptedError: It is not wanted any more.
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


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "find.edit",
        ("/",),
        "Find in the note while typing",
        edit_find_text,
        Context.PREVIEW,
    ),
    Action(
        "find.next",
        ("n",),
        "To the next hit, on into the next note",
        partial(go_to_hit, direction=1),
    ),
    Action(
        "find.previous",
        ("N",),
        "To the hit before, or in the note before",
        partial(go_to_hit, direction=-1),
    ),
)

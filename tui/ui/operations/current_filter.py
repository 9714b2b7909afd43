"""The filter whose notes are shown: the page at once, all the rest when it is found."""

from __future__ import annotations

from dataclasses import replace

from tui.errors import FilterError
from tui.filters.parser import parse
from tui.filters.syntax import Chip, Filter, Not, Term
from tui.filters.values import NoteId
from tui.library.answers import Around, Page, WantedPage
from tui.model.row import NoteRow
from tui.model.text import clean_line
from tui.ui.drawing.chip_row import TermChip
from tui.ui.drawing.fitted_text import shorten
from tui.ui.operations.asking import ask
from tui.ui.operations.display import show_highlights, show_note
from tui.ui.operations.emptiness import explain_emptiness
from tui.ui.operations.line_mode import end_line_mode
from tui.ui.operations.list_contents import without_removed
from tui.ui.operations.status import show_status
from tui.ui.session import Session
from tui.ui.state import PastFilter

MOST_OF_TITLE = 30
"""How many cells of a title a chip shows."""

ROWS_AHEAD = 2
"""How many rows more than the screen shows a page asks for."""


def present_filter(session: Session) -> PastFilter:
    """Returns the filter and the note under the cursor, to come back to."""
    return PastFilter(session.state.filter.text, session.cursor_id)


def set_filter(session: Session, text: str) -> None:
    """Shows what a filter text finds; the cursor stays on its note, or on the next."""
    before = present_filter(session)
    go_to_filter(session, PastFilter(text, before.note_id), before)


def go_to_filter(session: Session, wanted: PastFilter, before: PastFilter | None = None) -> None:
    """Shows a filter; one that cannot be parsed is only marked.

    Args:
        session: The session.
        wanted: The filter, and the note for the cursor.
        before: What to come back to.
    """
    end_line_mode(session, None)
    session.panes.filter_line.text = wanted.text
    if try_filter(session, wanted.text, typing=False, note_id=wanted.note_id) and before:
        session.state = session.state.remembering(before)


def try_filter(session: Session, text: str, *, typing: bool, note_id: int | None = None) -> bool:
    """Shows what a text finds, the cursor on a note; returns whether it could be parsed."""
    try:
        filter = expand_views(session, parse(text, typing=typing))
    except FilterError as error:
        mark_error(session, error)
        return False
    if filter is None:
        return False
    session.panes.filter_line.clear_error()
    show_filter(session, filter, note_id)
    return True


def expand_views(session: Session, filter: Filter) -> Filter | None:
    """Returns the filter with the view that it names in place; None where that cannot be read.

    Raises:
        FilterError: There is no such view.
    """
    return session.gateway.read(lambda library: library.expanded(filter), otherwise=None)


def mark_error(session: Session, error: FilterError) -> None:
    """Marks what is wrong with the filter in its line."""
    session.panes.filter_line.mark_error(error.span, error.message, error.hint or "")


def show_filter(session: Session, filter: Filter, note_id: int | None = None) -> None:
    """Shows a page of a filter now, and has the rest found after it is painted.

    Args:
        session: The session.
        filter: The filter.
        note_id: The note for the cursor; the first one unless it is named.
    """
    session.gateway.interrupt()
    session.state = session.state.filtered(filter)
    wanted = _wanted_page(session, note_id)
    page = session.gateway.page(filter, wanted, session.state.marked)
    show_highlights(session)
    if page is None:
        session.state = replace(
            session.state, awaits_page=True, wanted_note=note_id, left_note=session.cursor_id
        )
    else:
        show_page(session, page)
    show_status(session)
    session.screen.call_after_refresh(ask, session, wanted if page is None else None)
    session.panes.filter_line.show_chips(filter.text, _chips(session, filter))


def show_page(session: Session, page: Page) -> None:
    """Shows the first rows of the filter, of which all are still to be found."""
    session.state = replace(
        session.state, awaits_page=False, shown_text=session.state.filter.text, page=page.rows
    )
    session.panes.notes.show_page(*without_removed(session, page))
    explain_emptiness(session)
    show_note(session)


def _wanted_page(session: Session, note_id: int | None) -> WantedPage:
    """Returns the rows that fill the list, a note on the line of the screen where the cursor is."""
    notes = session.panes.notes
    line = notes.cursor_row - notes.first
    around = None if note_id is None else Around(note_id, max(line, 0) + ROWS_AHEAD)
    return WantedPage(_page_length(session), around)


def _page_length(session: Session) -> int:
    """Returns how many rows fill the list; before it has a size, the lines of the screen."""
    notes = session.panes.notes
    return (notes.shown if notes.page_height else session.screen.app.size.height) + ROWS_AHEAD


def _chips(session: Session, filter: Filter) -> list[TermChip]:
    return [
        TermChip(
            _chip_text(session, chip),
            chip.span,
            is_excluded=isinstance(chip.node, Not),
            is_tag=isinstance(chip.node, Term) and chip.node.field == "tag",
        )
        for chip in filter.chips
    ]


def _chip_text(session: Session, chip: Chip) -> str:
    """Returns what a chip says: a term as it was typed, or which note others are to be like."""
    sign, node = ("-", chip.node.child) if isinstance(chip.node, Not) else ("", chip.node)
    if not (isinstance(node, Term) and isinstance(node.value, NoteId)):
        return chip.text
    note_id = node.value.id
    none: list[NoteRow] = []
    rows = session.gateway.read(lambda library: library.rows_of([note_id]), otherwise=none)
    titles = [clean_line(row.title or row.url) for row in rows]
    return f"{sign}like “{shorten(titles[0], MOST_OF_TITLE)}”" if titles else chip.text

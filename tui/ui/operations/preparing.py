"""What is prepared while nothing is typed: the notes next to the cursor, for the next step."""

from __future__ import annotations

from collections.abc import Iterator

from tui.ui.session import Session


def prepare_neighbours(session: Session) -> None:
    """Has the notes after and before the cursor laid out in idle time, for a preview that is shown.

    What is shown in the end is compared with what was prepared: nothing outdated is ever shown.
    """
    # An answer that is awaited brings other rows, and computing it comes first.
    is_answered = session.state.answered_generation == session.state.generation
    if session.panes.preview.display and is_answered:
        session.idle.spend_on(_neighbours_prepared(session))


def _neighbours_prepared(session: Session) -> Iterator[None]:
    here = session.panes.notes.cursor_row
    rows = {ordinal: row.id for ordinal, row in session.panes.notes.stored_rows()}
    for ordinal in (here + 1, here - 1):
        note = session.foreseen_note(rows[ordinal]) if ordinal in rows else None
        yield
        if note is not None:
            yield from session.panes.preview.prepared(note)

"""Edits on their way: shown with the key, queued to be written, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tui.errors import UrlNotesError
from tui.library.edits import Edit, Flag, Outcome, is_step, may_change_views
from tui.ui.operations.display import show_all, show_note, show_views
from tui.ui.operations.list_contents import overlay_rows, show_list
from tui.ui.operations.marking import show_marks
from tui.ui.operations.status import show_status
from tui.ui.operations.waiting import look_up
from tui.ui.pending import PendingEdit
from tui.ui.queued_edit import QueuedEdit, Target
from tui.ui.session import Session
from tui.ui.state import NO_MARKS

MOST_AT_ONCE = 1_000
"""How many notes leave the list with the key; where more do, keys wait until they have."""

Report = Callable[[Outcome], None]
"""Says what an edit did, once it is written."""

Failed = Callable[[UrlNotesError], bool]
"""Deals with that an edit was not written; returns whether it did."""


def change(
    session: Session,
    edit: Edit,
    report: Report = lambda _: None,
    *,
    failed: Failed | None = None,
    targets: Sequence[PendingEdit] = (),
    uses_marks: bool = False,
    changed: frozenset[int] | None = None,
) -> None:
    """Shows what an edit does, and has it written after those before it.

    Args:
        session: The session.
        edit: What is to be.
        report: Says what it did, once it is written.
        failed: Is called where it was not; a message says why unless it deals with that.
        targets: The edits of this session that it may take back or do again, the likeliest first.
        uses_marks: Whether it is for the marked notes, whose marks end with it.
        changed: The notes that are not so before; None where that is not known.
    """
    target = targets[0] if targets else None
    history = session.state.history.numbered()
    number = history.last_number
    pending = _with_what_is_shown(
        session,
        PendingEdit(*(number, edit), report=report, failed=failed, target=target, changed=changed),
    )
    if is_step(edit):
        history = history.added(pending)
    edits = session.state.pending.queued(pending)
    session.state = replace(session.state, pending=edits, history=history)
    if uses_marks:
        _use_marks(session, pending)
    wanted = tuple(Target(each.number, each.step) for each in targets)
    session.gateway.write(QueuedEdit(number, edit, wanted))
    _show_change(session, pending)


def look_up_lacking(
    session: Session, ids: Sequence[int], field: Flag, then: Callable[[frozenset[int]], object]
) -> None:
    """Gives those of some notes that lack a flag as they are shown; at once where all are loaded.

    Args:
        session: The session.
        ids: The notes.
        field: The flag.
        then: Is given those that lack it.
    """
    loaded = {row.id: row for _, row in session.panes.notes.loaded_rows()}
    if all(note_id in loaded for note_id in ids):
        then(frozenset(each for each in ids if not getattr(loaded[each], field)))
        return

    def found(lacking: frozenset[int]) -> None:
        pending = session.state.pending
        cleared = pending.flagged(field, value=False).intersection(ids)
        then((lacking - pending.flagged(field, value=True)) | cleared)

    look_up(session, lambda library, _: library.lacking(ids, field), found)


def moves_at_once(edit: PendingEdit) -> bool:
    """Returns whether the notes of an edit are few enough to leave the list with the key."""
    return len(edit.note_ids) <= MOST_AT_ONCE


def _with_what_is_shown(session: Session, edit: PendingEdit) -> PendingEdit:
    """Returns an edit with what is on screen of its notes."""
    state = session.state
    rows = [
        (index, row) for index, row in session.panes.notes.loaded_rows() if row.id in edit.note_ids
    ]
    return replace(
        edit,
        shown={row.id: row for _, row in rows},
        ordinals={row.id: index for index, row in rows} if state.listing else {},
        filter_text=state.shown_text,
        views=session.views,
        hidden=state.hidden or NO_MARKS,
        cursor=session.cursor_id,
    )


def _use_marks(session: Session, pending: PendingEdit) -> None:
    """Clears the marks that an edit was for."""
    used = replace(pending, marked=pending.note_ids & session.state.marked)
    edits = session.state.pending.without(pending.number).queued(used)
    session.state = replace(session.state.using_marks(used.marked), pending=edits)
    show_marks(session)


def _show_change(session: Session, pending: PendingEdit) -> None:
    here = session.cursor_id
    if here in pending.note_ids and not pending.changes_list:
        session.state = replace(session.state, changed_note=here)
    if pending.needs_positions and not moves_at_once(pending):
        overlay_rows(session)
        _look_up_positions(session, pending)
    elif pending.changes_list or session.state.retained:
        show_list(session, here)
    else:
        overlay_rows(session)
    show_note(session)
    if may_change_views(pending.edit):
        show_views(session)
    show_status(session)


def _look_up_positions(session: Session, pending: PendingEdit) -> None:
    """Takes very many notes out of the list once their positions are known."""
    found = session.state.found
    if found is None:
        show_list(session, session.cursor_id)
        return

    def show(positions: Mapping[int, int]) -> None:
        known = {**session.state.positions, **positions}
        session.state = replace(session.state, positions=known)
        show_all(session, session.cursor_id)

    ids = list(pending.note_ids)
    look_up(session, lambda library, _: library.positions(found.result, ids), show)

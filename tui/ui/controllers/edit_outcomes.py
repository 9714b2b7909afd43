"""What became of edits that were queued: it is shown, and said."""

from __future__ import annotations

from dataclasses import replace

from tui.errors import UrlNotesError
from tui.library.edits_in_words import failure_in_words
from tui.ui.dialogs.dialog import Dialog
from tui.ui.messages import LibraryLocked, NotWritten, Written
from tui.ui.operations.asking import follow_library
from tui.ui.operations.display import show_all, show_views
from tui.ui.operations.leaving import work_ended
from tui.ui.operations.list_contents import show_list
from tui.ui.operations.marking import mark_again
from tui.ui.operations.status import show_status
from tui.ui.operations.surveying import go_on as go_on_surveying
from tui.ui.operations.waiting import go_on_after_writing
from tui.ui.pending import PendingEdit
from tui.ui.session import Session
from tui.ui.state import BulkProgress


def edit_written(session: Session, message: Written) -> None:
    """Says what an edit did; it is pending until the library's answer has it."""
    outcome, pending, history = message.outcome, session.state.pending, session.state.history
    edit = pending.get(message.number)
    if edit and outcome.other:
        history = history.given_back(edit)
    elif edit:
        history = history.written(edit, outcome)
    pending = pending.written(message.number, outcome)
    session.state = replace(session.state, pending=pending, history=history)
    _end_bulk(session, message.number)
    _drop_seen(session)
    if edit and edit.report:
        edit.report(outcome)
    follow_library(session)
    show_status(session)
    work_ended(session)
    go_on_after_writing(session)
    go_on_surveying(session)


def edit_failed(session: Session, message: NotWritten) -> None:
    """Shows the notes as they are in the library, and says why."""
    state = session.state
    failed = state.pending.get(message.number)
    history = state.history.with_failure(failed) if failed else state.history
    pending = state.pending.without(message.number)
    session.state = replace(state, pending=pending, history=history)
    _end_bulk(session, message.number)
    if failed and failed.marked and not state.marked:
        mark_again(session, failed.marked)
    show_all(session, session.cursor_id)
    show_views(session)
    if not (failed and failed.failed and failed.failed(message.error)):
        _report_failure(session, failed, message.error)
    work_ended(session, is_failure=True)
    go_on_after_writing(session)
    go_on_surveying(session)


def bulk_progressed(session: Session, number: int, share: float) -> None:
    """Shows how far an edit of very many notes is."""
    bulk = session.state.bulk
    is_stopped = bulk is not None and bulk.number == number and bulk.is_stopped
    if session.state.pending.is_unwritten(number) and not is_stopped:
        session.state = replace(session.state, bulk=BulkProgress(number, share))
        show_status(session)


def library_locked(session: Session, message: LibraryLocked) -> None:
    """Says that another program has the library, or no longer."""
    session.state = replace(session.state, is_locked_out=message.is_locked)
    show_status(session)
    for screen in session.screen.app.screen_stack:
        if isinstance(screen, Dialog):
            screen.show_lock(is_locked=message.is_locked)


def _end_bulk(session: Session, number: int) -> None:
    bulk = session.state.bulk
    if bulk and bulk.number == number:
        session.state = replace(session.state, bulk=None)


def _drop_seen(session: Session) -> None:
    """Drops the edits that the answer contains: one that changed nothing brings no new answer."""
    found, pending = session.state.found, session.state.pending
    if found and (left := pending.without_seen(found.result.seq)) != pending:
        session.state = replace(session.state, pending=left)
        show_list(session, session.cursor_id)


def _report_failure(session: Session, failed: PendingEdit | None, error: UrlNotesError) -> None:
    """Says that an edit was not done, and why; of one that needs another, only the other."""
    if failed and session.state.history.has_failed(failed.target):
        return
    if failed:
        error = UrlNotesError(failure_in_words(failed.edit, error.message), error.hint)
    session.notify_error(error)

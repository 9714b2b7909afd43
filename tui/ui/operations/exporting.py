"""Writes notes to a file, while the reader goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.errors import UrlNotesError, to_url_notes_error
from tui.filters.parser import parse
from tui.filters.syntax import Filter
from tui.library.paths import expanded
from tui.library.reading import LibraryReader, QueryInterruptedError
from tui.model.text import counted
from tui.ui.operations.current_filter import expand_views
from tui.ui.operations.leaving import work_ended
from tui.ui.operations.marking import are_marked
from tui.ui.operations.status import show_status
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.exporting import Exported

MARKED = "is:marked in:all"
"""The filter that finds the marked notes, wherever they are."""


def export_notes(session: Session, ids: Sequence[int], path: str) -> None:
    """Has the marked notes written to a file, or all that are shown, if none of these is marked."""
    state = session.state
    marked = state.marked if are_marked(session, ids) else frozenset()
    filter = expand_views(session, parse(MARKED) if marked else state.filter)
    if filter is None:
        return
    session.state = replace(state, exports=state.exports + 1)
    show_status(session)
    write = partial(_write, session, filter, path, marked)
    session.screen.run_worker(write, thread=True, group="exports")


def _write(session: Session, filter: Filter, typed: str, marked: frozenset[int]) -> None:
    """Writes the file, on a thread of its own with a connection of its own."""
    from tui.library.exporting import export_file

    call, worker = session.screen.app.call_from_thread, get_current_worker()
    try:
        path = expanded(typed)
        with LibraryReader(session.path) as library:
            done = export_file(library, filter, path, marked, lambda: worker.is_cancelled)
    except QueryInterruptedError:
        return
    except Exception as error:
        call(_failed, session, to_url_notes_error(error))
    else:
        call(_written, session, path, done)


def _written(session: Session, path: Path, done: Exported) -> None:
    said = f"{counted(done.notes, 'note')} written to {path} as {done.format}."
    session.notify(said, " ".join(filter(None, (done.dropped, done.warning))))
    _ended(session)


def _failed(session: Session, error: UrlNotesError) -> None:
    session.notify_error(error)
    _ended(session, is_failure=True)


def _ended(session: Session, *, is_failure: bool = False) -> None:
    session.state = replace(session.state, exports=session.state.exports - 1)
    show_status(session)
    work_ended(session, is_failure=is_failure)

"""Writes notes to a file, while the reader goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import get_current_worker

from tui.errors import UrlNotesError, to_url_notes_error
from tui.filters.parser import parse
from tui.filters.syntax import Filter
from tui.library.paths import expanded
from tui.library.reading import LibraryReader, QueryInterruptedError
from tui.model.text import counted
from tui.ui.operations.current_filter import expand_views
from tui.ui.operations.dialog_opening import confirm
from tui.ui.operations.leaving import work_ended
from tui.ui.operations.marking import are_marked
from tui.ui.operations.status import show_status
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.exporting import Exported

MARKED = "is:marked in:all"
"""The filter that finds the marked notes, wherever they are."""


class Export(NamedTuple):
    """What is to be written, and where."""

    filter: Filter
    """Expanded."""
    path: str
    """As it was typed."""
    marked: frozenset[int] = frozenset()
    """The marked notes, for a filter that asks for them."""
    replaces: bool = False
    """Whether a file that is there may be written over."""


def export_notes(session: Session, ids: Sequence[int], path: str) -> None:
    """Has the marked notes written to a file, or all that are shown, if none of these is marked."""
    state = session.state
    marked = state.marked if are_marked(session, ids) else frozenset()
    filter = expand_views(session, parse(MARKED) if marked else state.filter)
    if filter is None:
        return
    _begin(session, Export(filter, path, marked))


def _begin(session: Session, export: Export) -> None:
    session.state = replace(session.state, exports=session.state.exports + 1)
    show_status(session)
    session.screen.run_worker(partial(_write, session, export), thread=True, group="exports")


def _write(session: Session, export: Export) -> None:
    """Writes the file, on a thread of its own with a connection of its own."""
    from tui.library.exporting import export_file, meant_format

    call, worker = session.screen.app.call_from_thread, get_current_worker()
    filter, typed, marked, replaces = export
    try:
        path = expanded(typed)
        meant_format(path)
        if path.is_file() and not replaces:
            call(_ask_to_replace, session, export)
            return
        with LibraryReader(session.path) as library:
            done = export_file(library, filter, path, marked, lambda: worker.is_cancelled)
    except QueryInterruptedError:
        return
    except Exception as error:
        call(_failed, session, to_url_notes_error(error))
    else:
        call(_written, session, path, done)


def _ask_to_replace(session: Session, export: Export) -> None:
    """Asks whether a file that is there is to be written over."""
    _ended(session)
    begin = partial(_begin, session, export._replace(replaces=True))
    confirm(session, f"{export.path[-200:]} is there already. Write over it?", begin)


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

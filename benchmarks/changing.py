"""Steps of the journal over a whole library, beside the import that filled it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory

from textual.message import Message

from benchmarks.generate import drafts
from benchmarks.rows import Count, Ratio, Row, Time
from benchmarks.stopwatch import best, seconds
from tui.filters.parser import parse
from tui.formats.native import jsonl
from tui.library.edits import Retag, SetFlag, Undo
from tui.library.importing import ImportOptions
from tui.library.library import Library
from tui.library.sources import find_files
from tui.ui.import_job import ImportJob
from tui.ui.messages import ImportEnded, Written
from tui.ui.queued_edit import QueuedEdit
from tui.ui.writer_thread import WriterThread

NOTES = 10_000
LATER = 2_000
"""How many notes the import has during which edits are written."""

_EVERYTHING = parse("")


def changing(folder: Path) -> Iterator[Row]:
    """Measures an import, what is done to all of its notes, and the undoing of each."""
    with TemporaryDirectory(dir=folder) as own:
        first, later = Path(own, "first.jsonl"), Path(own, "later.jsonl")
        made = list(drafts(NOTES + LATER))
        for path, part in ((first, made[LATER:]), (later, made[:LATER])):
            with path.open("w", encoding="utf-8") as stream:
                jsonl.write_records(part, stream)
        with Library(Path(own, "library.db")) as library:
            yield from _steps(library, first)
        yield _edit_beside(Path(own, "library.db"), first, later)


def _steps(library: Library, source: Path) -> Iterator[Row]:
    imported = seconds(partial(_import, library, source))
    edit = Retag(tuple(range(1, NOTES + 1)), ("new",))
    opened = best(partial(_open, library.path))
    library.overview(_EVERYTHING)
    sizes = [_size(library)]
    for what, act, budget in (
        ("tagging all notes / importing them", edit, 0.06),
        ("undoing that tagging / importing them", Undo(), 0.06),
        ("undoing the import / importing them", Undo(), 0.5),
    ):
        yield Ratio(what, NOTES, seconds(partial(library.apply, act)), imported, budget)
        sizes.append(_size(library))
        each = (sizes[-1] - sizes[-2]) / NOTES
        if isinstance(act, Retag):
            counted = seconds(partial(library.overview, _EVERYTHING))
            yield Ratio("counts after tagging all notes / after opening", NOTES, counted, opened, 3)
        yield Count(f"{what.partition(' /')[0]}, journal in characters a note", NOTES, each, 0)


def _import(library: Library, source: Path) -> None:
    library.import_files(find_files([str(source)]), ImportOptions())


def _open(path: Path) -> None:
    with Library(path) as library:
        library.overview(_EVERYTHING)


def _size(library: Library) -> int:
    return _number(library.path, "SELECT coalesce(sum(size), 0) FROM steps")


def _number(path: Path, query: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(query).fetchone()[0])


def _edit_beside(path: Path, first: Path, later: Path) -> Row:
    """Measures the longest that an edit takes until it is on disk while an import runs."""
    with Library(path) as library:
        _import(library, first)
    note_id = _number(path, "SELECT max(id) FROM notes")
    posted: Queue[Message] = Queue()
    writer = WriterThread(path, posted.put)
    # The first edit of all opens the library.
    writer.write(QueuedEdit(0, SetFlag((note_id,), "starred", value=True)))
    posted.get(timeout=60)
    writer.begin(ImportJob(str(later)))
    longest, number, has_ended = 0.0, 0, False
    while not has_ended:
        number += 1
        begun = time.perf_counter()
        writer.write(QueuedEdit(number, SetFlag((note_id,), "starred", value=number % 2 == 0)))
        while not isinstance(message := posted.get(timeout=60), Written):
            has_ended = has_ended or isinstance(message, ImportEnded)
        longest = max(longest, time.perf_counter() - begun)
        has_ended = has_ended or _has_ended(posted)
    writer.close()
    what = "an edit while an import runs, the longest of all until it is on disk"
    return Time(what, NOTES, longest, 0, 0.1)


def _has_ended(posted: Queue[Message]) -> bool:
    found = False
    while True:
        try:
            found = isinstance(posted.get_nowait(), ImportEnded) or found
        except Empty:
            return found

"""Gates before the threads of the reader: a test holds them up and lets them go when it wants.

async with reader(path) as r:
    with closed_writer(r) as gate:
        await r.burst("d", "d", "u")
        assert r.rows() == [...]    # what is shown before anything is written
        gate.open()
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.reader import LIMIT, Reader
from tui.library.callbacks import Progress
from tui.library.reading import LibraryReader


class Gate:
    """Lets nobody through until it is opened."""

    def __init__(self) -> None:
        self._is_open = threading.Event()

    def open(self) -> None:
        """Lets everybody through from now on."""
        self._is_open.set()

    def pass_through(self) -> None:
        """Waits until the gate is open."""
        assert self._is_open.wait(LIMIT), "a test left its gate closed"


@contextmanager
def closed_writer(r: Reader, *, is_closed: bool = True) -> Iterator[Gate]:
    """Holds up the thread that writes, before its next edit or import."""
    with _closed(r.session.gateway.writer, "_do", is_closed=is_closed) as gate:
        yield gate


@contextmanager
def closed_outcomes(r: Reader) -> Iterator[Gate]:
    """Holds up what the thread that writes has to tell: it has written, and nobody knows."""
    with _closed(r.session.gateway.writer, "_post") as gate:
        yield gate


@contextmanager
def closed_results(r: Reader, *, is_closed: bool = True) -> Iterator[Gate]:
    """Holds up the thread of results, before it answers its next question."""
    with _closed(r.session.gateway.results, "_answer", is_closed=is_closed) as gate:
        yield gate


@contextmanager
def closed_overviews() -> Iterator[Gate]:
    """Holds up the thread of results, before it looks for all notes of a filter."""
    with _closed(LibraryReader, "overview") as gate:
        yield gate


@contextmanager
def paused_import(r: Reader, share: float = 0.5) -> Iterator[Gate]:
    """Holds an import up once so much of it is read."""
    with _paused(r, share, lambda number: number is None) as gate:
        yield gate


@contextmanager
def paused_bulk(r: Reader, share: float = 0.5) -> Iterator[Gate]:
    """Holds an edit of very many notes up once so much of it is written."""
    with _paused(r, share, lambda number: number is not None) as gate:
        yield gate


@contextmanager
def locked(path: Path) -> Iterator[Gate]:
    """Has another program write to a library for as long as the gate is closed."""
    gate = Gate()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def release() -> None:
            if other.in_transaction:
                other.execute("ROLLBACK")

        gate.open = release  # type: ignore[method-assign]
        try:
            yield gate
        finally:
            release()


@contextmanager
def _paused(r: Reader, share: float, is_meant: Callable[[int | None], bool]) -> Iterator[Gate]:
    gate, thread = Gate(), r.session.gateway.writer
    told = thread._progress

    def progress(number: int | None = None) -> Progress:
        tell = told(number)

        def show(done: int, total: int) -> None:
            tell(done, total)
            if is_meant(number) and done >= share * total:
                gate.pass_through()

        return show

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thread, "_progress", progress)
        try:
            yield gate
        finally:
            gate.open()


@contextmanager
def _closed(thread: Any, method: str, *, is_closed: bool = True) -> Iterator[Gate]:
    gate, go_on = Gate(), getattr(thread, method)
    if not is_closed:
        gate.open()

    def held_up(*arguments: Any) -> Any:
        gate.pass_through()
        return go_on(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thread, method, held_up)
        try:
            yield gate
        finally:
            gate.open()

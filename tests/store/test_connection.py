from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, suppress
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tui.store.connection import (
    QueryInterruptedError,
    connect,
    create_file,
    reading,
    transaction,
    translate_errors,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    create_file(file)
    with closing(connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE counter (value)")
        connection.execute("INSERT INTO counter VALUES (0)")
    return file


@pytest.fixture
def one(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path)) as connection:
        yield connection


@pytest.fixture
def other(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection of another program, which waits for nobody."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA busy_timeout = 0")
        yield connection


def write(connection: sqlite3.Connection, value: int) -> None:
    connection.execute("UPDATE counter SET value = ?", (value,))


def value(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT value FROM counter").fetchone()[0])


FULL, MEMORY = 2, 2


@pytest.mark.parametrize(
    ("pragma", "setting"),
    [("synchronous", FULL), ("foreign_keys", 1), ("temp_store", MEMORY), ("busy_timeout", 5_000)],
)
def test_a_connection_has_its_settings(one: sqlite3.Connection, pragma: str, setting: int) -> None:
    assert one.execute(f"PRAGMA {pragma}").fetchone() == (setting,)


def test_a_transaction_keeps_others_from_writing_before_it_writes_itself(
    one: sqlite3.Connection, other: sqlite3.Connection
) -> None:
    with transaction(one), pytest.raises(sqlite3.OperationalError) as refused:
        write(other, 1)
    assert str(refused.value) == "database is locked"


def test_a_transaction_is_seen_by_others_once_it_has_ended(
    one: sqlite3.Connection, other: sqlite3.Connection
) -> None:
    with transaction(one):
        write(one, 1)
        during = value(other)
    assert (during, value(other)) == (0, 1)


def test_a_transaction_within_another_is_a_part_of_it(
    one: sqlite3.Connection, other: sqlite3.Connection
) -> None:
    with transaction(one):
        with transaction(one):
            write(one, 1)
        during = value(other)
    assert (during, value(other)) == (0, 1)


def test_a_transaction_that_fails_changes_nothing_and_lets_others_write(
    one: sqlite3.Connection, other: sqlite3.Connection
) -> None:
    with suppress(KeyboardInterrupt), transaction(one):
        write(one, 1)
        raise KeyboardInterrupt
    assert value(one) == 0
    write(other, 2)
    assert value(one) == 2


@pytest.mark.parametrize("begin", [transaction, reading])
@pytest.mark.parametrize("step", range(1, 8))
def test_a_transaction_that_is_interrupted_where_it_begins_is_not_left_open(
    one: sqlite3.Connection,
    begin: Callable[[sqlite3.Connection], AbstractContextManager[sqlite3.Connection]],
    step: int,
) -> None:
    steps = count(1)
    one.set_progress_handler(lambda: next(steps) == step, 1)
    with suppress(sqlite3.OperationalError), begin(one):
        pass
    assert not one.in_transaction


def _is_last(steps: Iterator[int], last: int) -> bool:
    return next(steps) == last


def test_a_query_that_is_interrupted_says_so_wherever_that_meets_it(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (word)")
    steps, is_done = 0, False
    while not is_done:
        steps += 1
        # Each connection makes the table ready anew, and may be interrupted while it does so.
        with closing(connect(path)) as connection:
            connection.set_progress_handler(partial(_is_last, count(1), steps), 1)
            try:
                with translate_errors(path):
                    connection.execute("SELECT * FROM words WHERE words MATCH 'a'").fetchall()
                    is_done = True
            except QueryInterruptedError:
                pass
    assert steps > 20

"""Connections to a library file, their pragmas, and messages for the errors of SQLite."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

from tui.errors import LibraryDamagedError, LibraryError, LibraryLockedError
from tui.store.disk_room import is_for_want_of_room

APPLICATION_ID = 0x55524C4E
"""Written into the header of every library file: ``URLN``."""

BUSY_SECONDS = 5
"""How long a write waits for another program's write to end."""

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_TOLD = {
    sqlite3.SQLITE_READONLY: ("The library is read-only", "Check the permissions of {path}."),
    sqlite3.SQLITE_CANTOPEN: (
        "The library cannot be opened",
        "Check that {path} can be read, and its folder be written to.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The library's disk reports an error",
        "Check the disk that holds {path}, and whether a quota is used up.",
    ),
}
"""What a person is told of some of SQLite's errors, and what helps."""

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

Connection = sqlite3.Connection
"""The connection of a library, which only the store uses."""

IsWanted = Callable[[], bool]
"""Returns whether what is being counted is still wanted."""

_UNFORESEEN = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RecursionError),
    *(TypeError, ValueError),
)
"""What values that nobody wrote may lead to."""

CHECK_SECONDS = 5.0
"""How long it is looked for damage where something fails that should not."""

_STEPS = 2_000
"""How many steps of SQLite's machine run before it is asked whether a query may go on."""


def always() -> bool:
    """Returns true: for what is wanted in any case."""
    return True


class QueryInterruptedError(Exception):
    """A query was ended because its answer is no longer wanted."""


def connect(
    path: Path, *, read_only: bool = False, busy_seconds: float | None = None
) -> sqlite3.Connection:
    """Opens a connection in autocommit mode.

    Args:
        path: The file, which has to be there.
        read_only: Whether nothing is written, also not beside the file.
        busy_seconds: How long a write waits for another program's; ``BUSY_SECONDS`` unless given.

    Raises:
        LibraryError: The file cannot be opened or is no database.
    """
    with translate_errors(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={_read_only_mode(path) if read_only else 'rw'}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS if busy_seconds is None else busy_seconds,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection


def can_be_written(path: Path) -> bool:
    """Returns whether a library may be written to: SQLite makes files beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _read_only_mode(path: Path) -> str:
    """Returns how a file is opened that may not be written to.

    Where no program has it open, SQLite makes no files beside it only if told that nobody writes.
    What a program writes that opens it later is not seen then.
    """
    is_open = any(Path(f"{path}{ending}").exists() for ending in ("-wal", "-shm"))
    return "ro" if is_open else "ro&immutable=1"


def create_file(path: Path) -> None:
    """Makes an empty file that only its owner can read, in a folder likewise.

    Raises:
        LibraryError: The folder or the file cannot be made.
    """
    try:
        make_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
    except OSError as error:
        raise LibraryError(
            f"The library cannot be created: {error.strerror}",
            f"Check that {path.parent} can be written to, or name another file with --db.",
        ) from error


def make_folder(folder: Path) -> None:
    """Makes a folder with those above it that are missing, all their owner's alone.

    Raises:
        OSError: One of them cannot be made.
    """
    for each in reversed((folder, *folder.parents)):
        if not each.exists():
            each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Makes a write happen whole or not at all, and waits for other programs' writes.

    The lock is taken at once: a transaction that starts as a read and turns into a write fails
    when another program wrote in between.
    """
    if connection.in_transaction:
        yield connection
        return
    try:
        # Inside as well: where it is interrupted, the transaction may have begun.
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


@contextmanager
def synced_later(connection: sqlite3.Connection) -> Iterator[None]:
    """Has transactions inside reach the disk with the next one outside, which waits for all.

    Whoever reads sees them at once. Where the machine ends before, the last of them may be missing.
    """
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = FULL")


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Makes all that is read inside be of one state of the library.

    Other programs may write meanwhile; they are not seen, and not held up.
    """
    if connection.in_transaction:
        yield connection
        return
    try:
        # Inside as well: where it is interrupted, the transaction may have begun.
        connection.execute("BEGIN")
        yield connection
    finally:
        # An interrupted query may have ended it.
        _roll_back(connection)


def _roll_back(connection: sqlite3.Connection) -> None:
    """Ends a transaction, if there is one, also where that is interrupted once."""
    if connection.in_transaction:
        with suppress(sqlite3.OperationalError):
            connection.execute("ROLLBACK")
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def without_waiting(connection: sqlite3.Connection) -> Iterator[None]:
    """Makes writes fail at once where another program holds the lock."""
    (milliseconds,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {milliseconds}")


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Turns errors of SQLite, and whatever a damaged file leads to, into those of this program.

    Bits that are not as they were written may fail anywhere: as a text that cannot be decoded, a
    number out of range, a row that is missing. Where something fails that should not, SQLite is
    asked whether the file is sound, so that no fault of this program is taken for damage.

    Raises:
        QueryInterruptedError: The query was interrupted.
        LibraryLockedError: Another program is writing.
        LibraryDamagedError: The file is damaged, or no library.
        LibraryError: Whatever else SQLite refused.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error, path) from error
    except _UNFORESEEN as error:
        # No text of a library is decoded strictly: such an error is a message that quotes the file.
        if isinstance(error, UnicodeDecodeError) or _is_damaged(path):
            raise _damaged(path) from error
        raise


def _translated(error: sqlite3.Error, path: Path) -> Exception:
    # By the code: what was under way when a query was interrupted may word that differently.
    code = _code_of(error)
    if code == sqlite3.SQLITE_INTERRUPT:
        return QueryInterruptedError()
    if code in _LOCKED:
        return LibraryLockedError(
            "Another program is writing to the library", "Try again in a moment."
        )
    if is_for_want_of_room(error, path.parent):
        return LibraryError(
            "The disk is full", "Nothing was changed; free some space and try again."
        )
    if code == sqlite3.SQLITE_NOTADB:
        return LibraryDamagedError(
            "This is not a url-notes library", f"{path} holds something else."
        )
    if code in _TOLD:
        message, hint = _TOLD[code]
        return LibraryError(message, hint.format(path=path))
    lacks_something = str(error).startswith("no such")
    if code == sqlite3.SQLITE_CORRUPT or lacks_something or _is_damaged(path):
        return _damaged(path)
    return LibraryError(f"The library refused: {error}", "`url-notes doctor` checks the library.")


def _damaged(path: Path) -> LibraryError:
    """Returns the error of damage, which another program only seems to do to a fixed file."""
    if path.exists() and not can_be_written(path):
        return LibraryError(
            "The library was changed while it was read, or is damaged",
            "Open it again: where nothing may be written, changes of others are not noticed.",
        )
    hint = f"Run `url-notes doctor` on {path}, or go back to a backup."
    return LibraryDamagedError("The library is damaged", hint)


def _is_damaged(path: Path) -> bool:
    """Returns whether SQLite finds damage in a file, as far as it looks in the time it has."""
    try:
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection,
            time_limit(connection, CHECK_SECONDS),
        ):
            checks = (f"PRAGMA {check} (1)" for check in ("quick_check", "integrity_check"))
            return any(connection.execute(check).fetchone() != ("ok",) for check in checks)
    except sqlite3.OperationalError:
        # It took too long, or the file cannot be opened.
        return False
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        # What SQLite says of damage may quote it.
        return True


def is_damage(error: sqlite3.Error) -> bool:
    """Returns whether SQLite says that a file is damaged, or no database at all."""
    return _code_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code_of(error: sqlite3.Error) -> int:
    """Returns what kind of error it is: the part of SQLite's codes that says so."""
    # What Python's own module refuses has none.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF


def time_limit(connection: sqlite3.Connection, seconds: float) -> AbstractContextManager[None]:
    """Interrupts the queries of a connection that still run after so many seconds."""
    deadline = time.monotonic() + seconds
    return interruptible(connection, lambda: time.monotonic() > deadline)


@contextmanager
def interruptible(connection: sqlite3.Connection, is_over: Callable[[], bool]) -> Iterator[None]:
    """Interrupts the queries of a connection once ``is_over`` says so."""
    connection.set_progress_handler(is_over, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)

"""Backups of a library: copies beside it that say in their names when and why they were made.

A backup is written under another name first and takes its own once it is whole. It is never written
onto a file that is there, nor through a symbolic link.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tui.errors import LibraryError
from tui.store.connection import PRIVATE_FILE, connect, translate_errors

KEPT = 5
"""How many backups of each kind are kept that the program makes by itself."""

LOGS = ("-wal", "-shm", "-journal")
"""What the names of the files end with that SQLite has beside one that it works on."""


class Reason(StrEnum):
    """Why a backup was made."""

    HAND = "hand"
    MIGRATION = "migration"
    MEND = "mend"
    RESTORE = "restore"
    OTHER = "other"
    """Nobody knows: another program made it, or it was never finished."""


_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(rf"\.backup-(\d{{8}}T\d{{6}}Z)-({'|'.join(Reason)})(?:-(\d+))?")
"""What follows the name of the library: when it was made, why, and its number in that second."""

_ROLLING = (Reason.MIGRATION, Reason.MEND, Reason.RESTORE)
"""The backups that the program makes by itself."""


class Backup(NamedTuple):
    """A copy of a library."""

    path: Path
    made: int
    """In microseconds."""
    reason: Reason
    number: int = 1
    """Which one it is of those that were made for this reason in the same second."""
    is_rolling: bool = False
    """Whether it gives way to later ones."""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.path.lstat().st_size


def backups_beside(path: Path) -> list[Backup]:
    """Returns what looks like a backup beside a library, the latest first.

    Raises:
        OSError: The folder cannot be read.
    """
    # Programs of before put it beside a symbolic link to the library.
    homes = {path.parent.resolve() / path.name, path.resolve()}
    found = (_backup(home, each) for home in homes for each in home.parent.iterdir())
    return sorted(filter(None, found), key=lambda each: (each.made, each.number), reverse=True)


def notes_in(backup: Path) -> int | None:
    """Returns how many notes a backup has; None where it cannot be read."""
    try:
        with closing(open_backup(backup)) as copy:
            return int(copy.execute("SELECT count(*) FROM notes").fetchone()[0])
    except sqlite3.Error:
        return None


def open_backup(backup: Path) -> sqlite3.Connection:
    """Opens a backup so that nothing is written beside it.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    log = Path(f"{backup}-wal")
    # What has a log was opened and written to since: without it, a part would be missing.
    mode = "rw" if log.exists() and log.stat().st_size else "ro&immutable=1"
    address = f"{backup.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def back_up(path: Path, reason: Reason) -> Path:
    """Makes a backup beside a library, and lets earlier ones of its kind go that are too many.

    What another program writes meanwhile is in it whole or not at all.

    Raises:
        LibraryError: It cannot be made; nothing is left of it then.
    """
    with closing(connect(path)) as connection:
        made = back_up_open(connection, path, reason)
    thin_out(path, reason, {made})
    return made


def back_up_open(connection: sqlite3.Connection, path: Path, reason: Reason) -> Path:
    """Makes a backup of a library that is open and has no transaction; none is let go."""
    target = free_name(path, reason)
    copy_into(connection, target)
    return target


def thin_out(path: Path, reason: Reason, spared: Collection[Path]) -> None:
    """Deletes the earliest backups of a kind that the program makes by itself.

    Args:
        path: The library.
        reason: What they were made for.
        spared: Backups that stay, such as the one that was just made.
    """
    stay = {each.resolve() for each in spared}
    with suppress(OSError):
        found = (each for each in backups_beside(path) if each.reason is reason)
        rolling = [each.path for each in found if each.is_rolling]
        for each in rolling[KEPT:]:
            if each.resolve() not in stay:
                for end in ("", *LOGS):
                    Path(f"{each}{end}").unlink(missing_ok=True)


def copy_into(connection: sqlite3.Connection, target: Path) -> None:
    """Copies a library, as it stands, into a new file that only its owner can read.

    Raises:
        LibraryError: Something is there already, or the copy cannot be written.
    """
    with _telling_why(target):
        if os.path.lexists(target):
            raise FileExistsError
        with new_file_for(target) as part:
            copy_pages(connection, part)
            # Nobody else can have made it meanwhile: the name is taken, or this fails.
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PRIVATE_FILE))
            os.replace(part, target)
            sync(target.parent)


@contextmanager
def new_file_for(target: Path) -> Iterator[Path]:
    """Makes an empty file beside another, which only its owner can read; nothing is left of it.

    Yields:
        Its path, which whoever asks gives another name in the end.
    """
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix=f"{target.name}.part-", dir=target.parent)
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        for end in ("", *LOGS):
            Path(name + end).unlink(missing_ok=True)


def copy_pages(connection: sqlite3.Connection, part: Path) -> None:
    """Copies a database, as it stands, into an empty file; it is on the disk afterwards."""
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    sync(part)


def sync(path: Path) -> None:
    """Has a file, or the names in a folder, reach the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def free_name(path: Path, reason: Reason) -> Path:
    """Returns the name of a backup that is made now."""
    home = path.resolve()
    stamp = datetime.fromtimestamp(int(time.time()), UTC).strftime(_STAMP)
    name, number = f"{home.name}.backup-{stamp}-{reason}", 1
    target = home.with_name(name)
    while os.path.lexists(target):
        number += 1
        target = home.with_name(f"{name}-{number}")
    return target


def _backup(path: Path, candidate: Path) -> Backup | None:
    """Returns the backup that a file is by its name; None where it is none."""
    name, rest = candidate.name, candidate.name[len(path.name) :]
    if not name.startswith((f"{path.name}.before-", f"{path.name}.backup")) or name.endswith(LOGS):
        return None
    found = _NAME.fullmatch(rest)
    if found:
        made = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC).timestamp()
        reason = Reason(found[2])
        is_rolling = reason in _ROLLING
        return Backup(candidate, int(made) * 1_000_000, reason, int(found[3] or 1), is_rolling)
    reason = Reason.MIGRATION if rest.startswith(".before-") else Reason.OTHER
    return Backup(candidate, candidate.lstat().st_mtime_ns // 1_000, reason)


@contextmanager
def _telling_why(target: Path) -> Iterator[None]:
    """Turns what may go wrong into an error that says that there is no backup."""
    try:
        with translate_errors(target):
            yield
    except FileExistsError as error:
        raise LibraryError(
            f"No backup was made: {target} is there already", "Name another file."
        ) from error
    except OSError as error:
        raise LibraryError(
            f"No backup was made: {target.parent} cannot be written to: {error.strerror}",
            "Nothing was changed.",
        ) from error
    except LibraryError as error:
        first = error.message[:1].lower() + error.message[1:]
        raise LibraryError(f"No backup was made: {first}", error.hint) from error

"""Puts a backup in the place of a library, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from glob import escape
from pathlib import Path

from tui.errors import LibraryDamagedError, LibraryError, LibraryLockedError
from tui.store.backups import (
    LOGS,
    Reason,
    back_up_open,
    copy_pages,
    free_name,
    new_file_for,
    open_backup,
    sync,
    thin_out,
)
from tui.store.connection import (
    PRIVATE_FILE,
    connect,
    is_damage,
    make_folder,
    translate_errors,
)
from tui.store.database import check_kind


def restore(path: Path, backup: Path) -> Path | None:
    """Makes a library what a backup has, and keeps what it was as a backup too.

    Killed at any moment, it leaves the one or the other, whole.

    Args:
        path: The library, which need not be there any more.
        backup: The backup, which stays.

    Returns:
        The backup of what it was; None where there was no file.

    Raises:
        LibraryLockedError: Another program has the library open.
        LibraryError: The backup is damaged or something else, or nothing can be written.
    """
    home = path.resolve()
    with _sound(backup) as source, _alone(home) as present, _telling_why(home):
        make_folder(home.parent)
        kept = _keep(home, present)
        _delete_unfinished(home)
        with new_file_for(_unfinished(home)) as part:
            copy_pages(source, part)
            part.chmod(stat.S_IMODE(home.stat().st_mode) if home.exists() else PRIVATE_FILE)
            for end in LOGS:
                # A log of what was before would be taken for one of what is there then.
                Path(f"{home}{end}").unlink(missing_ok=True)
            os.replace(part, home)
            sync(home.parent)
    thin_out(home, Reason.RESTORE, {backup, *([kept] if kept else [])})
    return kept


def _unfinished(path: Path) -> Path:
    """Returns what the file is called that is to take the place of a library: as a backup is."""
    return path.with_name(f"{path.name}.backup")


def _delete_unfinished(path: Path) -> None:
    """Deletes what restores left that were killed; whoever has the lock is the only one."""
    for each in path.parent.glob(f"{escape(_unfinished(path).name)}.part-*"):
        each.unlink(missing_ok=True)


@contextmanager
def _sound(backup: Path) -> Iterator[sqlite3.Connection]:
    """Opens a backup, once it is known that it is a library without damage."""
    with translate_errors(backup), closing(open_backup(backup)) as source:
        try:
            version = source.execute("PRAGMA user_version").fetchone()[0]
            check_kind(source, backup, version)
            (state,) = source.execute("PRAGMA integrity_check (1)").fetchone()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            version, state = 0, str(error)
        if not version or state != "ok":
            raise LibraryError(
                f"{backup} is no sound backup, and nothing was restored",
                "`url-notes backup list` names others.",
            )
        yield source


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Keeps other programs from a library; None where there is none that can be read."""
    if not path.exists():
        yield None
        return
    try:
        connection = connect(path, busy_seconds=0)
    except LibraryDamagedError:
        yield None
        return
    with closing(connection):
        yield connection if _is_locked_for_us(connection, path) else None


def _is_locked_for_us(connection: sqlite3.Connection, path: Path) -> bool:
    """Locks a library until the connection is closed; returns whether it can be read at all.

    Whoever has it open holds a lock on it, also without reading or writing.
    """
    try:
        with translate_errors(path):
            check_kind(connection, path, 0)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except LibraryLockedError as error:
        raise LibraryLockedError(
            "Another program has the library open", "Close it, and restore again."
        ) from error
    except LibraryDamagedError:
        return False
    return True


def _keep(path: Path, present: sqlite3.Connection | None) -> Path | None:
    """Keeps a library as a backup: as it stands where it can be read, else byte by byte."""
    if present:
        with suppress(LibraryDamagedError):
            return back_up_open(present, path, Reason.RESTORE)
    return _keep_bytes(path) if path.exists() else None


def _keep_bytes(path: Path) -> Path:
    target = free_name(path, Reason.RESTORE)
    for end in ("", "-wal"):
        source = Path(f"{path}{end}")
        if source.exists():
            with new_file_for(target) as part:
                shutil.copyfile(source, part)
                sync(part)
                os.replace(part, f"{target}{end}")
    return target


@contextmanager
def _telling_why(path: Path) -> Iterator[None]:
    try:
        with translate_errors(path):
            yield
    except OSError as error:
        raise LibraryError(
            f"Nothing was restored: {path.parent} cannot be written to: {error.strerror}",
            "The library is as it was.",
        ) from error

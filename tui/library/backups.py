"""Backups of a library: made, listed and restored, as a person asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tui.errors import LibraryError
from tui.library.paths import expanded
from tui.store.backups import (
    Backup,
    Reason,
    back_up,
    backups_beside,
    copy_into,
    notes_in,
)
from tui.store.connection import can_be_written, connect
from tui.store.database import check_library
from tui.store.restoring import restore

REASONS = {
    Reason.HAND: "made by hand",
    Reason.MIGRATION: "before the library was brought up to date",
    Reason.MEND: "before doctor mended the library",
    Reason.RESTORE: "before a backup was restored",
    Reason.OTHER: "by another program, or never finished",
}
"""What each reason is in plain words."""


def create_backup(path: Path, target: Path | None = None) -> Path:
    """Makes a backup beside a library, or as a new file that a person names; returns where it is.

    Raises:
        LibraryError: There is no library, or the backup cannot be made.
    """
    check_library(path)
    if target is None:
        return back_up(path, Reason.HAND)
    with closing(connect(path, read_only=not can_be_written(path))) as connection:
        copy_into(connection, target)
    return target


def backups_of(path: Path) -> list[Backup]:
    """Returns the backups beside a library, the latest first.

    Raises:
        LibraryError: The folder cannot be read.
    """
    try:
        return backups_beside(path)
    except OSError as error:
        raise LibraryError(
            f"{error.filename} cannot be read: {error.strerror}", "Check the path of the library."
        ) from error


def list_backups(path: Path) -> Iterator[tuple[Backup, int | None]]:
    """Yields the backups beside a library and how many notes each has, the latest first.

    The number is None for what cannot be read.

    Raises:
        LibraryError: The folder cannot be read.
    """
    return ((each, notes_in(each.path)) for each in backups_of(path))


def backup_named(path: Path, name: str) -> Path:
    """Returns the backup of a library with a name, or else the file at a path.

    Raises:
        LibraryError: There is none.
    """
    for each in backups_of(path):
        if each.path.name == name:
            return each.path
    named = expanded(name)
    if named.is_file():
        return named
    raise LibraryError(f"There is no backup {name}", "`url-notes backup list` names them.")


def restore_backup(path: Path, backup: Path) -> Path | None:
    """Makes a library what a backup has; returns the backup of what it was, if it was there.

    Raises:
        LibraryError: It is open elsewhere, the backup is damaged, or nothing can be written.
    """
    if backup.exists() and path.exists() and backup.samefile(path):
        raise LibraryError(f"{backup} is the library itself", "Name a backup of it.")
    return restore(path, backup)


def notes_of_backup(backup: Path) -> int | None:
    """Returns how many notes a backup has; None where it cannot be read."""
    return notes_in(backup)


__all__ = [
    "REASONS",
    "Backup",
    "backup_named",
    "backups_of",
    "create_backup",
    "list_backups",
    "notes_of_backup",
    "restore_backup",
]

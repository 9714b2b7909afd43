"""A library made ready to be opened: there, and brought up to date."""

from __future__ import annotations

from pathlib import Path

from tui.store.database import prepare_database


def prepare_library(path: Path, *, make: bool) -> None:
    """Makes a library ready to be read, which every front end does once.

    Args:
        path: The file.
        make: Whether to make a library where there is none.

    Raises:
        LibraryError: There is none, it cannot be opened, or is no library this program knows.
    """
    prepare_database(path, make=make)


def file_identity(path: Path) -> tuple[int, int] | None:
    """What makes a file itself, whatever its name: its device and its number; None without one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

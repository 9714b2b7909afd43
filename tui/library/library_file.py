"""Makes a library file ready to be opened, and tells whether two paths are the same file."""

from __future__ import annotations

from pathlib import Path

from tui.store.connection import can_be_written
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


def may_be_written(path: Path) -> bool:
    """Returns whether a library may be changed; true where there is none."""
    return not path.exists() or can_be_written(path)


def file_identity(path: Path) -> tuple[int, int] | None:
    """Returns the device and number that identify a file by any name; None without one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

"""Files that are written one after another, into a folder or a zip file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tui.library.replacing import cannot_be_written

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip file, so that the same notes make the same bytes."""

_RIGHTS = 0o600 << 16


class FolderFiles:
    """The files of a folder.

    Args:
        folder: Where it is.
        place: Where it will be.
    """

    def __init__(self, folder: Path, place: Path) -> None:
        self._folder = folder
        self._place = place

    @contextmanager
    def file(self, name: str) -> Iterator[TextIO]:
        """Opens a new file that its owner alone can read.

        Raises:
            UrlNotesError: It cannot be made.
        """
        path = self._folder / _inside(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise cannot_be_written(self._place / name, error) from error
        with open(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            yield stream


class ZipFiles:
    """The files of a zip file."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    @contextmanager
    def file(self, name: str) -> Iterator[TextIO]:
        """Opens a new file."""
        info = ZipInfo(str(_inside(name)), _BEGINNING)
        info.compress_type, info.external_attr = ZIP_DEFLATED, _RIGHTS
        with (
            self._archive.open(info, "w") as member,
            TextIOWrapper(member, encoding="utf-8", newline="\n") as stream,
        ):
            yield stream


def _inside(name: str) -> PurePosixPath:
    """Returns a name as a path that leads out of no folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(f"{name!r} names no file within a folder")
    return path

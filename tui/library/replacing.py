"""Files and folders that get their names once they are whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp, mkstemp
from typing import BinaryIO

from tui.errors import UrlNotesError


@contextmanager
def replacing(path: Path, mode: int) -> Iterator[BinaryIO]:
    """Opens a stream to a file that takes the place of another at the end, with these rights.

    Raises:
        UrlNotesError: It cannot be made.
    """
    target = Path(os.path.realpath(path))
    try:
        descriptor, name = mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise cannot_be_written(path, error) from error
    try:
        with open(descriptor, "wb") as stream:
            os.fchmod(descriptor, mode)
            yield stream
        os.replace(name, target)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise cannot_be_written(path, error) from error
        raise


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Makes a folder that gets its name at the end; one that is there has to be empty.

    Raises:
        UrlNotesError: It cannot be made or filled, or something is there already.
    """
    target = Path(os.path.realpath(path))
    try:
        made = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise cannot_be_written(path, error) from error
    try:
        # What is in the way is told before the work is done, and again if it has come meanwhile.
        _check_free(path)
        yield made
        made.replace(target)
    except BaseException as error:
        rmtree(made, ignore_errors=True)
        if isinstance(error, OSError):
            raise cannot_be_written(path, error) from error
        raise


def _check_free(path: Path) -> None:
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise UrlNotesError(
            f"{path} is there already, and is not written over", "Name a folder that is new."
        )


def cannot_be_written(path: Path, error: OSError) -> UrlNotesError:
    """Returns the error for a path that the system does not let anybody write."""
    return UrlNotesError(f"{path} cannot be written: {error.strerror}", "Name another place.")

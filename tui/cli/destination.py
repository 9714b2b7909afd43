"""The file that a command writes, which replaces an older one only when it is complete."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import TextIO

from tui.cli.output import output_stream
from tui.errors import UrlNotesError

STANDARD_OUTPUT = "-"


@contextmanager
def destination(output: str | None) -> Iterator[TextIO]:
    """Opens a stream whose text becomes the content of the named file at the end.

    Without a name, or for ``-``, it is the output stream. A new file can be read by its owner only.

    Raises:
        UrlNotesError: The file cannot be written.
    """
    if output is None or output == STANDARD_OUTPUT:
        yield output_stream()
        return
    path = Path(output).expanduser()
    # A pipe or a device cannot be replaced, so it is written directly.
    target = path if path.exists() and not path.is_file() else _temporary_beside(path)
    try:
        with _open(target) as stream:
            yield stream
        if target != path:
            os.replace(target, path)
    except BaseException:
        if target != path:
            target.unlink(missing_ok=True)
        raise


def _temporary_beside(path: Path) -> Path:
    try:
        descriptor, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _write_error(path, error) from error
    os.close(descriptor)
    return Path(name)


def _open(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _write_error(path, error) from error


def _write_error(path: Path, error: OSError) -> UrlNotesError:
    return UrlNotesError(
        f"{path} cannot be written: {error.strerror}", "Name another place with --output."
    )

"""A process that is killed, or that finds the disk full, while it writes to a library.

It prints a line for each change that it was told is written.
"""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tui.errors import UrlNotesError
from tui.library.edits import Retag
from tui.library.library import Library
from tui.library.sources import find_files

EDITED = 3
"""How many notes each edit changes."""

NOTES = 30
"""How many notes the library has."""


def edits(seed: int) -> Iterator[Retag]:
    """Yields edits without an end, each with a tag of its own for some notes."""
    random, number = Random(seed), 0
    while True:
        number += 1
        ids = tuple(sorted(random.sample(range(1, NOTES + 1), EDITED)))
        yield Retag(ids, (f"edit {number}",))


def _edit(path: Path, seed: int) -> None:
    with Library(path) as library:
        for number, edit in enumerate(edits(seed), 1):
            library.apply(edit)
            _say(f"done {number}")


def _import(path: Path, source: str) -> None:
    with Library(path) as library:
        files = find_files([source])
        _say("begun")
        library.import_files(files)
        _say("done")


def _fill(path: Path, seed: int, limit: int) -> None:
    """Edits until the disk takes no more than so many bytes of a file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        _edit(path, seed)
    except UrlNotesError as error:
        _say(f"refused {error.message}. {error.hint}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def main() -> None:
    """Does what the arguments say."""
    kind, path, *rest = sys.argv[1:]
    if kind == "edit":
        _edit(Path(path), int(rest[0]))
    elif kind == "import":
        _import(Path(path), rest[0])
    else:
        _fill(Path(path), int(rest[0]), int(rest[1]))


if __name__ == "__main__":
    main()

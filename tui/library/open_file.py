"""A library file that is open: what the questions to it have in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tui.store.connection import Connection, reading, translate_errors


class OpenFile(NamedTuple):
    """A library file, open for one thread."""

    path: Path
    connection: Connection

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Answers all questions inside from one moment, so that the answers fit each other.

        Raises:
            QueryInterruptedError: Another thread ended the query.
            LibraryError: The library cannot be read.
        """
        with translate_errors(self.path), reading(self.connection):
            yield

"""What a writer is given: a place for text, wherever that lies. It is the counterpart of a source.

What is written is there once all of it is, and else nothing is.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol, TextIO


class Folder(Protocol):
    """A place for files."""

    def file(self, name: str) -> AbstractContextManager[TextIO]:
        """Opens a new file for the next text.

        Args:
            name: With the folders that it lies in, if any, joined by slashes; each name once.
        """


class Target(Protocol):
    """What is written to: the output, a file, a folder or a zip file."""

    def text(self) -> AbstractContextManager[TextIO]:
        """Opens it for one text.

        Raises:
            UrlNotesError: It cannot be written.
        """

    def folder(self) -> AbstractContextManager[Folder]:
        """Opens it for several files.

        Raises:
            UrlNotesError: It cannot be written, or files cannot lie in it.
        """

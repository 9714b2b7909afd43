"""What all commands of one call share: the library that they work on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from tui.library.paths import library_path

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.library.reading import LibraryReader

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any] | click.Command)


class Reader(Protocol):
    """Opens the reader, and tells its exit code."""

    def __call__(self, path: Path, *, filter_text: str = "", demo: bool = False) -> int:
        """Opens the reader on a library, in a filter."""


@dataclass(slots=True)
class Session:
    """One call of the program."""

    read: Reader
    db: str | None = None
    """The library file that the arguments name."""

    @property
    def path(self) -> Path:
        """The library file."""
        return library_path(self.db)

    def reading(self) -> LibraryReader:
        """The library, open to be read; the caller closes it.

        Raises:
            LibraryError: There is none, or it cannot be opened.
        """
        from tui.library.opening import prepare_library
        from tui.library.reading import LibraryReader

        prepare_library(self.path, make=False)
        return LibraryReader(self.path)

    def library(self, *, make: bool = False) -> Library:
        """The library, open; the caller closes it.

        Args:
            make: Whether to make one where there is none; a path that was mistyped is no reason.

        Raises:
            LibraryError: There is none, or it cannot be opened.
        """
        from tui.library.library import Library

        return Library(self.path, make=make)


pass_session = click.make_pass_decorator(Session)


def library_option(command: AnyCommand) -> AnyCommand:
    """The option ``--db``, which every command takes, and the program before it."""
    return click.option(
        "--db",
        metavar="PATH",
        callback=_choose_library,
        expose_value=False,
        help="The library file, in place of $URL_NOTES_DB.",
    )(command)


def _choose_library(context: click.Context, _parameter: click.Parameter, path: str | None) -> None:
    session = context.find_object(Session)
    if session and path is not None:
        session.db = path

"""What a command is called with: the library to work on, and how the reader is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.cli.offering import FILE
from tui.cli.output import narrate
from tui.library.configuration.chosen_library import chosen_library
from tui.library.configuration.current import current_config

if TYPE_CHECKING:
    from tui.cli.reader_program import ReaderProgram
    from tui.library.configuration.values import ConfigFile, Problem
    from tui.library.library import Library
    from tui.library.reading import LibraryReader

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any] | click.Command)


@dataclass(slots=True)
class Invocation:
    """One call of the program."""

    reader: ReaderProgram
    db: str | None = None
    """The library file that the arguments name."""
    _config: ConfigFile | None = None

    @property
    def config(self) -> ConfigFile:
        """What is configured."""
        if self._config is None:
            self._config = current_config()
        return self._config

    def config_problems(self) -> Sequence[Problem]:
        """Returns what is wrong in the file, in the order of its lines."""
        from tui.library.configuration.config_file import problem_of

        config = self.config
        _, faults = self.reader.examine(config.configuration)
        found = [*config.problems, *(problem_of(fault, config.text) for fault in faults)]
        return sorted(found, key=lambda problem: problem.line)

    @property
    def path(self) -> Path:
        """The library file."""
        return chosen_library(self.db)

    def open_reader(self) -> LibraryReader:
        """Opens the library for reading only; the caller closes it.

        Raises:
            LibraryError: There is none, or it cannot be opened.
        """
        from tui.library.library_file import prepare_library
        from tui.library.reading import LibraryReader

        self.warn_of_rights()
        prepare_library(self.path, make=False)
        return LibraryReader(self.path)

    def open_library(self, *, make: bool = False) -> Library:
        """Opens the library; the caller closes it.

        Args:
            make: Whether to create one where there is none. Most commands do not: the path may be
                mistyped.

        Raises:
            LibraryError: There is none, or it cannot be opened.
        """
        from tui.library.library import Library

        self.warn_of_rights()
        bounds = self.config.configuration.journal_bounds
        return Library(self.path, make=make, bounds=bounds)

    def open_settled(self) -> LibraryReader:
        """Opens the library to read its history, with all that other programs wrote in it.

        Where nothing may be written, that is in it as far as it was noted before.

        Raises:
            LibraryError: There is none, or it cannot be opened.
        """
        from tui.library.library_file import may_be_written

        return self.open_library() if may_be_written(self.path) else self.open_reader()

    def warn_of_rights(self) -> None:
        """Says on the error stream which files of the library others may use, if any."""
        from tui.library.rights import rights_in_words

        if warning := rights_in_words(self.path):
            narrate(warning)


pass_invocation = click.make_pass_decorator(Invocation)


def library_option(command: AnyCommand) -> AnyCommand:
    """Adds the option ``--db``, which the program and each of its commands take."""
    return click.option(
        "--db",
        metavar="PATH",
        type=FILE,
        callback=_choose_library,
        expose_value=False,
        help="The library file, in place of $URL_NOTES_DB.",
    )(command)


def _choose_library(context: click.Context, _parameter: click.Parameter, path: str | None) -> None:
    invocation = context.find_object(Invocation)
    if invocation and path is not None:
        invocation.db = path

"""Where the program begins: with the reader at once, or with a command line that Click reads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from tui.cli.failures import exit_code_of
from tui.cli.reader_program import ReaderProgram
from tui.cli.shells import COMPLETION_VARIABLE
from tui.cli.terminal import check_terminal
from tui.library.configuration.chosen_library import chosen_library


class ReaderStart(NamedTuple):
    """What most people start the reader with."""

    db: str | None = None
    """The library file that the arguments name."""
    filter_text: str = ""


_FIELDS = {"--db": "db", "--filter": "filter_text"}
"""What is read here; all else takes Click, and as long as a tenth of the imports of the reader."""


def run(words: Sequence[str], reader: ReaderProgram) -> int:
    """Runs one command line and returns the exit code.

    Args:
        words: The arguments, without the name of the program.
        reader: What opens at the start, and knows the keys.
    """

    def command() -> int:
        if COMPLETION_VARIABLE in os.environ:
            from tui.cli.completion import answer

            return answer(reader)
        start = reader_start(words)
        if start is None:
            from tui.cli.program import run_words

            return run_words(words, reader)
        check_terminal()
        return reader.open(chosen_library(start.db), filter_text=start.filter_text)

    return exit_code_of(command)


def reader_start(words: Sequence[str]) -> ReaderStart | None:
    """Returns what the reader is to start with; None where the words say anything else, too."""
    names, values = words[::2], words[1::2]
    if len(names) != len(values) or any(value.startswith("-") for value in values):
        return None
    if not set(names) <= _FIELDS.keys():
        return None
    return ReaderStart(**{_FIELDS[name]: value for name, value in zip(names, values, strict=True)})

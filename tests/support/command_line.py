"""The command line in a test: words in, exit code and both streams out."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.builders import library, store
from tui.cli.reader_program import ReaderProgram
from tui.cli.reader_start import run
from tui.model.note import Draft
from tui.ui.examined_configuration import examine


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


class Keyboard(io.TextIOWrapper):
    """A stream that a person types into."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


@dataclass
class CommandLine:
    """Runs commands on a library of its own."""

    path: Path
    monkeypatch: pytest.MonkeyPatch
    reader_calls: list[tuple[Path, str, bool]] = field(default_factory=list)

    @property
    def reader(self) -> ReaderProgram:
        """A reader that only notes how it is opened."""
        return ReaderProgram(self._read, examine)

    def holds(self, *drafts: Draft) -> None:
        """Puts drafts into the library."""
        with library(self.path.parent, name=self.path.name) as opened:
            store(opened, *drafts)

    def __call__(self, *words: str, stdin: bytes = b"", is_terminal: bool = False) -> Outcome:
        stream = Terminal if is_terminal else io.StringIO
        out, err = stream(), stream()
        keyboard = Keyboard if is_terminal else io.TextIOWrapper
        self.monkeypatch.setattr(sys, "stdin", keyboard(io.BytesIO(stdin)))
        self.monkeypatch.setattr(sys, "stdout", out)
        self.monkeypatch.setattr(sys, "stderr", err)
        code = run(words, self.reader)
        return Outcome(code, out.getvalue(), err.getvalue())

    def _read(self, path: Path, *, filter_text: str = "", demo: bool = False) -> int:
        self.reader_calls.append((path, filter_text, demo))
        return 0

"""Where the reader cannot be shown, it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.terminal import terminal


@pytest.fixture
def sole(tmp_path: Path) -> Path:
    """A library of one note."""
    with library(tmp_path, draft(title="Sole note")) as opened:
        return opened.path


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_only_prints_is_told_so(
    sole: Path, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    with terminal(library=sole) as screen:
        assert screen.exit_code() == 2
        assert screen.output == (
            f"url-notes: The reader cannot be shown on a terminal of the kind {term}\r\n"
            "`url-notes list` prints notes anywhere; `url-notes --help` has the other commands.\r\n"
        )


def test_a_terminal_of_no_kind_shows_the_reader(
    sole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TERM")
    with terminal(library=sole) as screen:
        screen.wait_for("1 of 1")
        screen.send("q")
        assert screen.exit_code() == 0


@pytest.mark.parametrize(("number", "name"), [(0, "input"), (1, "output")])
def test_a_stream_that_is_no_terminal_is_named(sole: Path, number: int, name: str) -> None:
    redirect = f"import os; os.dup2(os.open(os.devnull, os.O_RDWR), {number})"
    with terminal(library=sole, prepare=redirect) as screen:
        assert screen.exit_code() == 2
        assert f"The reader needs a terminal, and its {name} is none" in screen.output

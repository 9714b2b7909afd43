"""Commands that only read do so where nothing may be written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine

LINK = "https://kept.example/"


@pytest.fixture
def kept(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A library with a note and a step, in which nothing may be written."""
    cli.holds(draft(LINK, title="Kept"))
    cli("star", "1")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and os.path.exists(path))
    return cli


@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "1"), ("tags",), ("views",), ("history",), ("export",)],
)
def test_a_command_that_reads_succeeds(kept: CommandLine, words: tuple[str, ...]) -> None:
    assert (kept(*words).code, list(kept.path.parent.iterdir())) == (0, [kept.path])


def test_the_history_is_that_of_the_library(kept: CommandLine) -> None:
    assert "1 note starred" in kept("history").out


def test_a_backup_is_made_elsewhere(
    kept: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target: Path = tmp_path_factory.mktemp("elsewhere") / "copy.db"
    assert kept("backup", "create", str(target)).code == 0
    assert target.read_bytes()[:15] == b"SQLite format 3"

"""A command line with an empty library."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import library
from tests.support.command_line import CommandLine


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    path = tmp_path / "library.db"
    monkeypatch.setenv("URL_NOTES_DB", str(path))
    library(tmp_path).close()
    return CommandLine(path, monkeypatch)

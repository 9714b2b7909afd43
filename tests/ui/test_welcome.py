"""The page of an empty library fits every terminal: its keys are always in sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import library
from tests.support.reader import reader

SMALL = [
    "This one is empty.",
    "I import from f…",
    "a add a link",
    "s fill it with …",
    "t take the tour…",
]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    library(tmp_path).close()
    return tmp_path / "library.db"


async def test_the_smallest_terminal_has_the_keys(empty: Path) -> None:
    async with reader(empty, (20, 6)) as r:
        assert r.lines()[:5] == SMALL
        await r.resize(80, 24)
        assert any("import from firefox or chromium, a file or a folder" in s for s in r.lines())
        assert any("█" in line for line in r.lines())
        await r.resize(80, 10)
        assert not any("█" in line for line in r.lines())
        assert "A reader for a library of annotated links." in r.lines()

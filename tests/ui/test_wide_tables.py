"""A table that is wider than the preview keeps its columns, and is scrolled sideways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.reader import Reader, reader
from tests.ui.conftest import Started

NUMBERS = range(12)


def row(cells: Iterable[str]) -> str:
    return f"|{'|'.join(cells)}|\n"


TABLE = (
    row(f"heading {number}" for number in NUMBERS)
    + row("-" for _ in NUMBERS)
    + row(f"[LINK{number:02}](https://l.example/{number:02})" for number in NUMBERS)
    + row(f"cell {number:02}" for number in NUMBERS)
)


@pytest.fixture
def tabled(tmp_path: Path) -> Path:
    with library(tmp_path, draft("https://a.example/", title="A table", summary=TABLE)) as opened:
        return opened.path


def numbers_in_sight(r: Reader) -> list[str]:
    """The numbers of the columns whose cells are on screen."""
    return re.findall(r"cell (\d\d)", "\n".join(r.preview()))


async def test_a_wide_table_is_scrolled_to_its_end_and_back(tabled: Path) -> None:
    async with reader(tabled) as r:
        await r.press("pane.preview")
        first = numbers_in_sight(r)
        assert first[0] == "00"
        assert first[-1] < "11"
        await r.press(*["preview.code_right"] * 6)
        assert numbers_in_sight(r)[-1] == "11"
        assert "00" not in numbers_in_sight(r)
        assert len([each for each in r.preview() if each.startswith("…")]) == 4
        await r.press(*["preview.code_left"] * 6)
        assert numbers_in_sight(r) == first


async def test_letters_are_over_those_links_of_a_table_that_are_on_screen(
    tabled: Path, started: Started
) -> None:
    async with reader(tabled) as r:
        await r.press("pane.preview", *["preview.code_right"] * 6)
        await r.keys("f")
        (line,) = (each for each in r.preview() if "INK" in each)
        assert line.endswith("INK11")
        label = line.removesuffix("INK11")[-1]
        await r.keys(label)
        assert started == [("browser", "https://l.example/11")]


async def test_a_hit_in_a_wide_table_is_brought_into_view(tabled: Path) -> None:
    async with reader(tabled) as r:
        await r.press("pane.preview", "find.edit")
        await r.type("cell 10")
        assert "10" in numbers_in_sight(r)


async def test_a_wide_table_is_copied_whole(tabled: Path, copied: list[str]) -> None:
    async with reader(tabled) as r:
        await r.press("pane.preview", "preview.select")
        lines = [line.text for line in r.session.panes.preview.lines]
        cells = next(number for number, text in enumerate(lines) if "cell 11" in text)
        await r.burst(*"j" * cells, "y")
        await r.until(lambda: bool(copied))
        assert copied == [lines[cells]]

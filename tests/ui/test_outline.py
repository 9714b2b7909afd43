"""The headings of a note are listed, narrowed by letters, and gone to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.reader import Reader, reader
from tui.ui.dialogs.outline import OutlineScreen
from tui.ui.widgets.outline_list import OutlineList

SECTIONS = "\n\n".join(f"## Section {n}\n\n" + "Words. " * 60 for n in range(1, 200))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A note that is too long to be laid out at once."""
    with library(tmp_path, draft(title="Book", summary=SECTIONS, comment="# Mine")) as opened:
        return opened.path


def headings(r: Reader) -> list[str]:
    return [each.text for each in r.app.screen.query_one(OutlineList).rows]


async def test_all_headings_of_a_long_text_are_listed(book: Path) -> None:
    async with reader(book) as r:
        await r.press("preview.outline")
        assert headings(r) == [*(f"Section {n}" for n in range(1, 200)), "Comment", "Mine"]


async def test_letters_narrow_and_enter_goes_to_the_heading(book: Path) -> None:
    async with reader(book) as r:
        await r.press("preview.outline")
        await r.type("tion 19")
        assert headings(r) == [f"Section {n}" for n in (19, 119, *range(190, 200))]
        await r.keys("down", "enter")
        assert (r.preview()[0], r.focus()) == ("Section 119", "Notes")


async def test_keys_typed_before_the_text_is_laid_out_are_for_the_outline(book: Path) -> None:
    async with reader(book) as r:
        await r.burst("3", "M", *"120", "enter")
        assert (r.session.panes.preview.lines[r.session.panes.preview.first].text, r.focus()) == (
            "Section 120",
            "Preview",
        )


async def test_the_cursor_begins_on_the_heading_that_is_read(book: Path) -> None:
    async with reader(book) as r:
        await r.burst("M", *"120", "enter")
        await r.press("preview.down", "preview.outline")
        row = r.app.screen.query_one(OutlineList).row_under_cursor
        assert row
        assert row.text == "Section 120"


async def test_words_that_no_heading_has_leave_an_empty_list(book: Path) -> None:
    async with reader(book) as r:
        await r.press("preview.outline")
        await r.type("nowhere")
        assert headings(r) == []
        assert any("No heading has these words." in line for line in r.lines())
        await r.keys("enter")
        assert isinstance(r.app.screen, OutlineScreen)


async def test_esc_leaves_the_text_where_it_was(book: Path) -> None:
    async with reader(book) as r:
        await r.press("preview.down")
        before = r.preview()
        await r.burst("M", *"77", "escape")
        assert (r.preview(), r.focus()) == (before, "Notes")


async def test_a_text_without_headings_says_so(shelf: Path) -> None:
    async with reader(shelf, filter_text="shell") as r:
        await r.press("preview.outline")
        assert (r.toasts(), r.focus()) == (["This text has no headings."], "Notes")


async def test_a_preview_out_of_sight_has_no_outline(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("preview.hide", "preview.outline")
        assert r.toasts() == [
            "The preview is not on screen.\nEnter shows it; > where it is hidden."
        ]

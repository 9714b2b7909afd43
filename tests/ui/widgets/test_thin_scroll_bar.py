"""What Textual scrolls has the same scroll bars as our panes, and the mouse does the same there."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment

from tests.support.builders import draft, library
from tests.support.reader import reader
from tui.ui.widgets.text_editor import TextEditor
from tui.ui.widgets.thin_scroll_bar import ThinScrollBar


def cells(size: int, virtual: int, window: int, position: float) -> list[Segment]:
    """The cells of a bar, from the top."""
    return list(ThinScrollBar.render_bar(size, virtual, window, position).segments)


@pytest.mark.parametrize(
    ("position", "drawn"), [(0, "┃┃│││"), (20, "│┃┃││"), (60, "│││┃┃"), (60.9, "│││┃┃")]
)
def test_the_thumb_is_where_the_content_is(position: float, drawn: str) -> None:
    assert "".join(cell.text for cell in cells(5, 100, 40, position)) == drawn


def test_the_mouse_grabs_the_thumb_and_pages_beside_it() -> None:
    met = [(cell.style.meta["@mouse.down"] if cell.style else "") for cell in cells(5, 100, 40, 20)]
    assert met == ["scroll_up", "grab", "grab", "scroll_down", "scroll_down"]


def test_a_bar_of_content_that_fits_has_no_thumb() -> None:
    assert {cell.text for cell in cells(5, 5, 0, 0)} == {"│"}


async def test_a_long_text_that_is_edited_has_a_thin_bar(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library(tmp_path, draft(title="A", summary="\n\n".join(map(str, range(99))))).close()
    async with reader(path) as r:
        await r.press("note.edit")
        bar = r.app.screen.query(TextEditor).first().vertical_scrollbar.region
        column = [strip.crop(bar.x, bar.right).text for strip in r.strips()[bar.y : bar.bottom]]
        assert column == ["┃", *["│"] * (bar.height - 1)]

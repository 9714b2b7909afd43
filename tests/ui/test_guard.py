"""Nothing that a terminal obeys reaches the screen, whatever a library holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.support import hostile
from tests.support.builders import draft, library
from tests.support.reader import Reader, reader
from tui.library.desktop.terminal import wants_colour
from tui.model.text import is_inert
from tui.ui.guard import Colourless, InertText

PAYLOADS = [text.encode("utf-8", "replace").decode() for text in hostile.HOSTILE]
BLACK = Color(0, 0, 0)


def shown(r: Reader) -> list[str]:
    """The texts on screen that a terminal would obey."""
    return [segment.text for segment in r.segments() if not is_inert(segment.text)]


@pytest.mark.parametrize("text", [*hostile.SEQUENCES, *hostile.CHARACTERS])
def test_a_hostile_segment_becomes_harmless_at_its_width(text: str) -> None:
    before = Segment(f"a{text}b", Style(bold=True))
    (after,) = InertText().apply([before], BLACK)
    assert is_inert(after.text)
    assert (after.cell_length, after.style) == (before.cell_length, before.style)


def test_a_harmless_line_passes_as_it_is() -> None:
    line = [Segment("[/x] 漢字 👩\u200d💻"), Segment("  ")]
    assert InertText().apply(line, BLACK) is line


def test_without_colours_the_rest_of_a_style_stays() -> None:
    line = [Segment("a", Style(color="red", bgcolor="blue", bold=True, underline=True))]
    assert Colourless().apply(line, BLACK) == [Segment("a", Style(bold=True, underline=True))]


@pytest.mark.parametrize(("value", "wanted"), [(None, True), ("", True), ("1", False)])
def test_no_color_is_a_wish_when_it_says_anything(
    monkeypatch: pytest.MonkeyPatch, value: str | None, wanted: bool
) -> None:
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    assert wants_colour() is wanted


async def test_no_payload_reaches_the_panes(tmp_path: Path) -> None:
    text = "a" + "b".join(PAYLOADS)
    with library(tmp_path, draft(title="x", tags=("y",), summary="z")) as opened:
        opened._connection.execute(
            "UPDATE notes SET title = ?1, summary = ?1, comment = ?1, site = ?1, author = ?1",
            (text,),
        )
        opened._connection.execute("UPDATE tags SET name = ?", (text,))
    async with reader(tmp_path / "library.db", (200, 60)) as r:
        for keys in ((), ("3", "G"), ("t",), ("escape", "1", "enter")):
            await r.keys(*keys)
            assert shown(r) == []
            assert {strip.cell_length for strip in r.strips()} == {200}


@pytest.mark.parametrize("text", [*hostile.MARKUP, *hostile.SHAPES[:15]])
def test_markup_is_text(text: str) -> None:
    segments = InertText().apply([Segment(text.strip())], BLACK)
    assert all(is_inert(segment.text) for segment in segments)


@pytest.mark.parametrize("text", ["[/x]", "[@click=app.bell]x[/]", "\x1b]52;c;ZXZpbA==\x07", "$x"])
async def test_a_toast_shows_text_as_it_is(shelf: Path, text: str) -> None:
    async with reader(shelf) as r:
        r.session.notify(text, text)
        await r.pilot.pause()
        assert shown(r) == []
        assert not r.has_ended

"""Code on screen gets the colours of its language, which it names."""

from __future__ import annotations

from pathlib import Path

from tests.support.builders import draft, library
from tests.support.reader import Reader, reader

SUMMARY = "Text.\n\n```python\nreturn needle\n```\n\n```\nreturn plain\n```\n"


def accented(r: Reader) -> list[str]:
    """The pieces of the text in the colour of keywords."""
    accent = r.app.theme_variables["accent"]
    preview = r.session.panes.preview
    segments = (each for y in range(6, preview.size.height) for each in preview.render_line(y))
    return [
        each.text.strip()
        for each in segments
        if each.style and each.style.color and each.style.color.name == accent and each.text.strip()
    ]


async def test_code_that_names_its_language_has_colours_once_they_are_found(tmp_path: Path) -> None:
    library(tmp_path, draft(title="Code", summary=SUMMARY)).close()
    async with reader(tmp_path / "library.db") as r:
        await r.until(lambda: bool(accented(r)))
        assert accented(r) == ["return"]


async def test_what_is_found_stands_out_in_coloured_code(tmp_path: Path) -> None:
    library(tmp_path, draft(title="Code", summary=SUMMARY)).close()
    async with reader(tmp_path / "library.db") as r:
        await r.until(lambda: bool(accented(r)))
        before = r.preview()
        await r.press("pane.preview", "find.edit")
        await r.type("needle")
        await r.keys("enter")
        assert (accented(r), r.preview()) == (["return"], before)
        assert len(r.session.panes.preview.hit_lines) == 1


async def test_a_note_that_is_left_before_its_colours_are_found_has_them_later(
    tmp_path: Path,
) -> None:
    library(
        tmp_path, draft("https://a.example/", summary=SUMMARY), draft("https://b.example/")
    ).close()
    async with reader(tmp_path / "library.db") as r:
        await r.burst("j", "k")
        await r.until(lambda: bool(accented(r)))
        assert accented(r) == ["return"]


LONG = "```python\nstart = 1  # " + "and so on " * 20 + "end\n```\n"


async def test_long_lines_of_code_are_scrolled_sideways(tmp_path: Path) -> None:
    library(tmp_path, draft(title="Code", summary=LONG)).close()
    async with reader(tmp_path / "library.db") as r:
        await r.press("pane.preview")
        (line,) = (each for each in r.preview() if "start" in each)
        assert line.endswith("…")
        await r.press(*["preview.code_right"] * 9)
        assert any(each.startswith("…") and each.endswith("on end") for each in r.preview())
        await r.press("preview.code_right")
        assert r.toasts() == ["No line or table on screen goes on there."]
        await r.press(*["preview.code_left"] * 10)
        assert line in r.preview()


async def test_a_hit_in_a_long_line_of_code_is_brought_into_view(tmp_path: Path) -> None:
    library(tmp_path, draft(title="Code", summary=LONG)).close()
    async with reader(tmp_path / "library.db") as r:
        await r.press("pane.preview", "find.edit")
        await r.type("on end")
        assert any("on end" in each for each in r.preview())

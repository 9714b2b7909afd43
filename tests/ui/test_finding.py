"""What is looked for stands out, and n goes from hit to hit and on into the next note."""

from __future__ import annotations

from pathlib import Path

from tests.support.reader import Reader, reader


def standing_out(r: Reader, *, current: bool = False) -> list[str]:
    """The hits on screen, from the top, of each pane; or the current one alone."""
    panes = (r.main.note_list, r.main.preview)
    return [
        segment.text
        for pane in panes
        for y in range(1, pane.size.height)
        for segment in pane.render_line(y)
        if segment.style and segment.style.underline
        if not current or segment.style.reverse
    ]


async def test_the_words_of_the_filter_stand_out_in_titles_and_text(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.type("futures dep")
        assert standing_out(r) == ["dep", "dep", "Futures"]
        await r.keys("escape")
        assert standing_out(r) == []


async def test_a_text_is_found_in_the_note_while_typing_and_escape_ends_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.preview", "find.edit")
        await r.type("graph 33")
        assert standing_out(r) == ["graph 33"]
        await r.keys("escape")
        assert (standing_out(r), r.filter_text, r.focus()) == ([], "", "Preview")
        assert r.preview()[0] == "Borrow checker"


async def test_enter_keeps_what_is_found_until_escape_in_the_preview(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.preview", "find.edit")
        await r.type("ownership")
        await r.keys("enter")
        assert (standing_out(r, current=True), r.focus()) == (["Ownership"], "Preview")
        await r.press("pane.close")
        assert (r.main.preview.hit_lines, r.focus()) == ((), "Preview")
        await r.press("pane.close")
        assert r.focus() == "Notes"


async def test_n_goes_on_into_the_next_note_that_has_a_hit_and_back(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.preview", "find.edit")
        await r.type("memory")
        await r.keys("enter")
        assert r.row() == "Borrow checker"
        await r.press("find.next")
        assert (r.row(), standing_out(r, current=True)) == ("Collecting garbage", ["memory"])
        await r.press("find.next")
        assert r.toasts() == ["There is no further hit in this direction."]
        await r.press("find.previous")
        assert (r.row(), standing_out(r, current=True)) == ("Borrow checker", ["memory"])


async def test_n_goes_to_the_words_of_the_filter_from_the_list(shelf: Path) -> None:
    async with reader(shelf, filter_text="rust") as r:
        await r.press("find.next")
        assert (r.row(), standing_out(r, current=True)) == ("Borrow checker", ["rust"])
        await r.press("find.next")
        assert (r.row(), r.focus()) == ("★ Async in depth", "Notes")


async def test_without_anything_to_look_for_n_says_so(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("find.next")
        assert r.toasts() == ["Nothing is looked for; / in the preview finds a text."]


async def test_the_line_is_the_filters_again_when_a_filter_is_set(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.preview", "find.edit")
        await r.type("futures")
        r.main.set_filter("#rust")
        await r.settle()
        assert (r.filter_text, r.main.filter_line.prompt, standing_out(r)) == ("#rust", "/ ", [])

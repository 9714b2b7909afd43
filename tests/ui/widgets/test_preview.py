from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from textual.geometry import Region
from textual.strip import Strip

from tests.ui.widgets.stage import Stage, bar, body, line_widths, lines, looks, resize, shown
from tui.model.instant import Instant
from tui.model.note import Note
from tui.ui.drawing.note_line import NoteLine
from tui.ui.drawing.preview_head import preview_head
from tui.ui.widgets import preview_lines
from tui.ui.widgets.preview import FIRST_SLICE, Preview

NOTE = Note(
    id=1,
    url="https://example.org/x",
    title="OpenFreeMap survived",
    site="hyperknot.com",
    added=Instant.from_day(date(2025, 8, 14)),
    tags=("ddos", "maps"),
    summary="First, see [the paper](https://arxiv.org/abs/1).\n\n- one\n  - two\n",
    comment="My *own* words.",
)
PARAGRAPHS = "\n\n".join(f"Paragraph {number}." for number in range(2_000))
LONG = Note(id=2, url="u", title="Long", summary=PARAGRAPHS)


@pytest.fixture
def preview() -> Preview:
    return Preview()


async def test_a_note_is_shown_from_its_title_to_its_comment(preview: Preview) -> None:
    async with Stage(preview).opened(40, 22):
        preview.show(NOTE)
        assert body(preview) == [
            "  OpenFreeMap survived",
            "  ↗ example.org/x",
            "  hyperknot.com · added 14 Aug 2025",
            "  #ddos #maps",
            "  " + "─" * 36,
            "  First, see the paper.",
            "  • one",
            "    ◦ two",
            "  ── Comment ─────────────────────────",
            "  My own words.",
            "  note 1 · 11 words",
        ]
        assert line_widths(preview) == {40}


@pytest.mark.parametrize(
    ("part", "expected"),
    [("summary", ["No summary."]), ("comment", ["No comment."]), ("article", ["The text."])],
)
async def test_one_text_of_a_note_is_shown(
    preview: Preview, part: str, expected: list[str]
) -> None:
    note = Note(id=1, url="u", article="The text.")
    async with Stage(preview).opened(40, 12):
        preview.show(note, part)  # type: ignore[arg-type]
        assert [text.strip() for text in body(preview)[2:]] == [*expected, "note 1"]


async def test_without_a_note_nothing_is_selected(preview: Preview) -> None:
    async with Stage(preview).opened(40, 8):
        preview.show(NOTE)
        preview.show(None)
        assert body(preview) == ["  Nothing selected."]
        assert preview.at_end


@pytest.mark.parametrize("width", [1, 2, 3, 5, 9, 150])
async def test_every_line_is_as_wide_as_the_pane(preview: Preview, width: int) -> None:
    note = replace(
        NOTE, title="日本語 e\u0301" * 30, tags=("日本語" * 9, "\U0001f469\u200d\U0001f680")
    )
    async with Stage(preview).opened(width, 20):
        preview.show(note)
        assert line_widths(preview) == {width}


async def test_a_page_is_read_on_until_the_end(preview: Preview) -> None:
    async with Stage(preview).opened(40, 8):
        preview.show(NOTE)
        seen = [(preview.first, preview.at_end)]
        for _ in range(2):
            preview.page(1)
            seen.append((preview.first, preview.at_end))
        assert seen == [(0, False), (6, False), (10, True)]
        assert bar(preview) == "│││││┃┃"
        assert lines(preview)[0].endswith(" 100%")


async def test_lines_are_scrolled(preview: Preview) -> None:
    async with Stage(preview).opened(40, 8):
        preview.show(NOTE)
        assert (preview.scroll_lines(3), preview.first) == (True, 3)
        assert (preview.scroll_lines(-9), preview.first) == (True, 0)
        assert (preview.scroll_lines(-1), preview.first) == (False, 0)


async def test_a_note_shown_again_stays_where_it_was(preview: Preview) -> None:
    async with Stage(preview).opened(40, 8):
        preview.show(NOTE)
        preview.scroll_lines(3)
        preview.show(replace(NOTE, starred=True))
        assert (preview.first, preview.note) == (3, replace(NOTE, starred=True))
        preview.show(replace(NOTE, id=9))
        assert preview.first == 0


async def test_a_long_text_is_first_laid_out_in_part_and_then_as_a_whole(preview: Preview) -> None:
    async with Stage(preview).opened(40, 8) as pilot:
        preview.show(LONG)
        assert preview.length == 1 + FIRST_SLICE // 40
        assert not preview.at_end
        while preview.lines[-1].text != "note 2 · 4,000 words":
            await pilot.pause()
        assert preview.length == 4 + 2 * 2_000 + 1


async def test_another_note_ends_the_work_on_the_one_before(preview: Preview) -> None:
    async with Stage(preview).opened(40, 8) as pilot:
        preview.show(LONG)
        preview.show(NOTE)
        await pilot.pause()
        assert preview.lines[-3].text == "My own words."


async def test_the_end_of_a_long_text_is_reached_at_once(preview: Preview) -> None:
    async with Stage(preview).opened(40, 8):
        preview.show(LONG)
        preview.bottom()
        assert (body(preview)[-1], preview.at_end) == ("  note 2 · 4,000 words", True)


async def test_the_lines_below_the_first_slice_are_laid_out_when_scrolled_to(
    preview: Preview,
) -> None:
    async with Stage(preview).opened(40, 8):
        preview.show(LONG)
        preview.scroll_to_item(3_000)
        assert (preview.first, body(preview)[0]) == (3_000, "  Paragraph 1498.")


async def test_another_width_keeps_what_was_read(preview: Preview) -> None:
    text = "\n\n".join(f"{n} " + "word " * 20 for n in range(100))
    async with Stage(preview).opened(110, 12) as pilot:
        preview.show(Note(id=1, url="u", summary=text))
        preview.scroll_to_item(preview.length // 2)
        before = next(word for word in " ".join(body(preview)).split() if word.isdigit())
        await resize(pilot, preview, 50, 12)
        after = next(word for word in " ".join(body(preview)).split() if word.isdigit())
        assert abs(int(after) - int(before)) <= 2
        assert line_widths(preview) == {50}


async def test_another_width_lays_out_no_more_of_a_long_text_than_was_read(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Preview, "_lay_out_more", lambda _: None)
    async with Stage(preview).opened(110, 12) as pilot:
        preview.show(LONG)
        preview.scroll_to_item(1_000)
        assert body(preview)[0] == "    Paragraph 498."
        await resize(pilot, preview, 50, 12)
        assert body(preview)[0] == "  Paragraph 498."
        assert preview.length < 1_100


async def test_a_click_on_a_link_tells_its_address(preview: Preview) -> None:
    stage = Stage(preview)
    async with stage.opened(40, 16) as pilot:
        preview.show(NOTE)
        y = next(y for y, text in enumerate(lines(preview)) if "paper" in text)
        x = lines(preview)[y].index("paper")
        await pilot.click(preview, offset=(2, y))
        assert stage.posted(Preview.LinkClicked) == []
        await pilot.click(preview, offset=(x, y))
        urls = [message.url for message in stage.posted(Preview.LinkClicked)]
        assert urls == ["https://arxiv.org/abs/1"]


async def test_titles_links_and_emphasis_are_to_be_seen_without_colours(preview: Preview) -> None:
    async with Stage(preview).opened(40, 22):
        preview.show(NOTE)
        found = [text.strip() for text in lines(preview)]
        assert looks(preview, found.index("OpenFreeMap survived"), "Open") == {"bold"}
        assert looks(preview, found.index("First, see the paper."), "paper") == {"underline"}
        assert looks(preview, found.index("My own words."), "own") == {"italic"}


@pytest.mark.parametrize("text", ["[b]x[/b]", "[/x]", "\x1b[31mx\x1b]0;x\x07"])
async def test_hostile_text_is_inert(preview: Preview, text: str) -> None:
    note = replace(NOTE, title=text, site=text, author=text, tags=(text,), summary=text)
    async with Stage(preview).opened(60, 20):
        preview.show(note)
        assert all(line.isprintable() for line in lines(preview))


class Watched(Preview):
    """A preview that remembers the first line of the text of each paint."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[str] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        self.painted.append(lines[1].text.strip("┃│ "))
        return lines


async def test_a_hidden_preview_reads_its_note_with_the_first_paint_that_shows_it() -> None:
    preview, others = Watched(), [replace(NOTE, id=n, title=f"Note {n}") for n in range(2, 9)]
    reads: list[str] = []

    def read(note: Note) -> Note:
        reads.append(note.title)
        return note

    async with Stage(preview).opened(40, 16) as pilot:
        preview.show(NOTE)
        await shown(pilot, preview, is_shown=False)
        preview.painted.clear()
        for note in others:
            preview.show_when_seen(partial(read, note))
        assert (reads, preview.lines, preview.is_empty) == ([], (), False)
        await shown(pilot, preview, is_shown=True)
        assert (reads, set(preview.painted)) == (["Note 8"], {"Note 8"})


async def test_a_hidden_preview_has_the_same_note_scrolled_as_it_was(preview: Preview) -> None:
    async with Stage(preview).opened(40, 8) as pilot:
        preview.show(LONG)
        preview.scroll_to_item(9)
        await shown(pilot, preview, is_shown=False)
        preview.show_when_seen(lambda: replace(LONG, starred=True))
        await shown(pilot, preview, is_shown=True)
        assert (preview.first, preview.note) == (9, replace(LONG, starred=True))
        preview.bottom()
        assert body(preview)[-1] == "  note 2 · 4,000 words"


async def test_few_notes_are_kept_that_were_prepared(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = [replace(NOTE, id=number, title=f"Note {number}") for number in range(2, 9)]
    laid_out: list[int] = []

    def laying_out(note: Note, width: int) -> Iterator[NoteLine]:
        laid_out.append(note.id)
        return preview_head(note, width)

    monkeypatch.setattr(preview_lines, "preview_head", laying_out)
    async with Stage(preview).opened(40, 16):
        preview.show(NOTE)
        for note in notes:
            assert list(preview.prepared(note)) == [None]
        laid_out.clear()
        shown = []
        for note in (notes[0], notes[-1], notes[0]):
            preview.show(note)
            shown.append(body(preview)[0])
        assert (shown, laid_out) == (["  Note 2", "  Note 8", "  Note 2"], [2])


async def test_what_was_prepared_is_drawn_anew_in_another_theme(preview: Preview) -> None:
    async with Stage(preview).opened(40, 16) as pilot:
        preview.show(LONG)
        list(preview.prepared(NOTE))
        pilot.app.theme = "textual-light"
        await pilot.pause()
        preview.show(NOTE)
        drawn = preview.render_line(1)
        list(preview.prepared(LONG))
        preview.show(LONG)
        preview.show(NOTE)
        assert drawn == preview.render_line(1)

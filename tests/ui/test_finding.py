"""What is looked for stands out, and n goes from hit to hit and on into the next note."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_results
from tests.support.reader import Reader, reader
from tui.filters.highlights import highlights_of
from tui.filters.parser import parse
from tui.model.instant import Instant
from tui.model.note import Draft, Note
from tui.ui.drawing.text_tabs import Part
from tui.ui.operations import waiting
from tui.ui.widgets import preview_search
from tui.ui.widgets.pane import LinePane
from tui.ui.widgets.preview_lines import PreviewLines


def standing_out(r: Reader, *panes: LinePane, current: bool = False) -> list[str]:
    """The hits on screen, from the top, of each pane; or the current one alone."""
    colours = r.app.theme_variables
    looks = {colours["accent"]} if current else {colours["accent"], colours["hit"]}
    return [
        segment.text
        for pane in panes or (r.session.panes.notes, r.session.panes.preview)
        for y in range(1, pane.size.height)
        for segment in pane.render_line(y)
        if segment.style and segment.style.bgcolor and segment.style.bgcolor.name in looks
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
        assert (r.session.panes.preview.hit_lines, r.focus()) == ((), "Preview")
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
        r.set_filter("is:starred")
        await r.settle()
        assert (r.filter_text, r.session.panes.filter_line.prompt) == ("is:starred", "/ ")
        assert standing_out(r) == []


def notes_with(path: Path, *drafts: Draft) -> Path:
    """A library with some notes, the first of them on top."""
    days = range(len(drafts), 0, -1)
    dated = (
        replace(each, added=Instant.from_iso(f"2025-08-{n:02}"))
        for n, each in zip(days, drafts, strict=True)
    )
    with library(path, *dated) as opened:
        return opened.path


SAYS_RUST = draft(
    "https://rust.example/rust",
    title="Rust in titles",
    site="rust.example",
    author="R. Rust",
    tags=("iron", "Rust", "rust/async", "rusty"),
    summary="Summary: *rust* is here.",
    comment="Comment: rust as well.",
    article="Article: rust again.",
)


@pytest.mark.parametrize(
    ("query", "list_hits", "preview_hits"),
    [
        (
            "rust",
            ["Rust", "rust", "Rust", "rust"],
            ["Rust", "rust", "rust", "Rust", "rust", "rust", "rust"],
        ),
        ("/rus.(?= )/", ["Rust"], ["Rust", "rust", "rust"]),
        ("title:rust", ["Rust"], ["Rust"]),
        ("title:/^r/", ["R"], ["R"]),
        ("title:/s$/", ["s"], ["s"]),
        ("summary:rust", [], ["rust"]),
        ("summary:/RUST.*/", [], ["rust", " is here."]),
        ("comment:rust", [], ["rust"]),
        ("comment:/^c.*:/", [], ["Comment:"]),
        ("article:rust", [], []),
        ("#rust", ["Rust", "rust/async"], ["Rust", "rust/async"]),
        ("tag:rust*", ["Rust", "rust/async", "rusty"], ["Rust", "rust/async", "rusty"]),
        ("tag:=rust", ["Rust"], ["Rust"]),
        ("tag:/^r.*c$/", ["rust/async"], ["rust/async"]),
        ("site:rust", ["rust"], ["rust"]),
        ("author:rust", [], ["Rust"]),
        ("url:rust", [], ["rust", "rust"]),
        ("-summary:go -title:/x/", [], []),
        ("(title:titles OR -comment:rust) #iron", ["titles", "iron"], ["titles", "iron"]),
    ],
)
async def test_a_term_stands_out_where_its_field_is_shown(
    tmp_path: Path, query: str, list_hits: list[str], preview_hits: list[str]
) -> None:
    async with reader(notes_with(tmp_path, SAYS_RUST), (200, 40), query) as r:
        assert standing_out(r, r.session.panes.notes) == list_hits
        assert standing_out(r, r.session.panes.preview) == preview_hits


async def test_an_article_has_its_own_hits_when_it_is_shown(tmp_path: Path) -> None:
    path = notes_with(tmp_path, SAYS_RUST)
    async with reader(path, filter_text="article:rust summary:is") as r:
        assert standing_out(r, r.session.panes.preview) == ["is"]
        r.session.panes.preview.show(r.session.panes.preview.note, "article")
        assert standing_out(r, r.session.panes.preview) == ["rust"]


async def test_the_address_in_place_of_a_title_has_hits(tmp_path: Path) -> None:
    path = notes_with(tmp_path, draft("https://rust.example/rust"))
    async with reader(path, filter_text="url:/^https.*rust\\./ OR url:=x") as r:
        assert standing_out(r) == ["rust.", "https://rust."]


async def test_n_goes_through_title_facts_and_texts_and_passes_over_tags_asked_for(
    tmp_path: Path,
) -> None:
    other = draft("https://b.example", title="Rusty", tags=("rust",), summary="On rust.")
    path = notes_with(tmp_path, SAYS_RUST, other)
    async with reader(path, filter_text="#rust title:/rust/ comment:rust summary:rust") as r:
        assert r.rows() == ["Rust in titles"]
        r.set_filter("#rust (title:/rust/ OR comment:rust) OR summary:/ust/")
        await r.settle()
        found = []
        while r.toasts() == []:
            await r.press("find.next")
            found.append((r.row(), *standing_out(r, r.session.panes.preview, current=True)))
        assert found == [
            ("Rust in titles", "Rust"),
            ("Rust in titles", "ust"),
            ("Rust in titles", "rust"),
            ("Rusty", "Rust"),
            ("Rusty", "ust"),
            ("Rusty", "ust"),
        ]
        await r.press("find.previous", "find.previous")
        assert (r.row(), *standing_out(r, r.session.panes.preview, current=True)) == (
            "Rust in titles",
            "rust",
        )


async def test_tags_asked_for_alone_are_nothing_to_go_to(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("find.next")
        assert r.toasts() == ["Nothing is looked for; / in the preview finds a text."]


async def test_a_text_is_found_in_everything_shown(tmp_path: Path) -> None:
    async with reader(notes_with(tmp_path, SAYS_RUST), filter_text="title:titles") as r:
        await r.press("pane.preview", "find.edit")
        await r.type("1 aug")
        assert standing_out(r, r.session.panes.preview, current=True) == ["1 Aug"]
        await r.keys(*["backspace"] * 5)
        await r.type("comm")
        assert standing_out(r, r.session.panes.preview) == ["Comm", "Comm"]
        await r.keys(*["backspace"] * 4)
        await r.type("iron")
        assert standing_out(r, r.session.panes.preview, current=True) == ["iron"]
        assert standing_out(r, r.session.panes.notes) == ["titles"]


async def test_an_expensive_pattern_stands_out_nowhere_and_holds_up_nothing(
    tmp_path: Path,
) -> None:
    row = "a" * 900
    notes = [draft(f"https://{n}.example", title=f"{row} {n}", summary=row) for n in range(30)]
    # Looked for without a bound, it does not end within a person's life.
    pattern = "(?:a(?R)?b|a)+$"
    async with reader(notes_with(tmp_path, *notes)) as r:
        highlights = highlights_of(parse(f"title:/{pattern}/ OR summary:/{pattern}/"))
        r.session.panes.notes.highlights = r.session.panes.preview.highlights = highlights
        assert standing_out(r) == []


@pytest.fixture
def haystack(tmp_path: Path) -> Path:
    """Very many notes, two of which have the word needle."""
    return notes_with_summaries(tmp_path, {3: "A needle.", 1_900: "The last *needle*."}, 2_000)


def notes_with_summaries(path: Path, summaries: dict[int, str], count: int) -> Path:
    drafts = (
        draft(
            f"https://{n}.example/",
            title=f"Note {n}",
            summary=summaries.get(n, "Nothing but *hay* here. " * 5),
        )
        for n in range(count)
    )
    with library(path, *drafts) as opened:
        return opened.path


async def find(r: Reader, text: str) -> None:
    await r.press("pane.preview", "find.edit")
    await r.type(text)
    await r.keys("enter")


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the notes that were laid out to be searched."""
    titles: list[str] = []

    def lines(note: Note, part: Part, width: int) -> PreviewLines:
        titles.append(note.title)
        return PreviewLines(note, part, width)

    monkeypatch.setattr(preview_search, "PreviewLines", lines)
    return titles


async def test_n_finds_a_hit_far_away_and_lays_out_no_note_between(
    haystack: Path, laid_out: list[str]
) -> None:
    async with reader(haystack) as r:
        await find(r, "needle")
        await r.burst("n", "n", "n", "N")
        assert laid_out == ["Note 3", "Note 1900", "Note 3"]
        assert (r.row(), standing_out(r, current=True)) == ("Note 3", ["needle"])
        assert r.toasts() == ["There is no further hit in this direction."]


async def test_n_lays_out_no_note_between_where_a_regular_expression_is_looked_for(
    haystack: Path, laid_out: list[str]
) -> None:
    async with reader(haystack, filter_text="/need.e/ OR is:unread") as r:
        await r.press("cursor.top", "pane.preview")
        await r.burst("n", "n", "n", "N")
        assert laid_out == ["Note 3", "Note 1900", "Note 3"]
        assert (r.row(), standing_out(r, current=True)) == ("Note 3", ["needle"])
        assert r.toasts() == ["There is no further hit in this direction."]


async def test_any_other_key_stops_a_search_that_takes_long(
    haystack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "GIVE_UP_SECONDS", 0.001)
    async with reader(haystack) as r:
        await find(r, "needle")
        with closed_results(r) as gate:
            await r.press_unsettled("n")
            await r.until(lambda: r.status().startswith("looking for a hit · any key stops"))
            await r.burst_unsettled("n", "j")
            await r.until(lambda: not r.app.keys.is_busy)
            assert (r.row(), r.status()) == ("Note 0", "↓ newest 1 of 2,000 ? help")
            gate.open()
            await r.settle()
        assert (r.row(), r.toasts()) == ("Note 0", [])

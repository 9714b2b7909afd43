"""A link of the preview is opened, or copied, by the letters that stand over it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.reader import Reader, reader
from tests.ui.conftest import Started

LINKS = " ".join(f"[LINK{n:03}](https://l.example/{n:03})" for n in range(120))


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A note with 120 links in its text, beside one with a link that cannot be opened."""
    with library(
        tmp_path,
        draft("https://a.example/page", title="Many links", summary=LINKS),
        draft("https://b.example/", title="One", summary="See [this](mailto:a@b.example)."),
    ) as opened:
        return opened.path


def letters(r: Reader) -> dict[str, str]:
    """The label over each link, by the number in its text."""
    return {
        number: label
        for line in r.preview()
        for label, number in re.findall(r"\b([a-z]{1,2})(?:INK|NK)(\d{3})", line)
    }


async def test_any_link_of_120_is_opened_by_three_keys(linked: Path, started: Started) -> None:
    async with reader(linked) as r:
        await r.keys("f")
        labels = letters(r)
        assert len(labels) == len(set(labels.values())) == 120
        await r.keys("escape")
        for number in ("000", "007", "059", "080", "119"):
            assert len(labels[number]) <= 2
            await r.burst("f", *labels[number])
        assert started == [
            ("browser", f"https://l.example/{number}")
            for number in ("000", "007", "059", "080", "119")
        ]
        assert letters(r) == {}


async def test_letters_typed_so_far_leave_the_labels_that_begin_with_them(linked: Path) -> None:
    async with reader(linked) as r:
        await r.keys("f", "s")
        left = set(letters(r).values())
        assert left
        assert {label[0] for label in left} == {"s"}


async def test_the_address_in_the_head_is_opened_as_the_note_is(
    linked: Path, started: Started
) -> None:
    async with reader(linked, filter_text="url:b.example") as r:
        await r.keys("f")
        assert "↗ a.example" in r.preview()
        await r.keys("a")
        assert started == [("browser", "https://b.example/")]
        note = r.session.note_under_cursor()
        assert note
        assert note.opened


async def test_a_link_that_cannot_be_opened_says_why(linked: Path, started: Started) -> None:
    async with reader(linked, filter_text="url:b.example") as r:
        await r.burst("f", "s")
        assert r.toasts()[-1].startswith("Only http, https links are opened")
        assert started == []


async def test_a_link_is_copied_as_it_stands_in_the_text(linked: Path, copied: list[str]) -> None:
    async with reader(linked, filter_text="url:b.example") as r:
        await r.burst("F", "s")
        await r.burst("F", "a")
        assert copied == ["mailto:a@b.example", "https://b.example/"]


@pytest.mark.parametrize("key", ["escape", "1", "j", "enter"])
async def test_any_other_key_takes_the_labels_away(
    linked: Path, started: Started, key: str
) -> None:
    async with reader(linked, filter_text="url:b.example") as r:
        before = r.preview()
        await r.keys("f", key)
        assert (r.preview(), r.row(), started) == (before, "One", [])
        named = {"1": "1", "j": "j", "enter": "Enter"}.get(key)
        assert r.toasts() == ([f"No link has {named}.\nf begins again."] if named else [])


async def test_letters_that_no_link_has_are_named_and_nothing_is_done(
    linked: Path, started: Started, copied: list[str]
) -> None:
    async with reader(linked) as r:
        await r.burst("f", "s", "1", "F", "1")
        assert r.toasts() == ["No link has s1.\nf begins again.", "No link has 1.\nF begins again."]
        assert (started, copied, letters(r)) == ([], [], {})


async def test_a_relative_link_is_one_of_the_page_of_its_note(
    tmp_path: Path, started: Started, copied: list[str]
) -> None:
    page = draft("https://a.example/b/c", title="Relative", summary="Go [on](../d).")
    with library(tmp_path, page) as opened:
        path = opened.path
    async with reader(path) as r:
        await r.burst("f", "s")
        assert started == [("browser", "https://a.example/d")]
        assert r.toasts() == ["Opening https://a.example/d"]
        await r.burst("F", "s")
        assert copied == ["https://a.example/d"]
        preview = r.session.panes.preview
        preview.post_message(preview.LinkClicked("/e"))
        await r.until(lambda: len(started) > 1)
        assert started[1:] == [("browser", "https://a.example/e")]


async def test_labels_are_for_what_is_on_screen(tmp_path: Path, started: Started) -> None:
    summary = "\n\n".join(f"[LINK{n:03}](https://l.example/{n:03})" for n in range(60))
    with library(tmp_path, draft(title="Long", summary=summary)) as opened:
        path = opened.path
    async with reader(path) as r:
        await r.press("pane.preview", "cursor.bottom", "note.open_link")
        labels = letters(r)
        assert "000" not in labels
        await r.keys(*labels["059"])
        assert started == [("browser", "https://l.example/059")]


async def test_a_preview_out_of_sight_has_no_labels(linked: Path) -> None:
    async with reader(linked) as r:
        await r.press("preview.hide", "note.open_link")
        assert r.toasts() == [
            "The preview is not on screen.\nEnter shows it; > where it is hidden."
        ]


async def test_a_text_without_links_says_so(tmp_path: Path) -> None:
    with library(tmp_path, draft(title="Long", summary="Words.\n\n" * 100)) as opened:
        path = opened.path
    async with reader(path) as r:
        await r.press("pane.preview", "cursor.bottom", "note.open_link")
        assert r.toasts() == ["There is no link on screen.\nJ and K scroll the preview."]


PAGE = "\n\n".join(f"[LINK{n:03}](https://l.example/{n:03}) " + "word " * 30 for n in range(9))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A note whose links take more lines the narrower it is shown."""
    with library(tmp_path, draft("https://a.example/page", title="Page", summary=PAGE)) as opened:
        return opened.path


def write_summary(path: Path, summary: str) -> None:
    """Writes as another program does."""
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE notes SET summary = ?", [summary])


async def test_letters_stand_over_the_links_also_where_the_preview_was_just_zoomed(
    page: Path,
) -> None:
    async with reader(page, (80, 24)) as r:
        await r.press("preview.zoom", "note.open_link")
        zoomed = letters(r)
    async with reader(page, (80, 24)) as r:
        await r.burst("z", "f")
        assert letters(r) == zoomed
        assert len(zoomed) > 1


async def test_letters_are_laid_anew_where_the_terminal_gets_another_size(
    page: Path, started: Started
) -> None:
    async with reader(page, (120, 40)) as r:
        await r.press("note.open_link")
        before = letters(r)
        await r.resize(84, 20)
        after = letters(r)
        assert 0 < len(after) < len(before)
        unseen = before[max(before)]
        await r.keys(unseen)
        assert (r.toasts(), started) == ([f"No link has {unseen}.\nf begins again."], [])


async def test_no_link_is_chosen_that_is_not_in_sight(page: Path, started: Started) -> None:
    async with reader(page, (100, 24)) as r:
        await r.press("note.open_link")
        await r.resize(60, 24)
        assert r.toasts() == [
            "The preview is not on screen.\nEnter shows it; > where it is hidden."
        ]
        await r.keys("j")
        assert started == []


async def test_letters_move_with_links_that_another_program_moves(
    page: Path, started: Started
) -> None:
    async with reader(page) as r:
        await r.press("note.open_link")
        before = letters(r)
        write_summary(page, f"Words before.\n\n{PAGE}")
        await r.until(lambda: "Words before." in r.preview())
        assert letters(r) == before
        await r.keys(*before["001"])
        assert started == [("browser", "https://l.example/001")]


async def test_other_links_of_another_program_end_the_choice(page: Path, started: Started) -> None:
    async with reader(page) as r:
        await r.press("note.open_link")
        write_summary(page, "[LINK100](https://l.example/100) and [LINK101](https://l.example/101)")
        await r.until(lambda: bool(r.toasts()))
        assert r.toasts() == ["Other links are on screen now.\nf begins again."]
        assert (letters(r), started) == ({}, [])

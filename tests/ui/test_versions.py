"""The texts that imports kept aside are listed, read, and put in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library, store
from tests.support.gates import closed_writer
from tests.support.hostile import HOSTILE
from tests.support.reader import Reader, reader
from tests.ui.test_sizes import assert_fits
from tui.library.edits import Rewrite
from tui.library.library import Library
from tui.model.text import is_inert
from tui.ui.dialogs.versions import VersionsScreen


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A note of which a title and a summary are kept, beside one without any."""
    with library(
        tmp_path,
        draft("https://a.example/", title="Mine", summary="- long"),
        draft("https://b.example/", title="Other"),
    ) as opened:
        store(opened, draft("https://a.example/", title="x", summary="- one\n- two"))
    return tmp_path / "library.db"


def lines(r: Reader) -> list[str]:
    """The lines of the dialog, without frame and scroll bars."""
    assert isinstance(r.app.screen, VersionsScreen)
    found = [each.strip().strip("│┃ ▌▏─") for each in r.lines() if each.strip().startswith("│")]
    return [line for line in found if line]


def texts(path: Path) -> tuple[str, str]:
    with Library(path) as opened:
        note = opened.named("https://a.example/")
    return note.title, note.summary


async def test_the_kept_texts_are_listed_with_the_one_under_the_cursor(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("preview.text")
        listed = lines(r)
        assert listed[0].startswith("Other texts of this note")
        assert listed[1:3] == ["title 2 Jan 2026 x", "summary 2 Jan 2026 - one - two"]
        assert [listed[3].split()[0], *listed[4:]] == [
            "Title",
            "x",
            "Enter put it in place J K scroll it Esc close",
        ]
        await r.keys("j")
        assert [lines(r)[3].split()[0], *lines(r)[4:6]] == ["Summary", "- one", "- two"]


async def test_a_kept_text_is_put_in_place_and_the_other_is_kept(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("preview.text")
        await r.keys("enter")
        assert r.row() == "x"
        assert r.toasts() == [
            "Another title is in place.\nThe one before is kept. u takes it back."
        ]
        assert texts(kept) == ("x", "- long")
        await r.press("preview.text")
        former, other = lines(r)[1:3]
        assert (former.split()[0], former.split()[-1]) == ("title", "Mine")
        assert other == "summary 2 Jan 2026 - one - two"
        await r.keys("escape")
        await r.press("history.undo")
        assert r.row() == "Mine"
    assert texts(kept) == ("Mine", "- long")


async def test_what_was_put_in_place_is_as_if_a_person_wrote_it(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("preview.text")
        await r.keys("enter")
    with Library(kept) as opened:
        store(opened, draft("https://a.example/", title="y"), source="url-notes-site")
    assert texts(kept) == ("x", "- long")


@pytest.mark.parametrize("key", ["escape", "q", "i"])
async def test_a_key_closes_it_without_any_change(kept: Path, key: str) -> None:
    async with reader(kept) as r:
        await r.press("preview.text")
        await r.keys("j", key)
        assert (r.app.screen is r.main, r.toasts()) == (True, [])
    assert texts(kept) == ("Mine", "- long")


async def test_a_note_without_other_texts_says_so(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("cursor.down", "preview.text")
        assert r.toasts() == [
            "No other text of this note is kept.\nImports keep what they do not take."
        ]


async def test_it_waits_for_what_was_typed_before_and_keeps_what_is_typed_after(kept: Path) -> None:
    async with reader(kept) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("!", "i", "enter", "j", "!")
            gate.open()
            await r.settle()
        assert r.rows() == ["★ x", "★ Other"]


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60), (20, 6)])
@pytest.mark.parametrize("text", [HOSTILE[0], "wide 漢字 " * 40, "word " * 9_000, "\n\n\n"])
async def test_any_text_fits_any_terminal(kept: Path, size: tuple[int, int], text: str) -> None:
    with Library(kept) as opened:
        opened._connection.execute("UPDATE versions SET content = ?", (text,))
    async with reader(kept, size) as r:
        await r.press("preview.text")
        assert_fits(r, *size)
        assert all(map(is_inert, r.lines()))
        await r.keys("J", "pagedown", "K", "G", "g")
        assert_fits(r, *size)


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A note with every text there is, and another version of its title."""
    with library(
        tmp_path,
        draft(
            "https://a.example/",
            title="Mine",
            summary="A summary.",
            comment="A comment.",
            article="The article. " * 100,
        ),
        draft("https://b.example/", title="Other", summary="Another.", article="More."),
    ) as opened:
        store(opened, draft("https://a.example/", title="x"))
    return tmp_path / "library.db"


def header(r: Reader) -> str:
    return " ".join(r.session.panes.preview.render_line(0).text.split())


async def test_a_key_goes_round_the_texts_of_a_note_and_its_versions(rich: Path) -> None:
    async with reader(rich) as r:
        assert "Preview ▸summary 10 1/3" in header(r)
        await r.press("preview.text")
        assert "Preview ▸comment 10 2/3" in header(r)
        assert (r.preview()[-2], "A summary." in r.preview()) == ("A comment.", False)
        await r.press("preview.text")
        assert "Preview ▸article 1.3k 3/3" in header(r)
        await r.press("preview.text")
        assert lines(r)[0].split() == ["Other", "texts", "of", "this", "note", "1"]
        await r.press("preview.text")
        assert r.app.screen is r.main
        assert "▸summary" in header(r)


async def test_only_what_a_note_has_is_a_tab(rich: Path) -> None:
    async with reader(rich, (200, 40)) as r:
        assert "summary 10 comment 10 article 1.3k" in header(r).replace("▸", "")
        await r.press("cursor.down")
        assert "▸summary 8 article 5" in header(r)
        await r.press("preview.text")
        assert "summary 8 ▸article 5" in header(r)
        await r.press("preview.text")
        assert ("▸summary" in header(r), r.toasts()) == (True, [])


async def test_the_text_that_is_read_stays_when_the_note_changes(rich: Path) -> None:
    async with reader(rich) as r:
        await r.press("preview.text", "preview.text", "note.star")
        assert "▸article" in header(r)
        await r.press("cursor.down", "cursor.up")
        assert "▸summary" in header(r)


async def test_a_text_that_is_gone_gives_way_to_the_summary(rich: Path) -> None:
    async with reader(rich) as r:
        await r.press("preview.text")
        with Library(rich) as other:
            other.apply(Rewrite(1, {"comment": ""}))
        await r.until(lambda: "summary" in header(r))
        assert "▸summary 10" in header(r)


async def test_versions_alone_have_a_word_of_the_command_line(kept: Path) -> None:
    async with reader(kept) as r:
        await r.burst(":", *"versions", "enter")
        assert len(lines(r)) > 3

"""A comment is written below the note as it will be; what is typed is lost by nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from tests.support.builders import draft, library
from tests.support.gates import closed_writer, locked
from tests.support.hostile import HOSTILE
from tests.support.reader import Reader, reader
from tests.ui.test_sizes import assert_fits
from tui.errors import LibraryError
from tui.library.edits import Purge, Rewrite, SetFlag
from tui.library.library import Library
from tui.model.text import is_inert
from tui.ui.dialogs.writing import WritingScreen

TITLE = "Borrow checker"


def comment(path: Path) -> str:
    with Library(path) as kept:
        return kept.named("1").comment


def written(r: Reader) -> str:
    """The text in the editor."""
    assert isinstance(r.app.screen, WritingScreen)
    return r.app.screen._editor.text


async def test_a_comment_of_several_lines_is_shown_as_it_will_be_and_saved(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"# Mine", "enter", *"two **words**")
        assert written(r) == "# Mine\ntwo **words**"
        assert r.preview()[-3:-1] == ["Mine", "two words"]
        await r.keys("ctrl+s")
        assert (r.app.screen is r.main, r.toasts()) == (True, [])
        await r.press("history.undo")
        assert r.toasts() == ["Undone: 1 note edited: comment."]
        await r.press("history.redo")
    assert comment(shelf) == "# Mine\ntwo **words**"


async def test_nothing_of_a_burst_is_lost_or_doubled(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled(
                "c", *"one", "enter", *"two", "ctrl+s", "j", "!", "k", "c", *" x"
            )
            assert written(r) == "one\ntwo x"
            gate.open()
            await r.settle()
        await r.keys("ctrl+s")
        assert r.rows()[1] == "Async in depth"
    assert comment(shelf) == "one\ntwo x"


async def test_the_comment_that_is_there_is_gone_on_with(shelf: Path) -> None:
    with Library(shelf) as kept:
        kept.apply(Rewrite(1, {"comment": "one"}))
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*" two", "home", *"a ", "ctrl+s")
    assert comment(shelf) == "a one two"


async def test_left_for_later_it_is_gone_on_with_in_this_run_and_the_next(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"half", "escape")
        assert r.toasts() == ["The comment is not saved.\nc goes on with it."]
        assert comment(shelf) == ""
        await r.press("note.comment")
        assert written(r) == "half"
        await r.keys(*" a", "escape")
    async with reader(shelf) as r:
        assert r.toasts() == [
            f"What you wrote on “{TITLE}” is not saved.\nc, or E, on that note goes on with it."
        ]
        await r.press("note.comment")
        assert written(r) == "half a"
        await r.keys("ctrl+s")
    assert comment(shelf) == "half a"
    async with reader(shelf) as r:
        assert r.toasts() == []


async def test_what_is_begun_while_the_one_before_is_written_is_kept(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("c", *"one", "ctrl+s", "c", *" two", "escape")
            gate.open()
            await r.settle()
        assert comment(shelf) == "one"
        await r.press("note.comment")
        assert written(r) == "one two"


async def test_left_as_it_was_nothing_is_kept_or_said(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys("a", "backspace", "escape")
        assert r.toasts() == []
        note = r.session.note_under_cursor()
        assert note
        assert r.session.gateway.unsaved.of(note, "comment").get() is None


@pytest.mark.parametrize("key", ["ctrl+s", "escape"])
async def test_a_comment_that_could_not_be_saved_is_gone_on_with(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full", "Free some space.")

    async with reader(shelf) as r:
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse)
            await r.press("note.comment")
            await r.keys(*"mine", "ctrl+s")
        assert r.toasts() == ["Not done: note 1 edited. The disk is full\nFree some space."]
        await r.press("note.comment")
        assert written(r) == "mine"
        await r.keys(key)
        await r.press("note.comment")
        await r.keys("ctrl+s")
    assert comment(shelf) == "mine"


async def test_what_another_program_wrote_meanwhile_is_kept(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        with Library(shelf) as kept:
            kept.apply(Rewrite(1, {"comment": "theirs", "title": "Theirs"}))
        await r.keys(*"mine", "ctrl+s")
        assert r.toasts() == [
            "Another program had changed this comment.\nYours stands; i shows the other."
        ]
        assert r.row() == "Theirs"
    with Library(shelf) as kept:
        assert [each.content for each in kept.versions(1)] == ["theirs"]
    assert comment(shelf) == "mine"


async def test_what_was_written_on_a_note_that_is_purged_meanwhile_is_kept(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"mine")
        with Library(shelf) as kept:
            kept.apply(SetFlag((1,), "trashed", True))
            kept.apply(Purge((1,)))
        await r.keys("ctrl+s")
        assert r.toasts() == [
            "Not done: note 1 edited. Note 1 is gone\nAnother program deleted it for good."
        ]
        folder = r.session.gateway.unsaved.folder
    async with reader(shelf) as r:
        assert r.toasts() == [f"What you wrote on a note that is gone is kept.\nIt is in {folder}."]
    assert [path.read_text() for path in folder.iterdir()] == ["mine"]


async def test_a_text_is_not_offered_for_a_note_of_another_library_at_the_same_path(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"mine", "escape")
        folder = r.session.gateway.unsaved.folder
    shelf.unlink()
    with library(shelf.parent, draft("https://other.example/", title="Other")) as other:
        assert other.path == shelf
    async with reader(shelf) as r:
        assert r.toasts() == [f"What you wrote on a note that is gone is kept.\nIt is in {folder}."]
        await r.press("note.comment")
        assert written(r) == ""


async def test_a_locked_library_is_waited_for(shelf: Path) -> None:
    async with reader(shelf) as r:
        with locked(shelf):
            await r.press_unsettled("c", *"mine", "ctrl+s")
            shown = r.session.note_under_cursor()
            assert (shown and shown.comment) == "mine"
        await r.settle()
    assert comment(shelf) == "mine"


async def test_a_paste_is_cleaned_and_keeps_its_lines(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.paste("one\ntwo\x1b[31m red\x07")
        await r.keys("ctrl+s")
    assert comment(shelf) == "one\ntwo red"


async def test_a_paste_that_is_too_long_is_refused_and_said_to_be(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.ui.widgets.text_editor.TEXT_LIMIT", 20)
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"mine")
        await r.paste("x" * 17)
        assert written(r) == "mine"
        assert any("not inserted: 21 characters are too many" in line for line in r.lines())
        await r.keys("ctrl+s")
    assert comment(shelf) == "mine"


@pytest.mark.parametrize("size", [(20, 6), (60, 15), (80, 24), (200, 60)])
@pytest.mark.parametrize("text", [HOSTILE[0], "wide 漢字 " * 60, "line\n" * 60])
async def test_any_text_fits_any_terminal(shelf: Path, size: tuple[int, int], text: str) -> None:
    async with reader(shelf, size) as r:
        await r.press("note.comment")
        r.app.post_message(Paste(text))
        await r.settle()
        assert_fits(r, *size)
        assert all(map(is_inert, r.lines()))
        await r.keys("pageup", "ctrl+a", "up", "ctrl+k", "ctrl+z", "escape")
        assert_fits(r, *size)


async def test_without_a_note_there_is_nothing_to_comment_on(shelf: Path) -> None:
    async with reader(shelf) as r:
        r.set_filter("zebra")
        await r.settle()
        await r.press("note.comment")
        assert r.toasts() == ["There is no note here."]

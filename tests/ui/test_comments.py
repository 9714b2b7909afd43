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
from tui.library.unsaved_texts import Writing
from tui.model.text import is_inert
from tui.ui import lock_notice
from tui.ui.dialogs import saving
from tui.ui.dialogs.writing import WritingScreen

TITLE = "Borrow checker"


def comment(path: Path) -> str:
    with Library(path) as kept:
        return kept.named("1").comment


def written(r: Reader) -> str:
    """The text in the editor."""
    assert isinstance(r.app.screen, WritingScreen)
    return r.app.screen._editor.text


def strip(r: Reader) -> str:
    """The line that says what keys do."""
    assert isinstance(r.app.screen, WritingScreen)
    return " ".join(r.app.screen.strip.render_line(0).text.split())


def reason(r: Reader) -> str:
    """Why the text is not saved; empty where nothing is said."""
    assert isinstance(r.app.screen, WritingScreen)
    shown = r.app.screen.reason
    return str(shown.content) if shown.display else ""


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
            assert (written(r), strip(r)) == ("one\ntwo", "saving …")
            gate.open()
            await r.settle()
        assert written(r) == "one\ntwo x"
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
        assert r.toasts() == [f"What you wrote on “{TITLE}” is not saved.\nc goes on with it."]
        await r.press("note.comment")
        assert written(r) == "half a"
        await r.keys("ctrl+s")
    assert comment(shelf) == "half a"
    async with reader(shelf) as r:
        assert r.toasts() == []


async def test_what_is_begun_while_the_one_before_is_written_is_kept(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "LEAVE_AFTER_SECONDS", -1.0)
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("c", *"one", "ctrl+s", "escape")
            assert r.toasts() == ["The comment is saved once the library can be written."]
            await r.burst_unsettled("c", *" two", "escape")
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
        assert r.session.gateway.unsaved.of(note, Writing.COMMENT).get() is None


def refuse(*_: object) -> None:
    raise LibraryError("The disk is full", "Free some space.")


async def test_a_comment_that_could_not_be_saved_stays_open_with_the_reason(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(shelf) as r:
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse)
            await r.press("note.comment")
            await r.burst(*"mine", "ctrl+s", *" too")
        assert (written(r), r.toasts()) == ("mine too", [])
        assert reason(r) == ""
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse)
            await r.keys("ctrl+s")
        assert reason(r) == "Not saved: The disk is full. Free some space."
        await r.keys("ctrl+s")
        assert r.app.screen is r.main
    assert comment(shelf) == "mine too"


async def test_a_comment_that_could_not_be_saved_is_gone_on_with(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(shelf) as r:
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse)
            await r.press("note.comment")
            await r.keys(*"mine", "ctrl+s", "escape")
        assert r.toasts() == ["The comment is not saved.\nc goes on with it."]
        await r.press("note.comment")
        assert written(r) == "mine"


async def test_one_that_was_left_while_it_waited_says_that_it_failed(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "LEAVE_AFTER_SECONDS", -1.0)
    monkeypatch.setattr(Library, "apply", refuse)
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("c", *"mine", "ctrl+s", "escape")
            assert r.app.screen is r.main
            gate.open()
            await r.settle()
        failure = "Not done: note 1 edited. The disk is full\nFree some space."
        assert r.toasts()[1:] == [failure]
        await r.press("note.comment")
        assert written(r) == "mine"


async def test_esc_right_behind_the_saving_is_for_what_is_behind_the_dialog(shelf: Path) -> None:
    async with reader(shelf) as r:
        r.set_filter("#rust")
        await r.settle()
        with closed_writer(r) as gate:
            await r.burst_unsettled("c", *"mine", "ctrl+s", "escape")
            assert written(r) == "mine"
            gate.open()
            await r.settle()
        assert (r.filter_text, r.toasts()) == ("", [])


async def test_what_another_program_wrote_meanwhile_is_kept(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        with Library(shelf) as kept:
            kept.apply(Rewrite(1, {"comment": "theirs", "title": "Theirs"}))
        await r.keys(*"mine", "ctrl+s")
        assert r.toasts() == [
            (
                "Another program had changed this too: comment.\n"
                "What you wrote stands; i shows its texts."
            )
        ]
        assert r.row() == "Theirs"
    with Library(shelf) as kept:
        assert [each.content for each in kept.versions(1)] == ["theirs"]
    assert comment(shelf) == "mine"


def purge(path: Path) -> None:
    with Library(path) as kept:
        kept.apply(SetFlag((1,), "trashed", True))
        kept.apply(Purge((1,)))


async def test_a_note_that_is_purged_meanwhile_is_added_anew_if_that_is_wanted(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"mine")
        purge(shelf)
        await r.keys("ctrl+s")
        assert r.lines()[-1] == (
            "Note 1 is gone. Add it anew with what you wrote? y yes · any other key no"
        )
        await r.keys("y")
        assert (r.app.screen is r.main, r.rows()[0]) == (True, TITLE)
        assert r.toasts() == ["https://borrow.example/rules added.\nu takes it back."]
        with Library(shelf) as kept:
            note = kept.named("https://borrow.example/rules")
            assert (note.comment, note.tags, note.id) == ("mine", ("rust", "memory"), 6)
        await r.press("history.undo")
        assert TITLE not in r.rows()
    async with reader(shelf) as r:
        assert r.toasts() == []


async def test_what_was_written_on_a_note_that_is_purged_meanwhile_is_kept(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"mine")
        purge(shelf)
        await r.keys("ctrl+s", "n")
        assert (written(r), reason(r)) == (
            "mine",
            "Not saved: Note 1 is gone. Another program deleted it for good.",
        )
        await r.keys("escape")
        assert r.toasts() == ["The comment is not saved.\nc goes on with it."]
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


@pytest.mark.parametrize(
    "name", ["1-poem-{link}.md", "2-comment.md", f"{'9' * 30}-comment-{{link}}.md"]
)
async def test_a_file_that_this_version_does_not_know_is_left_alone(shelf: Path, name: str) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"mine", "escape")
        folder = r.session.gateway.unsaved.folder
    (file,) = folder.iterdir()
    other = folder / name.format(link=file.stem.split("-")[2])
    other.write_text("theirs")
    async with reader(shelf) as r:
        assert r.toasts() == [f"What you wrote on “{TITLE}” is not saved.\nc goes on with it."]
    assert other.read_text() == "theirs"


async def test_what_can_be_kept_nowhere_is_gone_on_with_and_named_before_it_is_left(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        folder = r.session.gateway.unsaved.folder
        folder.parent.mkdir(parents=True)
        folder.write_text("no folder")
        await r.press("note.comment")
        await r.keys(*"mine", "escape")
        assert r.session.gateway.unsaved.unkept() == [(1, Writing.COMMENT)]
        await r.press("note.comment")
        assert written(r) == "mine"
        await r.keys("escape")
        await r.press("app.quit")
        assert not r.has_ended
        assert r.toasts()[-1] == (
            f"The comment on note 1 is not saved, and {folder} cannot be written to.\n"
            "Esc stays; leaving again gives it up."
        )
        await r.keys("escape")
        await r.press("app.quit", "app.quit")
        assert (r.has_ended, r.app.return_code) == (True, 1)
        assert r.left_behind == ["the comment on note 1"]


async def test_a_locked_library_is_waited_for(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_notice, "QUIET_SECONDS", 0.0)
    async with reader(shelf) as r:
        with locked(shelf):
            await r.press_unsettled("c", *"mine", "ctrl+s")
            shown = r.session.note_under_cursor()
            assert (shown and shown.comment) == "mine"
            await r.until(lambda: r.session.state.is_locked_out)
            assert strip(r) == "waiting for another program Esc close; it is saved then"
        await r.settle()
        assert (r.app.screen is r.main, r.toasts()) == (True, [])
    assert comment(shelf) == "mine"


async def test_a_library_that_stays_locked_can_be_left_with_the_comment_queued(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_notice, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(saving, "LEAVE_AFTER_SECONDS", -1.0)
    async with reader(shelf) as r:
        with locked(shelf):
            await r.press_unsettled("c", *"mine", "ctrl+s", "j")
            await r.until(lambda: r.session.state.is_locked_out)
            await r.press_unsettled("escape")
            assert (r.app.screen is r.main, r.row()) == (True, TITLE)
            assert comment(shelf) == ""
            # What is typed for a library that is known to be locked is told so at once.
            await r.press_unsettled("j", "c", *"other", "ctrl+s")
            assert strip(r) == "waiting for another program Esc close; it is saved then"
        await r.settle()
    with Library(shelf) as kept:
        assert [kept.named(each).comment for each in "12"] == ["mine", "other"]


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

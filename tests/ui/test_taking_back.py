"""What u and U mean is bound when they are pressed, whatever becomes of the changes before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_outcomes, closed_results, closed_writer
from tests.support.reader import reader
from tui.errors import LibraryError
from tui.library.edits import Edit, Outcome, SetFlag, Undo
from tui.library.library import Library
from tui.model.view import texts_by_name
from tui.ui.controllers.imports import remember_import
from tui.ui.operations.list_contents import show_list

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Notes 300 to 1: more than are at hand."""
    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in range(300, 0, -1))
    library(tmp_path, *drafts).close()
    return tmp_path / "library.db"


def flagged(path: Path, flag: str) -> int:
    with Library(path) as kept:
        return sum(bool(getattr(note, flag)) for note in kept.notes_of(range(1, 301)))


@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_change_of_many_notes_is_taken_back_in_the_whole_list(
    many: Path, is_slow: bool
) -> None:
    async with reader(many) as r:
        with closed_writer(r, is_closed=is_slow) as gate:
            await r.burst_unsettled("*", "a", "x", "u")
            await r.until(lambda: r.session.state.length == 300)
            gate.open()
            await r.settle()
        assert r.status() == "↓ newest 1 of 300 ? help"
        assert (r.session.state.length, flagged(many, "archived")) == (300, 0)


async def test_a_key_counts_from_what_was_taken_back_far_away(many: Path) -> None:
    async with reader(many) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("*", "a", "!", "u", "G", "!")
            gate.open()
            await r.settle()
        assert (r.row(), flagged(many, "starred")) == ("★ Note 1", 1)


async def test_what_is_written_unknown_to_the_reader_is_taken_back_far_away(many: Path) -> None:
    async with reader(many) as r:
        with closed_outcomes(r) as gate:
            await r.burst_unsettled("*", "a", "!", "u")
            await r.until(lambda: flagged(many, "starred") == 300)
            await r.burst_unsettled("G")
            await r.until(lambda: r.row().endswith("Note 1"))
            assert r.row() == "Note 1"
            await r.burst_unsettled("!")
            gate.open()
            await r.settle()
        assert (r.row(), flagged(many, "starred")) == ("★ Note 1", 1)


async def test_a_change_that_is_in_the_list_already_is_taken_back_in_the_whole_list(
    many: Path,
) -> None:
    async with reader(many) as r:
        await r.burst("*", "a", "!")
        with closed_writer(r) as gate:
            await r.burst_unsettled("u", "G")
            assert r.row() == "Note 1"
            gate.open()
            await r.settle()
        assert flagged(many, "starred") == 0


async def test_the_cursor_is_on_what_was_taken_back_also_before_the_list_is_counted(
    many: Path,
) -> None:
    async with reader(many) as r:
        with closed_results(r) as gate:
            await r.burst_unsettled("j", "S", "x", "u")
            assert r.row() == "Note 299"
            gate.open()
            await r.settle()
        assert (r.row(), r.status()) == ("Note 299", "↑ oldest 299 of 300 ? help")


async def test_what_was_taken_back_before_it_was_written_can_be_done_again(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.press_unsettled("d", "u", "U")
            assert r.rows() == ALL[1:]
            await r.press_unsettled("u")
            assert r.rows() == ALL
            await r.press_unsettled("U")
            gate.open()
            await r.settle()
        assert r.rows() == ALL[1:]


@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_change_that_changed_nothing_is_passed_over(shelf: Path, is_slow: bool) -> None:
    async with reader(shelf) as r:
        with closed_writer(r, is_closed=is_slow) as gate:
            await r.burst_unsettled("!", "t", *"rust", "enter", "u")
            gate.open()
            await r.settle()
        assert (r.rows(), r.toasts()[-1]) == (ALL, "Undone: 1 note starred.")
        await r.press("history.redo")
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]


async def test_taking_back_that_fails_leaves_what_it_was_for(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = Library.apply

    def refuse_undo(library: Library, edit: Edit) -> Outcome:
        if isinstance(edit, Undo):
            raise LibraryError("The disk is full", "Free some space.")
        return apply(library, edit)

    async with reader(shelf) as r:
        await r.press("note.star", "note.trash")
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse_undo)
            await r.press("history.undo", "history.undo")
            assert r.rows() == ALL[1:]
        await r.press("history.undo")
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]
        await r.press("history.undo")
        assert r.rows() == ALL
        await r.press("history.redo", "history.redo")
        assert r.rows() == ALL[1:]


async def test_what_was_taken_back_last_is_done_again_first(shelf: Path) -> None:
    with Library(shelf) as kept:
        kept.apply(SetFlag((kept.named("https://gc.example/").id,), "archived", True))
    async with reader(shelf) as r:
        await r.press("note.star", "history.undo", "history.undo")
        assert r.rows() == [*ALL[:2], ALL[3]]
        assert r.toasts()[-1].endswith("u again takes it back.")
        await r.press("history.undo")
        assert r.rows() == ALL
        await r.press("history.redo")
        assert r.rows() == [*ALL[:2], ALL[3]]
        await r.press("history.redo")
        assert r.rows() == ["★ Borrow checker", ALL[1], ALL[3]]


async def test_a_step_that_another_program_took_back_is_passed_over(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.star", "cursor.down", "note.star")
        with Library(shelf) as other:
            other.apply(Undo())
        await r.press("history.undo")
        assert r.rows() == ALL


async def test_what_comes_back_goes_where_it_was_under_another_order(shelf: Path) -> None:
    async with reader(shelf, filter_text="sort:title") as r:
        shown = r.rows()
        await r.press("cursor.down", "note.trash")
        with closed_writer(r) as gate, closed_results(r) as answers:
            await r.press_unsettled("u")
            assert (r.rows(), r.row()) == (shown, shown[1])
            gate.open()
            answers.open()
            await r.settle()
        assert (r.rows(), r.row()) == (shown, shown[1])


@pytest.mark.parametrize("keys", ["xu", "xuU", "xuUu", "!u", "!uU"])
async def test_it_does_not_matter_when_what_is_taken_back_is_written(
    shelf: Path, keys: str
) -> None:
    rows, seen = [], []
    for moment in range(len(keys) + 1):
        with Library(shelf) as kept:
            kept.apply(SetFlag((1,), "archived", False))
            kept.apply(SetFlag((1,), "starred", False))
        async with reader(shelf) as r:
            with closed_results(r) as answers, closed_writer(r) as gate:
                for number, key in enumerate(keys):
                    if number == moment:
                        gate.open()
                        await r.until(lambda: not r.session.state.pending.unwritten)
                    await r.press_unsettled(key)
                # Read anew, when the library has some of it.
                show_list(r.session, r.session.cursor_id)
                rows.append(r.rows())
                gate.open()
                answers.open()
                await r.settle()
            seen.append(r.rows())
    assert rows == [seen[0]] * len(rows)
    assert seen == [seen[0]] * len(seen)


async def test_an_import_is_taken_back_as_a_whole_and_done_again(
    shelf: Path, tmp_path: Path
) -> None:
    source = tmp_path / "links.txt"
    source.write_text("https://new.example/1\nhttps://new.example/2\n")
    async with reader(shelf) as r:
        await r.press("note.star", "library.import")
        await r.paste(str(source))
        await r.keys("enter")
        assert len(r.rows()) == 6
        await r.press("history.undo")
        assert (len(r.rows()), r.toasts()[-1]) == (4, "Undone: links.txt: 2 added, 0 updated.")
        assert r.row().startswith("★")
        await r.press("history.undo")
        assert r.row() == "Borrow checker"
        await r.press("history.redo", "history.redo")
        assert (len(r.rows()), r.toasts()[-1]) == (6, "Redone: links.txt: 2 added, 0 updated.")


async def test_a_view_is_taken_back_to_what_it_was_before(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("view.save")
        await r.keys("k")
        r.set_filter("#memory")
        await r.settle()
        await r.press("view.save")
        await r.keys("k")
        assert r.toasts()[-1].endswith("u takes it back.")
        await r.press("history.undo")
        assert texts_by_name(r.session.views) == {"k": "#rust"}
        await r.press("history.undo")
        assert r.session.views == ()
        await r.press("history.redo", "history.redo")
        assert texts_by_name(r.session.views) == {"k": "#memory"}


async def test_views_in_a_burst_are_taken_back_before_they_are_written(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("m", "k", "u")
            assert r.session.views == ()
            gate.open()
            await r.settle()
        assert r.session.views == ()


async def test_a_step_that_was_named_is_not_taken_in_place_of_an_import_that_ended_since(
    shelf: Path, tmp_path: Path
) -> None:
    source = tmp_path / "links.txt"
    source.write_text("https://new.example/1\nhttps://new.example/2\n")
    with Library(shelf) as kept:
        kept.apply(SetFlag((1,), "starred", True))
    async with reader(shelf) as r:
        await r.press("history.undo")
        assert r.toasts()[-1].startswith("1 note starred (on the command line")
        remember_import(r.session, "links.txt", 99)
        assert r.session.state.offered is None

"""What edits make of views, in a library and on screen alike, and that each is undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import library
from tui.errors import UrlNotesError
from tui.library.edits import MoveView, Redo, RemoveView, RenameView, SaveView, Undo, ViewEdit
from tui.library.library import Library
from tui.model.view import View

FIRST = (
    ("unread", "", "is:unread"),
    ("starred", "", "is:starred"),
    ("untagged", "", "is:untagged"),
    ("this week", "", "added:<7d"),
)


ANOTHER = "Choose another name."


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    with library(tmp_path, has_views=True) as opened:
        yield opened


def views(kept: Library) -> tuple[tuple[str, str, str], ...]:
    return tuple((view.name, view.letter, view.text) for view in kept.views())


def saved(kept: Library, edit: ViewEdit, label: str) -> tuple[tuple[str, str, str], ...]:
    """The views after an edit, which was undone and redone in between."""
    before = views(kept)
    assert kept.apply(edit).label == label
    after = views(kept)
    assert (kept.apply(Undo()).skipped, views(kept)) == (0, before)
    assert (kept.apply(Redo()).skipped, views(kept)) == (0, after)
    return after


def test_a_new_library_begins_with_four_views_and_no_step(kept: Library) -> None:
    assert (views(kept), kept.history.latest(9)) == (FIRST, [])


def test_a_filter_is_saved_under_a_name_or_a_letter_behind_the_others(kept: Library) -> None:
    saved(kept, SaveView("a b", "#rust"), "view a b saved")
    assert saved(kept, SaveView("k", "#ai"), "view k saved") == (
        *FIRST,
        ("a b", "", "#rust"),
        ("k", "k", "#ai"),
    )


def test_a_name_that_is_taken_gets_another_filter_where_it_stands(kept: Library) -> None:
    after = saved(kept, SaveView("starred", "#a"), "view starred saved")
    assert after == (FIRST[0], ("starred", "", "#a"), *FIRST[2:])
    assert kept.apply(SaveView("starred", "#a")).label == ""


def test_a_letter_stays_with_a_view_that_is_renamed_and_saves_it(kept: Library) -> None:
    kept.apply(SaveView("k", "#a"))
    saved(kept, RenameView("k", "kernel"), "view k renamed kernel")
    after = saved(kept, SaveView("k", "#b"), "view kernel saved")
    assert after[-1] == ("kernel", "k", "#b")


def test_a_view_that_is_renamed_by_a_letter_is_recalled_by_it(kept: Library) -> None:
    after = saved(kept, RenameView("unread", "u"), "view unread renamed u")
    assert after == (("u", "u", "is:unread"), *FIRST[1:])


def test_a_view_is_renamed_where_others_name_it(kept: Library) -> None:
    kept.apply(SaveView("mine", "#a view:unread"))
    after = saved(kept, RenameView("unread", "to do"), "view unread renamed to do")
    assert after[-1] == ("mine", "", '#a view:"to do"')


@pytest.mark.parametrize(
    ("ordinal", "order"),
    [(0, [2, 0, 1, 3]), (1, [0, 2, 1, 3]), (3, [0, 1, 3, 2]), (99, [0, 1, 3, 2])],
)
def test_a_view_is_moved(kept: Library, ordinal: int, order: list[int]) -> None:
    after = saved(kept, MoveView("untagged", ordinal), "view untagged moved")
    assert after == tuple(FIRST[index] for index in order)


def test_a_view_that_is_removed_comes_back_to_its_place(kept: Library) -> None:
    after = saved(kept, RemoveView("starred"), "view starred removed")
    assert after == (FIRST[0], *FIRST[2:])


def test_views_that_were_removed_do_not_come_back(kept: Library) -> None:
    for name, _, _ in FIRST:
        kept.apply(RemoveView(name))
    with Library(kept.path) as again:
        assert again.views() == ()


@pytest.mark.parametrize(
    ("edit", "message", "hint"),
    [
        (RemoveView("starrd"), "There is no view starrd", "Did you mean starred?"),
        (MoveView("zzz", 0), "There is no view zzz", "`url-notes views` lists them."),
        (RenameView("", "x"), "There is no view ", "`url-notes views` lists them."),
        (RenameView("unread", "starred"), "There is a view starred already", ANOTHER),
        (RenameView("unread", "k"), "Another view has the letter k already", ANOTHER),
        (SaveView("loop", "view:loop"), "the view loop contains itself", "Edit the view"),
        (
            SaveView("unread", "view:outer"),
            "the views outer and unread contain each other",
            "Edit one of them",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    kept: Library, edit: ViewEdit, message: str, hint: str
) -> None:
    kept.apply(SaveView("k", "#a"))
    kept.apply(RenameView("k", "kernel"))
    kept.apply(SaveView("outer", "view:unread"))
    before = kept.views()
    with pytest.raises(UrlNotesError) as caught:
        kept.apply(edit)
    assert (caught.value.message, caught.value.hint, kept.views()) == (message, hint, before)


def test_a_name_that_another_program_wrote_in_bytes_is_read_renamed_and_removed(
    kept: Library,
) -> None:
    with closing(sqlite3.connect(kept.path)) as other:
        other.execute("UPDATE views SET name = x'ff6b' WHERE id = 1")
        other.execute("UPDATE views SET position = 'x', letter = x'ff' WHERE id = 2")
        other.commit()
    assert kept.views()[0] == View("�k", "is:unread", "", 1)
    assert kept.views()[-1] == View("starred", "is:starred", "", 2)
    kept.apply(RenameView("�k", "mine"))
    kept.apply(SaveView("new", "#a"))
    assert [view.name for view in kept.views()] == [
        "mine",
        "untagged",
        "this week",
        "new",
        "starred",
    ]
    kept.apply(MoveView("starred", 0))
    kept.apply(RemoveView("mine"))
    assert [view.name for view in kept.views()] == ["starred", "untagged", "this week", "new"]


def test_a_view_that_was_renamed_since_keeps_that_name_when_its_step_is_undone(
    kept: Library,
) -> None:
    kept.apply(RenameView("unread", "mine"))
    with closing(sqlite3.connect(kept.path)) as other:
        other.execute("UPDATE views SET name = 'theirs' WHERE id = 1")
        other.commit()
    step = kept.history.latest(9)[-1]
    outcome = kept.apply(Undo(step.id))
    assert (outcome.label, outcome.skipped) == ("view unread renamed mine", 1)
    assert kept.views()[0].name == "theirs"

"""Tags, stars, marks, archive and trash change by one key, and one key takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.reader import Reader, note_in, reader
from tui.library.edits import CareForTags, Retag
from tui.library.library import Library
from tui.model.tagcare.actions import TagAction

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]


def dim_rows(r: Reader) -> list[str]:
    """The titles on screen that are dim: those of notes that stay a while."""
    pane = r.session.panes.notes
    lines = [pane.render_line(y) for y in range(1, pane.size.height, pane.item_height)]
    dim = (each for each in lines if any(part.style and part.style.italic for part in each))
    return [note_in(line.text[:-1]) for line in dim]


async def test_tags_are_edited_in_one_line(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("tag.edit")
        await r.type("kv cache, -rust")
        await r.keys("enter")
        assert r.preview()[3] == "#memory #kv cache"
        assert r.tags() == ["memory 2", "async 1", "kv cache 1", "rust 1"]
        assert r.toasts() == ["kv cache added to 1 note, rust removed.\nu takes it back."]


async def test_a_retired_tag_stands_last_and_is_live_again_when_it_is_typed(shelf: Path) -> None:
    with Library(shelf) as other:
        other.apply(CareForTags((TagAction("retire", "rust"),)))
    async with reader(shelf) as r:
        assert (r.preview()[3], r.tags()) == ("#memory #rust", ["memory 2", "async 1"])
        await r.press("cursor.down", "tag.edit")
        await r.type("-async, rust")
        await r.keys("enter")
        assert "rust 2" in r.tags()
        assert r.toasts() == [
            "rust added to 1 note, async removed.\nrust is live again. u takes it back."
        ]


async def test_the_line_shows_the_tags_and_completes_another(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down", "tag.edit")
        assert "has rust async" in r.lines()
        assert "Tab memory" in r.lines()
        await r.keys("m", "tab", "enter")
        assert r.preview()[3] == "#rust #async #memory"


async def test_for_a_note_without_tags_the_usual_ones_are_suggested(shelf: Path) -> None:
    async with reader(shelf, filter_text="sort:title") as r:
        await r.press("cursor.bottom", "tag.edit")
        assert (r.row(), "Tab memory rust async" in r.lines()) == ("Shell tricks", True)
        await r.type("later, -memory")
        await r.keys("enter")
        await r.press("history.undo", "tag.edit")
        assert "Tab later memory rust async" in r.lines()
        await r.keys("tab", "tab", "enter")
        assert r.toasts()[-1] == "later, memory added to 1 note.\nu takes it back."


async def test_tags_that_notes_like_it_have_are_suggested_first(tmp_path: Path) -> None:
    about = [
        draft("https://one.example/", title="Ownership in Rust", tags=("rust",)),
        draft("https://two.example/", title="Lifetimes and ownership", tags=("rust", "memory")),
        *(draft(f"https://{n}.example/", title=f"Cooking {n}", tags=("food",)) for n in range(4)),
        draft("https://new.example/", title="Ownership explained"),
    ]
    with library(tmp_path, *about) as opened:
        path = opened.path
    async with reader(path) as r:
        await r.press("cursor.bottom", "tag.edit")
        assert "Tab rust memory food" in r.lines()
        await r.keys("tab", "tab", "enter")
        assert r.toasts() == ["rust, memory added to 1 note.\nu takes it back."]


async def test_a_retired_tag_is_suggested_where_no_other_begins_so(shelf: Path) -> None:
    with Library(shelf) as kept:
        kept.apply(CareForTags((TagAction("retire", "memory"),)))
    async with reader(shelf) as r:
        await r.press("cursor.bottom", "tag.edit")
        await r.keys("m")
        assert "Tab memory" in r.lines()
        await r.keys("escape")
        with Library(shelf) as kept:
            kept.apply(Retag((2,), ("meaning",)))
        await r.settle()
        await r.press("tag.edit")
        await r.keys("m")
        assert "Tab meaning" in r.lines()


async def test_it_is_said_which_tag_another_name_stands_for(shelf: Path) -> None:
    with Library(shelf) as kept:
        kept.apply(CareForTags((TagAction("alias", "ferris", "rust"),)))
    async with reader(shelf) as r:
        await r.press("cursor.bottom", "tag.edit")
        await r.type("ferris")
        await r.keys("enter")
        assert r.toasts() == ["ferris → rust added to 1 note.\nu takes it back."]


async def test_a_note_that_a_key_made_unfit_stays_until_the_cursor_leaves_it(shelf: Path) -> None:
    both = ["Borrow checker", "★ Async in depth"]
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("tag.edit")
        await r.type("-rust")
        await r.keys("enter")
        assert (r.rows(), r.row(), dim_rows(r)) == (both, both[0], both[:1])
        await r.press("cursor.down")
        assert (r.rows(), r.row(), dim_rows(r)) == (both[1:], both[1], [])
        await r.press("history.undo")
        assert (r.rows(), r.row(), dim_rows(r)) == (both, both[1], [])


async def test_a_note_that_is_fit_again_is_no_longer_dim(shelf: Path) -> None:
    async with reader(shelf, filter_text="is:unread") as r:
        await r.press("note.read")
        assert dim_rows(r) == ["Borrow checker"]
        await r.press("note.read")
        assert (r.rows()[0], dim_rows(r)) == ("Borrow checker", [])


async def test_the_last_tagging_is_repeated(shelf: Path) -> None:
    async with reader(shelf, filter_text="sort:title") as r:
        await r.press("tag.repeat", "tag.edit")
        await r.type("later")
        await r.keys("enter")
        await r.press("cursor.down", "tag.repeat")
        assert r.toasts() == [
            "Nothing was tagged yet; t edits tags.",
            *["later added to 1 note.\nu takes it back."] * 2,
        ]
        assert "later 2" in r.tags()


async def test_all_marked_notes_are_tagged_at_once(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("mark.toggle", "mark.toggle")
        assert r.rows()[:2] == ["✓ Borrow checker", "✓ ★ Async in depth"]
        await r.press("tag.edit")
        await r.type("both")
        await r.keys("enter")
        assert "both 2" in r.tags()
        await r.press("history.undo")
        assert "both 2" not in r.tags()


async def test_the_tags_that_all_marked_notes_have_are_told_from_those_of_some(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        await r.press("mark.toggle", "mark.toggle", "tag.edit")
        assert any("tags of 2 notes: " in each for each in r.lines())
        assert ("all have rust" in r.lines(), "some have memory async" in r.lines()) == (True, True)
        await r.keys("-", "m", "tab", "enter")
        assert r.tags() == ["rust 2", "memory 1", "async 1"]
        await r.press("mark.menu")
        await r.keys("*", "t")
        assert ("all have rust" in r.lines(), "some have async" in r.lines()) == (True, True)


async def test_a_tag_is_completed_behind_a_hash_or_a_dash_too(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("tag.edit")
        await r.keys("#", "a", "tab", "-", "#", "m", "tab", "enter")
        assert r.preview()[3] == "#rust #async"


async def test_a_range_and_all_shown_are_marked(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("mark.range", "cursor.down", "mark.range")
        assert [row[0] for row in r.rows()] == ["✓", "✓", "C", "S"]
        await r.press("mark.menu")
        await r.keys("i")
        assert [row[0] for row in r.rows()] == ["B", "★", "✓", "✓"]
        await r.press("mark.menu")
        await r.keys("n")
        assert r.rows() == ALL


async def test_a_star_is_given_and_taken(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.star")
        assert (r.rows()[0], r.preview()[0]) == ("★ Borrow checker", "★ Borrow checker")
        await r.press("note.star")
        assert (r.rows(), r.toasts()) == (ALL, [])


@pytest.mark.parametrize(
    ("action", "filter_text", "told"),
    [
        ("note.archive", "in:archive", "1 note archived.\nu takes it back."),
        ("note.trash", "in:trash", "1 note trashed.\nu takes it back."),
    ],
)
async def test_a_note_goes_out_of_sight_and_comes_back(
    shelf: Path, action: str, filter_text: str, told: str
) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down", "cursor.down", action)
        assert (r.rows(), r.row()) == ([*ALL[:2], ALL[3]], ALL[3])
        assert r.toasts() == [told]
        await r.press("filter.edit")
        await r.paste(filter_text)
        assert any(ALL[2] in row for row in r.rows())
        await r.keys("escape")
        await r.press("history.undo")
        assert r.rows() == ALL


async def test_a_note_is_marked_read_and_unread(shelf: Path) -> None:
    async with reader(shelf, filter_text="is:unread") as r:
        await r.press("note.read", "cursor.down")
        assert r.rows() == ["Collecting garbage"]
        await r.press("history.undo")
        assert r.rows() == ["Borrow checker", "Collecting garbage"]


async def test_changes_are_undone_and_redone_to_the_end(shelf: Path) -> None:
    seen = []
    async with reader(shelf) as r:
        for action in ("note.star", *["history.undo"] * 2, *["history.redo"] * 2):
            await r.press(action)
            seen.append(r.rows()[0])
        assert r.toasts() == [
            "Undone: 1 note starred.",
            "There is nothing more.",
            "Redone: 1 note starred.",
            "There is nothing more.",
        ]
    assert seen == ["★ Borrow checker", *["Borrow checker"] * 2, *["★ Borrow checker"] * 2]

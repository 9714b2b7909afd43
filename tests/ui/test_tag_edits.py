"""In the pane of the tags, a key renames, merges, retires or deletes the one under the cursor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.reader import Reader, reader
from tui.library.edits import CareForTags
from tui.library.library import Library
from tui.model.tagcare.actions import TagAction

TAKES_BACK = "u takes it back."

BEFORE = ["async 1", "memory 2", "rust 2"]


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """A library of three tags."""
    tags = (("rust", "memory"), ("rust", "async"), ("memory",))
    drafts = [draft(f"https://{n}.example/", title=f"Note {n}", tags=t) for n, t in enumerate(tags)]
    with library(tmp_path, *drafts) as opened:
        return opened.path


def tags(r: Reader) -> list[str]:
    """The tags on screen and their numbers, in alphabetical order."""
    return sorted(r.tags())


async def to_tag(r: Reader, name: str) -> None:
    """Moves the cursor to a tag."""
    await r.press("pane.tags")
    while r.session.panes.tags.cursor_tag != name:
        await r.press("cursor.down")


async def test_a_tag_is_renamed_and_renamed_back(tagged: Path) -> None:
    async with reader(tagged) as r:
        await to_tag(r, "async")
        await r.press("tag.rename")
        await r.keys("ctrl+u")
        await r.type("futures")
        await r.keys("enter")
        assert (tags(r), r.toasts()) == (
            ["futures 1", "memory 2", "rust 2"],
            [f"async renamed futures.\n{TAKES_BACK}"],
        )
        await r.keys("u")
        assert tags(r) == BEFORE


async def test_onto_the_name_of_another_tag_it_is_merged_once_that_is_confirmed(
    tagged: Path,
) -> None:
    async with reader(tagged) as r:
        await to_tag(r, "async")
        await r.press("tag.rename")
        await r.keys("ctrl+u")
        await r.type("Memory")
        await r.keys("enter")
        assert r.lines()[-1] == (
            "Merge async, 1 note, into memory, 2 notes? y yes · any other key no"
        )
        await r.keys("n")
        assert (tags(r), r.toasts()) == (BEFORE, [])
        await r.press("tag.rename")
        await r.keys("ctrl+u")
        await r.type("memory")
        await r.keys("enter", "y")
        assert (tags(r), r.toasts()) == (
            ["memory 3", "rust 2"],
            [f"async merged into memory.\n{TAKES_BACK}"],
        )


@pytest.mark.parametrize("typed", ["", "async", "escape"])
async def test_without_another_name_nothing_changes(tagged: Path, typed: str) -> None:
    async with reader(tagged) as r:
        await to_tag(r, "async")
        await r.press("tag.rename")
        await r.keys("ctrl+u")
        await r.keys(*([typed] if typed == "escape" else [*typed, "enter"]))
        assert (tags(r), r.toasts()) == (BEFORE, [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ["A tag needs a name", "Give it letters."]),
        ("law/", ["There is nothing on one side of a slash", "Write law."]),
    ],
)
async def test_a_name_that_no_tag_can_have_is_refused_where_it_is_typed(
    tagged: Path, typed: str, said: list[str]
) -> None:
    async with reader(tagged) as r:
        await to_tag(r, "async")
        await r.press("tag.rename")
        await r.keys("ctrl+u", *typed, "enter")
        assert [line for line in r.lines() if line in said] == said
        assert tags(r) == BEFORE


async def test_a_name_without_a_letter_is_refused(tagged: Path) -> None:
    async with reader(tagged) as r:
        await to_tag(r, "async")
        await r.press("tag.rename")
        await r.keys("ctrl+u", "#", "enter")
        said = ["This is no name of a tag", "Give it letters."]
        assert [line for line in r.lines() if line in said] == said


async def test_its_other_names_are_shown_and_find_it(tagged: Path) -> None:
    with Library(tagged) as kept:
        kept.apply(CareForTags((TagAction("alias", "concurrency", "async"),)))
    async with reader(tagged) as r:
        await to_tag(r, "async")
        await r.press("tag.rename")
        assert "also found as concurrency" in r.lines()
        await r.keys("escape")
        await r.press("tag.jump")
        await r.type("Concurrency")
        await r.keys("enter")
        assert r.rows() == ["Note 1"]


async def test_a_tag_is_retired_and_still_found_by_its_name(tagged: Path) -> None:
    async with reader(tagged) as r:
        await to_tag(r, "async")
        await r.press("tag.retire")
        assert (tags(r), r.toasts()) == (
            ["memory 2", "rust 2"],
            [f"async retired.\n{TAKES_BACK}"],
        )
        r.set_filter("#async")
        await r.settle()
        assert r.rows() == ["Note 1"]
        await r.keys("u")
    async with reader(tagged) as r:
        assert tags(r) == BEFORE


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_a_tag_is_taken_off_all_notes_and_comes_back(tagged: Path, key: str) -> None:
    async with reader(tagged) as r:
        await to_tag(r, "memory")
        await r.keys(key)
        gone = "memory gone: taken off all notes, and kept out by imports."
        assert (tags(r), r.toasts()) == (["async 1", "rust 2"], [f"{gone}\n{TAKES_BACK}"])
        r.set_filter("#memory")
        await r.settle()
        assert r.rows() == []
        await r.keys("u")
        assert r.rows() == ["Note 0", "Note 2"]


async def test_keys_that_follow_at_once_are_for_the_next_tag(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("pane.tags", "cursor.top")
        await r.burst("x", "x", "x", "x")
        assert r.toasts() == [
            f"memory retired.\n{TAKES_BACK}",
            f"rust retired.\n{TAKES_BACK}",
            f"async retired.\n{TAKES_BACK}",
            "There is no tag here.",
        ]
        assert r.session.panes.tags.cursor_tag is None
        await r.burst("u", "u", "u")
        assert tags(r) == BEFORE


async def test_a_view_is_no_tag(tmp_path: Path) -> None:
    with library(tmp_path, draft(tags=("rust",)), has_views=True) as opened:
        path = opened.path
    async with reader(path) as r:
        await r.press("pane.tags", "cursor.top")
        await r.keys("x")
        assert r.toasts() == ["This is a view, and no tag."]


async def test_a_former_name_finds_its_tag_before_those_that_fit_loosely(tagged: Path) -> None:
    with Library(tagged) as kept:
        kept.apply(CareForTags((TagAction("alias", "rest", "async"),)))
        kept.apply(CareForTags((TagAction("rename", "memory", "restful memory"),)))
        kept.apply(CareForTags((TagAction("rename", "rust", "rust reset"),)))
    async with reader(tagged) as r:
        await r.press("tag.jump")
        await r.type("res")
        assert r.tags() == ["restful memory 2", "async 1", "rust reset 2"]
        await r.type("t")
        assert r.tags() == ["async 1", "restful memory 2", "rust reset 2"]
        await r.keys("enter")
        assert r.rows() == ["Note 1"]


async def test_a_tag_that_is_taken_back_has_the_cursor_before_the_next_key(tagged: Path) -> None:
    async with reader(tagged) as r:
        await to_tag(r, "async")
        await r.press("cursor.top")
        first = r.session.panes.tags.cursor_tag
        await r.burst("x", "d", "u", "u")
        assert (r.session.panes.tags.cursor_tag, tags(r)) == (first, BEFORE)
        await r.burst("j", "x", "k", "u", "x")
        assert r.toasts()[-1] == f"rust retired.\n{TAKES_BACK}"

"""Keys are done in the order in which they came, whatever the ones before them opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key, Paste

from tests.support.builders import draft, library
from tests.support.gates import closed_results
from tests.support.reader import reader
from tui.library.library import Library
from tui.ui.app import ReaderApp

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]


@pytest.mark.parametrize(
    ("keys", "rows"),
    [
        (["t", *"new", "enter", "d"], ALL[1:]),
        (["t", "escape", "d"], ALL[1:]),
        (["s", "t", "d"], [ALL[1], *ALL[2:]]),
        (["s", "escape", "d"], ALL[1:]),
        (["?", "q", "j", "d"], [ALL[0], *ALL[2:]]),
        (["?", "/", *"star", "enter", "escape", "d"], ALL[1:]),
        (["ctrl+p", *"trash", "enter", "j"], ALL[1:]),
        (["*", "a", "d"], []),
        (["*", "a", "d", "u", "j", "!"], [ALL[0], "Async in depth", *ALL[2:]]),
        (["space", "space", "d"], ALL[2:]),
        (["v", "j", "v", "d"], ALL[2:]),
        (["3", "j", "2", "d"], ALL[1:]),
        ([">", "3", "2", "d"], ALL[1:]),
        (["z", "z", "d"], ALL[1:]),
        (["1", "j", "enter", "2", "d"], [ALL[1]]),
        (["#", *"mem", "enter", "d"], ["Collecting garbage"]),
        (["/", *"gar", "enter", "d", "escape"], [*ALL[:2], ALL[3]]),
        (["&", "backspace", "d"], ALL[1:]),
        (["w", "d"], [*ALL[:2], ALL[3]]),
        (["G", "d", "u", "g", "d"], ALL[1:]),
    ],
    ids="".join,
)
@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_key_acts_on_what_the_keys_before_it_show(
    shelf: Path, keys: list[str], rows: list[str], is_slow: bool
) -> None:
    async with reader(shelf) as r:
        with closed_results(r, is_closed=is_slow) as gate:
            await r.burst_unsettled(*keys)
            gate.open()
            await r.settle()
        assert r.rows() == rows


async def test_a_paste_is_taken_between_the_keys_around_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        for event in (
            *(Key("a", "a"), Paste("https://new.example/"), *[Key("enter", None)] * 2),
            *(Key("slash", "/"), Paste("garbage"), Key("enter", None), Key("d", "d")),
        ):
            r.app.post_message(event)
        await r.settle()
        assert (r.rows(), r.filter_text) == ([], "garbage")
    with Library(shelf) as kept:
        assert kept.named("https://new.example/").title == ""
        assert kept.named("https://gc.example/").trashed


async def test_what_is_typed_behind_the_key_that_leaves_does_nothing(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst("q", "d", "d")
        assert (r.has_ended, r.app.return_code) == (True, 0)
    with Library(shelf) as kept:
        assert not any(note.trashed for note in kept.notes_of(range(1, 6)))


@pytest.mark.parametrize("opens", ["t", "?", "s", "a"])
async def test_the_program_is_left_from_a_dialog_too(shelf: Path, opens: str) -> None:
    async with reader(shelf) as r:
        await r.burst(opens, "ctrl+q")
        assert (r.has_ended, r.app.return_code) == (True, 0)


async def test_what_is_typed_before_the_first_paint_is_done(shelf: Path) -> None:
    app = ReaderApp(shelf)
    app.post_message(Key("j", "j"))
    app.post_message(Key("exclamation_mark", "!"))
    async with app.run_test() as pilot:
        for _ in range(20):
            await pilot.pause()
    with Library(shelf) as kept:
        assert [note.title for note in kept.notes_of(range(1, 6)) if note.starred is False] == [
            "Async in depth"
        ]


async def test_marked_notes_that_are_asked_for_are_those_marked_now(shelf: Path) -> None:
    async with reader(shelf, filter_text="is:marked OR #memory") as r:
        assert r.rows() == ["Borrow checker", "Collecting garbage"]
        await r.burst("/", "ctrl+u", "enter", "j", "space", "backspace")
        assert r.rows() == ["Borrow checker", "✓ ★ Async in depth", "Collecting garbage"]
        await r.burst("*", "n")
        assert r.rows() == ["Borrow checker", "Collecting garbage"]


@pytest.mark.parametrize("is_slow", [False, True])
@pytest.mark.parametrize(
    ("keys", "starred"),
    [
        (["/", *"rust", "enter", "G", "!"], ["Note 10"]),
        (["S", "b", "!"], ["Note 199"]),
        (["S", "G", "k", "!"], ["Note 199"]),
        (["/", *"rust", "enter", "w", "w", "!"], ["Note 180"]),
        (["/", *"rust", "enter", "ctrl+d", "ctrl+d", "ctrl+d", "!"], ["Note 50"]),
        (["/", *"rust", "enter", "v", "G", "v", "!"], [f"Note {n}" for n in range(200, 0, -10)]),
        (["/", *"rust", "enter", "*", "a", "!"], [f"Note {n}" for n in range(200, 0, -10)]),
        (["G", "S", "g", "j", "!"], ["Note 2"]),
        (["v", "j", "j", "s", "t", "v", "!"], [f"Note {n}" for n in (198, 199, 2, 20, 200)]),
    ],
    ids=lambda each: "".join(each) if isinstance(each, list) else str(each),
)
async def test_a_key_behind_a_filter_or_an_order_means_all_of_the_list(
    tmp_path: Path, keys: list[str], starred: list[str], is_slow: bool
) -> None:
    drafts = (
        draft(f"https://{n}.example/", title=f"Note {n}", tags=("rust",) * (n % 10 == 0))
        for n in range(200, 0, -1)
    )
    library(tmp_path, *drafts).close()
    path = tmp_path / "library.db"
    async with reader(path, (120, 12)) as r:
        with closed_results(r, is_closed=is_slow) as gate:
            await r.burst_unsettled(*keys)
            gate.open()
            await r.settle()
    with Library(path) as kept:
        found = [note.title for note in kept.notes_of(range(1, 201)) if note.starred]
    assert sorted(found) == sorted(starred)

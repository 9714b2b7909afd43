"""Very many notes leave the list once it is known where they are; keys wait until they have."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import current_thread

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_results, closed_writer
from tests.support.reader import reader
from tui.library.reading import LibraryReader, Result
from tui.ui.operations import changing

TEN = [f"Note {n}" for n in range(1, 11)]


def noted(folder: Path, count: int) -> Path:
    """A library of so many notes, the first on top."""
    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in range(1, count + 1))
    library(folder, *drafts).close()
    return folder / "library.db"


@pytest.fixture
def ten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten notes, of which four leave the list with the key, and five do not."""
    monkeypatch.setattr(changing, "MOST_AT_ONCE", 4)
    return noted(tmp_path, 10)


def flagged(path: Path, flag: str) -> list[int]:
    """The numbers of the notes with a flag."""
    with closing(sqlite3.connect(path)) as connection:
        query = f"SELECT title FROM notes WHERE {flag} = 1"
        return sorted(int(title.split()[1]) for (title,) in connection.execute(query))


async def test_more_than_a_thousand_notes_leave_the_list_and_come_back(tmp_path: Path) -> None:
    count = changing.MOST_AT_ONCE + 10
    path = noted(tmp_path, count)
    async with reader(path) as r:
        # All but the third and the last.
        await r.burst("j", "j", "space", "G", "space", "*", "i")
        assert r.status() == f"↓ newest ✓ {count - 2:,} {count:,} of {count:,} ? help"
        await r.burst("d", "k", "!")
        assert (r.rows(), r.row()) == (["★ Note 3", f"Note {count}"], "★ Note 3")
        assert r.status() == "↓ newest 1 of 2 ? help"
        away = [n for n in range(1, count) if n != 3]
        assert (flagged(path, "trashed"), flagged(path, "starred")) == (away, [3])
        await r.burst("u", "u", "G", "k", "!")
        assert (r.row(), r.status()) == (
            f"★ Note {count - 1}",
            f"↓ newest {count - 1:,} of {count:,} ? help",
        )
        assert (flagged(path, "trashed"), flagged(path, "starred")) == ([], [count - 1])
        assert r.toasts() == [
            # What u takes back first is the star.
            f"{count - 2:,} notes trashed.",
            "Undone: 1 note starred.",
            f"Undone: {count - 2:,} notes trashed.",
        ]


async def test_as_many_as_can_leave_at_once_are_gone_with_the_key(ten: Path) -> None:
    async with reader(ten) as r:
        await r.keys(*["space"] * 4)
        with closed_results(r) as answers, closed_writer(r) as gate:
            await r.burst_unsettled("d", "!")
            assert r.rows() == ["★ Note 5", *TEN[5:]]
            answers.open()
            gate.open()
            await r.settle()
    assert (flagged(ten, "trashed"), flagged(ten, "starred")) == ([1, 2, 3, 4], [5])


async def test_keys_wait_until_one_more_has_left_the_list(ten: Path) -> None:
    async with reader(ten) as r:
        await r.keys(*["space"] * 5)
        with closed_results(r) as answers, closed_writer(r) as gate:
            await r.burst_unsettled("d", "j", "!")
            assert (r.rows(), r.row(), r.app.keys.is_busy) == (TEN, "Note 6", True)
            # It is shown before it is written.
            answers.open()
            await r.until(lambda: not r.app.keys.is_busy)
            assert (r.rows(), r.row()) == (["Note 6", "★ Note 7", *TEN[7:]], "★ Note 7")
            assert (flagged(ten, "trashed"), flagged(ten, "starred")) == ([], [])
            gate.open()
            await r.settle()
        assert r.rows() == ["Note 6", "★ Note 7", *TEN[7:]]
    assert (flagged(ten, "trashed"), flagged(ten, "starred")) == ([1, 2, 3, 4, 5], [7])


@pytest.mark.parametrize("is_slow", [False, True])
@pytest.mark.parametrize(
    ("keys", "rows", "row"),
    [
        ("du", TEN, "Note 6"),
        ("duU", TEN[5:], "Note 6"),
        ("duUu", TEN, "Note 6"),
        ("djuk!", [*TEN[:5], "★ Note 6", *TEN[6:]], "★ Note 6"),
        ("dug!", ["★ Note 1", *TEN[1:]], "★ Note 1"),
        ("xuG!", [*TEN[:9], "★ Note 10"], "★ Note 10"),
    ],
    ids=lambda each: each if isinstance(each, str) else None,
)
async def test_it_does_not_matter_how_slow_the_library_is(
    ten: Path, keys: str, rows: list[str], row: str, is_slow: bool
) -> None:
    async with reader(ten) as r:
        await r.keys(*["space"] * 5)
        with (
            closed_results(r, is_closed=is_slow) as answers,
            closed_writer(r, is_closed=is_slow) as gate,
        ):
            await r.burst_unsettled(*keys)
            answers.open()
            await r.until(lambda: not r.app.keys.is_busy)
            assert (r.rows(), r.row()) == (rows, row)
            gate.open()
            await r.settle()
        assert (r.rows(), r.row()) == (rows, row)


async def test_undo_brings_all_of_them_back_where_they_were(ten: Path) -> None:
    async with reader(ten, filter_text="sort:title") as r:
        shown = r.rows()
        await r.burst("*", "a", "d")
        assert (r.rows(), flagged(ten, "trashed")) == ([], list(range(1, 11)))
        await r.burst("u", "j", "j", "!")
        assert r.rows() == [*shown[:2], f"★ {shown[2]}", *shown[3:]]
    assert flagged(ten, "trashed") == []


async def test_undo_of_very_many_notes_looks_nothing_up_on_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[tuple[str, int]] = []
    path, positions = noted(tmp_path, 10), LibraryReader.positions

    def watched(library: LibraryReader, result: Result, ids: Sequence[int]) -> dict[int, int]:
        looked_up.append((current_thread().name, len(ids)))
        return positions(library, result, ids)

    monkeypatch.setattr(changing, "MOST_AT_ONCE", 4)
    async with reader(path) as r:
        await r.burst("*", "a", "d")
        for text in ("note", ""):
            r.set_filter(text)
            await r.settle()
        monkeypatch.setattr(LibraryReader, "positions", watched)
        await r.keys("u")
    assert [count for name, count in looked_up if name == "MainThread" and count > 4] == []
    assert ("results", 10) in looked_up

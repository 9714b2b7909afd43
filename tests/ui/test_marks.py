"""Marks are seen, asked about where they are not, and end with what they were for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_results
from tests.support.reader import reader
from tui.library.desktop import clipboard, opener
from tui.library.desktop.browsers import Launch
from tui.library.library import Library


@pytest.fixture
def ten(tmp_path: Path) -> Path:
    """Notes 10 to 1, the odd ones about rust."""
    drafts = (
        draft(
            f"https://{n}.example/",
            title=f"Note {n}",
            tags=("rust",) * (n % 2),
            added=f"2025-08-{n:02}",
        )
        for n in range(10, 0, -1)
    )
    library(tmp_path, *drafts).close()
    return tmp_path / "library.db"


def trashed(path: Path) -> list[str]:
    with Library(path) as kept:
        return [note.title for note in kept.notes_of(range(1, 11)) if note.trashed]


async def test_marks_are_counted_and_those_that_the_filter_hides_apart(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.toggle", "mark.toggle", "mark.toggle")
        assert r.status() == "↓ newest ✓ 3 4 of 10 ? help"
        r.set_filter("#rust")
        await r.settle()
        assert r.status() == "↓ newest ✓ 3, 2 hidden 2 of 5 ? help"
        assert [row for row in r.rows() if "✓" in row] == ["✓ Note 9"]


async def test_a_mark_that_nobody_sees_is_asked_about(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.toggle", "mark.toggle", "mark.toggle")
        r.set_filter("#rust")
        await r.settle()
        await r.press("note.trash")
        assert r.lines()[-1] == (
            "Trash 2 that the filter hides? y all 3 marked notes s only the 1 shown Esc close"
        )
        await r.keys("escape")
        assert (trashed(ten), r.status()) == ([], "↓ newest ✓ 3, 2 hidden 2 of 5 ? help")
        await r.press("note.trash")
        await r.keys("s")
        assert (trashed(ten), r.status()) == (
            ["Note 9"],
            "↓ newest ✓ 2, 2 hidden 1 of 4 ? help",
        )


async def test_all_marked_notes_can_be_meant_though_some_are_hidden(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.toggle", "mark.toggle")
        await r.burst("/", *"#rust", "enter", "d", "y")
        assert trashed(ten) == ["Note 10", "Note 9"]
        await r.press("history.undo")
        assert trashed(ten) == []


async def test_what_changes_notes_uses_marks_up_and_they_can_be_brought_back(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.toggle", "mark.toggle", "note.archive", "note.trash")
        assert trashed(ten) == ["Note 8"]
        assert r.toasts() == [
            "2 notes archived.\nu takes it back.",
            "1 note trashed.\nu takes it back.",
        ]
        await r.press("mark.menu")
        await r.keys("*")
        assert r.status() == "↓ newest ✓ 2, 2 hidden 2 archived 1 of 7 ? help"


async def test_without_marks_before_there_are_none_to_bring_back(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.menu")
        await r.keys("*")
        marked = r.session.state.marked
        assert (r.toasts(), marked) == (["No notes were marked before."], frozenset())


async def test_escape_takes_marks_away_before_it_drops_a_term(ten: Path) -> None:
    async with reader(ten, filter_text="#rust") as r:
        await r.press("mark.toggle", "mark.range", "pane.close")
        assert (r.session.state.range_start, len(r.session.state.marked)) == (None, 1)
        await r.press("pane.close")
        assert (r.session.state.marked, r.filter_text) == (frozenset(), "#rust")
        await r.press("pane.close")
        assert r.filter_text == ""


async def test_a_range_is_between_the_two_notes_in_the_order_of_the_list(ten: Path) -> None:
    async with reader(ten, filter_text="sort:title") as r:
        shown = r.rows()
        await r.press("cursor.down", "mark.range", "cursor.bottom", "cursor.up", "mark.range")
        assert [row.startswith("✓") for row in r.rows()] == [False, *[True] * 8, False]
        r.set_filter("sort:title-")
        await r.settle()
        assert [row.removeprefix("✓ ") for row in r.rows()] == shown[::-1]
        assert [row.startswith("✓") for row in r.rows()] == [False, *[True] * 8, False]


async def test_a_range_is_named_as_long_as_it_has_no_end(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.range")
        assert r.status() == "↓ newest v ends the range 1 of 10 ? help"
        await r.press("pane.close")
        assert r.status() == "↓ newest 1 of 10 ? help"


async def test_a_range_whose_beginning_has_gone_marks_nothing(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.range", "note.trash", "cursor.down", "mark.range")
        assert r.session.state.marked == frozenset()
        assert r.status() == "↓ newest 2 of 9 ? help"
        assert r.toasts()[-1] == "The note where the range began is not in the list any more."


async def test_marking_the_others_leaves_the_hidden_marks_alone(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.toggle", "mark.toggle")
        r.set_filter("#rust")
        await r.settle()
        await r.press("mark.menu")
        await r.keys("i")
        assert r.status() == "↓ newest ✓ 5, 1 hidden 2 of 5 ? help"


async def test_marked_notes_are_copied_and_opened_in_the_order_of_the_list(
    ten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    opened: list[str] = []

    def run_tool(_: Sequence[str], data: bytes) -> bool:
        copied.append(data.decode())
        return True

    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    monkeypatch.setenv("TMUX", "/tmp/tmux")
    monkeypatch.setattr(clipboard, "run_tool", run_tool)
    monkeypatch.setattr(opener, "plan", lambda *_: Launch(("browser",)))
    monkeypatch.setattr(opener, "start_browser", lambda argv, _: opened.append(argv[1]))
    async with reader(ten, filter_text="sort:added+") as r:
        await r.press(*["mark.toggle"] * 3, "note.copy_menu")
        await r.keys("a", "u")
        await r.press("note.open_marked")
        assert len(r.session.state.marked) == 3
    expected = [f"https://{n}.example/" for n in (1, 2, 3)]
    assert (copied, opened) == (["\n".join(expected)], expected)


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_number_of_marks_is_never_cut(ten: Path, width: int) -> None:
    async with reader(ten, (width, 24)) as r:
        await r.press("mark.menu")
        await r.keys("a")
        r.set_filter("#rust sort:title")
        await r.settle()
        assert "✓ 10, 5 hidden" in r.lines()[-1]


async def test_a_flag_is_cleared_where_all_marked_notes_have_it(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("note.star", "mark.toggle", "mark.toggle", "note.star")
        assert [row[0] for row in r.rows()[:3]] == ["★", "★", "N"]
        await r.press("mark.menu")
        await r.keys("*")
        await r.press("note.star")
        assert [row[0] for row in r.rows()[:3]] == ["N", "N", "N"]


@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_mark_that_a_key_hid_is_asked_about(ten: Path, is_slow: bool) -> None:
    async with reader(ten, filter_text="is:unread") as r:
        with closed_results(r, is_closed=is_slow) as gate:
            await r.burst_unsettled("r", "space")
            gate.open()
            await r.settle()
        await r.press("note.trash")
        assert r.lines()[-1].startswith("Trash 1 that the filter hides?")
        assert trashed(ten) == []


async def test_marks_that_came_after_the_question_are_not_taken_for_seen(ten: Path) -> None:
    async with reader(ten) as r:
        with closed_results(r) as gate:
            await r.press_unsettled("*", "a")
            r.set_filter("#rust")
            gate.open()
            await r.settle()
        assert r.status() == "↓ newest ✓ 10, 5 hidden 1 of 5 ? help"


async def test_a_note_that_is_skimmed_keeps_the_marks_of_others(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.toggle", "cursor.up", "mark.toggle", "mark.toggle")
        await r.press("cursor.top", "note.show", "cursor.skim", "cursor.skim")
        assert len(r.session.state.marked) == 1


async def test_only_the_marks_that_were_meant_are_used_up(ten: Path) -> None:
    async with reader(ten) as r:
        await r.press("mark.toggle", "mark.toggle")
        r.set_filter("#rust")
        await r.settle()
        await r.press("note.star")
        await r.keys("s")
        assert r.status() == "↓ newest ✓ 1, 1 hidden 2 of 5 ? help"


async def test_a_flag_is_set_unless_every_marked_note_has_it_however_many(tmp_path: Path) -> None:
    drafts = (
        draft(f"https://{n}.example/", title=f"Note {n}", starred=n != 700)
        for n in range(700, 0, -1)
    )
    library(tmp_path, *drafts).close()
    async with reader(tmp_path / "library.db") as r:
        await r.burst("*", "a", "!")
        assert r.rows()[0] == "★ Note 700"
        assert r.toasts() == ["1 note starred.\nu takes it back."]
        await r.burst("*", "*", "!")
        assert r.toasts()[1:] == ["700 notes unstarred.\nu takes it back."]

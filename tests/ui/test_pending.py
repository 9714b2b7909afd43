"""A key changes what is shown at once, whatever the disk and other programs are at."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_results, closed_writer, locked
from tests.support.reader import Reader, reader
from tui.errors import LibraryError
from tui.filters.values import Scope
from tui.library.edits import Edit, MarkOpened, Outcome, Rewrite, SetFlag, SetValues, Undo
from tui.library.library import Library
from tui.model.row import NoteRow
from tui.ui import lock_notice
from tui.ui.pending import Pending, PendingEdit

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]


def stored(path: Path, column: str) -> dict[str, object]:
    """A column of all notes, by the first word of their titles."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f"SELECT title, {column} FROM notes")
        return {title.split()[0]: value for title, value in rows}


def steps(path: Path) -> list[str]:
    """The history of a library."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            label
            for (label,) in connection.execute(
                "SELECT label FROM steps WHERE state = 'done' ORDER BY id"
            )
        ]


def archived_row(note_id: int, archived: bool) -> NoteRow:
    """A row of a note in the archive, or out of it."""
    return NoteRow(note_id, "https://a.example/", "A", "", None, None, (), archived=archived)


@pytest.mark.parametrize(
    "edit",
    [
        SetFlag((1,), "archived", True),
        SetValues((1,), {"archived": True, "author": "Ada"}),
        Rewrite(1, {"archived": True, "title": "Mine"}),
    ],
    ids=lambda edit: type(edit).__name__,
)
def test_a_flag_is_set_whichever_edit_sets_it(edit: Edit) -> None:
    pending = PendingEdit(1, edit)
    edits = Pending((pending,))
    assert (pending.changes_list, pending.needs_positions) == (True, True)
    assert edits.flagged("archived", value=True) == {1}
    assert edits.flagged("archived", value=False) == set()
    assert edits.removed(Scope.CURRENT) == {1}


@pytest.mark.parametrize(
    ("edit", "value"),
    [
        (SetValues((1,), {"read": False}), False),
        (SetValues((1,), {"read": None}), False),
        (Rewrite(1, {"read": True}), True),
        (MarkOpened((1,)), True),
    ],
    ids=repr,
)
def test_what_is_read_now_is_counted_so_whichever_edit_says_it(edit: Edit, value: bool) -> None:
    pending = PendingEdit(1, edit)
    assert (pending.changes_list, pending.needs_positions) == (False, True)
    assert Pending((pending,)).flagged("read", value=value) == {1}
    assert Pending((pending,)).flagged("read", value=not value) == set()


@pytest.mark.parametrize("is_written", [False, True])
def test_a_flag_that_is_taken_back_is_what_it_was_as_far_as_that_is_known(
    is_written: bool,
) -> None:
    edit = SetValues((1, 2, 3), {"archived": True, "author": "Ada"})
    shown = {1: archived_row(1, archived=False), 2: archived_row(2, archived=True)}
    done = PendingEdit(1, edit, shown=shown)
    edits = Pending((done, PendingEdit(2, Undo(), target=done)))
    if is_written:
        edits = edits.written(1, Outcome((1, 2, 3), "3 notes edited: archived, author", 1, 7))
    assert edits.flagged("archived", value=True) == {2}
    assert edits.flagged("archived", value=False) == {1}


@pytest.mark.parametrize(
    "edit",
    [
        SetFlag((1, 2, 3), "archived", True),
        SetValues((1, 2, 3), {"archived": True}),
    ],
    ids=lambda edit: type(edit).__name__,
)
def test_the_only_flag_that_was_set_is_taken_back_of_all_notes_that_it_changed(edit: Edit) -> None:
    done = PendingEdit(1, edit, shown={1: archived_row(1, archived=False)})
    edits = Pending((done, PendingEdit(2, Undo(), target=done)))
    edits = edits.written(1, Outcome((1, 3), "2 notes archived", 1, 7))
    assert edits.flagged("archived", value=False) == {1, 3}
    assert edits.row(archived_row(3, archived=True)) == archived_row(3, archived=False)
    assert edits.row(archived_row(2, archived=True)) == archived_row(2, archived=True)


async def test_only_what_u_would_take_back_is_said_to_be_taken_back_by_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            # A star on one note shows by itself, and is not told.
            await r.press_unsettled(*"d!")
            gate.open()
            await r.settle()
        assert r.toasts() == ["1 note trashed."]
        await r.press("note.archive")
        assert r.toasts()[-1] == "1 note archived.\nu takes it back."


async def test_what_was_put_away_is_gone_before_it_is_written(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.press_unsettled("d", "d")
            assert (r.rows(), r.row()) == (ALL[2:], ALL[2])
            assert r.status() == "↓ newest 1 archived 1 of 2 ? help"
            assert r.toasts() == []
            gate.open()
            await r.settle()
        assert (r.rows(), r.row()) == (ALL[2:], ALL[2])
        assert r.toasts() == ["1 note trashed.", "1 note trashed.\nu takes it back."]
    trashed = {"Borrow": 1, "Async": 1, "Collecting": 0, "Shell": 0, "Old": 0}
    assert stored(shelf, "trashed") == trashed


@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_burst_of_keys_counts_from_what_they_show(shelf: Path, is_slow: bool) -> None:
    async with reader(shelf) as r:
        with (
            closed_writer(r, is_closed=is_slow) as gate,
            closed_results(r, is_closed=is_slow) as answers,
        ):
            await r.press_unsettled(*"dduj!")
            assert (r.rows(), r.row()) == (
                ["★ Async in depth", "★ Collecting garbage", "Shell tricks"],
                "★ Collecting garbage",
            )
            gate.open()
            answers.open()
            await r.settle()
        assert r.rows() == ["★ Async in depth", "★ Collecting garbage", "Shell tricks"]
    trashed = {"Borrow": 1, "Async": 0, "Collecting": 0, "Shell": 0, "Old": 0}
    assert stored(shelf, "trashed") == trashed
    assert steps(shelf) == ["1 note trashed", "1 note starred"]


@pytest.mark.parametrize(
    ("keys", "column", "values"),
    [
        ("!!", "starred", [0, 1]),
        ("!!!", "starred", [1, 1]),
        ("rr", "read", [0, 1]),
        ("rrr", "read", [1, 1]),
        ("rj!k!", "starred", [1, 0]),
        ("xx", "archived", [1, 1]),
        ("xux", "archived", [1, None]),
        ("dudu", "trashed", [0, 0]),
        ("ddU", "trashed", [1, 1]),
        ("dduuU", "trashed", [1, 0]),
    ],
)
@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_toggle_is_computed_from_what_is_shown(
    shelf: Path, keys: str, column: str, values: list[int | None], is_slow: bool
) -> None:
    async with reader(shelf) as r:
        with closed_writer(r, is_closed=is_slow) as gate:
            await r.press_unsettled(*keys)
            gate.open()
            await r.settle()
    found = stored(shelf, column)
    assert [found["Borrow"], found["Async"]] == values


async def test_a_row_never_flickers_back_between_its_write_and_the_answer(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_results(r) as gate:
            await r.press_unsettled("!")
            await r.until(lambda: not r.session.state.pending.unwritten)
            await r.press_unsettled("d")
            await r.until(lambda: not r.session.state.pending.unwritten)
            assert (r.rows(), r.row()) == (ALL[1:], ALL[1])
            await r.press_unsettled("u")
            assert (r.rows(), r.row()) == (["★ Borrow checker", *ALL[1:]], "★ Borrow checker")
            gate.open()
            await r.settle()
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]


async def test_tags_are_shown_before_they_are_written(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.press_unsettled(*"tgpu, -rust", "enter")
            assert r.preview()[3] == "#memory #gpu"
            await r.press_unsettled("u")
            assert r.preview()[3] == "#rust #memory"
            gate.open()
            await r.settle()
        assert r.preview()[3] == "#rust #memory"


async def test_a_locked_library_is_waited_for_and_the_order_is_kept(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_notice, "QUIET_SECONDS", 0.0)
    async with reader(shelf) as r:
        with locked(shelf) as gate:
            await r.press_unsettled(*"dduj!")
            await r.until(lambda: r.session.state.is_locked_out)
            assert r.rows() == ["★ Async in depth", "★ Collecting garbage", "Shell tricks"]
            assert r.status() == "waiting for another program · 4 changes 2 of 3"
            assert r.toasts() == []
            gate.open()
            await r.settle()
        assert r.status() == "↓ newest 1 archived 2 of 3 ? help"
        assert r.rows() == ["★ Async in depth", "★ Collecting garbage", "Shell tricks"]
    assert steps(shelf) == ["1 note trashed", "1 note starred"]


async def test_a_change_that_fails_is_shown_as_not_done(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full", "Free some space.")

    async with reader(shelf) as r:
        await r.press("mark.toggle", "mark.toggle")
        with closed_writer(r) as gate, monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse)
            await r.press_unsettled("d")
            assert (r.rows(), r.status()) == (ALL[2:], "↓ newest 1 archived 1 of 2 ? help")
            gate.open()
            await r.settle()
        assert r.rows() == ["✓ Borrow checker", "✓ ★ Async in depth", *ALL[2:]]
        assert r.toasts() == ["Not done: 2 notes trashed. The disk is full\nFree some space."]
        await r.press("note.trash")
        assert r.rows() == ALL[2:]


async def test_what_takes_back_a_change_that_fails_fails_with_it(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = Library.apply

    def refuse_the_second(library: Library, edit: object, *_: object) -> object:
        if edit == writer_edits[1]:
            raise LibraryError("The disk is full", "Free some space.")
        return apply(library, edit)  # type: ignore[arg-type]

    async with reader(shelf) as r:
        with closed_writer(r) as gate, monkeypatch.context() as patch:
            await r.press_unsettled("!", "d", "u")
            writer_edits = [each.edit for each in r.session.state.pending.edits]
            patch.setattr(Library, "apply", refuse_the_second)
            gate.open()
            await r.settle()
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]
        assert r.toasts() == ["Not done: 1 note trashed. The disk is full\nFree some space."]
    assert steps(shelf) == ["1 note starred"]


async def test_the_threads_survive_what_nobody_expected(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of all things")

    async with reader(shelf) as r:
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", break_down)
            await r.press("note.star")
            assert r.rows() == ALL
        with monkeypatch.context() as patch:
            patch.setattr("tui.library.reading.LibraryReader.overview", break_down)
            await r.press("sort.reverse")
        fault = "ZeroDivisionError: of all things\nThis is a fault of url-notes."
        # The library is asked again by itself, on a slow machine while it is still broken.
        assert list(dict.fromkeys(r.toasts())) == [f"Not done: 1 note starred. {fault}", fault]
        await r.press("note.star", "sort.reverse")
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]


@pytest.mark.parametrize("path", ["~nosuchuser/x.html", "/" + "x" * 300])
async def test_a_path_that_the_system_refuses_ends_no_thread(shelf: Path, path: str) -> None:
    async with reader(shelf) as r:
        await r.press("library.import")
        await r.paste(path)
        await r.keys("enter")
        assert len(r.toasts()) == 1
        await r.press("note.star")
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]
    assert stored(shelf, "starred")["Borrow"] == 1


async def test_a_damaged_table_of_views_is_told_and_ends_nothing(shelf: Path) -> None:
    with closing(sqlite3.connect(shelf)) as other:
        other.execute("DROP TABLE views")
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.type("view:a")
        assert (r.has_ended, r.rows()) == (False, ALL)
        assert r.toasts()[-1] == (
            f"The library is damaged\nRun `url-notes doctor` on {shelf}, or go back to a backup."
        )


async def test_notes_that_another_program_adds_above_change_nothing_that_is_acted_on(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down")
        with closed_results(r) as gate:
            older = (draft(f"https://new.example/{n}", title=f"New {n}") for n in range(6))
            library(shelf.parent, *older).close()
            await r.press_unsettled("d", "!")
            gate.open()
            await r.settle()
        assert r.row() == "★ Collecting garbage"
    trashed = [title for title, value in stored(shelf, "trashed").items() if value]
    starred = [title for title, value in stored(shelf, "starred").items() if value]
    assert (trashed, starred) == (["Async"], ["Async", "Collecting"])


def titles_on_screen(r: Reader) -> list[str]:
    """The titles on screen, without signs."""
    return [row.lstrip("✓★ ").removesuffix(" ★") for row in r.rows()]


@pytest.mark.parametrize("keys", [["v", "j", "v", "d"], ["*", "a", "d"], ["space", "j", "d"]])
async def test_marks_are_those_of_the_notes_that_were_shown(
    tmp_path: Path, keys: list[str]
) -> None:
    days = (
        draft(f"https://{n}.example/", title=f"Note {n}", added=f"2025-08-{n:02}")
        for n in range(20, 0, -2)
    )
    library(tmp_path, *days).close()
    async with reader(tmp_path / "library.db") as r:
        shown = titles_on_screen(r)
        with closed_results(r) as gate:
            # Older notes than all on screen arrive: every position moves or is taken.
            older = (
                draft(f"https://{n}.example/", title=f"Late {n}", added=f"2025-08-{n:02}")
                for n in range(1, 20, 2)
            )
            library(tmp_path, *older).close()
            for key in keys:
                await r.press_unsettled(key)
            gate.open()
            await r.settle()
        moved = r.toasts()[-1]
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        query = "SELECT title FROM notes WHERE trashed = 1"
        trashed = {title for (title,) in connection.execute(query)}
    assert trashed <= set(shown)
    assert moved in ("The list has changed\nPress again.", *_told(len(trashed)))


def _told(count: int) -> tuple[str, ...]:
    notes = "1 note" if count == 1 else f"{count} notes"
    return (f"{notes} trashed.\nu takes it back.",)


async def test_keys_act_on_what_is_listed_while_another_page_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in range(190, 0, -1))
    library(tmp_path, *drafts).close()
    path = tmp_path / "library.db"
    async with reader(path) as r:
        await r.burst("G", *"k" * 40)
        assert r.row() == "Note 41"
        monkeypatch.setattr("tui.store.search.sorts_many", lambda *_: True)
        with closed_results(r) as gate:
            await r.press_unsettled("s", "t", "!", "d")
            assert r.row() == "Note 40"
            gate.open()
            await r.settle()
        assert r.row() == "Note 40"
    found = {title.split()[1] for title, value in _titled(path, "trashed") if value}
    assert found == {title.split()[1] for title, value in _titled(path, "starred") if value}
    assert found == {"41"}


def _titled(path: Path, column: str) -> list[tuple[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute(f"SELECT title, {column} FROM notes"))


async def test_a_note_that_is_unread_again_is_found_before_that_is_written(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.bottom")
        with closed_writer(r) as gate:
            await r.press_unsettled("r", "g", "r", "w", "w")
            assert r.row() == "Shell tricks"
            await r.press_unsettled("b", "b")
            assert r.row() == "Collecting garbage"
            gate.open()
            await r.settle()


@pytest.mark.parametrize("is_replaced", [False, True])
async def test_nothing_is_written_to_a_library_that_is_not_the_one_shown(
    shelf: Path, is_replaced: bool
) -> None:
    async with reader(shelf) as r:
        await r.press("note.star")
        shelf.rename(shelf.with_name("moved.db"))
        for suffix in ("-wal", "-shm"):
            shelf.with_name(shelf.name + suffix).unlink(missing_ok=True)
        if is_replaced:
            library(shelf.parent, draft("https://other.example/", title="Other")).close()
        await r.press("note.trash")
        assert r.rows()[0] == "★ Borrow checker"
        assert r.toasts()[-1] == (
            "Not done: 1 note trashed. The library was moved, removed or replaced while it was open"
            "\nNothing was written; leave, and open it again."
        )
    if is_replaced:
        assert stored(shelf, "trashed") == {"Other": 0}


async def test_a_view_can_be_recalled_before_it_is_written(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        with closed_writer(r) as gate:
            await r.press_unsettled("m", "a")
            await r.press_unsettled("escape", "'", "a")
            assert r.filter_text == "#rust"
            gate.open()
            await r.settle()


async def test_the_writer_survives_a_connection_that_cannot_be_closed(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError("of all things")

    async with reader(shelf) as r:
        await r.press("note.star")
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", break_down)
            patch.setattr(Library, "close", break_down)
            await r.press("note.trash")
        assert r.rows()[0] == "★ Borrow checker"
        await r.press("note.trash")
        assert r.rows() == ["★ Borrow checker", *ALL[2:]]


@pytest.mark.parametrize(
    ("keys", "starred"),
    [
        (["G", "!"], {"Note 1"}),
        (["w", "!"], {"Note 199"}),
        (["G", "g", "!"], {"Late"}),
        (["*", "a", "!"], set()),
        (["v", "j", "v", "!"], set()),
    ],
    ids=["bottom", "unread", "top", "all", "range"],
)
async def test_keys_may_come_before_it_is_noticed_that_another_program_moved_all(
    tmp_path: Path, keys: list[str], starred: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a slow machine, it would be noticed between two keys, and all shown would be others.
    monkeypatch.setattr("tui.ui.screens.reader.WATCH_SECONDS", 3_600)
    drafts = (
        draft(
            f"https://{n}.example/", title=f"Note {n}", added=f"2025-08-01T00:{n // 4:02}:{n % 4}0Z"
        )
        for n in range(200, 0, -1)
    )
    library(tmp_path, *drafts).close()
    path = tmp_path / "library.db"
    async with reader(path, (120, 12)) as r:
        late = (draft(f"https://late.example/{n}", title="Late") for n in range(100))
        with library(tmp_path, *late) as other:
            other._connection.execute("UPDATE notes SET position = position + 100000")
        await r.burst(*keys)
    assert {title for title, value in _titled(path, "starred") if value} == starred

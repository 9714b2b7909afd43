"""A note is edited in a form: only what was changed is written, and nothing typed is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.chunks import write_in_chunks
from tests.support.gates import closed_writer, locked, paused_bulk
from tests.support.hostile import HOSTILE
from tests.support.reader import Reader, reader
from tests.ui.test_sizes import assert_fits
from tui.errors import LibraryError
from tui.library import edits
from tui.library.edits import Purge, Rewrite, SetFlag
from tui.library.library import Library
from tui.library.unsaved_texts import Writing
from tui.model.instant import Instant
from tui.model.note import Note
from tui.model.text import is_inert
from tui.ui import lock_notice
from tui.ui.dialogs import saving
from tui.ui.dialogs.form import FormScreen
from tui.ui.widgets.form_row import FormRow

TITLE = "Borrow checker"
URL = "https://borrow.example/rules"


def note(path: Path, name: str = "1") -> Note:
    with Library(path) as kept:
        return kept.named(name)


def form(r: Reader) -> FormScreen:
    assert isinstance(r.app.screen, FormScreen)
    return r.app.screen


def row(r: Reader, name: str) -> FormRow:
    """The row of a field."""
    return next(each for each in form(r).query(FormRow) if each.field.name == name)


def field(r: Reader) -> str:
    """The name of the field with the focus."""
    return next(each.field.name for each in form(r).query(FormRow) if each.editor.has_focus)


def reason(r: Reader) -> str:
    """Why something cannot be done; empty where nothing is said."""
    shown = form(r).reason
    return str(shown.content) if shown.display else ""


async def go_to(r: Reader, name: str) -> None:
    """Goes to a field from the first one, by keys."""
    names = [each.field.name for each in form(r).query(FormRow)]
    await r.burst(*["shift+tab"] * names.index(field(r)))
    assert field(r) == names[0]
    for _ in range(names.index(name)):
        await r.burst("enter" if field(r) not in ("summary", "comment") else "tab")
    assert field(r) == name


async def retype(r: Reader, name: str, text: str) -> None:
    """Puts a text in place of that of a line."""
    await go_to(r, name)
    await r.burst("ctrl+u", *text)


async def test_several_fields_are_one_edit_and_one_undo(shelf: Path) -> None:
    before = note(shelf)
    async with reader(shelf) as r:
        await r.press("note.edit")
        assert field(r) == "title"
        await r.burst("ctrl+u", *"Mine", "tab", "tab", *", kv cache", "enter", *"# Top", "enter")
        await retype(r, "folders", "Bar/Deep, Other")
        await retype(r, "published", "2024-02-03")
        await retype(r, "lang", "en")
        await r.burst("down", "y", "down", "right", "ctrl+s")
        assert r.toasts() == [
            (
                "1 note edited: title, tags, summary, folders, published, lang, read, starred.\n"
                "u takes it back."
            )
        ]
        assert r.row() == "★ Mine"
        after = note(shelf)
        await r.press("history.undo")
    assert (after.title, after.tags) == ("Mine", ("rust", "memory", "kv cache"))
    assert after.summary == "# Top\n" + before.summary
    assert (after.folders, after.lang, after.read) == ((("Bar", "Deep"), ("Other",)), "en", True)
    assert after.published == Instant.from_iso("2024-02-03")
    assert (after.url, after.added, after.comment) == (before.url, before.added, before.comment)
    assert note(shelf) == before


async def test_what_was_not_touched_is_not_written_however_odd_it_is(shelf: Path) -> None:
    with closing(sqlite3.connect(shelf)) as other:
        odd = {"title": "two  blanks ", "summary": "a\r\nb\nc\r", "url": "no link"}
        assignments = ", ".join(f"{name} = :{name}" for name in odd)
        other.execute(f"UPDATE notes SET {assignments} WHERE id = 1", odd)
        other.commit()
    before = note(shelf)
    assert before.title == "two  blanks "
    async with reader(shelf) as r:
        await r.press("note.edit")
        await r.keys("ctrl+s")
        assert (r.app.screen is r.main, r.toasts()) == (True, [])
        await r.press("note.edit")
        await retype(r, "author", "Ada")
        await r.keys("ctrl+s")
        assert r.toasts() == ["1 note edited: author.\nu takes it back."]
    after = note(shelf)
    assert (after.author, after.title, after.summary, after.url) == (
        *("Ada", before.title, before.summary),
        before.url,
    )


async def test_what_is_typed_and_taken_back_is_not_written(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await r.keys("x")
        assert row(r, "title").has_class("-changed")
        await r.keys("ctrl+r")
        assert not row(r, "title").has_class("-changed")
        await retype(r, "added", "2025-08-05T10:00Z")
        await r.keys("ctrl+s")
        assert (r.app.screen is r.main, r.toasts()) == (True, [])


async def test_what_cannot_be_understood_is_said_beside_it_and_nothing_is_saved(
    shelf: Path,
) -> None:
    before = note(shelf)
    async with reader(shelf) as r:
        await r.press("note.edit")
        await r.burst("ctrl+u", *"Mine")
        await retype(r, "added", "soon")
        await r.keys("ctrl+s")
        said = "Added is no date: soon. A date is written 2025-08-14, or 2025-08-14T12:30Z."
        assert (field(r), reason(r)) == ("added", said)
        line = " ".join(row(r, "added").editor.render_line(0).text.split())
        assert line == (
            "soon is no date: soon · A date is written 2025-08-14, or 2025-08-14T12:30Z."
        )
        assert note(shelf) == before
        await r.burst("ctrl+u", *"2025-08-06", "ctrl+s")
        assert r.app.screen is r.main
    after = note(shelf)
    assert (after.title, after.added) == ("Mine", Instant.from_iso("2025-08-06"))


async def test_a_fault_is_said_as_soon_as_the_field_is_left(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await retype(r, "url", "no link")
        await r.keys("tab")
        assert (field(r), reason(r)) == ("tags", "")
        await r.keys("shift+tab")
        assert reason(r) == "The link holds white space. Write a space as %20"


async def test_an_address_that_another_note_has_is_refused_and_the_form_stays(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await r.burst("ctrl+u", *"Mine")
        await retype(r, "url", "https://async.example/?utm_source=x")
        await r.burst("tab", "ctrl+s")
        assert (field(r), reason(r)) == (
            "url",
            (
                "Note 2, “Async in depth”, has this link already."
                " Mark both and press =, or use `url-notes merge`."
            ),
        )
        await r.burst("ctrl+r", "ctrl+s")
        assert r.app.screen is r.main
    assert (note(shelf).title, note(shelf).url) == ("Mine", URL)


async def test_tags_and_sites_are_completed(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await go_to(r, "tags")
        assert "with these go async" in r.lines()[-4]
        await r.burst(*", as")
        assert "Tab async" in r.lines()[-4]
        await r.burst("tab")
        assert (field(r), row(r, "tags").text) == ("tags", "rust, memory, async,")
        await r.burst("tab", "shift+tab")
        await retype(r, "site", "gc")
        await r.burst("tab", "ctrl+s")
    assert (note(shelf).tags, note(shelf).site) == (("rust", "memory", "async"), "gc.example")


async def test_a_dash_takes_a_tag_away_as_it_does_elsewhere(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await go_to(r, "tags")
        await r.burst(*r", a\, b, #c, -Rust, -async", "ctrl+s")
        assert reason(r) == (
            "Tags have no async to take away."
            r" Leave it out; a tag that begins so is written \-async."
        )
        await r.burst(*["backspace"] * 8, "ctrl+s")
        assert note(shelf).tags == ("memory", "a, b", "c")
        await r.press("tag.edit")
        await r.burst(*r"-a\, b, \#1", "enter")
    assert note(shelf).tags == ("memory", "c", "#1")


async def test_left_for_later_it_is_gone_on_with_in_this_run_and_the_next(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await r.burst("ctrl+u", *"Half", "tab", "tab", *", mine", "escape")
        assert r.toasts() == ["What you changed is not saved.\ne goes on with it."]
        assert note(shelf).title == TITLE
    with Library(shelf) as kept:
        kept.apply(Rewrite(1, {"title": "Theirs", "author": "Ada", "tags": ("rust", "theirs")}))
    async with reader(shelf) as r:
        assert r.toasts() == ["What you wrote on “Theirs” is not saved.\ne goes on with it."]
        await r.press("note.edit")
        assert (row(r, "title").text, row(r, "author").text) == ("Half", "Ada")
        await r.keys("ctrl+s")
        assert r.toasts()[1:] == [
            (
                "Another program had changed this too: title.\n"
                "What you wrote stands; i shows its texts."
            )
        ]
    with Library(shelf) as kept:
        assert [each.content for each in kept.versions(1)] == ["Theirs"]
    assert (note(shelf).title, note(shelf).author) == ("Half", "Ada")
    assert note(shelf).tags == ("rust", "mine", "theirs")
    async with reader(shelf) as r:
        assert r.toasts() == []


async def test_what_is_kept_and_is_no_form_is_passed_over(shelf: Path) -> None:
    async with reader(shelf) as r:
        unsaved = r.session.gateway.unsaved.of(note(shelf), Writing.FORM)
        for text in ("{", "[1]", "5", '{"title": 5}', '{"title": ["x"], "nonsense": ["x", "y"]}'):
            unsaved.keep(text)
            await r.press("note.edit")
            assert row(r, "title").text == TITLE
            await r.keys("escape")


async def test_gone_on_with_an_odd_value_that_was_seen_stays_what_it_is(shelf: Path) -> None:
    async with reader(shelf) as r:
        unsaved = r.session.gateway.unsaved.of(note(shelf), Writing.FORM)
        unsaved.keep('{"added": ["2025-01-01", "soon"], "nonsense": ["x", "y"]}')
        await r.press("note.edit")
        await r.keys("ctrl+s")
        assert r.toasts() == ["1 note edited: added.\nu takes it back."]


async def test_left_as_it_was_nothing_is_kept_or_said(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await r.keys("a", "backspace", "escape")
        assert r.toasts() == []
        assert r.session.gateway.unsaved.of(note(shelf), Writing.FORM).get() is None


async def test_what_another_program_wrote_meanwhile_is_merged(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        theirs = {"title": "Theirs", "author": "Ada", "tags": ("rust", "theirs")}
        with Library(shelf) as kept:
            kept.apply(Rewrite(1, theirs))
        await r.burst("ctrl+u", *"Mine", "tab", "tab", *", mine", "ctrl+s")
        assert r.toasts() == [
            (
                "Another program had changed this too: title.\n"
                "What you wrote stands; i shows its texts."
            )
        ]
    after = note(shelf)
    assert (after.title, after.author, after.tags) == ("Mine", "Ada", ("rust", "mine", "theirs"))
    with Library(shelf) as kept:
        assert [each.content for each in kept.versions(1)] == ["Theirs"]


async def test_a_note_that_is_purged_meanwhile_is_added_anew_if_that_is_wanted(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await r.burst("ctrl+u", *"Mine")
        with Library(shelf) as kept:
            kept.apply(SetFlag((1,), "trashed", True))
            kept.apply(Purge((1,)))
        await r.keys("ctrl+s", "n")
        said = "Not saved: Note 1 is gone. Another program deleted it for good."
        assert (row(r, "title").text, reason(r)) == ("Mine", said)
        await r.keys("ctrl+s", "y")
        assert (r.app.screen is r.main, r.rows()[0]) == (True, "Mine")
        assert note(shelf, URL).tags == ("rust", "memory")
        await r.press("history.undo")
        assert "Mine" not in r.rows()


async def test_a_form_that_could_not_be_saved_stays_open_with_the_reason(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full", "Free some space.")

    async with reader(shelf) as r:
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse)
            await r.press("note.edit")
            await r.burst("ctrl+u", *"Mine", "ctrl+s")
        assert (r.toasts(), reason(r)) == ([], "Not saved: The disk is full. Free some space.")
        assert r.session.note_under_cursor() == note(shelf)
        await r.burst(*" too", "ctrl+s")
        assert r.app.screen is r.main
    assert note(shelf).title == "Mine too"


async def test_what_is_typed_behind_the_saving_waits_for_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("e", "ctrl+u", *"Mine", "ctrl+s", "j", "e", "ctrl+u", *"Next")
            assert (row(r, "title").text, field(r)) == ("Mine", "title")
            gate.open()
            await r.settle()
        assert row(r, "title").text == "Next"
        await r.keys("ctrl+s")
    assert [note(shelf, each).title for each in "12"] == ["Mine", "Next"]


async def test_a_library_that_stays_locked_can_be_left_with_the_edit_queued(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_notice, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(saving, "LEAVE_AFTER_SECONDS", -1.0)
    async with reader(shelf) as r:
        with locked(shelf):
            await r.burst_unsettled("e", "ctrl+u", *"Mine", "ctrl+s")
            await r.until(lambda: r.session.state.is_locked_out)
            assert any("waiting for another program" in line for line in r.lines())
            await r.press_unsettled("escape")
            assert r.toasts() == ["What you changed is saved once the library can be written."]
            assert r.row() == "Mine"
        await r.settle()
        assert r.toasts()[1:] == ["1 note edited: title.\nu takes it back."]
    assert note(shelf).title == "Mine"


async def test_the_arrows_lead_through_the_lines_of_a_text_and_out_of_it(shelf: Path) -> None:
    with Library(shelf) as kept:
        kept.apply(Rewrite(1, {"summary": "one\ntwo", "comment": ""}))
    async with reader(shelf) as r:
        await r.press("note.edit")
        seen = []
        for _ in range(6):
            await r.keys("down")
            seen.append(field(r))
        assert seen == ["url", "tags", "summary", "summary", "comment", "folders"]
        for _ in range(3):
            await r.keys("up")
            seen.append(field(r))
        assert seen[6:] == ["comment", "summary", "summary"]


async def test_a_marked_note_is_the_one_that_is_edited(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down", "mark.toggle", "cursor.top", "note.edit")
        assert row(r, "title").text == "Async in depth"


async def test_quitting_from_the_form_keeps_what_was_typed(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.edit")
        await r.burst("ctrl+u", *"Half", "ctrl+q")
        assert r.has_ended
    async with reader(shelf) as r:
        await r.press("note.edit")
        assert row(r, "title").text == "Half"


@pytest.mark.parametrize("size", [(20, 6), (60, 20), (80, 24), (120, 40)])
async def test_any_note_fits_any_terminal(shelf: Path, size: tuple[int, int]) -> None:
    values = {"title": "漢字" * 90, "summary": HOSTILE[0], "comment": "line\n" * 60}
    with Library(shelf) as kept:
        kept.apply(Rewrite(1, values))
    async with reader(shelf, size) as r:
        await r.press("note.edit")
        for _ in range(16):
            assert_fits(r, *size)
            await r.keys("tab")
            focused = form(r).focused
            assert focused is not None
            assert size[1] < 20 or focused.region.bottom < size[1]
        assert all(map(is_inert, r.lines()))
        await retype(r, "added", "soon")
        await r.keys("ctrl+s")
        assert_fits(r, *size)


async def mark(r: Reader, count: int) -> None:
    """Marks the first notes of the list."""
    await r.press(*["mark.toggle"] * count)


async def test_several_notes_are_edited_in_one_step(shelf: Path) -> None:
    before = [note(shelf, each) for each in "12"]
    async with reader(shelf) as r:
        await mark(r, 2)
        await r.press("note.edit")
        names = [each.field.name for each in form(r).query(FormRow)]
        assert names == [
            *("tags", "added", "published", "author", "site", "feed", "lang"),
            *("read", "starred", "archived", "private"),
        ]
        shown = {
            each.field.name: each.editor.render_line(0).text for each in form(r).query(FormRow)
        }
        differing = [name for name, text in shown.items() if "(different)" in text]
        assert differing == ["added", "site", "read", "starred"]
        await r.burst(*"kv cache, -rust")
        await retype(r, "author", "Ada")
        await r.keys("ctrl+s")
        assert r.toasts() == ["2 notes edited: author, tags.\nu takes it back."]
        assert "✓" not in r.status()
        after = [note(shelf, each) for each in "12"]
        assert [each.author for each in after] == ["Ada", "Ada"]
        assert [each.tags for each in after] == [("memory", "kv cache"), ("async", "kv cache")]
        for old, new in zip(before, after, strict=True):
            assert (old.site, old.added, old.read) == (new.site, new.added, new.read)
            assert (old.title, old.starred) == (new.title, new.starred)
        await r.press("history.undo")
    assert [note(shelf, each) for each in "12"] == before


async def test_tags_that_any_of_the_notes_has_are_completed_behind_a_dash(shelf: Path) -> None:
    async with reader(shelf) as r:
        await mark(r, 2)
        await r.press("note.edit")
        await r.keys("-")
        assert any("Tab rust memory async" in line for line in r.lines())
        await r.keys("#", "a", "tab", "ctrl+s")
    assert [note(shelf, each).tags for each in "12"] == [("rust", "memory"), ("rust",)]


@pytest.mark.parametrize("count", [1, 2], ids=["one", "several"])
async def test_what_a_form_archives_leaves_the_list_with_the_key_and_comes_back(
    shelf: Path, count: int
) -> None:
    async with reader(shelf) as r:
        before = r.rows()
        assert r.session.panes.notes.unread == 2
        if count > 1:
            await mark(r, count)
        await r.press("note.edit")
        await go_to(r, "archived")
        await r.burst("y")
        with closed_writer(r) as gate:
            await r.press_unsettled("ctrl+s")
            assert (r.rows(), r.session.state.pending.unwritten) == (before[count:], 1)
            # Of the first two, the second is read.
            assert r.session.panes.notes.unread == 1
            gate.open()
            await r.settle()
        assert (r.rows(), r.session.panes.notes.unread) == (before[count:], 1)
        with closed_writer(r) as gate:
            await r.press_unsettled("u")
            assert (r.rows(), r.session.state.pending.unwritten) == (before, 1)
            gate.open()
            await r.settle()
        assert (r.rows(), r.session.panes.notes.unread) == (before, 2)


@pytest.mark.parametrize("count", [1, 2], ids=["one", "several"])
async def test_what_a_form_marks_as_read_is_counted_so_with_the_key(
    shelf: Path, count: int
) -> None:
    async with reader(shelf) as r:
        assert r.session.panes.notes.unread == 2
        if count > 1:
            await mark(r, count)
        await r.press("note.edit")
        await go_to(r, "read")
        await r.burst("y")
        with closed_writer(r) as gate:
            await r.press_unsettled("ctrl+s")
            assert r.session.panes.notes.unread == 1
            gate.open()
            await r.settle()
            await r.press("history.undo")
        assert r.session.panes.notes.unread == 2


async def test_what_differs_is_written_once_it_is_chosen(shelf: Path) -> None:
    async with reader(shelf) as r:
        await mark(r, 2)
        await r.press("note.edit")
        await go_to(r, "starred")
        await r.burst("n", "left", "left")
        assert not row(r, "starred").has_class("-changed")
        await r.keys("n")
        await retype(r, "added", "2025-01-01")
        await r.keys("ctrl+s")
    notes = [note(shelf, each) for each in "12"]
    assert [each.starred for each in notes] == [False, False]
    assert {each.added for each in notes} == {Instant.from_iso("2025-01-01")}


async def test_a_dash_takes_away_what_differs(shelf: Path) -> None:
    async with reader(shelf) as r:
        await mark(r, 2)
        await r.press("note.edit")
        await retype(r, "added", "-")
        await retype(r, "site", "x")
        await r.keys("backspace", "ctrl+s")
        assert r.toasts() == ["2 notes edited: added.\nu takes it back."]
    notes = [note(shelf, each) for each in "12"]
    assert [each.added for each in notes] == [None, None]
    assert [each.site for each in notes] == ["borrow.example", "async.example"]


async def test_several_notes_left_as_they_are_are_not_written(shelf: Path) -> None:
    async with reader(shelf) as r:
        await mark(r, 3)
        await r.press("note.edit")
        await r.keys("ctrl+s")
        assert (r.app.screen is r.main, r.toasts()) == (True, [])
        assert "✓ 3" in r.status()


async def test_a_failure_leaves_the_form_of_several_notes_open_and_their_marks(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full", "Free some space.")

    async with reader(shelf) as r:
        await mark(r, 2)
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse)
            await r.press("note.edit")
            await retype(r, "author", "Ada")
            await r.keys("ctrl+s")
        assert reason(r) == "Not saved: The disk is full. Free some space."
        assert "✓ 2" in r.status()
        await r.keys("escape")
        assert r.toasts() == [
            "What you changed is not saved.\ne with the same notes marked goes on with it."
        ]
        await r.press("note.edit")
        assert row(r, "author").text == "Ada"
        await r.keys("ctrl+s")
        assert "✓" not in r.status()
    assert [note(shelf, each).author for each in "12"] == ["Ada", "Ada"]


async def test_what_was_typed_for_several_notes_is_named_in_the_next_run(shelf: Path) -> None:
    async with reader(shelf) as r:
        await mark(r, 2)
        await r.press("note.edit")
        await r.burst("x", "escape")
    async with reader(shelf) as r:
        assert r.toasts() == [
            (
                "What you wrote on “Borrow checker” is not saved.\n"
                "e with the same notes marked goes on with it."
            )
        ]
        await mark(r, 2)
        await r.press("note.edit")
        assert row(r, "tags").text == "x"


async def test_what_was_typed_before_is_written_before_the_form_looks(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("space", "space", "g", "!", "*", "*", "e", "-", "z")
            gate.open()
            await r.settle()
        assert (row(r, "tags").text, r.app.screen is form(r)) == ("-z", True)


async def test_very_many_notes_are_written_in_chunks_behind_a_form_that_is_closed(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "MOST_AT_ONCE", 2)
    write_in_chunks(monkeypatch, 1)
    async with reader(shelf) as r:
        await r.press_unsettled("*", "a", "e")
        await r.settle()
        await retype(r, "author", "Ada")
        with paused_bulk(r) as gate:
            await r.press_unsettled("ctrl+s")
            await r.until(lambda: r.status().startswith("changing notes 50% · Esc stops"))
            assert r.app.screen is r.main
            await r.press_unsettled("escape")
            gate.open()
            await r.settle()
        assert r.toasts() == [
            "Not done: 4 notes edited: author. It was stopped\nNothing of it is in the library."
        ]
        assert [note(shelf, each).author for each in "1234"] == [""] * 4
        await r.press("note.edit")
        assert row(r, "author").text == "Ada"
        await r.keys("ctrl+s")
        assert r.toasts()[1:] == ["4 notes edited: author.\nu takes it back."]
    assert [note(shelf, each).author for each in "1234"] == ["Ada"] * 4


async def test_notes_that_are_gone_cannot_be_edited(shelf: Path) -> None:
    async with reader(shelf) as r:
        await mark(r, 2)
        with Library(shelf) as kept:
            kept.apply(SetFlag((1, 2), "trashed", True))
            kept.apply(Purge((1, 2)))
        await r.burst("e")
        assert r.toasts() == ["These notes are gone."]

"""A note is edited in the person's own editor; what fails loses nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from textual.events import Event

from tests.support.reader import reader
from tui.errors import LibraryError
from tui.library.edits import Rewrite
from tui.library.library import Library
from tui.library.unsaved_texts import Writing
from tui.ui.terminal_driver import Lending
from tui.ui.typed_bytes import typed_bytes

SCRIPT = "import sys; from pathlib import Path; p = Path(sys.argv[1]); t = p.read_text(); "


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """What was typed for the editor, which has no terminal."""
    events: list[Event] = []

    def suspended(_: object, before: Sequence[Event]) -> AbstractContextManager[Lending]:
        events.extend(before)
        return nullcontext(Lending())

    monkeypatch.setattr("tui.ui.controllers.editor.suspended", suspended)
    monkeypatch.setattr("tui.ui.controllers.editor.keep_typed", lambda: None)
    return events


def uses(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Sets an editor that does something to the text ``t`` of the file ``p``."""
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c '{SCRIPT}{script}'")


def replaces(monkeypatch: pytest.MonkeyPatch, before: str, after: str) -> None:
    """Sets an editor that replaces one text by another."""
    uses(monkeypatch, f'p.write_text(t.replace("{before}", "{after}", 1))')


def title(path: Path) -> str:
    with Library(path) as kept:
        return kept.named("1").title


async def test_a_note_is_edited_as_a_whole(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaces(monkeypatch, "title: Borrow checker", "title: Mine")
    async with reader(shelf) as r:
        await r.press("note.editor")
        assert (r.rows()[0], r.toasts()) == ("Mine", [])
        await r.press("history.undo")
        assert r.rows()[0] == "Borrow checker"
    assert title(shelf) == "Borrow checker"


async def test_what_is_typed_behind_the_key_is_for_the_editor(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, typed: list[Event]
) -> None:
    replaces(monkeypatch, "title: Borrow checker", "title: Mine")
    async with reader(shelf) as r:
        await r.burst("!", "E", "d", "left", "enter", "ctrl+x", "escape")
        assert (r.rows()[0], r.row()) == ("★ Mine", "★ Mine")
        assert typed_bytes(typed) == b"d\x1b[D\r\x18\x1b"
        await r.press("note.star")
        assert r.rows()[0] == "Mine"


async def test_what_could_not_be_typed_for_the_editor_is_said_to_be_lost(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses(monkeypatch, "pass")
    monkeypatch.setattr(
        "tui.ui.controllers.editor.suspended", lambda *_: nullcontext(Lending(is_typed=False))
    )
    async with reader(shelf) as r:
        await r.burst("E", "x")
        assert r.toasts() == [
            "What you typed before the editor began is lost.",
            "Nothing was changed.",
        ]


async def test_left_as_it_was_nothing_is_changed(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses(monkeypatch, "pass")
    async with reader(shelf) as r:
        await r.press("note.editor")
        assert r.toasts() == ["Nothing was changed."]
        note = r.session.note_under_cursor()
        assert note
        assert r.session.gateway.unsaved.of(note, Writing.WHOLE_NOTE).get() is None


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("sys.exit(5)", f"{sys.executable} ended with exit code 5\nNothing was changed."),
        ("p.unlink()", "The edited file is gone\nNothing was changed."),
    ],
)
async def test_an_editor_that_fails_is_named_and_the_reader_goes_on(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str
) -> None:
    uses(monkeypatch, script)
    async with reader(shelf) as r:
        await r.press("note.editor", "note.star")
        assert (r.toasts(), r.rows()[0]) == ([message], "★ Borrow checker")


async def test_a_mistake_that_stays_is_kept_and_gone_on_with(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(shelf) as r:
        replaces(monkeypatch, "title: Borrow", "titel: Mine")
        await r.press("note.editor")
        assert r.toasts() == ["There is no field titel; the text is kept\nE goes on with it."]
        replaces(monkeypatch, "titel:", "title:")
        await r.press("note.editor")
        assert r.rows()[0] == "Mine checker"
    assert title(shelf) == "Mine checker"


async def test_what_could_not_be_saved_is_gone_on_with(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full", "Free some space.")

    async with reader(shelf) as r:
        replaces(monkeypatch, "title: Borrow checker", "title: Mine")
        with monkeypatch.context() as patch:
            patch.setattr(Library, "apply", refuse)
            await r.press("note.editor")
        assert r.toasts() == ["Not done: note 1 edited. The disk is full\nFree some space."]
        uses(monkeypatch, "pass")
        await r.press("note.editor")
    assert title(shelf) == "Mine"


async def test_what_another_program_wrote_meanwhile_is_kept(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = "from tui.library.library import Library; from tui.library.edits import Rewrite; "
    theirs = f'Library(Path("{shelf}")).apply(Rewrite(1, {{"title": "Theirs", "author": "Ada"}})); '
    mine = 'p.write_text(t.replace("title: Borrow checker", "title: Mine"))'
    uses(monkeypatch, write + theirs + mine)
    async with reader(shelf) as r:
        await r.press("note.editor")
        assert r.toasts() == [
            (
                "Another program had changed this too: title.\n"
                "What you wrote stands; i shows its texts."
            )
        ]
    with Library(shelf) as kept:
        note = kept.named("1")
        assert (note.title, note.author) == ("Mine", "Ada")
        assert [each.content for each in kept.versions(1)] == ["Theirs"]


async def test_a_note_that_is_purged_meanwhile_is_added_anew_if_that_is_wanted(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = "from tui.library.library import Library; from tui.library.edits import *; "
    theirs = f'k = Library(Path("{shelf}")); k.apply(SetFlag((1,), "trashed", True)); '
    mine = 'k.apply(Purge((1,))); p.write_text(t.replace("title: Borrow checker", "title: Mine"))'
    uses(monkeypatch, write + theirs + mine)
    async with reader(shelf) as r:
        await r.press("note.editor")
        assert r.toasts() == []
        assert r.lines()[-1].startswith("Note 1 is gone. Add it anew with what you wrote?")
        await r.keys("y")
        assert r.rows()[0] == "Mine"
        await r.press("history.undo")
        assert "Mine" not in r.rows()


async def test_a_comment_gone_on_with_keeps_what_was_written_since(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.comment")
        await r.keys(*"mine", "escape")
        with Library(shelf) as kept:
            kept.apply(Rewrite(1, {"comment": "theirs"}))
        await r.press("note.comment")
        await r.keys("ctrl+s")
        assert r.toasts()[-1] == "The comment that was there is kept.\ni shows it. u takes it back."
    with Library(shelf) as kept:
        assert kept.named("1").comment == "mine"
        assert [each.content for each in kept.versions(1)] == ["theirs"]

"""Links go to the browser and the clipboard as they are, and what happened is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_results
from tests.support.reader import reader
from tests.ui.conftest import Started
from tui.errors import DesktopError
from tui.library.desktop import clipboard, opener
from tui.library.desktop.browsers import Launch
from tui.library.library import Library

Copied = list[tuple[str, str]]


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> Copied:
    """What clipboard tools were given; the tool is that of tmux."""
    handed: Copied = []

    def run(argv: Sequence[str], data: bytes) -> bool:
        handed.append((argv[0], data.decode()))
        return True

    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    monkeypatch.setenv("TMUX", "/tmp/tmux")
    monkeypatch.setattr(clipboard, "run_tool", run)
    return handed


async def test_a_link_is_opened_and_its_note_marked_read(shelf: Path, started: Started) -> None:
    async with reader(shelf, filter_text="is:unread") as r:
        await r.press("note.open")
        assert r.toasts() == ["Opening https://borrow.example/rules"]
        await r.press("cursor.down")
        assert r.rows() == ["Collecting garbage"]
        await r.press("history.undo")
        assert r.toasts()[-1] == "There is nothing more."
    assert started == [("browser", "https://borrow.example/rules")]
    with Library(shelf) as opened:
        assert opened.named("https://borrow.example/rules").opened is not None


async def test_all_marked_links_are_opened(shelf: Path, started: Started) -> None:
    async with reader(shelf) as r:
        await r.press("note.open_marked", "mark.menu")
        assert r.toasts() == ["No note is marked; Space marks one."]
        await r.keys("a")
        await r.press("note.open_marked")
    assert sorted(started) == [
        ("browser", "https://async.example/"),
        ("browser", "https://borrow.example/rules"),
        ("browser", "https://gc.example/"),
        ("browser", "https://shell.example/"),
    ]


@pytest.mark.parametrize(("key", "count"), [("n", 0), ("escape", 0), ("y", 11)])
async def test_more_than_ten_links_are_asked_about(
    tmp_path: Path, started: Started, key: str, count: int
) -> None:
    library(tmp_path, *(draft(f"https://example.com/{n}") for n in range(11))).close()
    async with reader(tmp_path / "library.db") as r:
        await r.press("mark.menu")
        await r.keys("a")
        await r.press("note.open_marked")
        assert r.lines()[-1] == "Open 11 links at once? y yes · any other key no"
        await r.keys(key)
    assert len(started) == count


async def test_a_link_that_is_none_stays_unopened(tmp_path: Path, started: Started) -> None:
    library(tmp_path, draft("javascript:alert(1)", title="Trap")).close()
    async with reader(tmp_path / "library.db") as r:
        await r.press("note.open")
        assert r.toasts() == [
            (
                "Only http, https links are opened\nCopy it, and look at it before it is "
                "opened elsewhere."
            ),
        ]
    assert started == []


async def test_a_missing_browser_is_told(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_browser(*_: object) -> Launch:
        raise DesktopError("No browser was found", "Copy the link with y")

    monkeypatch.setattr(opener, "plan", no_browser)
    async with reader(shelf) as r:
        await r.press("note.open")
        assert r.toasts() == ["No browser was found\nCopy the link with y"]


async def test_the_address_is_copied(shelf: Path, copied: Copied) -> None:
    async with reader(shelf) as r:
        await r.press("note.copy")
        assert r.toasts() == ["Sent to the terminal's clipboard (tmux)"]
    assert copied == [("tmux", "https://borrow.example/rules")]


async def test_the_menu_copies_every_kind_of_text(shelf: Path, copied: Copied) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down")
        for key in ("u", "t", "m", "o", "s", "escape"):
            await r.press("note.copy_menu")
            await r.keys(key)
    assert [text for _, text in copied] == [
        "https://async.example/",
        "Async in depth",
        "[Async in depth](<https://async.example/>)",
        "[[https://async.example/][Async in depth]]",
        "Futures are *lazy*.",
    ]


async def test_one_tag_is_copied_or_all_of_them(shelf: Path, copied: Copied) -> None:
    async with reader(shelf) as r:
        await r.burst("Y", "g", "b")
        await r.burst("Y", "g", "*")
    assert [text for _, text in copied] == ["memory", "rust, memory"]


async def test_marked_notes_are_copied_as_a_list_in_their_order(
    shelf: Path, copied: Copied
) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down", "mark.toggle", "cursor.top", "mark.toggle")
        await r.burst("Y", "a", "m")
    ((_, text),) = copied
    assert text.splitlines() == [
        "- [Borrow checker](<https://borrow.example/rules>)",
        "- [Async in depth](<https://async.example/>)",
    ]


async def test_where_no_note_is_marked_none_is_copied(shelf: Path, copied: Copied) -> None:
    async with reader(shelf) as r:
        await r.burst("Y", "a")
        assert (r.toasts(), copied) == (["No note is marked; Space marks one."], [])


async def test_a_note_without_tags_has_none_to_copy(shelf: Path) -> None:
    async with reader(shelf, filter_text="shell") as r:
        await r.burst("Y", "g")
        assert r.toasts() == ["This note has no tag."]


async def test_without_a_tool_the_terminal_is_asked(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    written: list[str] = []
    async with reader(shelf) as r:
        assert r.app._driver
        monkeypatch.setattr(r.app._driver, "write", written.append)
        await r.press("note.copy")
        assert r.toasts() == ["Sent to the terminal's clipboard (OSC 52)"]
    assert clipboard.osc52("https://borrow.example/rules") in written


async def test_what_is_copied_of_a_list_that_is_not_counted_waits_for_it(
    shelf: Path, copied: Copied
) -> None:
    async with reader(shelf) as r:
        await r.press("mark.toggle")
        with closed_results(r) as gate:
            await r.burst_unsettled("S", "Y", "a", "u")
            gate.open()
            await r.settle()
    assert [text for _, text in copied] == ["https://borrow.example/rules"]

"""Links are added by one key, from the clipboard or a paste, and their tags are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library, store, titles
from tests.support.gates import closed_writer, locked
from tests.support.hostile import HOSTILE
from tests.support.reader import Reader, reader
from tests.ui.conftest import Clipboard
from tui.errors import LibraryError
from tui.library.edits import AddLinks, Outcome
from tui.library.library import Library
from tui.ui.dialogs.link_prompt import LinkPromptScreen
from tui.ui.dialogs.prompt import TagPromptScreen
from tui.ui.operations import waiting
from tui.ui.screens.reader import ReaderScreen
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.link_line import MOST_CHARACTERS

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]
NEW = "https://new.example/page"
BLOCK = (
    "https://one.example/ | One\n\n- [Two](https://two.example/)\n"
    "not one\nhttps://gc.example and https://three.example/.\n"
)


def line(r: Reader) -> LineEditor:
    """The line of the prompt in front."""
    return r.app.screen.query_one(LineEditor)


def in_front(r: Reader) -> type[object]:
    """The kind of the screen in front."""
    return type(r.app.screen)


def tags_of(path: Path, *urls: str) -> list[tuple[str, ...]]:
    """The tags of the notes with some links."""
    with Library(path) as kept:
        return [kept.named(url).tags for url in urls]


async def test_a_link_is_added_gone_to_and_tagged(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down", "note.add")
        await r.paste(NEW)
        await r.keys("enter")
        assert (in_front(r), r.row(), r.preview()[0]) == (
            TagPromptScreen,
            "new.example/page",
            NEW,
        )
        await r.type("later")
        await r.keys("enter")
        assert (r.rows(), r.toasts()[0]) == (["new.example/page", *ALL], "Added.")
        await r.press("history.undo", "history.undo")
        assert (r.rows(), r.toasts()[-1]) == (ALL, f"Undone: {NEW} added.")


async def test_a_link_that_is_added_may_stay_without_tags(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst("a", *"new.example", "enter", "enter", "r", "!")
        assert (r.row(), in_front(r)) == ("★ new.example", ReaderScreen)
    with Library(shelf) as kept:
        note = kept.named("https://new.example")
        assert (note.tags, note.read, note.starred) == ((), True, True)


async def test_a_link_that_is_there_opens_its_note_and_offers_its_tags(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste("HTTP://www.GC.example/?utm_source=x")
        assert "there already: “Collecting garbage” memory" in r.lines()
        await r.keys("enter")
        assert (in_front(r), r.row()) == (TagPromptScreen, "Collecting garbage")
        assert "has memory" in r.lines()
        await r.type("gc")
        await r.keys("enter")
        assert (r.rows(), r.toasts()[0]) == (ALL, "This link was there already.")
        await r.press("history.undo", "history.undo")
        await r.until(lambda: r.toasts()[-1] == "There is nothing more.")
    assert tags_of(shelf, "https://gc.example/") == [("memory",)]


@pytest.mark.parametrize(
    ("filter_text", "url", "told", "wider", "row"),
    [
        ("#rust", NEW, "Added.\n“#rust” hides it; Backspace brings that filter back.", "", NEW[8:]),
        (
            "#rust",
            "https://gc.example/",
            "This link was there already.\n“#rust” hides it; Backspace brings that filter back.",
            "",
            "Collecting garbage",
        ),
        (
            "",
            "https://old.example/",
            "This link was there already.\nThe list hides it; Backspace brings the list back.",
            "in:archive",
            "Old news",
        ),
    ],
)
async def test_a_note_that_the_filter_hides_is_shown_among_all_others(
    shelf: Path, filter_text: str, url: str, told: str, wider: str, row: str
) -> None:
    async with reader(shelf, filter_text=filter_text) as r:
        before = r.rows()
        await r.press("note.add")
        await r.paste(url)
        await r.keys("enter", "enter")
        assert (r.filter_text, r.row().removeprefix("▣ "), r.toasts()[-1]) == (wider, row, told)
        await r.press("filter.back")
        assert (r.filter_text, r.rows()) == (filter_text, before)


async def test_a_link_in_the_trash_is_taken_out(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.trash", "note.add")
        await r.paste("https://borrow.example/rules")
        assert "in the trash: “Borrow checker” rust memory" in r.lines()
        await r.keys("enter", "enter")
        assert (r.rows(), r.row(), r.toasts()[-1]) == (ALL, ALL[0], "Taken out of the trash.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("not a link", "Not a link: not a link"),
        ("https://", "The link names no host: https://"),
        ("# nothing", "There is no link here"),
    ],
)
async def test_what_is_no_link_stays_in_the_prompt_with_the_reason(
    shelf: Path, text: str, reason: str
) -> None:
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste(text)
        await r.keys("enter")
        assert (in_front(r), line(r).text) == (LinkPromptScreen, text)
        assert reason in r.lines()
        await r.keys("ctrl+u")
        await r.paste(NEW)
        await r.keys("enter", "enter")
        assert r.row() == "new.example/page"


async def test_an_empty_prompt_adds_nothing(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.keys("enter")
        assert (in_front(r), r.rows(), r.toasts()) == (ReaderScreen, ALL, [])


# The clipboard.


async def test_an_address_on_the_clipboard_is_offered(shelf: Path, clipboard: Clipboard) -> None:
    clipboard.append(f" {NEW}\n")
    async with reader(shelf) as r:
        await r.burst("a", "enter", "enter")
        assert (r.row(), r.toasts()) == ("new.example/page", ["Added."])


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["x"], "x"),
        (["backspace"], ""),
        (["ctrl+u"], ""),
        (["delete"], ""),
        (["end", "/"], f"{NEW}/"),
        (["home", "x"], f"x{NEW}"),
    ],
)
async def test_what_is_offered_is_replaced_by_typing_and_kept_by_moving(
    shelf: Path, clipboard: Clipboard, keys: list[str], left: str
) -> None:
    clipboard.append(NEW)
    async with reader(shelf) as r:
        await r.press("note.add")
        assert "from the clipboard, typing replaces it" in r.lines()
        await r.keys(*keys)
        assert line(r).text == left
        assert "from the clipboard, typing replaces it" not in r.lines()


async def test_a_paste_replaces_what_is_offered(shelf: Path, clipboard: Clipboard) -> None:
    clipboard.append("https://other.example/")
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste(NEW)
        assert line(r).text == NEW


@pytest.mark.parametrize("text", ["", "words", f"see {NEW}", "example.com", *HOSTILE[:9]])
async def test_only_an_address_is_offered(shelf: Path, clipboard: Clipboard, text: str) -> None:
    clipboard.append(text)
    async with reader(shelf) as r:
        await r.press("note.add")
        assert line(r).text == ""


# Several at once.


async def test_a_block_of_text_is_added_as_one_step_and_marked(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste(BLOCK)
        assert "4 links, 1 there already, 1 line is no address" in r.lines()
        await r.keys("enter")
        assert any("tags of 3 notes: " in each for each in r.lines())
        await r.keys("escape")
        added = ["✓ One", "✓ Two", "✓ three.example"]
        assert (r.rows(), r.row()) == ([*added, *ALL], added[0])
        assert r.toasts() == ["3 links added, 1 was there already, 1 line is no address."]
        await r.press("note.star")
        await r.press("history.undo", "history.undo")
        assert (r.rows(), r.toasts()[-1]) == (ALL, "Undone: 3 links added.")


async def test_marks_go_with_notes_that_are_undone(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste(f"{NEW} https://two.example/")
        await r.keys("enter", "escape", "u")
        assert (r.rows(), r.status()) == (ALL, "↓ newest 1 archived 1 of 4 ? help")
        await r.press("note.star")
        assert r.rows()[0] == "★ Borrow checker"


async def test_added_links_are_tagged_together(shelf: Path) -> None:
    urls = ["https://one.example/", "https://two.example/"]
    async with reader(shelf) as r:
        await r.press("mark.toggle", "note.add")
        await r.paste("\n".join(urls))
        await r.keys("enter", *"later", "enter")
        assert r.toasts()[-1] == "later added to 2 notes.\nu takes it back."
        assert r.rows() == ["one.example", "two.example", *ALL]
        await r.press("mark.menu")
        await r.keys("*")
        assert r.rows() == ["✓ one.example", "✓ two.example", *ALL]
    assert tags_of(shelf, *urls) == [("later",), ("later",)]


async def test_links_that_are_all_there_are_marked(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("note.add")
        await r.paste("https://gc.example https://shell.example https://gc.example/")
        await r.keys("enter", "escape")
        assert r.rows() == [*ALL[:2], "✓ Collecting garbage", "✓ Shell tricks"]
        told = (
            "2 were there already.\n“#rust” hides some of them; Backspace brings that filter back."
        )
        assert r.toasts()[-1] == told


async def test_one_address_is_pasted_behind_another(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste("https://one.example/")
        await r.paste("https://two.example/")
        await r.paste("x")
        assert line(r).text == "https://one.example/ https://two.example/x"


async def test_a_block_that_is_too_long_is_refused(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{NEW}\n" * (MOST_CHARACTERS // len(NEW))
    async with reader(shelf) as r:
        await r.paste(text)
        assert r.toasts() == ["That is too long to paste.\nSave it to a file; I imports that."]
        await r.press("note.add")
        await r.paste(text)
        assert (line(r).text, "too long to paste" in r.lines()[-1]) == ("", True)


# Pasted into the list.


async def test_addresses_that_are_pasted_into_the_list_are_offered(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.paste(f"\n{NEW}\n")
        assert (in_front(r), line(r).text) == (LinkPromptScreen, NEW)
        await r.keys("escape")
        await r.paste(BLOCK)
        assert "4 links, 1 there already, 1 line is no address" in r.lines()
        await r.keys("escape")
        assert (r.rows(), r.toasts()) == (ALL, [])


@pytest.mark.parametrize("pane", ["pane.tags", "pane.list", "pane.preview"])
@pytest.mark.parametrize("text", ["dd", "q", "example.com", "d\n" * 9])
async def test_what_else_is_pasted_into_a_pane_is_no_keys(
    shelf: Path, pane: str, text: str
) -> None:
    async with reader(shelf) as r:
        await r.press(pane)
        await r.paste(text)
        assert (r.has_ended, r.rows()) == (False, ALL)
        assert r.toasts() == ["Nothing was pasted: it has no address.\n/ first, to filter by it."]


async def test_what_is_pasted_while_a_menu_is_open_is_no_keys(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("mark.menu")
        await r.paste("a")
        await r.paste(NEW)
        await r.keys("escape")
        assert (in_front(r), r.rows()) == (ReaderScreen, ALL)


# What goes wrong.


async def test_links_that_are_not_written_are_in_the_prompt_again(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Outcome:
        raise LibraryError("The disk is full", "Make room.")

    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste("https://one.example/\nhttps://two.example/")
        with monkeypatch.context() as patch:
            patch.setattr(Library, "_add", fail)
            await r.keys("enter")
        assert line(r).text == "https://one.example/ ⏎ https://two.example/"
        assert r.toasts() == ["Not done: 2 links added. The disk is full\nMake room."]
        await r.keys("enter", "escape")
        assert r.rows() == ["✓ one.example", "✓ two.example", *ALL]
        await r.press("note.add")
        assert line(r).text == ""


async def test_keys_wait_for_a_link_while_another_program_writes(shelf: Path) -> None:
    async with reader(shelf) as r:
        with locked(shelf) as lock:
            await r.burst_unsettled("a", *"new.example", "enter", *"later", "enter", "!")
            await r.until(lambda: r.session.state.is_locked_out)
            assert r.rows() == ALL
            assert r.status().startswith("waiting for another program · 1 change")
            lock.open()
            await r.settle()
        assert r.rows() == ["★ new.example", *ALL]
    assert tags_of(shelf, "https://new.example") == [("later",)]


async def test_nobody_has_to_wait_for_a_link_to_be_written(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "GIVE_UP_SECONDS", 0)
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("a", *"new.example", "enter")
            await r.press_unsettled("escape", "j", "a")
            assert (line(r).text, r.row()) == ("new.example", ALL[1])
            await r.press_unsettled("escape")
            gate.open()
            await r.settle()
        assert (in_front(r), r.row(), r.toasts()) == (ReaderScreen, ALL[1], ["Added."])
        assert r.rows() == ["new.example", *ALL]
        await r.press("note.add")
        assert line(r).text == ""


async def test_links_that_are_left_unwritten_are_named(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "GIVE_UP_SECONDS", 0)
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste("https://one.example/ https://two.example/")
        with locked(shelf):
            await r.press_unsettled("enter", "escape", "q", "q")
            assert r.has_ended
        assert r.left_behind == ["https://one.example/ added", "https://two.example/ added"]


async def test_a_link_that_another_program_adds_first_is_gone_to(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.add")
        await r.paste(NEW)
        with Library(shelf) as other:
            other.apply(AddLinks((draft(NEW, title="Theirs", tags=("t",)),)))
        await r.keys("enter")
        assert (r.row(), r.toasts()) == ("Theirs", ["This link was there already."])
        assert "has t" in r.lines()


async def test_a_link_is_added_to_an_empty_library(tmp_path: Path) -> None:
    library(tmp_path).close()
    async with reader(tmp_path / "library.db") as r:
        await r.keys("escape")
        await r.paste(NEW)
        await r.keys("enter", *"t", "enter")
        assert (r.rows(), r.tags()) == (["new.example/page"], ["t 1"])


async def test_a_link_is_found_in_a_large_library(tmp_path: Path) -> None:
    with library(tmp_path) as opened:
        store(opened, *(draft(f"https://{n}.example/", title=f"Note {n}") for n in range(900)))
        last = titles(opened)[-1]
    async with reader(tmp_path / "library.db") as r:
        await r.press("note.add")
        await r.paste("https://899.example/")
        await r.keys("enter", "escape")
        assert r.row() == last == "Note 899"

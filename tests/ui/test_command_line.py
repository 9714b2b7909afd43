"""The command line says what Enter will do and to how many notes, and does just that."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_results
from tests.support.reader import Reader, reader
from tests.ui.conftest import Started
from tests.ui.test_completing import menu
from tui.library.desktop import clipboard
from tui.library.desktop.clipboard import CopyOutcome
from tui.library.library import Library
from tui.model.suggestion import Suggestion
from tui.ui.action_table import ACTIONS
from tui.ui.commands.table import all_verbs, markdown_table
from tui.ui.messages import PathsFound

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]


async def command(r: Reader, text: str) -> None:
    """Opens the command line and types a command."""
    await r.press("app.command")
    await r.type(text)


def line(r: Reader) -> str:
    """The command line as it is shown."""
    return " ".join(r.session.panes.filter_line.render_line(0).text.split())


def labels(path: Path) -> list[str]:
    """What the steps of the journal are called, the latest first."""
    with Library(path) as opened:
        return [step.label for step in opened.history.latest(9)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tag ai, -llm", "↵ Tag all 4 shown"),
        ("star", "↵ Star all 4 shown"),
        ("unstar", "↵ Unstar all 4 shown"),
        ("read", "↵ Mark all 4 shown as read"),
        ("unarchive", "↵ Unarchive all 4 shown"),
        ("rm", "↵ Trash all 4 shown"),
        ("purge", "↵ Purge all 4 shown, if you say yes"),
        ("open", "↵ Open all 4 shown"),
        ("undo", "↵ Take back the last change"),
        ("filter #rust", "↵ Filter the list"),
    ],
)
async def test_it_says_what_enter_will_do(shelf: Path, text: str, said: str) -> None:
    async with reader(shelf) as r:
        await command(r, text)
        assert r.status() == said
        await r.keys("escape")
        while r.focus() == "FilterLine":
            await r.keys("escape")
        assert (r.rows(), r.status(), r.toasts()) == (
            ALL,
            "↓ newest 1 archived 1 of 4 ? help",
            [],
        )
    assert labels(shelf) == []


async def test_it_acts_on_all_that_are_shown_in_one_step(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await command(r, "tag web, -memory")
        await r.keys("enter")
        assert (r.focus(), r.toasts()) == (
            "Notes",
            ["web added to 2 notes, memory removed.\nu takes it back."],
        )
        await r.press("history.undo")
    assert labels(shelf) == ["web added to 2 notes, memory removed"]
    with Library(shelf) as opened:
        assert opened.named("https://borrow.example/rules").tags == ("rust", "memory")


async def test_it_acts_on_the_marked_notes_and_their_marks_end_with_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("mark.toggle", "cursor.down", "mark.toggle")
        await command(r, "archive")
        assert r.status() == "↵ Archive 2 marked notes"
        await r.keys("enter")
        assert (r.rows(), len(r.session.state.marked)) == (["★ Async in depth", ALL[3]], 0)
    assert labels(shelf) == ["2 notes archived"]


async def test_hidden_marks_are_told_and_asked_about(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("mark.toggle", "mark.toggle")
        r.set_filter("#memory")
        await r.settle()
        await command(r, "star")
        assert r.status() == "↵ Star 2 marked notes, 1 hidden"
        await r.keys("enter")
        assert any("Star 1 that the filter hides?" in each for each in r.lines())
        await r.keys("s")
    assert labels(shelf) == ["1 note starred"]


async def test_a_flag_is_set_absolutely(shelf: Path) -> None:
    async with reader(shelf) as r:
        await command(r, "star")
        await r.keys("enter")
        assert r.toasts() == ["3 notes starred.\nu takes it back."]
        await command(r, "unstar")
        await r.keys("enter")
        assert r.toasts()[1:] == ["4 notes unstarred.\nu takes it back."]
        await command(r, "unstar")
        await r.keys("enter")
        assert r.toasts()[2:] == ["Nothing changed."]


@pytest.mark.parametrize(
    ("text", "shown", "fault"),
    [
        ("arhcive", ": arhcive there is no verb arhcive · Did you mean archive?", (0, 7)),
        ("qqqq", ": qqqq there is no verb qqqq · Tab lists them.", (0, 4)),
        ("tag", ": tag there is no tag · Write ai, -llm.", (3, 3)),
        (
            "tag ai, --add llm",
            ": tag ai, --add llm tags take no options · Write ai, -llm.",
            (8, 17),
        ),
        ("star now", ": star now nothing follows this verb · Take it away.", (5, 8)),
        ("star --off", ": star --off nothing follows this verb · Take it away.", (5, 10)),
        ("view zz", ": view zz there is no view zz · m saves one.", (5, 7)),
        ("copy text", ": copy text there is no part text · Tab lists them.", (5, 9)),
        ("import", ": import there is no path · Name a file or folder.", (6, 6)),
    ],
)
async def test_a_mistake_is_underlined_and_the_line_stays(
    shelf: Path, text: str, shown: str, fault: tuple[int, int]
) -> None:
    async with reader(shelf, (160, 40)) as r:
        await command(r, text)
        await r.keys("enter")
        marked = r.session.panes.filter_line.fault
        assert (line(r), r.focus()) == (shown, "FilterLine")
        assert marked is not None
        assert marked.span == fault
        await r.keys("escape")
        assert (r.focus(), r.toasts()) == ("Notes", [])
    assert labels(shelf) == []


@pytest.mark.parametrize("text", ["filter titel:x", "filter is:foo", "sort colour", "view"])
async def test_what_other_keys_would_refuse_or_ask_is_no_fault(shelf: Path, text: str) -> None:
    async with reader(shelf) as r:
        await command(r, text)
        await r.keys("enter")
        is_marked = r.session.panes.filter_line.fault is not None
        assert (is_marked, r.rows()) == (text != "view", ALL)


async def test_the_mistake_in_a_filter_is_where_it_was_typed(shelf: Path) -> None:
    async with reader(shelf) as r:
        await command(r, "filter #rust titel:x")
        assert r.status() == "↵ Filter the list"
        await r.keys("enter")
        assert r.status().startswith("↓ newest")
        marked = r.session.panes.filter_line.fault
        assert marked is not None
        assert (marked.span, marked.reason) == ((13, 18), "there is no field titel:")


async def test_nothing_is_done_to_no_note(shelf: Path) -> None:
    async with reader(shelf, filter_text="zebra") as r:
        await command(r, "star")
        assert r.status() == "↵ Star no note"
        await r.keys("enter")
        assert r.session.panes.filter_line.fault is not None
        assert "no note is marked or shown" in line(r)


async def test_enter_waits_for_the_number_and_has_to_be_pressed_again(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_results(r) as gate:
            r.set_filter("#memory")
            await r.burst_unsettled(":", *"star", "enter")
            assert r.status() == "↵ Star all … shown"
            gate.open()
            await r.settle()
        assert (r.status(), r.focus(), labels(shelf)) == (
            "↵ Star all 2 shown",
            "FilterLine",
            [],
        )
        await r.keys("enter")
    assert labels(shelf) == ["2 notes starred"]


async def test_the_filter_the_order_and_a_view_are_set(shelf: Path) -> None:
    async with reader(shelf) as r:
        await command(r, "filter #rust lazy")
        await r.keys("enter")
        assert (r.filter_text, r.rows()) == ("#rust lazy", ["★ Async in depth"])
        await command(r, "filter")
        await r.keys("enter")
        await command(r, "sort title")
        await r.keys("enter")
        assert (r.filter_text, r.rows()[0]) == ("sort:title+", "★ Async in depth")
        await r.keys("m", "x")
        await command(r, "filter")
        await r.keys("enter")
        await command(r, "view x")
        await r.keys("enter")
        assert r.filter_text == "sort:title+"


async def test_behind_a_dash_the_tags_of_the_notes_are_offered(shelf: Path) -> None:
    async with reader(shelf) as r:
        await command(r, "tag -as")
        assert menu(r) == ["async"]
        await r.keys("escape", "escape")
        await r.press("mark.toggle")
        await command(r, "tag -")
        assert menu(r) == ["rust", "memory"]
        await r.type("#m")
        assert menu(r) == ["memory"]
        await r.keys("ctrl+u")
        await r.type("tag #as")
        assert menu(r) == ["async 1"]


async def test_verbs_and_what_follows_them_are_completed(shelf: Path) -> None:
    async with reader(shelf) as r:
        await command(r, "so")
        assert menu(r) == ["sort [ORDER] Put the list in another order"]
        await r.keys("tab")
        assert r.filter_text == "sort "
        await r.type("ti")
        assert menu(r) == ["title by title", "title- by title, Z–A"]
        await r.keys("escape", "escape")
        await command(r, "tag rust, -me")
        assert menu(r) == ["memory"]
        await r.keys("tab")
        assert r.filter_text == "tag rust, -memory, "
        await r.keys("ctrl+u")
        await r.type("filter #ru")
        await r.keys("tab")
        assert r.filter_text == "filter #rust"


async def test_tab_lists_the_verbs_and_never_leaves_the_line(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.command")
        await r.keys("tab")
        assert menu(r)[:2] == [
            "tag TAG, -TAG Add tags, and take others away",
            "star Star notes",
        ]
        await r.keys("escape")
        await r.type("undo x")
        await r.keys("tab", "tab")
        assert (r.focus(), r.filter_text, menu(r)) == ("FilterLine", "undo x", [])


async def test_paths_are_completed_off_the_event_loop(shelf: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bookmarks"
    folder.mkdir()
    (folder / "mine.html").write_text("")
    async with reader(shelf) as r:
        await command(r, f"import {tmp_path}/book")
        await r.until(lambda: menu(r) == ["bookmarks/"])
        await r.keys("tab")
        assert r.filter_text == f"import {folder}/"
        await r.until(lambda: menu(r) == ["mine.html"])
        await r.keys("tab")
        assert r.filter_text == f"import {folder}/mine.html"


async def test_a_disk_that_never_answers_holds_up_one_thread_however_much_is_typed(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed: list[str] = []
    gate = threading.Event()

    def find(path: str) -> list[Suggestion]:
        typed.append(path)
        gate.wait()
        return [Suggestion("master", "", f"{path}ster", len(path) + 4)]

    monkeypatch.setattr("tui.library.path_completion.complete_path", find)
    async with reader(shelf) as r:
        try:
            await command(r, "import ")
            await r.until(lambda: typed[:1] == [""])
            await r.type("mast")
            held = [each for each in threading.enumerate() if each.name == "paths"]
        finally:
            gate.set()
        await r.until(lambda: menu(r) == ["master"])
    assert (len(held), typed) == (1, ["", "mast"])


async def test_paths_for_what_was_typed_before_are_not_offered(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(shelf) as r:
        monkeypatch.setattr(r.session.gateway, "complete_path", lambda typed: None)
        await command(r, "import /nowhere/x")
        for typed in ("", "x", "/nowhere/"):
            r.main.post_message(PathsFound(typed, [Suggestion("xy", "", "/nowhere/xy", 11)]))
            await r.settle()
            assert menu(r) == []
        r.main.post_message(PathsFound("/nowhere/x", [Suggestion("xy", "", "/nowhere/xy", 11)]))
        await r.settle()
        assert menu(r) == ["xy"]


@pytest.mark.parametrize(
    ("verb", "key", "marked", "dialog"),
    [
        ("edit", "e", (), "FormScreen"),
        ("edit", "e", ("space", "space"), "FormScreen"),
        ("merge", "=", ("space", "space"), "MergeScreen"),
        ("history", "W", (), "HistoryScreen"),
    ],
)
async def test_a_verb_and_the_key_of_its_action_open_the_same(
    shelf: Path, verb: str, key: str, marked: tuple[str, ...], dialog: str
) -> None:
    seen = []
    for asked in ((":", *verb, "enter"), (key,)):
        async with reader(shelf) as r:
            await r.burst(*marked, *asked)
            seen.append((type(r.app.screen).__name__, r.lines()))
    assert seen[0] == seen[1]
    assert seen[0][0] == dialog


async def test_a_file_is_imported(shelf: Path, tmp_path: Path) -> None:
    source = tmp_path / "links.txt"
    source.write_text("https://new.example/\n")
    async with reader(shelf) as r:
        await command(r, f"import {source}")
        await r.keys("enter")
        assert (len(r.rows()), r.toasts()) == (
            5,
            ["1 added.\nRead as plain list of addresses (also OneTab)."],
        )


async def test_commands_are_recalled(shelf: Path) -> None:
    async with reader(shelf) as r:
        for text in ("filter #rust", "star", "filter #rust"):
            await command(r, text)
            await r.keys("escape", "enter") if menu(r) else await r.keys("enter")
        await r.press("app.command")
        recalled = []
        for _ in range(3):
            await r.keys("up")
            recalled.append(r.filter_text)
        assert recalled == ["filter #rust", "star", "star"]


async def test_the_pane_that_had_the_focus_has_it_again(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.preview", "app.command")
        await r.keys("escape")
        assert r.focus() == "Preview"
        await r.press("app.command")
        await r.keys("enter")
        assert (r.focus(), r.filter_text, r.session.panes.filter_line.prompt) == (
            "Preview",
            "",
            "/ ",
        )


async def test_links_are_opened_and_copied(
    shelf: Path, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def copy(text: str, *, configured: Sequence[str] = ()) -> CopyOutcome:
        copied.append(text)
        return CopyOutcome("xclip", True)

    monkeypatch.setattr(clipboard, "copy", copy)
    async with reader(shelf, filter_text="#rust") as r:
        await command(r, "copy title")
        await r.keys("enter")
        await command(r, "open")
        await r.keys("enter")
    assert copied == ["Borrow checker\nAsync in depth"]
    assert len(started) == 2


async def test_more_than_ten_links_are_asked_about(tmp_path: Path, started: Started) -> None:
    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in range(1, 12))
    library(tmp_path, *drafts).close()
    async with reader(tmp_path / "library.db") as r:
        await command(r, "open")
        await r.keys("enter")
        assert any("Open 11 links at once?" in each for each in r.lines())
        await r.keys("n")
    assert started == []


async def test_purging_asks_and_takes_only_notes_in_the_trash(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await command(r, "purge")
        await r.keys("enter")
        assert r.toasts() == ["Only notes in the trash can be purged; d puts them there."]
        await command(r, "trash")
        await r.keys("enter")
        r.set_filter("in:trash")
        await r.settle()
        await command(r, "purge")
        await r.keys("enter")
        assert any("Purge 2 notes for good?" in each for each in r.lines())
        await r.keys("y")
        assert r.rows() == []


async def test_a_burst_is_done_in_its_order(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst(":", *"star", "enter", ":", *"undo", "enter", "j", "!")
    assert labels(shelf)[:1] == ["1 note unstarred"]


def test_a_verb_is_named_once() -> None:
    names = [name for verb in all_verbs(ACTIONS) for name in verb.names]
    assert sorted(names) == sorted(set(names))


def test_an_action_with_a_word_is_a_verb_that_explains_itself_as_its_key_does() -> None:
    explained = {verb.names: verb.help for verb in all_verbs(ACTIONS)}
    assert {each.words: each.help for each in ACTIONS if each.words}.items() <= explained.items()


def test_the_table_for_people_has_a_line_for_every_verb() -> None:
    lines = markdown_table(ACTIONS).splitlines()
    assert len(lines) == 2 + len(all_verbs(ACTIONS))
    assert lines[2] == (
        "| `tag TAG, -TAG` | Add tags, and take others away | the marked notes, else all shown |"
    )

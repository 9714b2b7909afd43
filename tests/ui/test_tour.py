"""The tour is taken on a sample, a step at a time, and leaves everything as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.builders import library
from tests.support.reader import Reader, reader
from tui.filters.parser import parse
from tui.library.configuration.config_file import parse_config
from tui.library.configuration.values import NO_CONFIG, ConfigFile
from tui.library.reading import LibraryReader
from tui.library.sample import demo_library
from tui.model.row import NoteRow
from tui.ui import app as program
from tui.ui.action_table import ACTIONS
from tui.ui.app import run_reader
from tui.ui.keymaps import Keymap
from tui.ui.tour_steps import LAST_WORDS, STEPS
from tui.ui.widgets.tour_strip import TourStrip

WALK = (
    ("cursor.down",),
    ("note.show",),
    ("app.back",),
    ("filter.edit", *"database", "enter"),
    ("tag.jump", *"sql", "enter"),
    ("filter.back", "filter.back"),
    ("note.star",),
    ("history.undo",),
    ("mark.toggle", "mark.toggle"),
    ("pane.close",),
    ("app.help", "escape"),
)
"""What is pressed in each step: actions by their ids, else keys."""


VIM_LESS = parse_config('keymap = "vim-less"')


def said(r: Reader) -> str:
    """What the tour says; nothing where there is none."""
    strips = r.main.query(TourStrip)
    return str(strips.first().content) if strips else ""


def notes(r: Reader) -> list[NoteRow]:
    """All notes of the library."""

    def read(library: LibraryReader) -> list[NoteRow]:
        result = library.find(parse("in:all"))
        return list(library.rows(result, result.order))

    none: list[NoteRow] = []
    return r.session.gateway.read(read, otherwise=none)


async def do(r: Reader, key: str) -> None:
    if "." in key:
        await r.press(key)
    else:
        await r.keys(key)
    await r.settle()


@pytest.mark.parametrize("config", [NO_CONFIG, VIM_LESS], ids=["usual", "vim-less"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_each_step_goes_on_once_it_is_done(size: tuple[int, int], config: ConfigFile) -> None:
    with demo_library() as path:
        async with reader(path, size, is_demo=True, config=config) as r:
            before = notes(r)
            r.main.perform("app.tour")
            await r.settle()
            for number, keys in enumerate(WALK, 1):
                assert said(r).startswith(f"Tour {number} of {len(STEPS)} ")
                for key in keys:
                    await do(r, key)
            assert said(r).startswith("The tour is over ")
            await r.press("pane.close")
            assert (said(r), r.has_ended, notes(r)) == ("", False, before)


async def test_it_can_be_ended_in_the_list_at_any_step() -> None:
    with demo_library() as path:
        async with reader(path, is_demo=True) as r:
            r.main.perform("app.tour")
            await r.press("cursor.down", "note.show", "pane.close")
            assert said(r).startswith("Tour 4 of ")
            await r.press("pane.close")
            assert (said(r), r.has_ended) == ("", False)


async def test_what_is_refused_is_no_step_done() -> None:
    with demo_library() as path:
        async with reader(path, filter_text="zebra", is_demo=True) as r:
            r.main.perform("app.tour")
            await r.settle()
            await r.press("note.star")
            assert said(r).startswith("Tour 1 of ")


async def test_it_names_the_keys_of_a_person() -> None:
    config = parse_config('keymap = "davep"\n[keys]\n"cursor.down" = "z"')
    with demo_library() as path:
        async with reader(path, is_demo=True, config=config) as r:
            r.main.perform("app.tour")
            await r.settle()
            assert "z and k move through it" in said(r)
            await r.keys("z")
            assert "Press l." in said(r)


def test_every_key_that_it_names_is_that_of_an_action() -> None:
    keymap = Keymap(ACTIONS)
    named = [name for step in STEPS for name in re.findall(r"{([\w.|]+)}", step.text)]
    named += re.findall(r"{([\w.|]+)}", LAST_WORDS)
    assert [each for name in named for each in name.split("|") if not keymap.named(each).keys] == []


async def test_it_leaves_ones_own_library_for_a_sample(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        r.main.perform("app.tour")
        await r.settle()
        assert (r.has_ended, r.session.state.opens_next) == (True, "tour")


async def test_the_page_of_an_empty_library_offers_it(tmp_path: Path) -> None:
    library(tmp_path).close()
    async with reader(tmp_path / "library.db") as r:
        assert any("t take the tour of two minutes" in line for line in r.lines())
        await r.keys("t")
        await r.settle()
        assert (r.has_ended, r.session.state.opens_next) == (True, "tour")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_the_sample_of_the_tour_is_left_for_ones_own_library(key: str) -> None:
    with demo_library() as path:
        async with reader(path, is_demo=True, is_for_tour=True) as r:
            assert said(r).startswith("Tour 1 of ")
            await r.keys(key)
            await r.settle()
            assert (r.has_ended, r.session.state.opens_next) == (True, "own")


async def test_quitting_within_the_tour_leaves_the_program() -> None:
    with demo_library() as path:
        async with reader(path, is_demo=True, is_for_tour=True) as r:
            await r.press("app.quit")
            await r.settle()
            assert (r.has_ended, r.session.state.opens_next) == (True, "")


class OneReader:
    """Stands for a reader that is left for something else."""

    def __init__(self, name: str, opens_next: str) -> None:
        self.last_state = SimpleNamespace(
            opens_next=opens_next, filter=SimpleNamespace(text="#rust")
        )
        self.return_code = 0
        self.keys = SimpleNamespace(take_all=lambda: [f"typed after {name}"])

    def run(self) -> None:
        """Is over at once."""


@pytest.mark.parametrize(
    ("left_for", "opened"),
    [
        ([""], [("own", "", ())]),
        (
            ["tour", "own", ""],
            [
                ("own", "", ()),
                ("tour", "", ("typed after own",)),
                ("own", "#rust", ("typed after tour",)),
            ],
        ),
        (["tour", ""], [("own", "", ()), ("tour", "", ("typed after own",))]),
    ],
)
def test_the_tour_is_taken_between_two_readers_of_ones_own_library(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, left_for: list[str], opened: list[object]
) -> None:
    readers: list[object] = []

    def open_reader(
        path: Path,
        text: str = "",
        *,
        is_for_tour: bool = False,
        typed: Sequence[object] = (),
        **_: object,
    ) -> OneReader:
        assert is_for_tour == (path != shelf)
        name = "tour" if is_for_tour else "own"
        readers.append((name, text, tuple(typed)))
        return OneReader(name, left_for[len(readers) - 1])

    monkeypatch.setattr(program, "ReaderApp", open_reader)
    monkeypatch.setattr(program, "start_log", lambda _: None)
    assert (run_reader(shelf), readers) == (0, opened)


async def test_a_terminal_without_room_for_it_keeps_the_list() -> None:
    with demo_library() as path:
        async with reader(path, (20, 6), is_demo=True, is_for_tour=True) as r:
            assert said(r) == "Enlarge the window for the tour"
            assert r.rows() != []
            await r.resize(80, 24)
            assert said(r).startswith("Tour 1 of ")
            await r.resize(20, 6)
            assert said(r) == "Enlarge the window for the tour"

"""The reader begins as configured, and heeds the file while it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.reader import Reader, reader
from tui.library.configuration.config_file import parse_config
from tui.library.configuration.watch import ConfigWatch
from tui.store import journal_retention
from tui.ui.controllers.configuring import follow_config
from tui.ui.themes.own_themes import DARK

MORE = "1 more; `url-notes config check` lists them."


async def test_it_begins_with_the_theme_panes_and_order_that_are_configured(shelf: Path) -> None:
    config = parse_config('theme = "nord"\ndensity = 1\npanes = ["notes"]\norder = "title"')
    async with reader(shelf, config=config) as r:
        assert (r.app.theme, r.panes()) == ("nord", ["Notes"])
        assert r.rows() == [
            "★ Async in depth",
            "Borrow checker",
            "Collecting garbage",
            "Shell tricks",
        ]
        assert r.session.panes.notes.item_height == 1


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("help = []", ":help shows all keys."),
        ("help = []\napp.command = []", "Ctrl-P finds an action by its name."),
        ("help = []\napp.command = []\napp.palette = []", "Ctrl-Q leaves the program."),
    ],
)
async def test_a_key_that_does_nothing_names_a_way_on_that_there_is(
    shelf: Path, keys: str, said: str
) -> None:
    async with reader(shelf, config=parse_config(f"[keys]\napp.{keys}")) as r:
        await r.keys("f5")
        assert r.toasts()[-1] == f"F5 does nothing here; {said}"


async def test_keys_mean_what_is_configured(shelf: Path) -> None:
    config = parse_config('[keys]\n"note.star" = "w"')
    async with reader(shelf, config=config) as r:
        await r.keys("w")
        assert r.rows()[0] == "★ Borrow checker"
        await r.keys("!")
        assert r.rows()[0] == "★ Borrow checker"


async def test_a_mistake_is_said_with_its_line(shelf: Path) -> None:
    config = parse_config('theme = "nrod"\n[keys]\nnote.stra = "w"\n')
    async with reader(shelf, config=config) as r:
        assert (r.app.theme, r.toasts()) == (
            DARK,
            [
                f"config.toml:3: keys.note.stra is no action\n{MORE}",
            ],
        )


async def follow(r: Reader, watch: ConfigWatch) -> None:
    follow_config(r.session, watch)
    await r.settle()


async def test_the_file_is_heeded_when_it_changes(shelf: Path, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    watch = ConfigWatch(path)
    async with reader(shelf) as r:
        await follow(r, watch)
        assert r.toasts() == []
        path.write_text('theme = "nord"\n[keys]\nnote.star = "w"')
        await follow(r, watch)
        await r.keys("w")
        assert (r.app.theme, r.rows()[0]) == ("nord", "★ Borrow checker")
        assert r.toasts()[0] == "The configuration was read again."
        path.unlink()
        await follow(r, watch)
        await r.keys("!")
        assert r.rows()[0] == "Borrow checker"


@pytest.mark.parametrize(("text", "is_read"), [("", True), ("open_marks_read = false", False)])
async def test_opening_marks_as_read_unless_configured(
    shelf: Path, started: list[tuple[str, ...]], text: str, is_read: bool
) -> None:
    async with reader(shelf, config=parse_config(text)) as r:
        await r.press("note.open")
        await r.settle()
        row = r.session.panes.notes.cursor_note
        assert row is not None
        assert (len(started), bool(row.read)) == (1, is_read)


async def test_folders_become_tags_where_that_is_configured(shelf: Path, tmp_path: Path) -> None:
    source = tmp_path / "filed.jsonl"
    source.write_text('{"url": "https://a.example/", "title": "A", "folders": [["Work"]]}')
    async with reader(shelf, config=parse_config("folders_as_tags = true")) as r:
        await r.press("library.import")
        await r.type(str(source))
        await r.keys("enter")
        await r.settle()
        r.set_filter("#Work")
        await r.settle()
        assert r.rows() == ["A"]


async def test_a_scheme_is_opened_as_soon_as_it_is_configured(
    tmp_path: Path, started: list[tuple[str, ...]]
) -> None:
    with library(tmp_path, draft("gemini://a.example/")) as kept:
        shelf = kept.path
    path = tmp_path / "config.toml"
    watch = ConfigWatch(path)
    async with reader(shelf) as r:
        await r.press("note.open")
        assert started == []
        path.write_text('schemes = ["gemini"]')
        await follow(r, watch)
        await r.press("note.open")
        assert started == [("browser", "gemini://a.example/")]


async def test_a_command_that_cannot_tell_the_clipboard_is_named(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    async with reader(shelf, config=parse_config('paste_command = "no-such-command"')) as r:
        await r.press("note.add")
        await r.settle()
        hint = "paste_command in the configuration names another."
        assert r.toasts() == [f"There is no no-such-command here\n{hint}"]


def steps_of(r: Reader) -> int:
    return r.session.gateway.read(lambda library: len(library.history.latest(9)), otherwise=0)


async def test_the_journal_is_bounded_as_soon_as_that_is_configured(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_retention, "DAY", 0)
    monkeypatch.setattr(journal_retention, "MEGABYTE", 1)
    path = tmp_path / "config.toml"
    watch = ConfigWatch(path)
    async with reader(shelf) as r:
        await r.press("note.star", "note.read")
        await r.settle()
        assert steps_of(r) == 2
        path.write_text("journal_megabytes = 1")
        await follow(r, watch)
        await r.press("note.archive")
        await r.settle()
        assert steps_of(r) == 1

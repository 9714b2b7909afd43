from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.browser_files import chromium_bookmarks, write_places
from tests.support.command_line import CommandLine
from tui.library.browser_profiles import Surroundings, folders_of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder without browsers."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def profile(browser: str, name: str) -> Path:
    """A new profile of a browser."""
    path = folders_of(browser, Surroundings.here())[0] / name
    path.mkdir(parents=True)
    return path


@pytest.mark.usefixtures("home")
def test_firefox_is_read_while_it_runs_and_its_files_are_left(cli: CommandLine) -> None:
    folder = profile("firefox", "ab.me")
    write_places(folder / "places.sqlite", [])
    with closing(sqlite3.connect(folder / "places.sqlite", isolation_level=None)) as firefox:
        firefox.execute("PRAGMA journal_mode = WAL")
        firefox.execute("PRAGMA locking_mode = EXCLUSIVE")
        firefox.execute("INSERT INTO moz_places (id, url) VALUES (1, 'https://a.example/')")
        firefox.execute("INSERT INTO moz_bookmarks (type, fk, parent, title) VALUES (1, 1, 2, 'A')")
        before = {each.name: each.read_bytes() for each in folder.iterdir()}
        outcome = cli("import", "firefox")
        assert (outcome.code, outcome.out, outcome.err) == (0, "1 added.\n", "")
        assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert cli("list", "--format", "{title} {url}").out == "A https://a.example/\n"
    assert cli("import", "firefox").out == "Nothing changed: all 1 notes are there.\n"


@pytest.mark.usefixtures("home")
def test_a_profile_of_chromium_is_chosen_by_its_name(cli: CommandLine) -> None:
    for name in ("Default", "Profile 1"):
        link = {"type": "url", "name": name, "url": f"https://{name[:2]}.example/"}
        (profile("chromium", name) / "Bookmarks").write_bytes(chromium_bookmarks(other=[link]))
    outcome = cli("import", "chromium")
    assert (outcome.code, outcome.out) == (1, "")
    assert "Chromium has 2 profiles with bookmarks: Default, Profile 1" in outcome.err
    assert cli("import", "chromium", "--profile", "profile 1").out == "1 added.\n"
    assert cli("list", "--format", "{title}").out == "Profile 1\n"


@pytest.mark.usefixtures("home")
def test_a_browser_that_is_not_here_is_told(cli: CommandLine) -> None:
    outcome = cli("import", "brave")
    assert (outcome.code, outcome.out) == (1, "")
    assert "No bookmarks of Brave were found" in outcome.err


def test_a_file_called_like_a_browser_is_named_by_a_path(
    cli: CommandLine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "firefox").write_text("https://a.example/\n")
    monkeypatch.chdir(home)
    assert cli("import", "./firefox").out == "1 added.\n"


def test_a_profile_of_no_browser_is_refused(cli: CommandLine, home: Path) -> None:
    (home / "links.txt").write_text("https://a.example/\n")
    outcome = cli("import", str(home / "links.txt"), "--profile", "me")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--profile is of a browser, and none is named" in outcome.err

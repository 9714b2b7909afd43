from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tui.errors import FormatError
from tui.formats.sqlite_file import columns_by_table, opened_copy
from tui.library.file_source import FileSource
from tui.library.report import SourceIssue
from tui.library.sources import find_files

CHANGES = "places.sqlite is changed again and again while it is copied"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "places.sqlite"


@pytest.fixture
def browser(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE links (url TEXT)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("INSERT INTO links VALUES ('u')")
        yield connection


def after_each_copy(monkeypatch: pytest.MonkeyPatch, happens: Callable[[Path], None]) -> None:
    copied = shutil.copyfile

    def copy(source: Path, target: Path) -> None:
        copied(source, target)
        happens(source)

    monkeypatch.setattr(shutil, "copyfile", copy)


def go_on_during_the_copy(
    monkeypatch: pytest.MonkeyPatch, browser: sqlite3.Connection, *statements: str
) -> None:
    left = iter(statements)

    def execute(_: Path) -> None:
        for statement in left:
            browser.execute(statement).close()

    after_each_copy(monkeypatch, execute)


def urls(path: Path) -> list[str]:
    with opened_copy(FileSource(path)) as connection:
        return [url for (url,) in connection.execute("SELECT url FROM links")]


def test_a_log_that_is_written_into_its_database_amid_the_copy_is_not_lost(
    path: Path, browser: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on_during_the_copy(monkeypatch, browser, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert urls(path) == ["u"]


def test_a_log_that_begins_anew_amid_the_copy_is_not_lost(
    path: Path, browser: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.execute("CREATE TABLE visits (url TEXT)")
    go_on_during_the_copy(
        monkeypatch,
        browser,
        "PRAGMA wal_checkpoint(RESTART)",
        "INSERT INTO visits VALUES ('v')",
    )
    assert urls(path) == ["u"]


def test_a_transaction_that_is_half_written_is_rolled_back_in_the_copy(path: Path) -> None:
    before = [letter * 1_000 for letter in "abcdefgh" * 20]
    with closing(sqlite3.connect(path, isolation_level=None)) as browser:
        browser.execute("CREATE TABLE links (url TEXT)")
        browser.executemany("INSERT INTO links VALUES (?)", [(url,) for url in before])
        browser.execute("PRAGMA cache_size = 1")
        browser.execute("BEGIN")
        browser.execute("UPDATE links SET url = upper(url)")
        assert urls(path) == before


def test_a_database_that_changes_all_the_time_is_told_with_what_to_do(
    path: Path, browser: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_: Path) -> None:
        browser.execute("INSERT INTO links VALUES ('v')").close()

    after_each_copy(monkeypatch, write)
    with pytest.raises(FormatError) as refusal:
        find_files([str(path)])
    assert (refusal.value.message, refusal.value.hint) == (
        CHANGES,
        "Close the program that it belongs to, and try again; or export from there.",
    )


def test_a_database_that_changes_all_the_time_is_passed_over_in_a_folder(
    path: Path, browser: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_: Path) -> None:
        browser.execute("INSERT INTO links VALUES ('v')").close()

    after_each_copy(monkeypatch, write)
    path.with_name("list.txt").write_text("https://a.example/\n")
    issues: list[SourceIssue] = []
    assert [file.name for file in find_files([str(path.parent)], issues=issues)] == ["list.txt"]
    assert issues == [SourceIssue(str(path), None, CHANGES)]


def test_a_database_is_copied_once_to_be_recognised_and_read(
    path: Path, browser: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies: list[Path] = []
    after_each_copy(monkeypatch, copies.append)
    source = FileSource(path)
    assert columns_by_table(source) == {"links": frozenset({"url"})}
    with opened_copy(source) as connection:
        assert len(connection.execute("SELECT url FROM links").fetchall()) == 1
    # What is asked for once more is as it is then.
    browser.execute("INSERT INTO links VALUES ('v')")
    assert copies.count(path) == 1
    with opened_copy(source) as connection:
        assert len(connection.execute("SELECT url FROM links").fetchall()) == 2
    assert copies.count(path) == 2


def test_no_copy_outlives_its_source(
    path: Path, browser: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.execute("INSERT INTO links VALUES ('v')")
    folder = tmp_path / "copies"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    source = FileSource(path)
    columns_by_table(source)
    assert len(list(folder.iterdir())) == 1
    del source
    assert list(folder.iterdir()) == []
    with opened_copy(FileSource(path)):
        pass
    assert list(folder.iterdir()) == []

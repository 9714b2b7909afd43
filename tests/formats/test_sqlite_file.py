from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.sources import source
from tui.errors import FormatError
from tui.formats.sqlite_file import columns_by_table, opened_copy
from tui.library.file_source import FileSource


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            "CREATE TABLE links (URL TEXT, title TEXT);"
            "INSERT INTO links VALUES ('u', CAST(x'ff41' AS TEXT));"
        )
    return path


def test_tables_are_known_by_their_columns(path: Path) -> None:
    assert columns_by_table(FileSource(path)) == {"links": frozenset({"url", "title"})}


def test_a_copy_is_read_and_bad_letters_are_no_fault(path: Path) -> None:
    with opened_copy(FileSource(path)) as connection:
        (row,) = connection.execute("SELECT * FROM links")
        assert (row["url"], row["title"]) == ("u", "\ufffdA")


def test_nothing_can_be_written(path: Path) -> None:
    with pytest.raises(FormatError), opened_copy(FileSource(path)) as connection:
        connection.execute("DELETE FROM links")


def test_what_is_in_the_log_alone_is_read_and_the_files_are_left(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO links VALUES ('v', '')")
        before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
        with opened_copy(FileSource(path)) as connection:
            found = connection.execute("SELECT url FROM links ORDER BY url").fetchall()
        assert [url for (url,) in found] == ["u", "v"]
        assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


def test_a_view_that_never_ends_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "DROP TABLE links; CREATE VIEW links AS WITH RECURSIVE n(url) AS"
            " (SELECT 1 UNION ALL SELECT url + 1 FROM n) SELECT url FROM n;"
        )
    with pytest.raises(FormatError) as refusal, opened_copy(FileSource(path)) as connection:
        connection.execute("SELECT count(*) FROM links").fetchall()
    assert refusal.value.message == "The database cannot be read: not authorized"


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (
            "CREATE VIEW more AS SELECT 1 AS url",
            "The database cannot be read: not authorized",
        ),
        (
            "CREATE TABLE more (a, url AS (hex(zeroblob(9000000))))",
            "The database computes what is in its columns",
        ),
        (
            "CREATE TABLE more (url); INSERT INTO more VALUES (zeroblob(17000000))",
            "The database cannot be read: string or blob too big",
        ),
    ],
)
def test_what_a_small_file_can_make_much_of_is_refused(path: Path, made: str, message: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(made)
    with pytest.raises(FormatError) as refusal, opened_copy(FileSource(path)) as connection:
        connection.execute("SELECT url FROM more").fetchall()
    assert refusal.value.message == message


def test_what_takes_too_long_for_the_size_of_the_file_is_ended(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.formats.sqlite_file._STEPS", 50_000)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO links VALUES (?, '')", [(n,) for n in range(200)])
    with pytest.raises(FormatError) as refusal, opened_copy(FileSource(path)) as connection:
        connection.execute("SELECT count(*) FROM links, links AS b, links AS c").fetchall()
    assert refusal.value.message == "The database cannot be read: it takes too long for its size"


def test_a_database_that_is_too_large_is_not_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.formats.sqlite_file.LARGEST", 1 << 10)
    monkeypatch.setattr("shutil.copyfile", None)
    with pytest.raises(FormatError, match="The database is larger than"):
        columns_by_table(FileSource(path))


def test_tables_of_modules_are_no_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "INSERT INTO sqlite_schema VALUES"
            " ('table', 'odd', 'odd', 0, 'CREATE VIRTUAL TABLE odd USING some_module(a)')"
        )
    assert columns_by_table(FileSource(path)) == {"links": frozenset({"url", "title"})}


def test_a_damaged_file_has_no_tables_and_is_refused(path: Path) -> None:
    data = path.read_bytes()[:1_500]
    assert columns_by_table(source(data)) is None
    with pytest.raises(FormatError), opened_copy(source(data)) as connection:
        connection.execute("SELECT * FROM links").fetchall()


def test_a_schema_with_bad_letters_is_damage(path: Path) -> None:
    data = path.read_bytes().replace(b"CREATE TABLE", b"CR\xffATE TABLE")
    assert columns_by_table(source(data)) is None

from __future__ import annotations

import gzip
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tui.errors import LibraryError
from tui.library.edits import MarkOpened
from tui.library.library import Library
from tui.store import order
from tui.store.backups import Reason, backups_beside
from tui.store.current_facets import refreshed
from tui.store.database import SCHEMA_VERSION, open_database, open_to_read
from tui.store.doctor import examine
from tui.store.saved_views import FIRST_VIEWS

LIBRARIES = Path(__file__).parent / "libraries"
"""Libraries that earlier programs wrote, by the number of their schema."""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def loose_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("loose_umask")
def test_a_new_library_and_its_folder_are_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.db"
    with library(path.parent, draft()):
        files = {each.name: mode(each) for each in path.parent.iterdir()}
    assert mode(path.parent) == 0o700
    assert files == {"library.db": 0o600, "library.db-wal": 0o600, "library.db-shm": 0o600}


@pytest.mark.usefixtures("loose_umask")
def test_folders_that_are_made_on_the_way_are_their_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "three" / "library.db"
    open_database(path).close()
    made = [mode(path.parents[above]) for above in range(3)]
    assert made == [0o700, 0o700, 0o700]


@pytest.mark.parametrize("rights", [0o644, 0o660])
def test_rights_that_a_file_and_its_folder_had_stay(tmp_path: Path, rights: int) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    path = folder / "library.db"
    path.touch()
    path.chmod(rights)
    with library(folder, draft()):
        logs = {mode(folder / f"library.db{end}") for end in ("-wal", "-shm")}
    assert (mode(folder), mode(path), logs) == (0o755, rights, {rights})


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "#1.db", "ä.db", "file:x.db"])
def test_the_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    library(tmp_path, name=name).close()
    assert (tmp_path / name).stat().st_size > 0


def test_opening_again_changes_no_byte(tmp_path: Path) -> None:
    library(tmp_path, draft()).close()
    before = (tmp_path / "library.db").read_bytes()
    library(tmp_path).close()
    assert (tmp_path / "library.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["library.db"]


def test_who_only_reads_keeps_less_of_the_file_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    kept = []
    for opening in (open_database, open_to_read):
        with closing(opening(path)) as connection:
            kept += connection.execute("PRAGMA cache_size").fetchone()
    assert kept == [-2_000, -512]


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library(tmp_path, draft()).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(LibraryError) as caught:
        open_database(path)
    assert caught.value.message == (
        f"The library was written by a newer url-notes (schema {SCHEMA_VERSION + 1})"
    )
    assert caught.value.hint == "Update url-notes; the library was left alone."
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "made_by",
    [
        "CREATE TABLE notes (id)",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 1; CREATE TABLE bookmarks (id, url)",
        "PRAGMA journal_mode = WAL; CREATE TABLE moz_places (id)",
    ],
)
def test_a_foreign_database_is_refused_and_left_alone(tmp_path: Path, made_by: str) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(made_by)
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(LibraryError) as caught:
        open_database(path)
    assert caught.value.message == "This is not a url-notes library"
    assert caught.value.hint == (
        f"{path} belongs to another program and was left alone; name another file with --db."
    )
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear library, " * 100)
    with pytest.raises(LibraryError) as caught:
        open_database(path)
    assert caught.value.message == "This is not a url-notes library"
    assert caught.value.hint == f"{path} holds something else."
    assert path.read_text() == "Dear library, " * 100


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    with library(tmp_path) as kept:
        assert kept.is_empty()


def test_a_damaged_library_is_told_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    drafts = (draft(f"https://example.com/{n}", summary="word " * 100) for n in range(300))
    library(tmp_path, *drafts).close()
    with path.open("r+b") as stream:
        stream.seek(4_096)
        stream.write(b"\xff" * (path.stat().st_size - 8_192))
    with pytest.raises(LibraryError) as caught, Library(path) as kept:
        kept.notes_of(range(1, 300))
    assert caught.value.message == "The library is damaged"
    assert caught.value.hint == f"Run `url-notes doctor` on {path}, or go back to a backup."


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        open_database(tmp_path)
    assert caught.value.message == "The library cannot be opened"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError) as caught:
        open_database(tmp_path / "file" / "library.db")
    assert caught.value.message.startswith("The library cannot be created: ")
    assert caught.value.hint == (
        f"Check that {tmp_path}/file can be written to, or name another file with --db."
    )


def test_another_program_s_write_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.connection.BUSY_SECONDS", 0)
    with library(tmp_path, draft()) as one, library(tmp_path) as other:
        one._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError) as caught:
            other.apply(MarkOpened((1,)))
    assert caught.value.message == "Another program is writing to the library"
    assert caught.value.hint == "Try again in a moment."


def test_what_another_program_added_to_the_file_is_left_alone(tmp_path: Path) -> None:
    with library(tmp_path, draft()) as kept:
        kept._connection.execute("CREATE TABLE theirs (id)")
        kept._connection.execute("ALTER TABLE notes ADD COLUMN theirs TEXT DEFAULT 'x'")
    with library(tmp_path, draft(title="new"), draft("https://b.example/")) as kept:
        rows = kept._connection.execute("SELECT theirs FROM notes").fetchall()
        assert (kept.named("1").title, rows) == ("new", [("x",), ("x",)])


@pytest.mark.parametrize("version", [1, 2, 4, 5, 6, 7, 8])
def test_a_library_that_an_earlier_program_wrote_is_migrated(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(gzip.decompress((LIBRARIES / f"schema-{version}.db.gz").read_bytes()))
    with closing(open_database(path)) as connection:
        facets = refreshed(connection, None)
        assert {tag.name: tag.count for tag in facets.counts(facets.all)} == {
            "gpu": 1,
            "new": 1,
            "rust": 2,
            "rust/async": 1,
        }
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert examine(connection) == []
        assert order.is_in_order(connection)
    (before,) = backups_beside(path)
    assert (before.reason, mode(before.path)) == (Reason.MIGRATION, 0o600)
    with closing(sqlite3.connect(before.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("DELETE FROM views", [name for name, _ in FIRST_VIEWS]),
        ("INSERT INTO views (name, position, filter) VALUES ('mine', 9, '#a')", ["mine"]),
    ],
)
def test_only_a_library_without_views_gets_the_first_ones_and_no_step_says_so(
    tmp_path: Path, made: str, expected: list[str]
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(gzip.decompress((LIBRARIES / "schema-5.db.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM views")
        connection.execute(made)
        connection.execute("DELETE FROM entries WHERE step IS NULL")
        connection.commit()
        steps = connection.execute("SELECT count(*) FROM steps").fetchall()
    with Library(path) as kept:
        assert [view.name for view in kept.views()] == expected
        count = kept._connection.execute("SELECT count(*) FROM steps").fetchall()
        assert (count, kept.examine()) == (steps, [])


def test_notes_of_one_age_in_another_order_are_put_in_order_by_the_migration(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(gzip.decompress((LIBRARIES / "schema-2.db.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as connection:
        for position, note_id in ((1_000, 1), (32, 2), (16, 1)):
            connection.execute("UPDATE notes SET position = ? WHERE id = ?", (position, note_id))
        connection.commit()
    with closing(open_database(path)) as connection:
        assert order.is_in_order(connection)
        rows = connection.execute("SELECT id FROM notes ORDER BY position DESC").fetchall()
        assert [note_id for (note_id,) in rows] == [5, 3, 4, 1, 2]
        assert examine(connection) == []

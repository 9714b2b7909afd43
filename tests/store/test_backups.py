"""Backups are whole, their owner's alone, and thinned out only where the program made them."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library, titles
from tests.support.sqlite_errors import disk_full
from tui.errors import LibraryError, LibraryLockedError
from tui.library.library import Library
from tui.store import backups
from tui.store.backups import KEPT, Reason, back_up, backups_beside, copy_into, notes_in
from tui.store.database import SCHEMA_VERSION
from tui.store.doctor import examine
from tui.store.restoring import restore

SECOND = 1_700_000_000
"""When the clock of these tests begins, in seconds."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    library(tmp_path, draft(title="A")).close()
    return tmp_path / "library.db"


@pytest.fixture(autouse=True)
def _seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a second go by from one backup to the next."""
    ticks = iter(range(SECOND, SECOND + 100))
    monkeypatch.setattr("tui.store.backups.time.time", lambda: next(ticks))


@pytest.fixture
def loose_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def titles_in(path: Path) -> list[str]:
    with Library(path) as opened:
        return titles(opened)


@pytest.mark.usefixtures("loose_umask")
def test_a_backup_is_its_owner_s_alone_and_says_when_and_why_it_was_made(path: Path) -> None:
    made = back_up(path, Reason.HAND)
    assert (made.name, mode(made)) == ("library.db.backup-20231114T221320Z-hand", 0o600)
    (found,) = backups_beside(path)
    assert (found.path, found.made, found.reason) == (made, SECOND * 1_000_000, Reason.HAND)
    assert notes_in(made) == 1
    assert names(path) == ["library.db", made.name]


def test_a_backup_beside_a_link_is_beside_the_library(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)
    made = back_up(link, Reason.HAND)
    assert made.parent == path.parent
    assert [each.path for each in backups_beside(link)] == [made]


def test_backups_of_one_second_have_numbers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.backups.time.time", lambda: SECOND)
    made = [back_up(path, Reason.HAND) for _ in range(11)]
    assert made[10].name == f"{made[0].name}-11"
    assert [each.path for each in backups_beside(path)] == made[::-1]


def test_a_backup_is_of_one_moment_while_another_program_writes(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE notes SET title = 'B'")
        made = back_up(path, Reason.HAND)
        other.execute("COMMIT")
    assert (titles_in(made), titles_in(path)) == (["A"], ["B"])


@pytest.mark.parametrize("reason", [Reason.MIGRATION, Reason.MEND, Reason.RESTORE])
def test_the_latest_of_each_kind_stay_and_all_that_a_person_made(
    path: Path, reason: Reason
) -> None:
    by_hand = [back_up(path, Reason.HAND) for _ in range(KEPT + 2)]
    older = path.with_name("library.db.before-4")
    shutil.copy(path, older)
    made = [back_up(path, reason) for _ in range(KEPT + 2)]
    left = {each.path for each in backups_beside(path)}
    assert left == {*by_hand, older, *made[-KEPT:]}


@pytest.mark.parametrize("kind", ["file", "link", "dangling link", "folder", "pipe"])
def test_a_backup_is_never_written_onto_what_is_there(path: Path, kind: str) -> None:
    target, other = path.with_name("target"), path.with_name("other")
    other.write_text("other")
    match kind:
        case "file":
            target.write_text("mine")
        case "link":
            target.symlink_to(other)
        case "dangling link":
            target.symlink_to(path.with_name("gone"))
        case "folder":
            target.mkdir()
        case "pipe":
            os.mkfifo(target)
    before = target.lstat()
    with library(path.parent) as kept, pytest.raises(LibraryError) as caught:
        copy_into(kept._connection, target)
    assert caught.value.message == f"No backup was made: {target} is there already"
    assert target.lstat() == before
    assert other.read_text() == "other"
    assert names(path) == ["library.db", "other", "target"]


def test_a_folder_that_cannot_be_written_to_is_told(path: Path) -> None:
    with library(path.parent) as kept, pytest.raises(LibraryError) as caught:
        copy_into(kept._connection, path.with_name("gone") / "copy.db")
    assert caught.value.message == (
        f"No backup was made: {path.parent}/gone cannot be written to: No such file or directory"
    )


def limited(*words: str, size: int) -> subprocess.CompletedProcess[str]:
    """Runs a command that may write no file of more bytes, as where a quota is used up."""

    def limit_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        preexec_fn=limit_files,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_backup_that_finds_no_room_leaves_nothing_and_says_so(path: Path) -> None:
    with library(path.parent):
        # What reading needs beside the library is there by now.
        done = limited("backup", "create", "--db", str(path), size=4_096)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "url-notes: No backup was made: the disk is full\n"
        "Nothing was changed; free some space and try again.\n"
    )
    assert names(path) == ["library.db"]


def test_a_migration_does_not_begin_without_its_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gzip

    path = tmp_path / "library.db"
    stored = Path(__file__).parent / "libraries" / "schema-2.db.gz"
    path.write_bytes(gzip.decompress(stored.read_bytes()))

    monkeypatch.setattr(backups, "copy_pages", disk_full)
    with pytest.raises(LibraryError) as caught:
        Library(path)
    assert caught.value.message == "No backup was made: the disk is full"
    assert names(path) == ["library.db"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


def test_what_was_restored_is_what_the_backup_had(path: Path) -> None:
    made = back_up(path, Reason.HAND)
    with library(path.parent) as kept:
        kept._connection.execute("UPDATE notes SET title = 'B'")
    before = restore(path, made)
    assert before is not None
    assert (titles_in(path), titles_in(made), titles_in(before)) == (["A"], ["A"], ["B"])
    assert [each.reason for each in backups_beside(path)] == [Reason.RESTORE, Reason.HAND]
    assert (mode(path), mode(before)) == (0o600, 0o600)
    with library(path.parent) as kept:
        assert examine(kept._connection) == []


def test_the_earliest_backup_outlives_that_it_is_restored(path: Path) -> None:
    made = back_up(path, Reason.HAND)
    kept = [restore(path, made) for _ in range(KEPT)]
    earliest = kept[0]
    assert earliest is not None
    latest = restore(path, earliest)
    rolling = {each.path for each in backups_beside(path) if each.reason is Reason.RESTORE}
    assert {earliest, latest} <= rolling
    restore(path, made)
    assert earliest not in {each.path for each in backups_beside(path)}


def test_a_library_keeps_its_rights_and_the_link_to_it(path: Path, tmp_path: Path) -> None:
    made = back_up(path, Reason.HAND)
    path.chmod(0o640)
    link = tmp_path / "link.db"
    link.symlink_to(path)
    restore(link, made)
    assert (link.is_symlink(), mode(path)) == (True, 0o640)


def test_an_older_backup_is_brought_up_to_date_when_it_is_opened(path: Path) -> None:
    import gzip

    stored = Path(__file__).parent / "libraries" / "schema-2.db.gz"
    old = path.with_name("old.db")
    old.write_bytes(gzip.decompress(stored.read_bytes()))
    restore(path, old)
    assert len(titles_in(path)) == 4


def test_a_library_that_is_open_elsewhere_is_not_replaced(path: Path) -> None:
    made = back_up(path, Reason.HAND)
    with library(path.parent) as kept:
        kept._connection.execute("UPDATE notes SET title = 'B'")
        with pytest.raises(LibraryLockedError) as caught:
            restore(path, made)
        assert caught.value.message == "Another program has the library open"
        assert titles(kept) == ["B"]
    assert titles_in(path) == ["B"]


def test_a_restore_that_finds_no_room_leaves_the_library_as_it_was(path: Path) -> None:
    made = back_up(path, Reason.HAND)
    with library(path.parent) as kept:
        kept._connection.execute("UPDATE notes SET title = 'B'")
    before = names(path)
    done = limited("backup", "restore", made.name, "--yes", "--db", str(path), size=4_096)
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        "url-notes: The disk is full",
    )
    assert (titles_in(path), names(path)) == (["B"], before)


def test_a_library_that_is_gone_comes_back(path: Path) -> None:
    made = back_up(path, Reason.HAND)
    path.unlink()
    assert restore(path, made) is None
    assert (titles_in(path), mode(path)) == (["A"], 0o600)


@pytest.mark.parametrize("damage", [b"no database at all" * 300, b""])
def test_a_library_that_cannot_be_read_is_kept_byte_by_byte(path: Path, damage: bytes) -> None:
    made = back_up(path, Reason.HAND)
    path.write_bytes(damage)
    kept = restore(path, made)
    assert kept is not None
    assert (titles_in(path), mode(kept)) == (["A"], 0o600)
    assert not damage or kept.read_bytes() == damage


def test_a_library_whose_schema_is_no_text_is_kept_byte_by_byte(path: Path) -> None:
    made = back_up(path, Reason.HAND)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    damaged = path.read_bytes().replace(b"CREATE TABLE notes", b"CREATE TABL\xc4 notes")
    path.write_bytes(damaged)
    kept = restore(path, made)
    assert kept is not None
    assert (titles_in(path), kept.read_bytes() == damaged) == (["A"], True)


def test_the_file_of_another_program_is_not_replaced(path: Path) -> None:
    made = back_up(path, Reason.HAND)
    other = path.with_name("places.sqlite")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")
    before = other.read_bytes()
    with pytest.raises(LibraryError) as caught:
        restore(other, made)
    assert caught.value.message == "This is not a url-notes library"
    assert other.read_bytes() == before


def _damage(path: Path) -> str:
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(4_096)
        stream.write(b"\xff" * (size - 8_192))
    return f"{path} is no sound backup, and nothing was restored"


def _of_another_program(path: Path) -> str:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")
    return "This is not a url-notes library"


def _of_the_future(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    return f"The library was written by a newer url-notes (schema {SCHEMA_VERSION + 1})"


@pytest.mark.parametrize("spoil", [_damage, _of_another_program, _of_the_future])
def test_what_is_no_sound_backup_is_not_restored(path: Path, spoil: object) -> None:
    made = back_up(path, Reason.HAND)
    message = spoil(made)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(LibraryError) as caught:
        restore(path, made)
    assert caught.value.message == message
    assert path.read_bytes() == before
    assert names(path) == ["library.db", made.name]


def _logs(path: Path) -> set[Path]:
    return {each for each in path.parent.iterdir() if each.name.endswith(backups.LOGS)}


@pytest.mark.parametrize(
    ("killed_at", "left"),
    [
        ("restoring.back_up_open", "B"),
        ("restoring.copy_pages", "B"),
        ("backups.os.replace", "B"),
        ("restoring.os.replace", "B"),
        ("restoring.sync", "A"),
    ],
)
def test_a_restore_that_is_killed_leaves_the_old_or_the_new_whole(
    path: Path, killed_at: str, left: str
) -> None:
    made = back_up(path, Reason.HAND)
    with library(path.parent) as kept:
        kept._connection.execute("UPDATE notes SET title = 'B'")
    if killed_at == "restoring.os.replace":
        # The first name that is given anew is that of the backup of what was there.
        killed_at, skipped = "backups.os.replace", 1
    else:
        skipped = 0
    code = f"""
import os, signal
from pathlib import Path
from tui.store import backups, restoring
real, calls = {killed_at}, iter(range(9))
def killed(*arguments):
    if next(calls) == {skipped}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments)
{killed_at} = killed
restoring.restore(Path({str(path)!r}), Path({str(made)!r}))
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    assert titles_in(path) == [left]
    # What is left of it is found where somebody looks for copies of notes; the next one deletes it.
    known = {each.path for each in backups_beside(path)}
    assert {each for each in path.parent.iterdir() if each.suffix != ".db"} - known == _logs(path)
    restore(path, made)
    assert not list(path.parent.glob("*.backup.part-*"))
    assert titles_in(path) == ["A"]
    with library(path.parent) as kept:
        assert examine(kept._connection) == []

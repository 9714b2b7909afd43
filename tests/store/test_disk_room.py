"""A full disk is called so, also where the library can only be read."""

from __future__ import annotations

import errno
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.sqlite_errors import sqlite_error
from tui.errors import LibraryError
from tui.store import disk_room
from tui.store.connection import translate_errors

FULL = ("The disk is full", "Nothing was changed; free some space and try again.")


@pytest.mark.parametrize("words", [("list",), ("show", "1"), ("tags",), ("doctor",), ("rm", "1")])
def test_a_library_that_has_no_room_beside_it_to_be_read_says_that_the_disk_is_full(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    library(tmp_path, draft()).close()

    def fill() -> None:
        """Has no file grow any more, as where a quota is used up."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096))

    done = subprocess.run(
        [sys.executable, "-m", "tui", *words, "--db", str(tmp_path / "library.db")],
        preexec_fn=fill,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"url-notes: {FULL[0]}\n{FULL[1]}\n"


def told(path: Path, error: sqlite3.Error) -> tuple[str, str]:
    with pytest.raises(LibraryError) as caught, translate_errors(path):
        raise error
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_FULL, "database or disk is full"),
        (sqlite3.SQLITE_IOERR_SHMSIZE, "disk I/O error"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk I/O error"),
        (sqlite3.SQLITE_CANTOPEN, "unable to open database file"),
    ],
)
def test_what_sqlite_says_of_a_full_disk_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    monkeypatch.setattr(disk_room, "has_room", lambda _: False)
    assert told(tmp_path / "library.db", sqlite_error(code, reason)) == FULL


@pytest.mark.parametrize(
    ("code", "reason", "message"),
    [
        (sqlite3.SQLITE_IOERR_READ, "disk I/O error", "The library's disk reports an error"),
        (sqlite3.SQLITE_CANTOPEN, "unable to open database file", "The library cannot be opened"),
        (sqlite3.SQLITE_CORRUPT, "database disk image is malformed", "The library is damaged"),
    ],
)
def test_other_failures_are_not_taken_for_a_full_disk(
    tmp_path: Path, code: int, reason: str, message: str
) -> None:
    assert told(tmp_path / "library.db", sqlite_error(code, reason))[0] == message


@pytest.mark.parametrize(
    ("number", "has_room"),
    [(errno.ENOSPC, False), (errno.EDQUOT, False), (errno.EFBIG, False), (errno.EACCES, True)],
)
def test_room_is_tried_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, has_room: bool
) -> None:
    def fail(**_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("tempfile.TemporaryFile", fail)
    assert disk_room.has_room(tmp_path) is has_room


def test_a_disk_with_room_is_left_as_it_was(tmp_path: Path) -> None:
    assert disk_room.has_room(tmp_path)
    assert list(tmp_path.iterdir()) == []

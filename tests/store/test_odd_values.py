"""Odd values are listed and mended, and what stood there is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support import odd_rows
from tests.support.odd_rows import ODD
from tui.library.library import Library
from tui.model.instant import Instant
from tui.model.note import Note
from tui.store import order
from tui.store.connection import transaction
from tui.store.database import open_database
from tui.store.doctor import examine
from tui.store.doctor.odd_values import OddValue, odd_values
from tui.store.doctor.value_mending import mend_odd_values
from tui.store.tags import tags_of

NOT_MENDED = [each for each in odd_rows.TAGS if "VALUES (x'ff'" in each]
"""The journal cannot write down that a key was in bytes."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return odd_rows.make_library(tmp_path)


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_database(path)) as opened:
        yield opened


def mend(connection: sqlite3.Connection) -> int:
    with transaction(connection):
        return mend_odd_values(connection)


def odd_note(path: Path) -> Note:
    with Library(path) as kept:
        return kept.named(str(ODD))


def test_nothing_is_odd_in_a_sound_library(connection: sqlite3.Connection) -> None:
    assert (list(odd_values(connection)), mend(connection)) == ([], 0)


def test_odd_values_are_listed_with_what_should_be_there(
    path: Path, connection: sqlite3.Connection
) -> None:
    odd_rows.spoil(
        path,
        "UPDATE notes SET title = x'616263', author = CAST(x'61ff' AS TEXT), added = 'yesterday',"
        " read = 'yes', extra = 'x' WHERE id = 3;"
        " UPDATE notes SET position = 9223372036854775807 WHERE id = 4;"
        " UPDATE tags SET name = x'6169' WHERE id = 1;"
        " UPDATE views SET filter = x'ff';"
        " UPDATE note_highlights SET content = '7' WHERE note_id = 2",
    )
    assert list(odd_values(connection)) == [
        OddValue("notes", 3, "title", "“abc” in bytes", "text"),
        OddValue("notes", 3, "added", "“yesterday”", "a date"),
        OddValue("notes", 3, "author", "“a\N{REPLACEMENT CHARACTER}” in bytes", "text"),
        OddValue("notes", 3, "read", "“yes”", "0 or 1"),
        OddValue("notes", 3, "extra", "“x”", "a JSON object"),
        OddValue("notes", 4, "position", "9223372036854775807", "a position"),
        OddValue("note_highlights", 2, "content", "“7”", "a JSON object"),
        OddValue("tags", 1, "name", "“ai” in bytes", "text"),
        OddValue("views", 1, "filter", "“\N{REPLACEMENT CHARACTER}” in bytes", "text"),
    ]


def test_what_can_be_read_is_set_and_what_was_there_is_kept(
    path: Path, connection: sqlite3.Connection
) -> None:
    odd_rows.spoil(
        path,
        "UPDATE notes SET title = x'616263', summary = x'ff', added = '2024-05-01',"
        " published = '2024-05-01T10:00:00Z', opened = 'yesterday', updated = 9e999, read = 'yes',"
        " starred = 'no', archived = 'x', extra = '[1]' WHERE id = 3;"
        " UPDATE note_folders SET path = 'a/b' WHERE note_id = 3;"
        " UPDATE note_highlights SET content = '\"said\"' WHERE note_id = 3",
    )
    assert mend(connection) == 12
    note = odd_note(path)
    assert (note.odd, list(odd_values(connection))) == ((), [])
    assert (note.title, note.summary) == ("abc", "\N{REPLACEMENT CHARACTER}")
    assert note.added == Instant.from_iso("2024-05-01")
    assert note.published == Instant.from_iso("2024-05-01T10:00:00Z")
    assert (note.opened, note.updated) == (None, None)
    assert (note.read, note.starred, note.archived) == (True, False, None)
    assert (note.folders, note.highlights) == ((("a/b",),), ({"text": "said"},))
    assert note.extra == {
        "mended": {
            "title": "abc",
            "summary": "x'ff'",
            "added": "2024-05-01",
            "published": "2024-05-01T10:00:00Z",
            "updated": "inf",
            "opened": "yesterday",
            "read": "yes",
            "starred": "no",
            "archived": "x",
            "extra": "[1]",
            "folders": ["a/b"],
            "highlights": ['"said"'],
        }
    }


def test_tags_that_cannot_be_counted_are_numbered_anew(
    path: Path, connection: sqlite3.Connection
) -> None:
    odd_rows.spoil(
        path,
        "INSERT INTO tags (id, name, key, folded) VALUES (9000000000, 'far', 'far', 'far');"
        " INSERT INTO note_tags VALUES (3, 9000000000, 9)",
    )
    assert mend(connection) == 1
    assert tags_of(connection, [3]) == {3: ("ai", "rust", "rust/async", "far")}
    assert list(odd_values(connection)) == []


@pytest.mark.parametrize("script", [each for each in odd_rows.ALL if each not in NOT_MENDED])
def test_whatever_is_mended_is_odd_no_more(
    path: Path, connection: sqlite3.Connection, script: str
) -> None:
    odd_rows.spoil(path, script)
    found = len(list(odd_values(connection)))
    assert mend(connection) == found
    assert list(odd_values(connection)) == []
    if script in odd_rows.OF_NOTES:
        # What follows from the values is mended after them.
        assert {each.check for each in examine(connection)} <= {"order", "links"}
        if "position" in script and "position = 0" not in script:
            assert order.is_in_order(connection)


def test_what_the_journal_cannot_write_down_stays(
    path: Path, connection: sqlite3.Connection
) -> None:
    (script,) = NOT_MENDED
    odd_rows.spoil(path, script)
    before = list(odd_values(connection))
    assert [each.column for each in before] == ["key", "name", "folded"]
    assert mend(connection) == 0
    assert list(odd_values(connection)) == before

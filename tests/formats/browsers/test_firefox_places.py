from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.browser_files import (
    FOLDER,
    MENU,
    SAMPLE,
    SCHEMA,
    TAGS,
    places,
    saved,
    write_places,
)
from tests.support.sources import format_of, read
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.browsers.firefox_places import FORMAT
from tui.library.file_source import FileSource
from tui.model.instant import Instant
from tui.model.note import Draft

A = "INSERT INTO moz_places (id, url, title) VALUES (1, 'https://a.example/', 'A page')"
IN_MENU = {"firefox-places-sqlite": {"root": "menu"}}


def bookmark(
    number: int, parent: int, *, page: int | None = 1, kind: int = 1, title: str = "NULL"
) -> str:
    """The statement that adds a bookmark, a folder or a separator without dates."""
    return (
        "INSERT INTO moz_bookmarks (id, type, fk, parent, position, title) VALUES"
        f" ({number}, {kind}, {page or 'NULL'}, {parent}, {number}, {title})"
    )


def test_a_bookmark_has_what_firefox_knows_of_its_page() -> None:
    found = read(
        FORMAT,
        places(
            [
                A,
                "UPDATE moz_places SET description = 'What it says', site_name = 'Site'",
                "UPDATE moz_places SET preview_image_url = 'https://a.example/a.png'",
                "UPDATE moz_places SET last_visit_date = 1700000000000003",
                bookmark(10, 2, title="'A'"),
                "UPDATE moz_bookmarks SET dateAdded = 1700000000000001, guid = 'g' WHERE id = 10",
                "UPDATE moz_bookmarks SET lastModified = 1700000000000002 WHERE id = 10",
                "INSERT INTO moz_keywords VALUES (1, 'k', 1, 'x=%s')",
            ]
        ),
    )
    assert found == [
        saved(
            title="A",
            summary="What it says",
            added=Instant(1_700_000_000_000_001),
            updated=Instant(1_700_000_000_000_002),
            opened=Instant(1_700_000_000_000_003),
            extra={
                "firefox-places-sqlite": {
                    "title": "A page",
                    "preview_image_url": "https://a.example/a.png",
                    "site_name": "Site",
                    "guid": "g",
                    "root": "menu",
                    "keyword": "k",
                    "post_data": "x=%s",
                }
            },
        )
    ]


def test_a_bookmark_without_a_title_has_that_of_its_page() -> None:
    assert read(FORMAT, places([A, bookmark(10, 2)])) == [saved(title="A page", extra=IN_MENU)]


def test_pages_of_the_history_separators_and_folders_are_no_notes() -> None:
    nodes = [bookmark(10, 2, page=None, kind=3), bookmark(11, 2, page=None, kind=2, title="'F'")]
    assert read(FORMAT, places([A, *nodes])) == []


def test_tags_are_bookmarks_in_folders_of_their_own() -> None:
    tags = [
        bookmark(20, 4, page=None, kind=2, title="'one'"),
        bookmark(21, 4, page=None, kind=2, title="'Two words'"),
        bookmark(22, 21),
        bookmark(23, 20),
    ]
    found = read(FORMAT, places([A, bookmark(10, 2), *tags]))
    assert found == [saved(title="A page", tags=("Two words", "one"), extra=IN_MENU)]


def test_a_page_has_a_bounded_number_of_tags() -> None:
    numbers = range(100, 700)
    folders = [bookmark(n, TAGS, page=None, kind=FOLDER, title=f"'t{n}'") for n in numbers]
    tagged = [bookmark(n + 1_000, n) for n in numbers]
    (draft,) = read(FORMAT, places([A, bookmark(10, MENU), *folders, *tagged]))
    assert isinstance(draft, Draft)
    assert draft.tags == tuple(f"t{n}" for n in numbers[:500])


def test_folders_are_paths_below_firefox_s_own() -> None:
    nodes = [
        bookmark(10, 3, page=None, kind=2, title="'F'"),
        bookmark(11, 10, page=None, kind=2, title="'G'"),
        bookmark(12, 11),
        bookmark(13, 5),
    ]
    assert [
        (each.folders, each.extra["firefox-places-sqlite"]["root"])
        for each in read(FORMAT, places([A, *nodes]))
        if isinstance(each, Draft)
    ] == [((), "unfiled"), ((("F", "G"),), "toolbar")]


def test_folders_within_themselves_end() -> None:
    nodes = [
        bookmark(10, 11, page=None, kind=2, title="'F'"),
        bookmark(11, 10, page=None, kind=2, title="'G'"),
        bookmark(12, 11),
    ]
    assert read(FORMAT, places([A, *nodes])) == [saved(title="A page", folders=(("F", "G"),))]


def test_a_bookmark_without_its_page_is_an_issue() -> None:
    assert read(FORMAT, places([bookmark(10, 2, page=9, title="'A'")])) == [
        Issue("the record has no url")
    ]


def test_bytes_in_place_of_texts_are_left_out() -> None:
    odd = [A, "UPDATE moz_places SET title = x'00ff', description = x'41'", bookmark(10, 2)]
    assert read(FORMAT, places(odd)) == [saved(extra=IN_MENU)]


def test_older_files_keep_descriptions_apart_and_lack_columns() -> None:
    old = SCHEMA.replace(", description TEXT, preview_image_url TEXT, site_name TEXT", "").replace(
        ", place_id INTEGER, post_data TEXT", ""
    )
    annotations = [
        "CREATE TABLE moz_anno_attributes (id INTEGER PRIMARY KEY, name TEXT)",
        "CREATE TABLE moz_items_annos (item_id INTEGER, anno_attribute_id INTEGER, content TEXT)",
        "INSERT INTO moz_anno_attributes VALUES (1, 'bookmarkProperties/description')",
        "INSERT INTO moz_items_annos VALUES (10, 1, 'What it says'), (10, 2, 'x')",
        "INSERT INTO moz_keywords VALUES (1, 'k')",
    ]
    found = read(FORMAT, places([A, bookmark(10, 2), *annotations], old))
    assert found == [saved(title="A page", summary="What it says", extra=IN_MENU)]


def test_bookmarks_that_are_in_the_log_alone_are_read(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    write_places(path, [A])
    assert FORMAT.read
    with closing(sqlite3.connect(path, isolation_level=None)) as firefox:
        firefox.execute("PRAGMA journal_mode = WAL")
        firefox.execute(bookmark(10, 2))
        firefox.execute("BEGIN EXCLUSIVE")
        assert list(FORMAT.read(FileSource(path))) == [saved(title="A page", extra=IN_MENU)]


def test_a_file_is_known_by_its_tables() -> None:
    reason = "it has the tables of Firefox's bookmarks"
    assert format_of(places()) == ("firefox-places-sqlite", reason)
    assert format_of(places([], "CREATE TABLE moz_places (url TEXT)")) == ("", "")


def test_another_database_is_refused() -> None:
    with pytest.raises(FormatError) as refusal:
        read(FORMAT, places([], "CREATE TABLE moz_places (url TEXT)"))
    assert refusal.value.message == "The database cannot be read: no such table: moz_bookmarks"


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(FormatError):
        read(FORMAT, places(SAMPLE)[:5_000])


def test_a_file_whose_names_of_columns_are_damaged_is_refused() -> None:
    with pytest.raises(FormatError) as refusal:
        read(FORMAT, places().replace(b"visit_count", b"visit_c\xe3unt"))
    assert refusal.value.message == "The database cannot be read: it is damaged"

"""Firefox's own bookmarks, ``places.sqlite``: bookmarks in folders, with tags and keywords.

The same file holds the history. Pages that were visited and not bookmarked are no notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.json_records import draft_of
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Database, Shape
from tui.formats.source import Source
from tui.formats.sqlite_file import Connection, Row, opened_copy
from tui.model.note import Draft

NAME = "firefox-places-sqlite"

_TAGS = "tags________"
_OWN_FOLDERS = {
    "root________": "",
    "menu________": "menu",
    "toolbar_____": "toolbar",
    "unfiled_____": "unfiled",
    "mobile______": "mobile",
    _TAGS: "tags",
}
"""By guid: Firefox's own folders, whose names are none that a person gave."""
_COLUMNS = frozenset({"guid", "type", "fk", "parent", "position", "title", "dateadded"})
_FOLDERS = "SELECT id, parent, title, guid FROM moz_bookmarks WHERE type = 2"
_TAGGED = """
    SELECT b.fk, t.title FROM moz_bookmarks t JOIN moz_bookmarks b ON b.parent = t.id
    WHERE t.parent IN (SELECT id FROM moz_bookmarks WHERE guid = ?) AND b.type = 1 ORDER BY b.id
"""
_DESCRIPTIONS = """
    SELECT item_id, content FROM moz_items_annos JOIN moz_anno_attributes n
    ON n.id = anno_attribute_id WHERE n.name = 'bookmarkProperties/description'
"""
"""Firefox before 62 has them for bookmarks, not for pages."""
_BOOKMARKS = """
    SELECT p.*, b.id AS bookmark, b.fk, b.parent, b.title AS name, b.guid AS bookmark_guid,
    b.dateAdded AS added, b.lastModified AS modified
    FROM moz_bookmarks b LEFT JOIN moz_places p ON p.id = b.fk
    WHERE b.type = 1 ORDER BY b.parent, b.position
"""
_OF_THE_PAGE = ("url", "title", "description", "last_visit_date", "preview_image_url", "site_name")
"""Older files lack some of these columns."""
_MOST_TAGS = 500
"""How many tags of a page are taken: each of its bookmarks has all of them."""
_DEEPEST = 1_000
"""How many folders around a bookmark are looked at."""


class _Place(NamedTuple):
    """Where a bookmark lies."""

    own: str
    """Which of Firefox's own folders that is in; empty where it is in none."""
    path: tuple[str, ...]
    """The names of the folders below that."""


class _Shelves:
    """The folders, and what is kept apart from the bookmarks that it belongs to."""

    def __init__(self, connection: Connection) -> None:
        self._folders = {row["id"]: row for row in connection.execute(_FOLDERS)}
        self._places: dict[Any, _Place] = {}
        self.tags: dict[Any, dict[str, None]] = {}
        for page, tag in connection.execute(_TAGGED, (_TAGS,)):
            tags = self.tags.setdefault(page, {})
            if len(tags) < _MOST_TAGS:
                tags[str(tag or "")] = None
        self.keywords = {
            row["place_id"]: row
            for row in _rows(connection, "SELECT * FROM moz_keywords", "moz_keywords")
            if "place_id" in row.keys()  # noqa: SIM118 (a row tells its values, not its columns)
        }
        self.descriptions: dict[Any, Any] = dict(
            map(tuple, _rows(connection, _DESCRIPTIONS, "moz_items_annos"))
        )

    def place(self, folder: Any) -> _Place:
        """Returns where the bookmarks in a folder lie."""
        if folder not in self._places:
            self._places[folder] = self._found(folder)
        return self._places[folder]

    def _found(self, folder: Any) -> _Place:
        names: list[str] = []
        passed: set[Any] = set()
        # Damaged files have folders that lie in themselves.
        while folder in self._folders and folder not in passed and len(passed) < _DEEPEST:
            passed.add(folder)
            row = self._folders[folder]
            if row["guid"] in _OWN_FOLDERS:
                return _Place(_OWN_FOLDERS[row["guid"]], tuple(reversed(names)))
            names += [str(row["title"])] if row["title"] else []
            folder = row["parent"]
        return _Place("", tuple(reversed(names)))


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks, folder by folder.

    Raises:
        FormatError: It is no such database, or damaged.
    """
    with opened_copy(source) as connection:
        shelves = _Shelves(connection)
        for row in connection.execute(_BOOKMARKS):
            place = shelves.place(row["parent"])
            if place.own != _OWN_FOLDERS[_TAGS]:
                yield _read_bookmark(row, place, shelves)


def _read_bookmark(row: Row, place: _Place, shelves: _Shelves) -> Draft | Issue:
    columns = set(row.keys())
    keyword = shelves.keywords.get(row["fk"])
    record = {
        "name": row["name"],
        "note": shelves.descriptions.get(row["bookmark"]),
        **{key: row[key] for key in _OF_THE_PAGE if key in columns},
        **{key: row[key] for key in ("added", "modified")},
        "tags": list(shelves.tags.get(row["fk"], ())),
        "guid": row["bookmark_guid"],
        "root": place.own,
        **({key: keyword[key] for key in ("keyword", "post_data")} if keyword else {}),
    }
    texts = {key: value for key, value in record.items() if not isinstance(value, bytes)}
    return draft_of(texts, NAME, lambda reader: _read(reader, place.path))


def _read(record: RecordReader, path: tuple[str, ...]) -> Draft:
    title = record.line("name")
    return Draft(
        url=record.text("url"),
        title=title or record.line("title"),
        summary=record.text("note", "description"),
        tags=record.tags("tags"),
        folders=(path,) if path else (),
        added=record.instant("added"),
        updated=record.instant("modified"),
        opened=record.instant("last_visit_date"),
    )


def _rows(connection: Connection, query: str, table: str) -> Iterator[Row]:
    """Yields the rows of a query, of which there are none where its table is not there."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,))
    if known.fetchone():
        yield from connection.execute(query)


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Database):
        return None
    bookmarks, pages = (shape.tables.get(name, ()) for name in ("moz_bookmarks", "moz_places"))
    if _COLUMNS.issubset(bookmarks) and "url" in pages:
        return Recognition(Score.CERTAIN, "it has the tables of Firefox's bookmarks")
    return None


FORMAT = Format(
    name=NAME,
    label="Firefox's places.sqlite",
    recognises=_recognises,
    read=read,
)

"""Files as browsers keep their bookmarks, made for the tests."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tui.model.note import Draft

SCHEMA = """
CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count INTEGER,
    last_visit_date INTEGER, guid TEXT, description TEXT, preview_image_url TEXT, site_name TEXT);
CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, type INTEGER, fk INTEGER, parent INTEGER,
    position INTEGER, title TEXT, dateAdded INTEGER, lastModified INTEGER, guid TEXT);
CREATE TABLE moz_keywords (id INTEGER PRIMARY KEY, keyword TEXT, place_id INTEGER, post_data TEXT);
INSERT INTO moz_bookmarks (id, type, parent, title, guid) VALUES
    (1, 2, 0, '', 'root________'), (2, 2, 1, 'menu', 'menu________'),
    (3, 2, 1, 'toolbar', 'toolbar_____'), (4, 2, 1, 'tags', 'tags________'),
    (5, 2, 1, 'unfiled', 'unfiled_____'), (6, 2, 1, 'mobile', 'mobile______');
"""
MENU, TOOLBAR, TAGS, UNFILED = 2, 3, 4, 5
"""The ids of Firefox's own folders."""
BOOKMARK, FOLDER, SEPARATOR = 1, 2, 3

SAMPLE = (
    "INSERT INTO moz_places (id, url, title) VALUES (1, 'https://a.example/', 'A page')",
    "INSERT INTO moz_places (id, url) VALUES (2, 'https://visited.example/')",
    "INSERT INTO moz_bookmarks VALUES (10, 2, NULL, 2, 0, 'F', 1, 1, 'f')",
    "INSERT INTO moz_bookmarks VALUES (11, 1, 1, 10, 0, 'A', 1700000000000001, NULL, 'g')",
)
"""A bookmark in a folder of the menu, and a page that was only visited."""


def saved(**fields: Any) -> Draft:
    """What is read of the link in these files."""
    return Draft(url="https://a.example/", **fields)


def write_places(path: Path, statements: Iterable[str] = SAMPLE, schema: str = SCHEMA) -> None:
    """Writes a ``places.sqlite`` with what the statements put into it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(";\n".join((schema, *statements)))


def places(statements: Iterable[str] = SAMPLE, schema: str = SCHEMA) -> bytes:
    """The bytes of a ``places.sqlite``."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "places.sqlite")
        write_places(path, statements, schema)
        return path.read_bytes()


def firefox_backup(*in_menu: dict[str, Any], **roots: list[Any]) -> bytes:
    """A backup of Firefox with bookmarks in its menu, and in others by the names of roots."""
    trees = {"bookmarksMenuFolder": list(in_menu), **roots}
    container = {"typeCode": 2, "type": "text/x-moz-place-container"}
    document = {
        "guid": "root________",
        **container,
        "root": "placesRoot",
        "children": [
            {"title": root, **container, "root": root, "children": children}
            for root, children in trees.items()
        ],
    }
    return json.dumps(document).encode()


def compressed(data: bytes, block: bytes | None = None) -> bytes:
    """Data as Firefox compresses it; in a block that has it as it is, or in another one."""
    packed = literals(data) if block is None else block
    return b"mozLz40\0" + len(data).to_bytes(4, "little") + packed


def literals(data: bytes) -> bytes:
    """A block that repeats nothing."""
    rest = len(data) - 15
    if rest < 0:
        return bytes([len(data) << 4]) + data
    return bytes([0xF0, *[255] * (rest // 255), rest % 255]) + data


def chromium_bookmarks(**roots: list[Any]) -> bytes:
    """A file of Chromium with bookmarks by the names of roots."""
    names = {"bookmark_bar": "Bookmarks bar", "other": "Other bookmarks", "synced": "Mobile"}
    document = {
        "checksum": "0",
        "roots": {
            key: {"children": roots.get(key, []), "name": name, "type": "folder"}
            for key, name in {**names, **{key: key for key in roots if key not in names}}.items()
        },
        "version": 1,
    }
    return json.dumps(document, indent=3).encode()

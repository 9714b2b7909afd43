"""What the documents import: small files as services and browsers write them, in a home."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from tests.support.browser_files import chromium_bookmarks, write_places

BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE>
<DL><p>
    <DT><H3>Recipes</H3>
    <DL><p>
        <DT><A HREF="https://bread.example/" ADD_DATE="1700000000">Bread</A>
    </DL><p>
</DL><p>
"""

FILES = {
    "bookmarks.html": BOOKMARKS,
    "raindrop.csv": (
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
        "1,Soup,for winter,An excerpt,https://soup.example/,Recipes,food,"
        "2024-01-02T03:04:05.000Z,,,true\n"
    ),
    "linkding.html": (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n"
        '<DT><A HREF="https://salt.example/" ADD_DATE="1700000000" PRIVATE="1" TOREAD="0" '
        'TAGS="food">Salt</A>\n<DD>Plain[linkding-notes]my words[/linkding-notes]\n</DL><p>\n'
    ),
    "linkding.json": (
        '{"count": 1, "next": null, "previous": null, "results": [{"id": 1, '
        '"url": "https://salt.example/", "title": "Salt", "description": "Plain", "notes": "", '
        '"is_archived": false, "unread": false, "shared": false, "tag_names": ["food"], '
        '"date_added": "2023-11-14T22:13:20Z", "date_modified": "2023-11-14T22:13:20Z"}]}'
    ),
    "archived.json": (
        '{"count": 1, "next": null, "previous": null, "results": [{"id": 2, '
        '"url": "https://oil.example/", "title": "Oil", "description": "", "notes": "", '
        '"is_archived": true, "unread": false, "shared": false, "tag_names": [], '
        '"date_added": "2023-11-14T22:13:20Z", "date_modified": "2023-11-14T22:13:20Z"}]}'
    ),
}
"""By the names under which they were downloaded."""

POCKET = (
    "title,url,time_added,tags,status\nTea,https://tea.example/,1700000000,food|drink,archive\n"
)

BUKU = """
CREATE TABLE bookmarks (id integer PRIMARY KEY, URL text NOT NULL UNIQUE, metadata text default '',
    tags text default ',', desc text default '', flags integer default 0);
INSERT INTO bookmarks VALUES (1, 'https://rice.example/', 'Rice', ',food,', '', 0);
"""


def fill_home(home: Path) -> None:
    """Puts downloads, the profiles of two browsers and buku's database into a home."""
    downloads = home / "Downloads"
    downloads.mkdir()
    for name, text in FILES.items():
        (downloads / name).write_text(text, "utf-8")
    with zipfile.ZipFile(downloads / "pocket.zip", "w") as archive:
        archive.writestr("part_000000.csv", POCKET)
    _firefox(home / ".mozilla" / "firefox")
    _chromium(home / ".config" / "chromium")
    _buku(home / ".local" / "share" / "buku")


def _firefox(folder: Path) -> None:
    profile = folder / "abc.default"
    profile.mkdir(parents=True)
    (folder / "profiles.ini").write_text(
        "[Profile0]\nName=default\nIsRelative=1\nPath=abc.default\n", "utf-8"
    )
    write_places(profile / "places.sqlite")


def _chromium(folder: Path) -> None:
    (folder / "Default").mkdir(parents=True)
    link = {"name": "Jam", "type": "url", "url": "https://jam.example/", "date_added": "0"}
    (folder / "Default" / "Bookmarks").write_bytes(chromium_bookmarks(bookmark_bar=[link]))


def _buku(folder: Path) -> None:
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / "bookmarks.db")) as connection:
        connection.executescript(BUKU)

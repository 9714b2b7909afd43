"""A small file of each format that is read, written for the tests."""

from __future__ import annotations

import plistlib
import sqlite3
from contextlib import closing

from tests.support.browser_files import chromium_bookmarks, compressed, firefox_backup, places
from tests.support.published_site import Export, card, e, link

_FIREFOX_BOOKMARK = {"typeCode": 1, "uri": "https://a.example/", "tags": "a,b", "dateAdded": 1}


def _database(script: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        return connection.serialize()


SAMPLES: dict[str, bytes] = {
    "url-notes-site": Export(("p",)).flight(
        e("div", card("https://a.example/", "A", e("p", "words")), link("/b", "x"))
    ),
    "netscape-html": b"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3>Bar</H3>
    <DL><p>
        <DT><A HREF="https://a.example/?b=1&c=2" ADD_DATE="1609459200" TAGS="a,b">A</A>
        <DD>Words
    </DL><p>
</DL><p>
""",
    "jsonl": b'{"url": "https://a.example/", "title": "A"}\n{"url": "https://b.example/"}\n',
    "json": b'[\n  {"url": "https://a.example/", "tags": ["a"]},\n  {"url": "b"}\n]\n',
    "linkding-api-json": b"""{"count": 1, "next": null, "previous": null, "results": [{"id": 1,
"url": "https://a.example/", "title": "A", "description": "", "notes": "mine", "shared": false,
"tag_names": ["a"], "date_added": "2020-09-26T09:46:23.006313Z"}]}""",
    "shaarli-api-json": b"""[{"id": 1, "url": "https://a.example/", "shorturl": "Ab", "title": "A",
"description": "mine", "tags": ["a"], "private": false, "created": "2020-09-26T09:46:23+00:00",
"updated": ""}]""",
    "pinboard-json": b"""[{"href": "https://a.example/", "description": "A", "extended": "mine",
"meta": "m", "hash": "h", "time": "2020-09-26T09:46:23Z", "shared": "no", "toread": "yes",
"tags": "a b"}]""",
    "pinboard-xml": b"""<?xml version="1.0" encoding="UTF-8"?>
<posts user="me"><post href="https://a.example/" time="2020-09-26T09:46:23Z" description="A"
extended="" tag="a b" hash="h" shared="no"/></posts>
""",
    "delicious-json": b'[{"u": "https://a.example/", "d": "A", "t": ["a"], "dt": "2009-01-02"}]',
    "csv": b'url,title,tags,created\nhttps://a.example/,A,"a,b",2025-01-02\n',
    "tsv": b"URL\tTitle\nhttps://a.example/\tA\n",
    "buku-sqlite": _database(
        "CREATE TABLE bookmarks (id integer PRIMARY KEY, URL text NOT NULL UNIQUE,"
        " metadata text default '', tags text default ',', desc text default '',"
        " flags integer default 0);"
        "INSERT INTO bookmarks VALUES (1, 'https://a.example/', 'A', ',a,b c,', 'mine', 0);"
    ),
    "buku-json": b"""[{"index": 1, "uri": "https://a.example/", "title": "A",
"description": "mine", "tags": "a,b c"}]""",
    "nb-bookmark-md": b"""# A (a.example)

<https://a.example/>

## Comment

mine

## Tags

#a #b
""",
    "org-links": b"""#+FILETAGS: :all:
* Reading
** [2019-05-10 Fri 17:20] [[https://a.example/][A]] :a:b:
mine
""",
    "xbel": b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xbel PUBLIC "+//IDN python.org//DTD XML Bookmark Exchange Language 1.0//EN//XML"
 "http://pyxml.sourceforge.net/topics/dtds/xbel.dtd">
<xbel version="1.0"><folder><title>Bar</title>
<bookmark href="https://a.example/" TAGS="a,b"><title>A</title><desc>words</desc></bookmark>
</folder></xbel>
""",
    "opml": b"""<?xml version="1.0"?>
<opml version="2.0"><head/><body><outline text="Feeds">
<outline text="A" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
</outline></body></opml>
""",
    "markdown-links": b"""# Links

- [A](https://a.example/?x=(y)) <!-- TAGS: a,b -->
  > words
- <https://b.example/>
""",
    "firefox-json": firefox_backup(_FIREFOX_BOOKMARK),
    "firefox-jsonlz4": compressed(firefox_backup(_FIREFOX_BOOKMARK)),
    "firefox-places-sqlite": places(),
    "chromium-json": chromium_bookmarks(
        bookmark_bar=[
            {"type": "url", "url": "https://a.example/", "date_added": "13149416292911928"}
        ]
    ),
    "safari-plist": plistlib.dumps(
        {
            "WebBookmarkType": "WebBookmarkTypeList",
            "Children": [
                {
                    "WebBookmarkType": "WebBookmarkTypeLeaf",
                    "URLString": "https://a.example/",
                    "URIDictionary": {"title": "A"},
                }
            ],
        },
        fmt=plistlib.FMT_BINARY,
    ),
    "url-list": b"https://a.example/ | A\n# a remark\nhttps://b.example/\n",
}
"""By the name of the format."""

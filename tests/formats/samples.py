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
    "markdown-note": b"""---
url: https://a.example/
title: "A: b"
tags: [a, b c, no]
folders: [Bar/Deep]
added: 2025-01-02
read: yes
highlights:
- {text: marked, note: on it}
url-notes: 1 title:00000000
---

What it says.

<!-- comment -->

mine
""",
    "front-matter": b"""---
link: https://a.example/
title: "A: b"
layout: post
tags: [a, b c, no]
---

mine
""",
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
    "pocket-csv": b"""title,url,time_added,tags,status
A,https://a.example/,1541343937,a|b c,archive
https://b.example/,https://b.example/,1541343938,,unread
""",
    "pocket-html": b"""<!DOCTYPE html>
<html><head><title>Pocket Export</title></head><body>
<h1>Unread</h1>
<ul>
<li><a href="https://a.example/?b=1&c=2" time_added="1541343937" tags="a,b c">A &amp; B</a></li>
</ul>
<h1>Read Archive</h1>
<ul>
<li><a href="https://b.example/" time_added="1541343938" tags="">https://b.example/</a></li>
</ul>
</body></html>
""",
    "instapaper-csv": b"""URL,Title,Selection,Folder,Timestamp,Tags
https://a.example/,A,marked words,Reading list,1541343937,"[""a"", ""b c""]"
https://b.example/,B,,Archive,1541343938,[]
""",
    "instapaper-html": b"""<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>Instapaper: Export</title></head><body>
<h1>Unread</h1>
<ol>
<li><a href="https://a.example/">A</a>
</ol>
<h1>Reading list</h1>
<ol>
<li><a href="https://b.example/">B</a>
</ol>
</body></html>
""",
    "readwise-reader-csv": b"""Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen
A,https://a.example/,1,"['a', 'b c']",2025-03-14 23:55:23.291000+00:00,0,archive,True
B,https://b.example/,2,,2025-03-14 23:55:23.291000+00:00,40,new,False
""",
    "raindrop-csv": b"""id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
1,A,mine,What it says,https://a.example/,Tools/Deep,"a, b c",2025-01-02T03:04:05Z,,"Highlight:x
Note:y",true
""",
    "karakeep-json": b"""{"bookmarks": [{"createdAt": 1541343937, "title": "A", "tags": ["a"],
"lists": ["2"], "content": {"type": "link", "url": "https://a.example/"}, "note": "mine",
"archived": true}], "lists": [{"id": "1", "name": "Tools", "parentId": null},
{"id": "2", "name": "Deep", "parentId": "1"}]}""",
    "linkwarden-json": b"""{"id": 1, "collections": [{"id": 1, "name": "Tools", "parentId": null,
"links": [{"name": "A", "url": "https://a.example/", "description": "What it says",
"tags": [{"name": "a"}], "createdAt": "2025-01-02T03:04:05Z"}]}]}""",
    "omnivore-json": b"""[{"id": "x", "slug": "a-1", "title": "A", "description": "What it says",
"author": "Ann", "url": "https://a.example/", "state": "Archived", "readingProgress": 40,
"labels": ["a"], "savedAt": "2025-01-02T03:04:05.000Z"}]""",
    "wallabag-json": b"""[{"is_archived": 1, "is_starred": 0, "tags": ["a", "b c"], "id": 7,
"title": "A", "url": "https://a.example/", "content": "<p>The <b>page</b></p>",
"created_at": "2016-09-08T11:55:58+0200", "annotations": [{"text": "mine", "quote": "page"}]}]""",
    "wallabag-v1-json": b"""[{"0": "1", "1": "A", "id": "1", "title": "A",
"url": "https://a.example/", "is_read": "1", "is_fav": "0", "content": "<p>The page</p>",
"user_id": "1", "tags": "a,b"}]""",
    "readability-json": b"""{"bookmarks": [{"article__excerpt": "It says&hellip;", "favorite": true,
"date_archived": "2016-08-02T06:49:30", "article__url": "https://a.example/",
"date_added": "2016-08-01T05:24:16", "article__title": "A", "archive": true}],
"recommendations": []}""",
    "elcurator-json": b"""[{"url": "https://a.example/", "title": "A", "is_saved": true,
"created_at": "2016-08-01 05:24:16"}]""",
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
    "feed": b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Feed</title><link>https://a.example/</link>
<item><title>A &amp;amp; B</title><link>https://a.example/1</link><category>a</category>
<description>&lt;p&gt;The &lt;b&gt;page&lt;/b&gt;&lt;/p&gt;</description>
<pubDate>Thu, 02 Jan 2025 03:04:05 GMT</pubDate></item>
</channel></rss>
""",
    "atom": b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><id>urn:f</id>
<link rel="self" href="https://a.example/feed"/><updated>2025-01-02T03:04:05Z</updated>
<entry><id>urn:e</id><title type="html">A &lt;i&gt;b&lt;/i&gt;</title>
<link href="https://a.example/1"/><category term="a"/><author><name>Ann</name></author>
<updated>2025-01-02T03:04:05Z</updated><summary type="html">The &lt;b&gt;page&lt;/b&gt;</summary>
</entry></feed>
""",
    "jsonfeed": b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Feed",
"items": [{"id": "https://a.example/1", "title": "A", "content_html": "The <b>page</b>",
"date_published": "2025-01-02T03:04:05Z", "tags": ["a"], "authors": [{"name": "Ann"}]}]}""",
    "w3m-bookmarks": b"""<html><head><title>Bookmarks</title></head>
<body>
<h1>Bookmarks</h1>
<h2>Tools</h2>
<ul>
<li><a href="https://a.example/?b=1&amp;c=2">A</a>
<!--End of section (do not delete this comment)-->
</ul>
</body>
</html>
""",
    "qutebrowser-bookmarks": b"https://a.example/ A title\nhttps://b.example/ \n",
    "qutebrowser-quickmarks": b"a https://a.example/\nb c https://b.example/\n",
    "newsboat-urls": b"""# feeds
https://a.example/feed news "long reads" "~A"
https://b.example/feed
""",
}
"""By the name of the format."""

"""A small file of each format that is read, written for the tests."""

from __future__ import annotations

from tests.support.published_site import Export, card, e, link

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
    "url-list": b"https://a.example/ | A\n# a remark\nhttps://b.example/\n",
}
"""By the name of the format."""

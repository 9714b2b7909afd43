"""The published pages themselves, where they are at hand, against what they must yield."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.support.sources import knows, source
from tui.formats.origin.url_notes_site import FORMAT, read
from tui.model.note import Draft

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"
SITES = ("seed", "site-2aeb7e88", "site-ff1f0967", "site-9c6ef059")
RENDERER = MarkdownIt("commonmark", {"html": False})

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the published pages are not at hand")


def drafts(site: str, kind: str) -> Iterator[Draft]:
    for path in sorted((DATA / "origin" / site).rglob(f"*.{kind}")):
        data = path.read_bytes()
        assert knows(FORMAT, data, path.name)
        for draft in read(source(data, path.name)):
            assert isinstance(draft, Draft)
            yield draft


def by_url(site: str, *kinds: str) -> dict[str, Draft]:
    """Maps the links of a site to notes; a link must have the same note on every page."""
    notes: dict[str, Draft] = {}
    for kind in kinds:
        for draft in drafts(site, kind):
            assert notes.setdefault(draft.url, draft) == draft
    return notes


def expected(site: str) -> dict[str, dict[str, Any]]:
    lines = (DATA / "origin-expected" / f"{site}.jsonl").read_text("utf-8").splitlines()
    return {record["url"]: record for record in map(json.loads, lines)}


def told(draft: Draft) -> dict[str, Any]:
    kept = draft.extra.get("url-notes-site", {})
    return {
        "url": draft.url,
        "title": draft.title,
        "tags": draft.tags,
        "feed": draft.feed,
        "added": draft.added.iso() if draft.added else None,
        "published": draft.published.iso() if draft.published else kept.get("published"),
        "summary": outline(RENDERER.render(draft.summary)),
    }


def wanted(record: dict[str, Any]) -> dict[str, Any]:
    summary = record["summary_html"] or ""
    # A summary that is one bare text has no element around it; Markdown has a paragraph for it.
    paragraph = f"<p>{summary}</p>" if summary and not summary.startswith("<") else summary
    return {
        "url": record["url"],
        "title": record["title"] or "",
        "tags": distinct(record["tags"] or []),
        "feed": record["feed"] or "",
        "added": record["added"],
        "published": PDF_DATES.get(record["published"], record["published"]),
        "summary": outline(paragraph),
    }


def distinct(tags: list[str]) -> tuple[str, ...]:
    keys = [tag.casefold() for tag in tags]
    return tuple(tag for i, tag in enumerate(tags) if tag and keys.index(keys[i]) == i)


PDF_DATES = {
    "D:20190629211126+01'00'": "2019-06-29T20:11:26Z",
    "D:20210914141753-04'00'": "2021-09-14T18:17:53Z",
    "D:20250825201421-04'00'": "2025-08-26T00:14:21Z",
    "D:20250508144857Z": "2025-05-08T14:48:57Z",
    "D:20250818191815Z": "2025-08-18T19:18:15Z",
}


def outline(source: str) -> str:
    """Removes the white space of HTML, some of which the expected HTML has lost."""
    return re.sub(r"\s+", "", html.unescape(source))


@pytest.mark.parametrize("site", SITES)
def test_every_note_of_a_published_site_is_read_as_it_stands_there(site: str) -> None:
    notes = by_url(site, "txt", "html")
    assert {url: told(draft) for url, draft in notes.items()} == {
        url: wanted(record) for url, record in expected(site).items()
    }


@pytest.mark.parametrize("site", SITES)
def test_the_text_of_every_summary_is_whole(site: str) -> None:
    notes = by_url(site, "txt", "html")
    for url, record in expected(site).items():
        visible = re.sub(r"<[^>]*>", "", RENDERER.render(notes[url].summary))
        assert outline(visible) == re.sub(r"\s+", "", record["summary_text"] or "")


@pytest.mark.parametrize("site", SITES[1:])
def test_html_and_flight_files_agree_on_every_note_they_share(site: str) -> None:
    flight, pages = by_url(site, "txt"), by_url(site, "html")
    assert pages.keys() <= flight.keys()
    assert pages == {url: flight[url] for url in pages}

"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.html_markdown import markdown_of
from tui.formats.json_text import BREAKS_OFF, read_document
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Json, Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "jsonfeed"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the items in their order; without an address where they have none.

    Raises:
        FormatError: It is no JSON.
    """
    found = read_document(source)
    feed = RecordReader(found.value if isinstance(found.value, Mapping) else {})
    items = feed.take("items")
    name, lang = feed.text("feed_url") or feed.line("title"), feed.line("language")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, Mapping):
            draft = _draft(RecordReader(item))
            yield replace(draft, feed=name, lang=draft.lang or lang)
        else:
            yield Issue("the record is no object")
    if found.breaks_off:
        yield Issue(BREAKS_OFF)


def _draft(record: RecordReader) -> Draft:
    id_ = record.kept("id")
    url = record.text("url", "external_url") or (record.text("id") if "://" in id_ else "")
    html, text = record.text("content_html"), record.text("content_text")
    content, summary = markdown_of(html) or text, record.text("summary")
    return Draft(
        url=url,
        title=record.line("title"),
        summary=summary or content,
        article=content if summary else "",
        tags=record.tags("tags"),
        published=record.instant("date_published"),
        updated=record.instant("date_modified"),
        author=_authors(record.take("authors"), record.take("author")),
        lang=record.line("language"),
        extra=record.rest(NAME),
    )


def _authors(authors: Any, author: Any) -> str:
    found = authors if isinstance(authors, list) else [author]
    return ", ".join(RecordReader({"names": [each for each in found if each]}).tags("names"))


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Json):
        return None
    version = shape.at("version")
    if isinstance(version, str) and "jsonfeed.org/version/" in version:
        return Recognition(Score.CERTAIN, "it says that it is a JSON Feed")
    item = shape.at("items", 0)
    if isinstance(item, dict) and "id" in item and {"content_html", "content_text"} & item.keys():
        return Recognition(Score.LIKELY, "its items have the keys of a JSON Feed")
    return None


FORMAT = Format(
    name=NAME,
    label="JSON Feed",
    recognises=_recognises,
    read=read,
)

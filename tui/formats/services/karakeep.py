"""Karakeep's JSON: bookmarks, and the lists that they are in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tui.formats.base import Format, Issue, Recognition
from tui.formats.json_records import draft_of, records_have
from tui.formats.json_text import BREAKS_OFF, read_document
from tui.formats.record_reader import RecordReader
from tui.formats.services.list_paths import paths_of
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.formats.values import read_seconds
from tui.model.instant import Instant
from tui.model.note import Draft

NAME = "karakeep-json"
_LIST = "bookmarks"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order; a text without an address is an issue.

    Raises:
        FormatError: It is no JSON.
    """
    found = read_document(source)
    document = found.value if isinstance(found.value, Mapping) else {}
    paths = paths_of(document.get("lists"), "parentId")
    records = document.get(_LIST)
    for record in records if isinstance(records, list) else ():
        if isinstance(record, Mapping):
            yield draft_of(record, NAME, lambda reader: _draft(reader, paths))
        else:
            yield Issue("the record is no object")
    if found.breaks_off:
        yield Issue(BREAKS_OFF)


def _draft(record: RecordReader, paths: Mapping[str, tuple[str, ...]]) -> Draft:
    content = record.take("content")
    lists = record.take("lists")
    known = [paths.get(str(each)) for each in lists] if isinstance(lists, list) else []
    return Draft(
        url=_url(content),
        title=record.line("title"),
        comment=record.text("note"),
        tags=record.tags("tags"),
        folders=tuple(path for path in known if path),
        added=record.instant("createdAt", read=_seconds),
        archived=record.flag("archived"),
    )


def _url(content: Any) -> str:
    url = content.get("url") if isinstance(content, Mapping) else ""
    return url if isinstance(url, str) else ""


def _seconds(value: str | float) -> Instant | None:
    return read_seconds(str(value))


def _recognises(shape: Shape) -> Recognition | None:
    return records_have(shape, "Karakeep", "createdAt", "content", "tags", within=_LIST)


FORMAT = Format(
    name=NAME,
    label="Karakeep JSON",
    recognises=_recognises,
    read=read,
    publishes=True,
)

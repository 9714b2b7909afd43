"""Linkwarden's JSON: collections, each with its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.json_records import draft_of
from tui.formats.json_text import BREAKS_OFF, read_document
from tui.formats.record_reader import RecordReader
from tui.formats.services.list_paths import paths_of
from tui.formats.shape import Json, Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "linkwarden-json"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links of each collection in their order.

    Raises:
        FormatError: It is no JSON.
    """
    found = read_document(source)
    document = found.value if isinstance(found.value, Mapping) else {}
    collections = document.get("collections")
    paths = paths_of(collections, "parentId")
    for collection in collections if isinstance(collections, list) else ():
        if isinstance(collection, Mapping):
            folder = paths.get(str(collection.get("id")), ())
            yield from _links(collection.get("links"), folder)
    if found.breaks_off:
        yield Issue(BREAKS_OFF)


def _links(links: Any, folder: tuple[str, ...]) -> Iterator[Draft | Issue]:
    for record in links if isinstance(links, list) else ():
        if isinstance(record, Mapping):
            yield draft_of(record, NAME, lambda reader: _draft(reader, folder))
        else:
            yield Issue("the record is no object")


def _draft(record: RecordReader, folder: tuple[str, ...]) -> Draft:
    return Draft(
        url=record.text("url"),
        title=record.line("name"),
        summary=record.text("description"),
        article=record.text("textContent"),
        tags=record.tags("tags"),
        folders=(folder,) if folder else (),
        # What was imported there keeps the date of its source.
        added=record.instant("importDate", "createdAt"),
        updated=record.instant("updatedAt"),
    )


def _recognises(shape: Shape) -> Recognition | None:
    if isinstance(shape, Json) and isinstance(shape.at("collections", 0, "links"), list):
        return Recognition(Score.LIKELY, "it has collections of links, as Linkwarden's export")
    return None


FORMAT = Format(
    name=NAME,
    label="Linkwarden JSON",
    recognises=_recognises,
    read=read,
    publishes=True,
)

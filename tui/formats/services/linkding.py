"""The answers of linkding's API: a page of ``/api/bookmarks/``, or a list of its bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition
from tui.formats.json_records import drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "linkding-api-json"
_LIST = "results"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, NAME, _read, _LIST)


def _read(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("url"),
        title=record.line("title", "website_title"),
        summary=record.text("description", "website_description"),
        comment=record.text("notes"),
        tags=record.tags("tag_names"),
        added=record.instant("date_added"),
        updated=record.instant("date_modified"),
        read=record.unless("unread"),
        archived=record.flag("is_archived"),
        private=record.unless("shared"),
    )


def _recognises(shape: Shape) -> Recognition | None:
    return records_have(shape, "linkding", "url", "tag_names", "date_added", within=_LIST) or (
        records_have(shape, "linkding", "url", "website_title", "notes", within=_LIST)
    )


FORMAT = Format(
    name=NAME,
    label="linkding API",
    recognises=_recognises,
    read=read,
    publishes=True,
)

"""The answers of Shaarli's API: a list of links, as ``/api/v1/links`` gives them."""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition
from tui.formats.json_records import drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "shaarli-api-json"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, NAME, _read)


def _read(record: RecordReader) -> Draft:
    return Draft(
        url=_url(record),
        title=record.line("title"),
        comment=record.text("description"),
        tags=record.tags("tags"),
        added=record.instant("created"),
        updated=record.instant("updated"),
        private=record.flag("private"),
    )


def _url(record: RecordReader) -> str:
    """Takes the address; a text without one has that of its page, which Shaarli gives in part."""
    url = record.text("url")
    is_note = url.startswith(("/", "?"))
    return (record.text("shorturl") or url) if is_note else url


def _recognises(shape: Shape) -> Recognition | None:
    return records_have(shape, "Shaarli", "url", "shorturl", "private", "created")


FORMAT = Format(
    name=NAME,
    label="Shaarli API",
    recognises=_recognises,
    read=read,
    publishes=True,
)

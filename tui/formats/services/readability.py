"""Readability's JSON, as it was exported until the service ended."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from tui.formats.base import Format, Issue, Recognition
from tui.formats.json_records import drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "readability-json"
_LIST = "bookmarks"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, NAME, _draft, _LIST)


def _draft(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("article__url"),
        title=record.line("article__title"),
        summary=unescape(record.text("article__excerpt")),
        added=record.instant("date_added"),
        starred=record.flag("favorite"),
        archived=record.flag("archive"),
    )


def _recognises(shape: Shape) -> Recognition | None:
    return records_have(shape, "Readability", "article__url", "article__title", within=_LIST)


FORMAT = Format(
    name=NAME,
    label="Readability JSON",
    recognises=_recognises,
    read=read,
    publishes=True,
)

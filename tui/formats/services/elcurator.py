"""Elcurator's JSON: a list of links that a team shares; a saved one is starred."""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition
from tui.formats.json_records import drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "elcurator-json"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, NAME, _draft)


def _draft(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("url"),
        title=record.line("title"),
        summary=record.text("excerpt", "description"),
        tags=record.tags("tags"),
        added=record.instant("created_at"),
        starred=record.flag("is_saved"),
    )


def _recognises(shape: Shape) -> Recognition | None:
    return records_have(shape, "Elcurator", "url", "title", "created_at", "is_saved")


FORMAT = Format(
    name=NAME,
    label="Elcurator JSON",
    recognises=_recognises,
    read=read,
    publishes=True,
)

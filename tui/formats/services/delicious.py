"""Delicious in JSON, as its feeds had it: ``u`` the address, ``d`` the title, ``n`` the notes."""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition
from tui.formats.json_records import drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "delicious-json"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, NAME, _read)


def _read(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("u"),
        title=record.line("d"),
        comment=record.text("n"),
        tags=record.tags("t"),
        added=record.instant("dt"),
    )


def _recognises(shape: Shape) -> Recognition | None:
    return records_have(shape, "Delicious", "u", "d", "t")


FORMAT = Format(
    name=NAME,
    label="Delicious JSON",
    recognises=_recognises,
    read=read,
    publishes=True,
)

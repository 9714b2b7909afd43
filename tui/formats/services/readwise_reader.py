"""Readwise Reader's CSV: what is saved there, and what its feeds brought."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.formats.table_records import columns_are, drafts_in_table
from tui.model.note import Draft

NAME = "readwise-reader-csv"

_LONGEST_LIST = 20_000
"""The most characters of a list of tags that are read as one."""


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields what was saved, in the order of its rows; and of feeds only what was tagged."""
    for record in drafts_in_table(source, NAME, _draft):
        if isinstance(record, Issue) or record.tags or not _is_of_feed(record):
            yield record


def _is_of_feed(draft: Draft) -> bool:
    return bool(draft.extra.get(NAME, {}).get("location") == "feed")


def _draft(record: RecordReader) -> Draft:
    location = record.kept("location")
    return Draft(
        url=record.text("url"),
        title=record.line("title"),
        author=record.line("author"),
        tags=_tags(record),
        added=record.instant("saved date"),
        archived=location == "archive" if location else None,
    )


def _tags(record: RecordReader) -> tuple[str, ...]:
    """Takes the tags, which are a list as Python writes it."""
    text = record.text("document tags")
    try:
        value = ast.literal_eval(text) if len(text) <= _LONGEST_LIST else text
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        value = text
    return RecordReader({"tags": value if isinstance(value, list) else text}).tags("tags")


def _recognises(shape: Shape) -> Recognition | None:
    return columns_are(shape, "Readwise Reader", "url", "document tags", "saved date", "location")


FORMAT = Format(
    name=NAME,
    label="Readwise Reader CSV",
    recognises=_recognises,
    read=read,
)

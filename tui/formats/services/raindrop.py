"""Raindrop's CSV. Its HTML is that of browsers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.formats.table_records import columns_are, drafts_in_table
from tui.model.note import Draft

NAME = "raindrop-csv"

_NO_FOLDER = "Unsorted"
_HIGHLIGHT = re.compile(r"^Highlight:", re.MULTILINE)
_NOTE = re.compile(r"\nNote:")


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in the order of their rows."""
    return drafts_in_table(source, NAME, _draft)


def _draft(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("url"),
        title=record.line("title"),
        summary=record.text("excerpt"),
        comment=record.text("note"),
        tags=record.tags("tags"),
        folders=_folders(record.line("folder")),
        highlights=tuple(_highlights(record.text("highlights"))),
        added=record.instant("created"),
        starred=record.flag("favorite"),
    )


def _folders(path: str) -> tuple[tuple[str, ...], ...]:
    """Returns the path of a collection, whose names stand between slashes."""
    names = tuple(name.strip() for name in path.split("/") if name.strip())
    return () if not names or path == _NO_FOLDER else (names,)


def _highlights(text: str) -> Iterator[dict[str, str]]:
    """Yields the passages in a cell, each after a word of its own, and the note on it."""
    for passage in filter(str.strip, _HIGHLIGHT.split(text)):
        quote, *notes = (each.strip() for each in _NOTE.split(passage, maxsplit=1))
        yield {"text": quote} | ({"note": notes[0]} if any(notes) else {})


def _recognises(shape: Shape) -> Recognition | None:
    return columns_are(shape, "Raindrop", "title", "note", "excerpt", "url", "tags", "created")


FORMAT = Format(
    name=NAME,
    label="Raindrop CSV",
    recognises=_recognises,
    read=read,
)

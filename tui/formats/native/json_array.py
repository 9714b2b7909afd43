"""A JSON array of objects with the keys of ``records``, or with the usual names of others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.json_records import draft_of
from tui.formats.json_text import BREAKS_OFF, items_of
from tui.formats.known_names import OTHER_NAMES, URL_NAMES, read_known
from tui.formats.native.records import NAME, native_keys, read_record, to_record
from tui.formats.shape import Json, Shape
from tui.formats.source import Source
from tui.model.note import Draft

_EMPTY = re.compile(r"\s*\[\s*\]\s*")


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the draft or the issue of each object of an array, or of a file's one object.

    If the JSON breaks off, that is the last issue.

    Raises:
        FormatError: The source holds no JSON array and no object.
    """
    for item in items_of(source):
        if item.breaks_off:
            yield Issue(BREAKS_OFF, item.line)
        else:
            yield from _record(item.value, item.line)


def _record(value: object, line: int | None) -> Iterator[Draft | Issue]:
    """Yields the draft of an object, which has the keys of other programs or those of this one."""
    if isinstance(value, dict) and not OTHER_NAMES.isdisjoint(value):
        yield draft_of(value, NAME, read_known, line)
    else:
        yield from read_record(value, line)


def write(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes one JSON array with one object for each draft, on a line of its own."""
    separator = "[\n"
    for draft in drafts:
        stream.write(f"{separator}  {json.dumps(to_record(draft))}")
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Json):
        return None
    if shape.value == [] and _EMPTY.fullmatch(shape.text):
        return Recognition(Score.POSSIBLE, "it is an empty list")
    if native_keys(shape.first_record):
        return Recognition(Score.LIKELY, "it is a list of objects with a url")
    if isinstance(shape.value, list) and not shape.first_record.keys().isdisjoint(URL_NAMES):
        return Recognition(Score.POSSIBLE, "its records have an address")
    return None


FORMAT = Format(
    name="json",
    label="url-notes JSON",
    recognises=_recognises,
    read=read,
    write=write,
    suffixes=(".json",),
)

"""JSON exports that are a list of objects, alone or within an object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from tui.formats.base import Issue, Recognition, Score
from tui.formats.json_text import BREAKS_OFF, Item, items_of, read_document
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Json, Shape
from tui.formats.source import Source, head_of
from tui.formats.text_encoding import decode
from tui.model.note import Draft

ReadRecord = Callable[[RecordReader], Draft]
"""Returns the draft of a record; what it does not take of it is kept in ``extra``."""


def drafts_in(
    source: Source, name: str, read: ReadRecord, within: str = ""
) -> Iterator[Draft | Issue]:
    """Yields the draft or the issue of each object in a list.

    Args:
        source: A JSON list; or an object that has one; or a single record. Or nothing at all,
            which some services export where there is none.
        name: Of the format, for ``extra``.
        read: Reads a record.
        within: The key of the list in an object.

    Raises:
        FormatError: It is no list and no object.
    """
    for item in _items(source, within) if source.size else ():
        if item.breaks_off:
            yield Issue(BREAKS_OFF, item.line)
        elif isinstance(item.value, dict):
            yield draft_of(item.value, name, read, item.line)
        else:
            yield Issue("the record is no object", item.line)


def draft_of(
    record: Mapping[str, object], name: str, read: ReadRecord, line: int | None = None
) -> Draft | Issue:
    """Returns the draft of a record with what no field holds, or what is wrong with it."""
    reader = RecordReader(record)
    draft = read(reader)
    if not draft.url:
        return Issue("the record has no url", line)
    return replace(draft, extra={**draft.extra, **reader.rest(name)})


def records_have(shape: Shape, name: str, *keys: str, within: str = "") -> Recognition | None:
    """Recognises a list whose first record has all these keys."""
    if not isinstance(shape, Json):
        return None
    record = shape.at(within, 0) if within else None
    if not isinstance(record, dict):
        record = shape.first_record
    if not all(key in record for key in keys):
        return None
    return Recognition(Score.LIKELY, f"its records have the keys of {name}")


def _items(source: Source, within: str) -> Iterable[Item]:
    begun = decode(head_of(source)).lstrip()
    if not within or begun[:1] != "{":
        return items_of(source)
    found = read_document(source)
    values = found.value.get(within)
    items = [Item(each) for each in (values if isinstance(values, list) else [found.value])]
    return [*items, Item(None, breaks_off=True)] if found.breaks_off else items

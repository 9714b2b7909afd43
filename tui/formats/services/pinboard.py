"""Pinboard's exports in JSON and in XML, as Delicious had the latter before."""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.json_records import draft_of, drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source
from tui.formats.xml_text import attributes_of, name_of, read_tree
from tui.model.note import Draft

JSON_NAME = "pinboard-json"
XML_NAME = "pinboard-xml"


def read_json(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, JSON_NAME, _read, "posts")


def read_xml(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no XML.
    """
    tree = read_tree(source)
    for element in tree.root.iter():
        if name_of(element) == "post":
            yield draft_of(dict(attributes_of(element)), XML_NAME, _read)
    if tree.fault:
        yield Issue(tree.fault, tree.line)


def _read(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("href"),
        title=record.line("description"),
        comment=record.text("extended"),
        tags=record.tags("tags", "tag", separator=None),
        added=record.instant("time"),
        read=record.unless("toread"),
        private=_privacy(record),
    )


def _privacy(record: RecordReader) -> bool | None:
    """Takes whether a bookmark is private; Delicious said that itself."""
    is_private = record.unless("shared")
    return record.flag("private") if is_private is None else is_private


def _recognises_json(shape: Shape) -> Recognition | None:
    return records_have(shape, "Pinboard", "href", "description", "extended", within="posts")


def _recognises_xml(shape: Shape) -> Recognition | None:
    if isinstance(shape, Markup) and shape.root == "posts":
        return Recognition(Score.CERTAIN, "it is a list of <posts>")
    return None


JSON = Format(
    name=JSON_NAME,
    label="Pinboard JSON",
    recognises=_recognises_json,
    read=read_json,
    publishes=True,
)

XML = Format(
    name=XML_NAME,
    label="Pinboard or Delicious XML",
    recognises=_recognises_xml,
    read=read_xml,
    publishes=True,
)

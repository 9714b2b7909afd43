"""Safari's ``Bookmarks.plist``: bookmarks and the reading list, as XML or binary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.browsers.bookmark_tree import Leaf, Node, leaves
from tui.formats.browsers.property_list import BINARY_MAGIC, read_property_list, scalar
from tui.formats.json_records import draft_of
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Binary, Markup, Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "safari-plist"

_KIND = "WebBookmarkType"
_BINARY_KEY = b"_\x10" + bytes([len(_KIND)]) + _KIND.encode()
_XML_KEY = f"<key>{_KIND}</key>"
"""The key as each of the two writes it; it cannot be so within a text."""
_LIST, _PROXY = "WebBookmarkTypeList", "WebBookmarkTypeProxy"
_READING_LIST = "com.apple.ReadingList"
_PARTS = ("URIDictionary", "ReadingListNonSync", "ReadingList")
"""The objects within a bookmark whose values are kept."""
_MOST_VALUES = 100
"""How many values of a bookmark are looked at; real ones have a dozen."""


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no property list, or too large.
    """
    found = read_property_list(source)
    below = found.value.get("Children")
    for leaf in leaves(below if isinstance(below, list) else [], "Title", _contents):
        if leaf.node.get(_KIND) != _PROXY:
            yield _read_leaf(leaf)
    if found.fault:
        yield Issue(found.fault, found.line)


def _read_leaf(leaf: Leaf) -> Draft | Issue:
    found = draft_of(_flat(leaf.node), NAME, _read)
    if isinstance(found, Issue):
        return found
    in_reading_list = leaf.folder[-1:] == (_READING_LIST,)
    folders = (leaf.folder,) if leaf.folder else ()
    return replace(
        found, folders=folders, read=found.opened is not None if in_reading_list else None
    )


def _flat(node: Node) -> dict[str, Any]:
    """Returns the values of a bookmark and of the objects within it, side by side."""
    parts = (node, *(node.get(name) for name in _PARTS))
    return {
        key: value
        for part in parts
        if isinstance(part, Mapping)
        for key, each in islice(part.items(), _MOST_VALUES)
        if (value := scalar(each)) is not None
    }


def _read(record: RecordReader) -> Draft:
    record.take(_KIND)
    return Draft(
        url=record.text("URLString"),
        title=record.line("title", "Title"),
        summary=record.text("PreviewText"),
        added=record.instant("DateAdded"),
        opened=record.instant("DateLastViewed"),
    )


def _contents(node: Node) -> list[Any] | None:
    """Returns what lies in a folder; ``None`` for what is none."""
    children = node.get("Children")
    if isinstance(children, list):
        return children
    return [] if node.get(_KIND) == _LIST else None


def _recognises(shape: Shape) -> Recognition | None:
    if _is_binary(shape) or _is_xml(shape):
        return Recognition(Score.CERTAIN, "it is a property list with bookmarks of Safari")
    return None


def _is_binary(shape: Shape) -> bool:
    is_list = isinstance(shape, Binary) and shape.head.startswith(BINARY_MAGIC)
    return is_list and _BINARY_KEY in shape.head


def _is_xml(shape: Shape) -> bool:
    return isinstance(shape, Markup) and shape.root == "plist" and _XML_KEY in shape.text


FORMAT = Format(
    name=NAME,
    label="Safari's Bookmarks.plist",
    recognises=_recognises,
    read=read,
)

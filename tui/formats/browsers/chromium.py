"""The file ``Bookmarks`` of Chromium, and of Chrome, Edge, Brave and others made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.browsers.bookmark_tree import Leaf, Node, leaves
from tui.formats.json_records import draft_of
from tui.formats.json_text import BREAKS_OFF, not_json, read_document
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Json, Shape
from tui.formats.source import Source
from tui.formats.values import read_since_1601
from tui.model.note import Draft

NAME = "chromium-json"

_ROOTS = "roots"
_BAR = "bookmark_bar"
_NAMELESS = ("other", "synced")
"""The roots that Chromium writes without a heading where it exports HTML: they are no folders."""
_TRASH = "trash"
"""Where Vivaldi and Opera keep what was deleted."""
_NOT_OF_THE_LINK = frozenset({"id", "type"})
"""What says where a bookmark stands in the file."""


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no JSON object.
    """
    found = read_document(source)
    if not isinstance(found.value, dict):
        raise not_json()
    roots = found.value.get(_ROOTS)
    for key, root in roots.items() if isinstance(roots, dict) else ():
        if key != _TRASH and isinstance(root, dict):
            yield from _read_root(key, root)
    if found.breaks_off:
        yield Issue(BREAKS_OFF)


def _read_root(key: str, root: dict[str, Any]) -> Iterator[Draft | Issue]:
    below = _contents(root) or []
    for leaf in leaves(below if key in _NAMELESS else [root], "name", _contents):
        yield _read_leaf(leaf, key)


def _read_leaf(leaf: Leaf, root: str) -> Draft | Issue:
    record = {key: value for key, value in leaf.node.items() if key not in _NOT_OF_THE_LINK}
    found = draft_of(record | {"root": root}, NAME, _read)
    if isinstance(found, Draft) and leaf.folder:
        return replace(found, folders=(leaf.folder,))
    return found


def _read(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("url"),
        title=record.line("name"),
        added=record.instant("date_added", read=read_since_1601),
        updated=record.instant("date_modified", read=read_since_1601),
        opened=record.instant("date_last_used", read=read_since_1601),
    )


def _contents(node: Node) -> list[Any] | None:
    """Returns what lies in a folder; ``None`` for what is none."""
    children = node.get("children")
    if isinstance(children, list):
        return children
    return [] if node.get("type") == "folder" else None


def _recognises(shape: Shape) -> Recognition | None:
    if isinstance(shape, Json) and isinstance(shape.at(_ROOTS, _BAR), dict):
        return Recognition(Score.CERTAIN, "it has the roots of Chromium's bookmarks")
    return None


FORMAT = Format(
    name=NAME,
    label="Chromium, Chrome, Edge or Brave",
    recognises=_recognises,
    read=read,
)

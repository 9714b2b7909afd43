"""Firefox's backups of bookmarks: JSON, and the same compressed (``.jsonlz4``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tui.errors import FormatError
from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.browsers.bookmark_tree import Leaf, Node, leaves
from tui.formats.browsers.lz4_block import unpack
from tui.formats.json_records import draft_of
from tui.formats.json_text import BREAKS_OFF, Beginning, beginning_of_json, not_json, read_document
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Binary, Json, Shape
from tui.formats.source import HEAD_BYTES, LARGEST_TEXT, Source, whole
from tui.formats.values import read_tags
from tui.model.note import Draft

NAME = "firefox-json"
COMPRESSED_NAME = "firefox-jsonlz4"

_MAGIC = b"mozLz40\0"
_SIZE_BYTES = 4
_ROOT = "placesRoot"
_TAGS_ROOT = "tagsFolder"
"""Backups before 2014 have the tags as folders beside the bookmarks."""
_OWN_TREES = {
    "bookmarksMenuFolder": "menu",
    "toolbarFolder": "toolbar",
    "unfiledBookmarksFolder": "unfiled",
    "mobileFolder": "mobile",
}
"""The trees below the root, and what is kept of that: their names are Firefox's, and no folders."""
_FOLDER_TYPES = ("text/x-moz-place-container", 2)
_SEPARATOR_TYPES = ("text/x-moz-place-separator", 3)
_NOT_OF_THE_LINK = frozenset({"id", "index", "type", "typeCode", "iconUri", "iconuri"})
"""What says where a bookmark stands in the file, and from where Firefox takes its icon."""
_DESCRIPTION = "bookmarkProperties/description"

_Tags = Mapping[str, list[str]]
"""Tags by address."""


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no JSON object.
    """
    return _read_document(read_document(source))


def read_compressed(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order; of a damaged file those before the damage.

    Raises:
        FormatError: It is not compressed as Firefox does it, or holds no JSON object.
    """
    data = whole(source)
    if not data.startswith(_MAGIC):
        raise FormatError(
            "This is not compressed as Firefox does it",
            "Choose another format, or check that the file is whole.",
        )
    found, is_whole = _unpacked(data, LARGEST_TEXT)
    yield from _read_document(found)
    if not is_whole and not found.breaks_off:
        yield Issue("the compressed data breaks off or is damaged")


def _unpacked(data: bytes, limit: int) -> tuple[Beginning, bool]:
    """Returns the JSON in a compressed file, and whether all of that was there."""
    start = len(_MAGIC) + _SIZE_BYTES
    size = min(int.from_bytes(data[len(_MAGIC) : start], "little"), limit)
    text, is_whole = unpack(data[start:], size)
    return beginning_of_json(text.decode("utf-8", "replace").strip()), is_whole


def _read_document(found: Beginning) -> Iterator[Draft | Issue]:
    if not isinstance(found.value, dict):
        raise not_json()
    trees = _trees(found.value)
    tags = _tags_by_address(tree for tree in trees if tree.get("root") == _TAGS_ROOT)
    for tree in trees:
        if tree.get("root") != _TAGS_ROOT:
            yield from _read_tree(tree, tags)
    if found.breaks_off:
        yield Issue(BREAKS_OFF)


def _trees(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Returns the menu, the toolbar and the others below the root; or what else the file is."""
    below = _contents(document)
    if document.get("root") != _ROOT or below is None:
        return [document]
    return [each for each in below if isinstance(each, dict)]


def _read_tree(tree: dict[str, Any], tags: _Tags) -> Iterator[Draft | Issue]:
    """Yields the bookmarks of a tree; the name of one of Firefox's own is no folder."""
    own = _OWN_TREES.get(str(tree.get("root")))
    below = _contents(tree) if own else None
    for leaf in leaves([tree] if below is None else below, "title", _contents):
        if not _is_separator(leaf.node):
            yield _read_leaf(leaf, own, tags)


def _read_leaf(leaf: Leaf, tree: str | None, tags: _Tags) -> Draft | Issue:
    record = {key: value for key, value in leaf.node.items() if key not in _NOT_OF_THE_LINK}
    description, annotations = _described(record.get("annos"))
    record |= {"root": tree, "annos": annotations, "description": description}
    found = draft_of(record, NAME, _read)
    if isinstance(found, Issue):
        return found
    folders = (leaf.folder,) if leaf.folder else ()
    return replace(found, folders=folders, tags=read_tags([*found.tags, *tags.get(found.url, ())]))


def _read(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("uri"),
        title=record.line("title"),
        summary=record.text("description"),
        tags=record.tags("tags"),
        added=record.instant("dateAdded"),
        updated=record.instant("lastModified"),
    )


def _described(annotations: object) -> tuple[str, list[Any]]:
    """Returns the description among the annotations of a bookmark, and the other ones."""
    texts: list[str] = []
    others: list[Any] = []
    for each in annotations if isinstance(annotations, list) else ():
        is_description = isinstance(each, dict) and each.get("name") == _DESCRIPTION
        if is_description and isinstance(each.get("value"), str):
            texts.append(each["value"])
        else:
            others.append(each)
    return "\n\n".join(texts), others


def _contents(node: Node) -> list[Any] | None:
    """Returns what lies in a folder; ``None`` for what is none."""
    children = node.get("children")
    if isinstance(children, list):
        return children
    return [] if _is_of(_FOLDER_TYPES, node) and "uri" not in node else None


def _is_separator(node: Node) -> bool:
    return _is_of(_SEPARATOR_TYPES, node) and "uri" not in node


def _is_of(types: tuple[str, int], node: Node) -> bool:
    """Returns whether a node is of a type, which newer backups have in words and in numbers."""
    return node.get("type") == types[0] or node.get("typeCode") == types[1]


def _tags_by_address(trees: Iterable[Node]) -> _Tags:
    tags: dict[str, list[str]] = {}
    for leaf in leaves(trees, "title", _contents):
        address = leaf.node.get("uri")
        if isinstance(address, str) and leaf.folder:
            tags.setdefault(address, []).append(leaf.folder[-1])
    return tags


def _recognises(shape: Shape) -> Recognition | None:
    return _recognised(shape.value) if isinstance(shape, Json) else None


def _recognises_compressed(shape: Shape) -> Recognition | None:
    if not (isinstance(shape, Binary) and shape.head.startswith(_MAGIC)):
        return None
    found, _ = _unpacked(shape.head, HEAD_BYTES)
    return _recognised(found.value)


def _recognised(document: Any) -> Recognition | None:
    if not isinstance(document, dict):
        return None
    if document.get("root") == _ROOT:
        return Recognition(Score.CERTAIN, "it begins with the root of Firefox's bookmarks")
    if _is_of(_FOLDER_TYPES, document) and _contents(document):
        return Recognition(Score.LIKELY, "it is a folder of Firefox's bookmarks")
    return None


JSON = Format(
    name=NAME,
    label="Firefox backup",
    recognises=_recognises,
    read=read,
)

COMPRESSED = Format(
    name=COMPRESSED_NAME,
    label="Firefox backup, compressed",
    recognises=_recognises_compressed,
    read=read_compressed,
)

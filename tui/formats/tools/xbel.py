"""XBEL 1.0, the XML of bookmarks that Konqueror, Galeon, KDE and buku write.

A bookmark has its address and dates as attributes, its title and description as elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source
from tui.formats.values import folder_below
from tui.formats.xml_text import attributes_of, name_of, read_tree
from tui.model.note import Draft

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "xbel"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks of all folders in their order.

    Raises:
        FormatError: It is no XML.
    """
    tree = read_tree(source)
    waiting: list[tuple[Element, tuple[str, ...]]] = [(tree.root, ())]
    while waiting:
        element, folder = waiting.pop()
        if name_of(element) == "bookmark":
            yield _record(element, folder)
        elif name_of(element) in ("folder", "xbel"):
            below = folder_below(folder, _text(element, "title"))
            waiting += ((child, below) for child in reversed(element))
    if tree.fault:
        yield Issue(tree.fault, tree.line)


def _record(element: Element, folder: tuple[str, ...]) -> Draft | Issue:
    record = RecordReader(attributes_of(element))
    url = record.text("href")
    if not url:
        return Issue("the bookmark has no address")
    return Draft(
        url=url,
        title=_text(element, "title"),
        summary=_text(element, "desc"),
        tags=record.tags("tags"),
        folders=(folder,) if folder else (),
        added=record.instant("added"),
        updated=record.instant("modified"),
        opened=record.instant("visited"),
        extra=record.rest(NAME),
    )


def _text(element: Element, name: str) -> str:
    """Returns the text of a child; a title is one line."""
    text = next(("".join(each.itertext()) for each in element if name_of(each) == name), "")
    return text.strip() if name == "desc" else " ".join(text.split())


def _recognises(shape: Shape) -> Recognition | None:
    if isinstance(shape, Markup) and shape.root == "xbel":
        return Recognition(Score.CERTAIN, "its first element is <xbel>")
    return None


FORMAT = Format(
    name=NAME,
    label="XBEL",
    recognises=_recognises,
    read=read,
)

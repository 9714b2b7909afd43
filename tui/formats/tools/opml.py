"""OPML: outlines of feeds and links, as feed readers exchange them.

The link of an outline is its ``htmlUrl``, else its ``url``; one that has a feed alone is the link
to the feed. Outlines without any are folders, as are the paths in ``category`` (OPML 2.0).
A folder whose name has a comma or a slash, which part these, is written around its outline; there
is room for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO
from xml.sax.saxutils import quoteattr

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.losses import loses_all_but
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source
from tui.formats.values import folder_below
from tui.formats.xml_text import attributes_of, name_of, read_tree, without_odd_characters
from tui.model.note import Draft

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "opml"

_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the outlines that lead somewhere, in their order.

    Raises:
        FormatError: It is no XML.
    """
    tree = read_tree(source)
    waiting: list[tuple[Element, tuple[str, ...]]] = [(tree.root, ())]
    while waiting:
        element, folder = waiting.pop()
        if name_of(element) == "outline":
            draft = _draft(attributes_of(element), folder)
            if draft.url:
                yield draft
            elif len(element):
                folder = folder_below(folder, draft.title)
        waiting += ((child, folder) for child in reversed(element))
    if tree.fault:
        yield Issue(tree.fault, tree.line)


def _draft(attributes: dict[str, str], folder: tuple[str, ...]) -> Draft:
    record = RecordReader(attributes)
    record.take("type")
    feed = record.text("xmlurl").strip()
    url = record.text("htmlurl", "url").strip() or feed
    title = record.line("text", "title")
    if attributes.get("title") == attributes.get("text"):
        record.take("title")
    paths = [folder, *_paths(record.text("category"))]
    return Draft(
        url=url,
        title="" if title == " ".join(url.split()) else title,
        summary=record.text("description"),
        folders=tuple(dict.fromkeys(path for path in paths if path)),
        added=record.instant("created"),
        feed=feed,
        lang=record.text("language"),
        extra=record.rest(NAME),
    )


def _paths(category: str) -> list[tuple[str, ...]]:
    """Returns the paths of a category: names between slashes, paths between commas."""
    paths = (
        tuple(" ".join(name.split()) for name in path.split("/")) for path in category.split(",")
    )
    return [tuple(name for name in path if name) for path in paths]


def write(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes an outline for each draft, a feed where it has one; folders mostly as categories."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n')
    stream.write("  <head>\n    <title>url-notes</title>\n  </head>\n  <body>\n")
    stream.writelines(f"    {_outline(draft)}\n" for draft in drafts)
    stream.write("  </body>\n</opml>\n")


def _outline(draft: Draft) -> str:
    around = next(iter(_beyond_categories(draft)), ())
    begins = "".join(f"<outline text={_quoted(name)}>" for name in around)
    return f"{begins}<outline {_attributes(draft)} />{'</outline>' * len(around)}"


def _beyond_categories(draft: Draft) -> list[tuple[str, ...]]:
    """Returns the folders that no category can hold."""
    return [path for path in draft.folders if any("/" in name or "," in name for name in path)]


def _attributes(draft: Draft) -> str:
    is_feed, beyond = "://" in draft.feed, _beyond_categories(draft)
    values = {
        "type": "rss" if is_feed else "link",
        "text": draft.title or draft.url,
        "htmlUrl" if is_feed else "url": draft.url,
        "xmlUrl": draft.feed if is_feed else "",
        "description": draft.summary,
        "category": ",".join("/".join(path) for path in draft.folders if path not in beyond),
        "created": draft.added.iso() if draft.added else "",
        "language": draft.lang,
    }
    kept = draft.extra.get(NAME)
    for name, value in kept.items() if isinstance(kept, Mapping) else ():
        if isinstance(value, str) and _NAME.fullmatch(name):
            values.setdefault(name, value)
    return " ".join(
        f"{name}={_quoted(value)}" for name, value in values.items() if value or name == "text"
    )


def _quoted(value: str) -> str:
    return quoteattr(without_odd_characters(value))


_loses_beyond = loses_all_but(
    "url", "title", "summary", "folders", "added", "feed", "lang", "extra"
)


def losses_of(draft: Draft) -> Iterator[str]:
    """Yields the fields of which OPML cannot hold all."""
    yield from _loses_beyond(draft)
    if set(draft.extra) - {NAME}:
        yield "extra"
    if draft.feed and "://" not in draft.feed:
        yield "feed"
    if len(_beyond_categories(draft)) > 1:
        yield "folders"


def _recognises(shape: Shape) -> Recognition | None:
    if isinstance(shape, Markup) and shape.root == "opml":
        return Recognition(Score.CERTAIN, "its first element is <opml>")
    return None


FORMAT = Format(
    name=NAME,
    label="OPML (feeds and links)",
    recognises=_recognises,
    read=read,
    write=write,
    loses=losses_of,
    suffixes=(".opml",),
)

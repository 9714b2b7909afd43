"""RSS 0.9 to 2.0 and RDF, as sites publish them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.feeds.entries import read_entries
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "feed"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the entries in their order; without an address where they have none.

    Raises:
        FormatError: It is no feed, or too large.
    """
    return read_entries(source, NAME)


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Markup):
        return None
    if shape.root == "rss":
        return Recognition(Score.CERTAIN, "its first element is <rss>")
    names = [tag.name for tag in islice(shape.tags(), 2)]
    if shape.root == "rdf:rdf" and "channel" in names:
        return Recognition(Score.CERTAIN, "it is RDF with a channel")
    return None


FORMAT = Format(
    name=NAME,
    label="RSS and RDF feeds",
    recognises=_recognises,
    read=read,
)

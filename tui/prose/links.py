"""The links of a Markdown text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tui.prose.blocks import Spans
from tui.prose.parse import parse


@dataclass(frozen=True, slots=True)
class Link:
    """A place in a text that leads somewhere."""

    url: str
    """Percent-encoded; anything the text says, so not necessarily an address that may be opened."""
    text: str
    """What stands there to be read."""


def links(text: str) -> tuple[Link, ...]:
    """The links and images of a Markdown text, in order, as often as they occur."""
    return tuple(
        link for block in parse(text) for spans in block.texts() for link in _links_among(spans)
    )


def _links_among(spans: Spans) -> Iterator[Link]:
    for url, group in groupby(spans, lambda span: span.link):
        if url is not None:
            yield Link(url, " ".join("".join(span.text for span in group).split()))

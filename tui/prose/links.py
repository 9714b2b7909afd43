"""The links of a Markdown text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tui.prose.blocks import Spans
from tui.prose.parse import parse


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image of a text."""

    url: str
    """Percent-encoded; unchecked, so perhaps not an address that may be opened."""
    text: str
    """The label, as it is shown."""


def links(text: str) -> tuple[Link, ...]:
    """Returns the links and images of a Markdown text, in order, as often as they occur."""
    return tuple(
        link for block in parse(text) for spans in block.texts() for link in _links_among(spans)
    )


def _links_among(spans: Spans) -> Iterator[Link]:
    for url, group in groupby(spans, lambda span: span.link):
        if url is not None:
            yield Link(url, " ".join("".join(span.text for span in group).split()))

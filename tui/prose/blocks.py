"""A Markdown document as a flat sequence of blocks, each with its margins.

Lists and quotes are no blocks but margins of the blocks inside them, so that a document of any
shape can be laid out one block at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

STYLES = (
    *("strong", "em", "strike", "code", "link", "image", "footnote"),
    *("heading.1", "heading.2", "heading.3", "heading.4", "heading.5", "heading.6"),
    *("bullet", "marker", "task", "task.done", "quote", "rule", "code.block"),
    *("alert.note", "alert.tip", "alert.important", "alert.warning", "alert.caution"),
    *("table.head", "table.line"),
)
"""Every style name that a span may have."""


class Span(NamedTuple):
    """A run of text in one style."""

    text: str
    """Without control characters; a line feed breaks the line, and none is left after layout."""
    styles: tuple[str, ...] = ()
    """Names of ``STYLES``, outermost first."""
    link: str | None = None
    """The address of a link, as written in the source, percent-encoded."""


Spans = tuple[Span, ...]


class Margin(NamedTuple):
    """The text that a list item or a quote has to the left of its lines."""

    first: str
    """Before its first line."""
    rest: str
    """Before its other lines; as wide as ``first``."""
    style: str


class Paragraph(NamedTuple):
    """Running text."""

    spans: Spans


class Heading(NamedTuple):
    """The title of a section."""

    level: int
    """From 1, the highest, to 6."""
    spans: Spans


class Code(NamedTuple):
    """Lines that keep their white space."""

    text: str
    """Without tabs, and without a line feed at the end."""
    language: str
    """As the source names it; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""


class Table(NamedTuple):
    """Cells in columns; every row has as many cells as the head."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    alignments: tuple[str, ...]
    """One of ``left``, ``center`` and ``right`` for each column."""
    above: Table | None = None
    """The table whose rows these continue, and whose head is not shown again."""
    goes_on: bool = False
    """Whether further tables continue its rows."""


Content = Paragraph | Heading | Code | Rule | Table


class Block(NamedTuple):
    """A part of a document that holds no other block."""

    content: Content
    margins: tuple[Margin, ...] = ()
    """Outermost first."""
    opened: int = 0
    """How many of the margins, counted from the innermost, begin with this block."""
    has_gap: bool = False
    """Whether an empty line comes before it."""

    def texts(self) -> Iterator[Spans]:
        """Yields the texts of the block: one, none for a rule, or one for each cell of a table."""
        match self.content:
            case Paragraph(spans) | Heading(_, spans):
                yield spans
            case Code(text, _):
                yield (Span(text, ("code.block",)),)
            case Table(head, rows, _, above, _):
                yield from head if above is None else ()
                for row in rows:
                    yield from row

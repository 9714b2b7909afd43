"""Blocks laid out as lines of a given width, one block at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import NamedTuple

from tui.prose.blocks import Block, Code, Heading, Margin, Paragraph, Rule, Span, Spans, Table
from tui.prose.tables import column_widths, table_cells, table_lines
from tui.prose.wrap import separators, wrapped

NARROWEST = 2
"""The least width of a line, in cells: that of the widest character."""

LONGEST_CODE = 2_000
"""The characters of a line of code; of a longer one the rest is on the next."""

_CODE = ("code.block",)


class CodePart(NamedTuple):
    """Where the text of a line of code is in its block."""

    code: Code
    line: int
    """The line of the block."""
    start: int
    """The index in that line at which the text begins."""


class Line(NamedTuple):
    """One line of the screen."""

    spans: Spans
    """Without control characters; empty for an empty line."""
    indent: int = 0
    """The cells before the text, which hold bullets, bars and spaces."""
    fill: tuple[str, ...] = ()
    """The styles of the space after the text, up to the edge."""
    separator: str = "\n"
    """What the text has between the line before and this one: a line feed, or at a wrapped line a
    space or nothing."""
    code: CodePart | None = None
    """Where its text is in a block of code; ``None`` for any other line."""
    scrolls: bool = False
    """Whether it may be wider than asked for, and is scrolled sideways where it is."""

    @property
    def text(self) -> str:
        """The text of the line, from its first cell on."""
        return "".join(span.text for span in self.spans)


def layout(blocks: Iterable[Block], width: int) -> Iterator[Line]:
    """Yields the lines of the blocks, none wider than ``width`` cells but those that scroll.

    A block is read only after all lines of the one before it are used. If margins would take more
    than half of the width, the outermost are left out.
    """
    width = max(width, NARROWEST)
    for block in blocks:
        margins = _fitting(block.margins, width)
        begun = min(block.opened, len(margins))
        if block.has_gap:
            yield _gap(margins[: len(margins) - begun])
        indent = sum(len(margin.rest) for margin in margins)
        before = _margin_spans(margins, begun)
        for line in _content_lines(block, width - indent):
            spans, inner = (*before, *line.spans), indent + line.indent
            yield line._replace(spans=spans, indent=inner)
            before = _margin_spans(margins, 0)


def _fitting(margins: tuple[Margin, ...], width: int) -> tuple[Margin, ...]:
    room = width // 2
    kept = 0
    for margin in reversed(margins):
        room -= len(margin.rest)
        if room < 0 and (kept or len(margin.rest) > width - NARROWEST):
            break
        kept += 1
    return margins[len(margins) - kept :]


def _margin_spans(margins: tuple[Margin, ...], begun: int) -> Spans:
    """Returns the margins of a line as spans; the innermost ``begun`` of them begin there."""
    kept = len(margins) - begun
    return tuple(
        Span(margin.rest if index < kept else margin.first, (margin.style,))
        for index, margin in enumerate(margins)
    )


def _gap(margins: tuple[Margin, ...]) -> Line:
    """Returns the empty line before a block, with the bars of the quotes that continue."""
    while margins and margins[-1].rest.isspace():
        margins = margins[:-1]
    return Line(_margin_spans(margins, 0), sum(len(margin.rest) for margin in margins))


def _content_lines(block: Block, width: int) -> Iterator[Line]:
    """Yields the lines of a block without its margins."""
    match block.content:
        case Paragraph(spans) | Heading(_, spans):
            yield from _wrapped_text(spans, width)
        case Code(text, _):
            for number, line in enumerate(text.split("\n")):
                yield from _code_lines(CodePart(block.content, number, 0), line)
        case Rule():
            yield Line((Span("─" * width, ("rule",)),))
        case Table():
            yield from _table_lines(block.content, width)


def _table_lines(table: Table, width: int) -> Iterator[Line]:
    widths = column_widths(table, width)
    scrolls = table_cells(widths) > width
    for spans in table_lines(table, widths, width):
        yield Line(spans, scrolls=scrolls)


def _wrapped_text(spans: Spans, width: int) -> Iterator[Line]:
    text = "".join(span.text for span in spans)
    lines, again = tee(wrapped(spans, width))
    between = separators(text, ("".join(span.text for span in line) for line in again))
    for index, (line, separator) in enumerate(zip(lines, between, strict=True)):
        yield Line(line, separator=separator if index else "\n")


def _code_lines(part: CodePart, line: str) -> Iterator[Line]:
    """Yields a line of code as it is, which is more than one only where it is very long."""
    for start in range(0, max(len(line), 1), LONGEST_CODE):
        text = line[start : start + LONGEST_CODE]
        spans = (Span(text, _CODE),) if text else ()
        at = part._replace(start=start)
        yield Line(spans, 0, _CODE, "" if start else "\n", at, scrolls=True)

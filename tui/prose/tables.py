"""Tables fitted to a width: in columns if they are readable, else as records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from tui.prose.blocks import Span, Spans, Table
from tui.prose.cell_width import cell_len
from tui.prose.wrap import wrapped

_SEPARATOR = Span(" │ ", ("table.line",))
_LEAST_FOR_MORE = 12
"""The cells of a column of which only the first rows are known, if there is room."""

_NARROWEST = 6
"""The least readable width of a column whose text needs as many cells."""


def table_lines(table: Table, width: int) -> Iterator[Spans]:
    """Yields the lines of a table, none wider than ``width``.

    If the columns do not fit, every cell has lines of its own, after the head of its column, and
    an empty line separates two rows. Rows that continue a table have the columns of its beginning.
    """
    room = width - len(_SEPARATOR.text) * (len(table.head) - 1)
    widths = column_widths(table.above or table, room)
    if not widths:
        yield from _records(table, width)
        return
    if not table.above:
        yield from _row_lines(table, table.head, widths)
        yield (Span("─┼─".join("─" * cells for cells in widths), ("table.line",)),)
    for row in table.rows:
        yield from _row_lines(table, row, widths)


def column_widths(table: Table, room: int) -> tuple[int, ...]:
    """Returns the width of each column, ``room`` cells in all at most; empty if they do not fit.

    Columns that need less than their share get what they need, and the others share the rest. If
    further rows are to come, every column is taken to need some cells, to have room for them.
    """
    columns = zip(table.head, *table.rows, strict=True)
    least = _LEAST_FOR_MORE if table.goes_on else 1
    needed = [max(least, *map(_text_cells, column)) for column in columns]
    widths = list(needed)
    for left, index in zip(
        range(len(needed), 0, -1),
        sorted(range(len(needed)), key=needed.__getitem__),
        strict=True,
    ):
        widths[index] = min(needed[index], room // left)
        room -= widths[index]
    if any(got < min(_NARROWEST, wanted) for got, wanted in zip(widths, needed, strict=True)):
        return ()
    return tuple(widths)


def _row_lines(table: Table, row: tuple[Spans, ...], widths: tuple[int, ...]) -> Iterator[Spans]:
    cells = map(wrapped, row, widths)
    for parts in zip_longest(*cells, fillvalue=()):
        line: list[Span] = []
        for part, width, alignment in zip(parts, widths, table.alignments, strict=True):
            line += (*_aligned(part, width, alignment), _SEPARATOR)
        yield _without_trailing_space(line[:-1])


def _aligned(spans: Spans, width: int, alignment: str) -> Iterator[Span]:
    space = width - sum(cell_len(span.text) for span in spans)
    before = {"right": space, "center": space // 2}.get(alignment, 0)
    yield Span(" " * before)
    yield from spans
    yield Span(" " * (space - before))


def _without_trailing_space(line: list[Span]) -> Spans:
    filled = [span for span in line if span.text]
    if filled and not filled[-1].text.strip() and not filled[-1].styles:
        filled.pop()
    return tuple(filled)


def _records(table: Table, width: int) -> Iterator[Spans]:
    """Yields the lines of a table as records; cells without text are left out."""
    no_rows = () if table.above else (((),) * len(table.head),)
    for index, row in enumerate(table.rows or no_rows):
        if index or table.above:
            yield ()
        for head, cell in zip(table.head, row, strict=True):
            if cell:
                yield from wrapped((*head, Span(": ", ("table.head",)), *cell), width)
            elif not table.rows:
                yield from wrapped(head, width)


def _text_cells(spans: Spans) -> int:
    """Returns the cells of the longest line of a text that is not wrapped."""
    text = "".join(span.text for span in spans)
    return max(map(cell_len, text.split("\n")))

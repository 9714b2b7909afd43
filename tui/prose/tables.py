"""Tables fitted to a width: cells wrap as far as they stay readable, else the table is wider.

Only a table that is far wider than any screen has no columns: its rows are told as records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from tui.prose.blocks import Span, Spans, Table
from tui.prose.cell_width import cell_len
from tui.prose.wrap import wrapped

_SEPARATOR = Span(" │ ", ("table.line",))
_LEAST_FOR_MORE = 12
"""The cells of a column of which only the first rows are known, if there is room."""

_NARROWEST, _LONGEST_WORD = 6, 12
"""A column is no narrower than its longest word, and than the first number of cells, unless its
text takes fewer; the second is the most that a word is given."""

_COMFORTABLE = 30
"""The most cells of a column in a table that is wider than the screen."""

_WIDEST = 1_000
"""The most cells of a table with columns."""


def column_widths(table: Table, width: int) -> tuple[int, ...]:
    """Returns the width of each column of a table; empty for a table of too many columns.

    Columns get what their text needs if there is room for that. Else they share the room, but
    none gets less than is readable; where that is too much, the table is wider than ``width``.
    If further rows are to come, every column is taken to need some cells, to have room for them.
    """
    table = table.above or table
    room = width - _cells_between(len(table.head))
    columns = list(zip(table.head, *table.rows, strict=True))
    least = _LEAST_FOR_MORE if table.goes_on else 1
    needed = [max(least, *map(_longest_line, column)) for column in columns]
    if sum(needed) <= room:
        return tuple(needed)
    readable = [min(_readable(column), most) for column, most in zip(columns, needed, strict=True)]
    if sum(readable) <= room:
        return _shared(readable, needed, room)
    widths = tuple(min(cells, _COMFORTABLE) for cells in needed)
    return widths if table_cells(widths) <= _WIDEST else ()


def table_cells(widths: tuple[int, ...]) -> int:
    """Returns how many cells a table takes whose columns are as wide as that."""
    return sum(widths) + _cells_between(len(widths))


def table_lines(table: Table, widths: tuple[int, ...], width: int) -> Iterator[Spans]:
    """Yields the lines of a table.

    Without columns, every cell has lines of its own, after the head of its column, and an empty
    line separates two rows; no line is wider than ``width``.

    Args:
        table: The table; rows that continue another have its columns, and no head.
        widths: Those of the columns; empty for none.
        width: The cells of a line without columns.
    """
    if not widths:
        yield from _records(table, width)
        return
    if not table.above:
        yield from _row_lines(table, table.head, widths)
        yield (Span("─┼─".join("─" * cells for cells in widths), ("table.line",)),)
    for row in table.rows:
        yield from _row_lines(table, row, widths)


def _cells_between(columns: int) -> int:
    return len(_SEPARATOR.text) * (columns - 1)


def _shared(least: list[int], needed: list[int], room: int) -> tuple[int, ...]:
    """Shares the room: what is left of it once each has the least goes to all alike, as needed."""
    widths, missing = list(least), [most - less for most, less in zip(needed, least, strict=True)]
    room -= sum(least)
    by_need = sorted(range(len(needed)), key=missing.__getitem__)
    for left, index in zip(range(len(needed), 0, -1), by_need, strict=True):
        share = max(min(missing[index], room // left), 0)
        widths[index] += share
        room -= share
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


def _longest_line(spans: Spans) -> int:
    """Returns the cells of the longest line of a text that is not wrapped."""
    return max(map(cell_len, _text(spans).split("\n")))


def _readable(column: Iterable[Spans]) -> int:
    """Returns the least cells in which the texts of a column are readable."""
    words = (cell_len(word) for spans in column for word in _text(spans).split())
    return max(_NARROWEST, min(max(words, default=0), _LONGEST_WORD))


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)

"""Tables as text, CSV and TSV: a header with names, and a row for each record."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from tui.formats.source import Source
from tui.formats.text_encoding import opened_text

_DELIMITERS = ",\t;"
_LONGEST_NAME = 64
_LARGEST_CELL = 16 << 20
"""The most characters of a cell."""


class Row(NamedTuple):
    """One record of a table."""

    cells: dict[str, str]
    """The texts by the names of their columns, in lower case; of equal names the first counts."""
    line: int
    """Where it ends in the source, counted from 1."""
    reason: str = ""
    """Why it cannot be read, or only in part."""


def first_row(text: str) -> list[str]:
    """Returns the cells of the first line, if they can be the names of columns; else none."""
    line = text.lstrip().partition("\n")[0]
    names = [cell.strip() for cell in _cells(line, delimiter_of(line))]
    is_header = all(0 < len(name) <= _LONGEST_NAME and "://" not in name for name in names)
    return names if is_header else []


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def delimiter_of(header: str) -> str:
    """Returns what separates the cells of a header."""
    return max(_DELIMITERS, key=header.count)


def rows_of(source: Source) -> Iterator[Row]:
    """Yields the rows below the header, without those that are empty."""
    with opened_text(source) as stream:
        yield from rows_in(stream)


def rows_in(stream: TextIO) -> Iterator[Row]:
    """Yields the rows below the header of a text that is open at its beginning."""
    # The limit is of the module, not of a reader.
    csv.field_size_limit(_LARGEST_CELL)
    header, before = stream.readline(), 1
    while header and not header.strip():
        header, before = stream.readline(), before + 1
    delimiter = delimiter_of(header)
    names = [name.strip().lower() for name in _cells(header, delimiter)]
    reader = csv.reader(stream, delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row({}, before + reader.line_num, f"the row cannot be read: {error}")
            continue
        if any(cell.strip() for cell in cells):
            yield _row(names, cells, before + reader.line_num)


def _row(names: list[str], cells: list[str], line: int) -> Row:
    found: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        found.setdefault(name, cell)
    reason = "the row has more cells than the header" if any(cells[len(names) :]) else ""
    return Row(found, line, reason)

"""CSV and TSV exports: a row for each record, its values by the names of their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.formats.base import Issue, Recognition, Score
from tui.formats.json_records import ReadRecord, draft_of
from tui.formats.shape import Shape, Text
from tui.formats.source import Source
from tui.formats.table import rows_of
from tui.model.note import Draft


def drafts_in_table(
    source: Source,
    name: str,
    read: ReadRecord,
    cell: Callable[[str], str] = lambda cell: cell,
) -> Iterator[Draft | Issue]:
    """Yields the draft or the issue of each row.

    Args:
        source: A table with a header.
        name: Of the format, for ``extra``.
        read: Reads a record, whose names are in lower case.
        cell: Returns the text that a cell stands for.
    """
    for row in rows_of(source):
        if row.reason and not row.cells:
            yield Issue(row.reason, row.line)
            continue
        cells = {column: cell(text) for column, text in row.cells.items()}
        yield draft_of(cells, name, read, row.line)
        if row.reason:
            yield Issue(row.reason, row.line, dropped=False)


def columns_are(shape: Shape, service: str, *columns: str) -> Recognition | None:
    """Recognises a table that has all these columns, named in lower case."""
    if type(shape) is not Text or not set(columns) <= set(shape.columns):
        return None
    return Recognition(Score.LIKELY, f"its columns are those of {service}")

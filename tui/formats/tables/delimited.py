"""CSV and TSV: a header that names the fields, and a row for each note.

A spreadsheet runs a cell that begins with ``= + - @`` as a formula: such a cell is written with an
apostrophe before it, which is taken off where it is read.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from io import StringIO
from itertools import islice
from typing import Any, TextIO

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.known_names import URL_NAMES, read_known
from tui.formats.native.records import KEYS, to_record
from tui.formats.shape import Shape, Text
from tui.formats.source import Source
from tui.formats.table import Row, delimiter_of, rows_in
from tui.formats.table_records import drafts_in_table
from tui.model.escapes import escaped
from tui.model.folder import typed_paths
from tui.model.note import Draft

NAME = "csv"
"""The name of the format, also that of what no field holds in ``extra``."""

COLUMNS = tuple(name for name in KEYS if name not in ("id", "trashed"))

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:\S+")
"""An address with its scheme: in a list of houses, ``address`` is the name of a column too."""
_MOST_LOOKED_AT = 20
"""How many rows tell whether a table is one of links."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the notes in the order of their rows."""
    return drafts_in_table(source, NAME, read_known, _without_guard)


def _without_guard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def write(drafts: Iterable[Draft], stream: TextIO, delimiter: str) -> None:
    """Writes a row for each draft, with all that is known of it."""
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, drafts))


def _cells(draft: Draft) -> list[str]:
    record = to_record(draft)
    typed = {
        "tags": ",".join(escaped(tag, ",") for tag in draft.tags),
        "folders": typed_paths(draft.folders),
    }
    # A cell that begins as JSON is read as JSON.
    cells = record | {name: text for name, text in typed.items() if text[:1] not in ("[", "{")}
    return [_guarded(_cell(cells.get(name))) for name in COLUMNS]


def _cell(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _recognises(shape: Shape, *, is_tabbed: bool) -> Recognition | None:
    if type(shape) is not Text or not set(URL_NAMES) & set(shape.columns):
        return None
    if (delimiter_of(shape.text.lstrip().partition("\n")[0]) == "\t") != is_tabbed:
        return None
    if shape.columns == COLUMNS:
        return Recognition(Score.CERTAIN, "its columns are those of url-notes")
    if _has_address(shape.text):
        return Recognition(Score.POSSIBLE, "it is a table with a column of addresses")
    return None


def _has_address(text: str) -> bool:
    """Returns whether one of the first rows has an address where addresses are to be."""
    cells = (row.cells.get(name, "") for row in _first_rows(text) for name in URL_NAMES)
    return any(_ADDRESS.fullmatch(cell.strip()) for cell in cells)


def _first_rows(text: str) -> Iterator[Row]:
    return islice(rows_in(StringIO(text)), _MOST_LOOKED_AT)


CSV = Format(
    name=NAME,
    label="CSV by the names of its columns",
    recognises=partial(_recognises, is_tabbed=False),
    read=read,
    write=partial(write, delimiter=","),
    suffixes=(".csv",),
)

TSV = Format(
    name="tsv",
    label="TSV by the names of its columns",
    recognises=partial(_recognises, is_tabbed=True),
    read=read,
    write=partial(write, delimiter="\t"),
    suffixes=(".tsv",),
)

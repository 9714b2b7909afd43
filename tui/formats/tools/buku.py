"""buku's database, and what ``buku --print --json`` prints."""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.json_records import draft_of, drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Database, Json, Shape
from tui.formats.source import Source
from tui.formats.sqlite_file import opened_copy
from tui.model.note import Draft

JSON_NAME = "buku-json"
SQLITE_NAME = "buku-sqlite"

_TABLE = "bookmarks"
_COLUMNS = frozenset({"url", "metadata", "tags", "desc", "flags"})


def read_json(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, JSON_NAME, _read)


def read_database(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks by their numbers.

    Raises:
        FormatError: The database is damaged, or not buku's.
    """
    with opened_copy(source) as connection:
        for row in connection.execute(f"SELECT * FROM {_TABLE} ORDER BY id"):
            record = {name.lower(): row[name] for name in row.keys()}  # noqa: SIM118 (of a row)
            yield draft_of(record, SQLITE_NAME, _read)


def _read(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("uri", "url"),
        title=record.line("title", "metadata"),
        comment=record.text("description", "desc"),
        tags=record.tags("tags"),
    )


def _recognises_json(shape: Shape) -> Recognition | None:
    if isinstance(shape, Json) and not shape.is_lines:
        return records_have(shape, "buku", "uri", "title", "tags", "description")
    return None


def _recognises_database(shape: Shape) -> Recognition | None:
    if isinstance(shape, Database) and shape.tables.get(_TABLE, frozenset()) >= _COLUMNS:
        return Recognition(Score.CERTAIN, "it has the table of buku's bookmarks")
    return None


JSON = Format(
    name=JSON_NAME,
    label="buku JSON",
    recognises=_recognises_json,
    read=read_json,
)

SQLITE = Format(
    name=SQLITE_NAME,
    label="buku database",
    recognises=_recognises_database,
    read=read_database,
)

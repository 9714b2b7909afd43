"""Makes values that do not belong where they are what can be made of them.

Of a note, what stood there is kept in ``extra``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from tui.model.instant import Instant
from tui.model.url import link_key, page_key
from tui.store import order
from tui.store.doctor.odd_values import (
    COLUMNS,
    MOMENT,
    OF_NOTES,
    POSITION,
    STATE,
    TAG_ID,
    as_bytes,
    inner_key,
    odd_in,
)
from tui.store.index_words import INDEXED_FIELDS, index_words
from tui.store.row_mapping import DAY_BITS
from tui.store.schema import indexing_anew
from tui.store.stored_values import (
    DATE,
    DAYS,
    FLAG,
    HIGHLIGHT,
    MENDED,
    PATH,
    TEXT,
    Expected,
    fetch_all,
    flag_of,
    highlight_of,
    micros_of,
    object_of,
    path_of,
    text_of,
)
from tui.store.tags import next_id, write_words

_FIELDS = {
    "articles": "article",
    "note_folders": "folders",
    "note_urls": "urls",
    "note_highlights": "highlights",
}
"""What a table holds of a note."""

_YES, _NO = frozenset(("yes", "true", "1", "on", "y", "t")), frozenset(("no", "false", "0", "off"))


def mend_odd_values(connection: sqlite3.Connection) -> int:
    """Makes odd values what can be made of them, else null or empty.

    Args:
        connection: Within a transaction.

    Returns:
        How many are mended; what another row stands in the way of stays.
    """
    return (
        _mend_notes(connection)
        + sum(_mend_table(connection, table) for table in COLUMNS if table != "notes")
        + _mend_positions(connection)
    )


def _mend_notes(connection: sqlite3.Connection) -> int:
    """Mends the columns of notes, all of a note at once."""
    found: dict[int, dict[str, Any]] = {}
    for column, expected in OF_NOTES.items():
        if expected is not POSITION:
            for note_id, _, value in odd_in(connection, "notes", "id", column, expected):
                found.setdefault(note_id, {})[column] = value
    return sum(_mend_note(connection, note_id, odd) for note_id, odd in found.items())


def _mend_note(connection: sqlite3.Connection, note_id: int, odd: Mapping[str, Any]) -> int:
    ((url, days, extra, latest),) = fetch_all(
        connection,
        "SELECT url, whole_days, extra, (SELECT max(imported) FROM notes WHERE"
        " typeof(imported) = 'integer' AND imported < 1 << 60) FROM notes WHERE id = ?",
        (note_id,),
    )
    wanted: dict[str, Any] = {}
    days = days if DAYS.is_met(days) else 0
    for name, value in odd.items():
        expected = OF_NOTES[name]
        if expected in (DATE, MOMENT):
            wanted[name], is_day = _date(value)
            if name in DAY_BITS:
                days = days & ~DAY_BITS[name] | is_day * DAY_BITS[name]
        elif expected in (FLAG, STATE):
            wanted[name] = _flag(value)
        elif expected is TEXT:
            wanted[name] = text_of(value)
    if "imported" in odd and wanted["imported"] is None:
        wanted["imported"] = latest or 0
    if "trashed" in odd:
        wanted["trashed"] = wanted["trashed"] or 0
    keys = {"url_key": link_key(text_of(url)), "page_key": page_key(text_of(url))}
    wanted |= {name: key for name, key in keys.items() if name in odd}
    wanted["whole_days"] = days
    stood = {name: _kept(value) for name, value in odd.items() if name not in (*keys, "extra")}
    # What is read of an odd ``extra`` has it already.
    wanted["extra"] = json.dumps(_with_mended(object_of(extra), stood), ensure_ascii=False)
    taken = ", ".join(f"{name} = ?" for name in wanted)
    mended = connection.execute(
        f"UPDATE OR IGNORE notes SET {taken} WHERE id = ?", (*wanted.values(), note_id)
    ).rowcount
    if not frozenset(INDEXED_FIELDS).isdisjoint(odd):
        _index(connection, note_id)
    return len(odd) if mended else 0


def _with_mended(extra: Mapping[str, Any], stood: Mapping[str, Any]) -> dict[str, Any]:
    """Returns ``extra`` with what stood in place of values; what it has already stays."""
    before = extra.get(MENDED)
    mended = {**stood, **(before if isinstance(before, Mapping) else {})}
    return {**extra, **({MENDED: mended} if mended else {})}


def _mend_table(connection: sqlite3.Connection, table: str) -> int:
    """Mends the rows of a table other than ``notes``, value by value."""
    key, columns = COLUMNS[table]
    places = [
        (column, expected, *each)
        for column, expected in columns.items()
        for each in odd_in(connection, table, key, column, expected)
    ]
    return sum(_mend_value(connection, table, *place) for place in places)


def _mend_value(
    connection: sqlite3.Connection,
    table: str,
    column: str,
    expected: Expected,
    row: Any,
    inner: Any,
    value: Any,
) -> bool:
    if expected is TAG_ID:
        return _renumber_tag(connection, value)
    wanted = _mended(expected, value)
    named = f"{as_bytes(COLUMNS[table][0])} IS ? AND {as_bytes(inner_key(table))} IS ?"
    try:
        mended = connection.execute(
            f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {named} AND {as_bytes(column)} IS ?",
            (wanted, row, inner, _encoded(value)),
        ).rowcount
    except sqlite3.OperationalError:
        # The journal cannot write down that a key was in bytes.
        return False
    if mended and table in _FIELDS:
        _keep(connection, row, _FIELDS[table], value)
    if mended and table == "tags":
        write_words(connection, [row])
    return bool(mended)


def _mended(expected: Expected, value: Any) -> Any:
    if expected is PATH:
        return json.dumps(path_of(value), ensure_ascii=False)
    if expected is HIGHLIGHT:
        return json.dumps(highlight_of(value), ensure_ascii=False)
    return text_of(value) if expected is TEXT else _date(value)[0] or 0


def _encoded(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value


def _keep(connection: sqlite3.Connection, note_id: int, field: str, value: Any) -> None:
    """Keeps what stood in a list of a note, or as its article, in ``extra``."""
    for (extra,) in fetch_all(connection, "SELECT extra FROM notes WHERE id = ?", (note_id,)):
        before = object_of(extra).get(MENDED)
        stood = before.get(field, []) if isinstance(before, Mapping) else []
        kept = [*(stood if isinstance(stood, list) else [stood]), _kept(value)]
        mended = {**(before if isinstance(before, Mapping) else {}), field: kept}
        text = json.dumps({**object_of(extra), MENDED: mended}, ensure_ascii=False)
        connection.execute("UPDATE notes SET extra = ? WHERE id = ?", (text, note_id))


def _kept(value: Any) -> Any:
    """Returns a value as JSON has it: bytes that are no text by their digits."""
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return f"x'{value.hex()}'"
    return str(value) if isinstance(value, float) else value


def _date(value: Any) -> tuple[int | None, bool]:
    """Returns the microseconds of what can be read as a date, and whether it is a day."""
    if isinstance(value, str | bytes):
        try:
            instant = Instant.from_iso(text_of(value))
        except ValueError:
            return None, False
        return instant.micros, instant.is_day
    return micros_of(value), False


def _flag(value: Any) -> int | None:
    """Returns what can be read as a flag."""
    text = text_of(value).strip().lower()
    if text in _YES or text in _NO:
        return int(text in _YES)
    return int(value != 0) if isinstance(value, int) else flag_of(value)


def _index(connection: sqlite3.Connection, note_id: int) -> None:
    """Computes the words of a note for the text index."""
    texts = fetch_all(
        connection, f"SELECT {', '.join(INDEXED_FIELDS)} FROM notes WHERE id = ?", (note_id,)
    )
    words = index_words(dict(zip(INDEXED_FIELDS, map(text_of, texts[0]), strict=True)))
    connection.execute(
        "UPDATE notes SET index_words = ?1 WHERE id = ?2 AND index_words IS NOT ?1",
        (words, note_id),
    )


def _renumber_tag(connection: sqlite3.Connection, tag: int) -> bool:
    """Gives a tag a number that can be counted."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    number = next_id(connection, "tags")
    connection.execute("UPDATE tags SET id = ? WHERE id = ?", (number, tag))
    for table in ("note_tags", "aliases", "tag_words"):
        connection.execute(
            f"UPDATE OR IGNORE {table} SET tag_id = ? WHERE tag_id = ?", (number, tag)
        )
    return True


def _mend_positions(connection: sqlite3.Connection) -> int:
    """Puts notes in order whose position is none."""
    strays = [note for note, _, _ in odd_in(connection, "notes", "id", "position", POSITION)]
    if strays:
        with indexing_anew(connection):
            order.await_order(connection, strays)
            order.put_in_order(connection, strays)
    return len(strays)

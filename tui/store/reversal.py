"""Reverts the entries of a step, the last one first, as far as rows are as the step left them.

What was changed since stays, and is counted. A later step that was undone as a whole has changed
nothing. Whatever follows from the rows, such as the order of notes, is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby
from typing import Any

from tui.model.chunks import chunks
from tui.model.tag import tag_key
from tui.store import notes, order, schema
from tui.store import tags as tag_store
from tui.store.index_words import INDEXED_FIELDS, index_words
from tui.store.journal_entries import PAGE, Entry, entries_of, touched_entries
from tui.store.journal_tables import (
    EDITS,
    NOTE_TAGS,
    NOTES,
    OF_NOTES,
    TAGS,
    Table,
    rows_of_new_notes,
)
from tui.store.sql import AMONG, listed
from tui.store.stored_values import number_of

LARGE, LARGE_SHARE = 500, 0.25
"""From so many notes on, and from this share of all, the text index is made anew in one go."""

_INDEXED = frozenset(INDEXED_FIELDS)

_AGES = frozenset(("added", "imported"))


def revert(connection: sqlite3.Connection, step_id: int, root: int) -> int:
    """Reverts a step.

    Args:
        connection: Within a transaction, while the turn is recorded.
        step_id: The step, or the turn of one.
        root: The step that a turn belongs to; else the step itself.

    Returns:
        How many notes and other things are not as they were before it.
    """
    return _Reversal(connection, step_id, root).run()


class _Reversal:
    """One step that is reverted."""

    def __init__(self, connection: sqlite3.Connection, step_id: int, root: int) -> None:
        self._connection = connection
        self._step_id = step_id
        self._touched = set(touched_entries(connection, step_id, root))
        self._is_large = self._is_large_share()
        """Whether the text index and the order are left to be made anew at the end."""
        self._waiting = order.WAITING
        """The next position above all others, while the order is left."""
        self._skipped: set[Hashable] = set()
        self._unreadable = 0
        """How many entries another program has made something else of."""
        self._new_tags: list[tuple[Any, ...]] = []
        """The keys of the tags that the step made."""
        self._misplaced: set[int] = set()
        """Notes whose age was put back."""
        self._reworded: set[int] = set()
        """Notes whose texts were put back."""
        self._renamed: set[int] = set()
        """Tags whose names were put back."""

    def run(self) -> int:
        """Reverts everything, and returns how much could not be."""
        if self._is_large:
            with schema.indexing_anew(self._connection):
                self._revert()
                order.renumber(self._connection)
        else:
            with schema.counting_anew(self._connection, self._count("tags")):
                self._revert()
        return len(self._skipped) + self._unreadable

    def _is_large_share(self) -> bool:
        """Returns whether so many notes come or go that indexing anew is cheaper."""
        (present,) = self._connection.execute("SELECT count(*) FROM notes").fetchone()
        moving = self._count("notes", " AND after IS NULL")
        return bool(moving >= LARGE and moving >= present * LARGE_SHARE)

    def _count(self, table: str, condition: str = "") -> int:
        """Returns how many entries of the step are about rows of a table."""
        (count,) = self._connection.execute(
            f"SELECT count(*) FROM entries WHERE step = ? AND tbl = ?{condition}",
            (self._step_id, table),
        ).fetchone()
        return int(count)

    def _revert(self) -> None:
        for page, unreadable in entries_of(self._connection, self._step_id):
            self._unreadable += unreadable
            for (_, kind, columns), run in groupby(page, key=lambda entry: entry.shape):
                entries = list(run)
                table = entries[0].table
                if kind == "inserted":
                    self._delete(table, entries)
                elif kind == "changed":
                    self._change_back(table, entries, columns)
                elif table is NOTES:
                    self._insert_notes(entries)
                else:
                    self._insert(table, entries)
        self._delete_unused_tags()
        self._put_in_order()
        self._index_words()
        tag_store.write_words(self._connection, self._renamed)

    def _delete(self, table: Table, entries: Sequence[Entry]) -> None:
        """Deletes rows that the step inserted."""
        touched = [entry for entry in entries if entry.id in self._touched]
        others = [entry.id for entry in entries if entry.id not in self._touched]
        if table is TAGS:
            self._new_tags += (entry.key for entry in entries if entry.id not in self._touched)
            return
        self._skip(table, touched)
        key = ", ".join(f"json_extract(key, '$[{index}]')" for index in range(len(table.key)))
        self._connection.execute(
            f"DELETE FROM {table.name} WHERE ({', '.join(table.key)}) IN"
            f" (SELECT {key} FROM entries WHERE id {AMONG})",
            (listed(others),),
        )

    def _delete_unused_tags(self) -> None:
        """Deletes the tags that the step made, in so far as nothing has them by now."""
        self._connection.executemany(
            "DELETE FROM tags WHERE id = ?"
            " AND NOT EXISTS (SELECT 1 FROM note_tags WHERE tag_id = tags.id)"
            " AND NOT EXISTS (SELECT 1 FROM aliases WHERE tag_id = tags.id)",
            self._new_tags,
        )

    def _insert_notes(self, entries: Sequence[Entry]) -> None:
        """Inserts notes that the step deleted, with their rows, unless their links are taken."""
        self._put_in_order()
        taken = self._taken(entries)
        absent = [entry for entry in entries if entry.id not in taken]
        self._skip(NOTES, (entry for entry in entries if entry.id in taken))
        keys = [_order_key(entry.values) for entry in absent]
        columns = (*NOTES.columns, "position")
        for run, positions in self._places(keys):
            self._connection.executemany(
                f"INSERT INTO notes ({', '.join(columns)})"
                f" VALUES ({', '.join('?' * len(columns))})",
                [
                    (*(absent[index].values[name] for name in NOTES.columns), position)
                    for index, position in zip(run, positions, strict=True)
                ],
            )
        with rows_of_new_notes(self._connection):
            for table in OF_NOTES:
                self._insert_rows_of_notes(table, absent)
        self._reworded.update(entry.key[0] for entry in absent)

    def _places(
        self, keys: Sequence[order.OrderKey]
    ) -> Iterable[tuple[Sequence[int], Sequence[int]]]:
        """Returns the positions of notes that come back, as `tui.store.order.places` does."""
        if not self._is_large:
            return order.places(self._connection, keys)
        first, self._waiting = self._waiting, self._waiting + len(keys)
        return [(range(len(keys)), range(first, self._waiting))]

    def _put_in_order(self) -> None:
        """Moves the notes whose age was put back: others find their places between them."""
        if self._is_large:
            return
        order.put_in_order(self._connection, self._misplaced)
        self._misplaced.clear()

    def _taken(self, entries: Sequence[Entry]) -> set[int]:
        """Returns the entries of notes whose link or id another note has by now."""
        found = {
            name: {
                value
                for (value,) in self._connection.execute(
                    f"SELECT {name} FROM notes WHERE {name} {AMONG}",
                    (listed(entry.values[name] for entry in entries),),
                )
            }
            for name in ("id", "url_key")
        }
        return {
            entry.id
            for entry in entries
            if any(entry.values[name] in there for name, there in found.items())
        }

    def _insert_rows_of_notes(self, table: Table, entries: Sequence[Entry]) -> None:
        columns = table.row_columns
        rows = [(entry.key[0], *row) for entry in entries for row in entry.values[table.name]]
        if table is NOTE_TAGS:
            tag_ids = self._tag_ids([(row[1], row[-1]) for row in rows])
            rows = [(note_id, tag_ids[tag], place) for note_id, tag, place, _ in rows]
        elif table.name == "note_urls":
            taken = notes.ids_by_key(self._connection, [row[-1] for row in rows])
            rows = [(*row[:-1], None if row[-1] in taken else row[-1]) for row in rows]
        self._connection.executemany(
            f"INSERT OR IGNORE INTO {table.name} (note_id, {', '.join(columns)})"
            f" VALUES (?, {', '.join('?' * len(columns))})",
            rows,
        )

    def _tag_ids(self, tags: Iterable[tuple[int, str]]) -> dict[int, int]:
        """Returns the ids of tags by those that they had; one that is gone is made anew."""
        names = dict(tags)
        rows = self._connection.execute(
            f"SELECT id FROM tags WHERE id {AMONG}",
            (listed(names),),
        )
        found = {tag: tag for (tag,) in rows}
        gone = {tag: name for tag, name in names.items() if tag not in found}
        made = tag_store.TagIds(self._connection)
        made.of(gone.values())
        return found | {tag: made[tag_key(name)] for tag, name in gone.items()}

    def _insert(self, table: Table, entries: Sequence[Entry]) -> None:
        """Inserts rows that the step deleted, unless there is another like it by now."""
        if table is NOTE_TAGS:
            tags = self._tag_ids((entry.key[1], entry.values["tag"]) for entry in entries)
            entries = [_with_tag(entry, tags[entry.key[1]]) for entry in entries]
        columns = ", ".join(table.columns)
        parameters = ", ".join(f"?{index + 1}" for index in range(len(table.columns)))
        parent = _parent(table)
        for entry in entries:
            row = [entry.values[name] for name in table.columns]
            inserted = self._connection.execute(
                f"INSERT OR IGNORE INTO {table.name} ({columns})"
                f" SELECT {parameters} WHERE {parent}",
                row,
            )
            if not inserted.rowcount and not self._is_there(table, entry):
                self._skip(table, [entry])
        if table is TAGS:
            self._renamed.update(entry.key[0] for entry in entries)

    def _is_there(self, table: Table, entry: Entry) -> bool:
        """Returns whether there is a row as the entry has it."""
        names = [name for name in table.columns if name not in table.minor]
        same = " AND ".join(f"{name} IS ?" for name in names)
        values = [entry.values[name] for name in names]
        found = self._connection.execute(f"SELECT 1 FROM {table.name} WHERE {same}", values)
        return found.fetchone() is not None

    def _change_back(
        self, table: Table, entries: Sequence[Entry], columns: tuple[str, ...]
    ) -> None:
        """Gives rows the values from before the step, in the columns that are as it left them."""
        together = tuple(name for name in columns if name in table.together)
        alone = tuple(name for name in columns if name not in together)
        if together:
            taken = ", ".join(f"{name} = ?" for name in together)
            self._connection.executemany(
                f"UPDATE OR IGNORE {table.name} SET {taken}"
                f" WHERE {table.named} AND {together[0]} IS ?",
                [
                    (
                        *(entry.values[name] for name in together),
                        *entry.key,
                        entry.changed[together[0]],
                    )
                    for entry in entries
                ],
            )
        if alone:
            self._connection.executemany(
                f"UPDATE OR IGNORE {table.name} SET {', '.join(map(_assignment, alone))}"
                f" WHERE {table.named}",
                [
                    (*(each for name in alone for each in _new_and_old(entry, name)), *entry.key)
                    for entry in entries
                ],
            )
        self._skip_different(table, entries, columns)
        if table is NOTES:
            ids = {entry.key[0] for entry in entries}
            self._misplaced |= ids if not _AGES.isdisjoint(columns) else set()
            self._reworded |= ids if not _INDEXED.isdisjoint(columns) else set()
        elif table is TAGS:
            self._renamed.update(entry.key[0] for entry in entries)

    def _skip_different(
        self, table: Table, entries: Sequence[Entry], columns: tuple[str, ...]
    ) -> None:
        """Counts which rows are not as they were before the step."""
        of_same = "= entries.note_id" if table.note_column else "IS NULL"
        earlier = (
            f"SELECT 1 FROM entries AS earlier WHERE earlier.note_id {of_same}"
            " AND earlier.tbl = entries.tbl AND earlier.key = entries.key"
            " AND earlier.step = entries.step AND earlier.id < entries.id"
            " AND json_valid(earlier.after)"
            " AND json_type(earlier.after, '$.{name}') IS NOT NULL"
        )
        # What the step changed twice is compared with what it was at first.
        differences = " OR ".join(
            f"({table.name}.{name} IS NOT json_extract(entries.before, '$.{name}')"
            f" AND NOT EXISTS ({earlier.format(name=name)}))"
            for name in columns
            if name not in table.minor
        )
        if not differences:
            return
        same_row = " AND ".join(
            f"{table.name}.{column} = json_extract(entries.key, '$[{index}]')"
            for index, column in enumerate(table.key)
        )
        rows = self._connection.execute(
            f"SELECT entries.id FROM entries LEFT JOIN {table.name} ON {same_row}"
            f" WHERE entries.id {AMONG}"
            f" AND ({table.name}.{table.key[0]} IS NULL OR {differences})",
            (listed(entry.id for entry in entries),),
        )
        different = {entry for (entry,) in rows}
        self._skip(table, (entry for entry in entries if entry.id in different))

    def _skip(self, table: Table, entries: Iterable[Entry]) -> None:
        """Counts what is not as it was; what a person cannot see is not counted."""
        if table is not EDITS:
            self._skipped.update(entry.owner for entry in entries)

    def _index_words(self) -> None:
        """Computes the words of notes whose texts were put back."""
        for ids in chunks(sorted(self._reworded), PAGE):
            texts = ", ".join(f"CAST({name} AS BLOB)" for name in INDEXED_FIELDS)
            rows = self._connection.execute(
                f"SELECT id, {texts} FROM notes WHERE id {AMONG}",
                (listed(ids),),
            ).fetchall()
            self._connection.executemany(
                "UPDATE notes SET index_words = ?1 WHERE id = ?2 AND index_words IS NOT ?1",
                [(_words(*values), note_id) for note_id, *values in rows],
            )


def _words(*texts: bytes) -> str | None:
    """Returns the words of a note for the index, also where its texts are no UTF-8."""
    decoded = (text.decode("utf-8", "replace") for text in texts)
    return index_words(dict(zip(INDEXED_FIELDS, decoded, strict=True)))


def _order_key(note: dict[str, Any]) -> order.OrderKey:
    age = note["imported"] if note["added"] is None else note["added"]
    return order.OrderKey(age, note["imported"], note["id"])


def _with_tag(entry: Entry, tag: int) -> Entry:
    return entry._replace(key=(entry.key[0], tag), before={**entry.values, "tag_id": tag})


def _parent(table: Table) -> str:
    """Returns the SQL of whether what a row belongs to is there, by the row's parameters."""
    for column, other in (("note_id", "notes"), ("tag_id", "tags")):
        if column in table.columns and (table.is_of_note or column == "tag_id"):
            number = table.columns.index(column) + 1
            return f"EXISTS (SELECT 1 FROM {other} WHERE id = ?{number})"
    return "1"


def _assignment(name: str) -> str:
    if name == "whole_days":
        return "whole_days = (whole_days & ~?) | ?"
    return f"{name} = CASE WHEN {name} IS ? THEN ? ELSE {name} END"


def _new_and_old(entry: Entry, name: str) -> tuple[Any, Any]:
    """Returns the parameters of `_assignment`; of days, only the bits that the step changed."""
    before, after = entry.values[name], entry.changed[name]
    if name == "whole_days":
        before, after = number_of(before), number_of(after)
        return before ^ after, before & (before ^ after)
    return after, before

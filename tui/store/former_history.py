"""Converts the history that libraries had before the journal.

Each of its steps held, note by note, the values of the fields that it changed, before and after.
What was undone then can no longer be redone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from tui.model.fields import INSTANT_FIELDS
from tui.model.tag import tag_key
from tui.model.url import link_key, page_key
from tui.store.row_mapping import DAY_BITS

Values = Mapping[str, Any]
"""Values of fields by name: an instant is its microseconds and whether it is a day."""

EntryRow = tuple[str, str, int, str | None, str | None]
"""Table, key, note, and the columns before and after, as the journal writes them."""


def convert_history(connection: sqlite3.Connection) -> None:
    """Makes steps of the journal of those of the history, which is dropped."""
    rows = connection.execute("SELECT happened, label, steps, undone FROM history ORDER BY id")
    tags = dict(connection.execute("SELECT key, id FROM tags"))
    for ordinal, (happened, label, diffs, is_undone) in enumerate(rows.fetchall(), 1):
        decoded = json.loads(diffs)
        step = connection.execute(
            "INSERT INTO steps (ordinal, happened, actor, session, label, state, notes, size)"
            " VALUES (?, ?, 'earlier', 'earlier', ?, ?, ?, ?)",
            (
                *(ordinal, happened, label, "dropped" if is_undone else "done"),
                *(len(decoded), 0 if is_undone else len(diffs)),
            ),
        ).lastrowid
        if not is_undone:
            connection.executemany(
                "INSERT INTO entries (step, tbl, key, note_id, before, after)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (step, *row)
                    for each in decoded
                    for row in _entries(each["note_id"], each["before"], each["after"], tags)
                ],
            )
    connection.execute("DROP TABLE history")


def _entries(
    note_id: int, before: Values, after: Values, tags: Mapping[str, int]
) -> Iterator[EntryRow]:
    if before.keys() - {"tags"}:
        old, new = (json.dumps(dict(_columns(values))) for values in (before, after))
        yield "notes", _key(note_id), note_id, old, new
    if "tags" in before:
        yield from _tag_entries(note_id, before["tags"], after["tags"], tags)


def _columns(values: Values) -> Iterator[tuple[str, Any]]:
    days = 0
    for name, value in values.items():
        if name in INSTANT_FIELDS:
            micros, is_day = value or (None, False)
            days |= DAY_BITS[name] if is_day else 0
            yield name, micros
        elif name == "url":
            yield from (("url", value), ("url_key", link_key(value)), ("page_key", page_key(value)))
        elif name != "tags":
            yield name, int(value) if isinstance(value, bool) else value
    if any(name in INSTANT_FIELDS for name in values):
        yield "whole_days", days


def _tag_entries(
    note_id: int, before: list[str], after: list[str], tags: Mapping[str, int]
) -> Iterator[EntryRow]:
    kept = {tag_key(name) for name in before} & {tag_key(name) for name in after}
    for ordinal, name in enumerate(before):
        tag = tags.get(tag_key(name))
        if tag_key(name) not in kept and tag:
            row = {"note_id": note_id, "tag_id": tag, "place": ordinal, "tag": name}
            yield "note_tags", _key(note_id, tag), note_id, json.dumps(row), None
    for name in after:
        tag = tags.get(tag_key(name))
        if tag_key(name) not in kept and tag:
            yield "note_tags", _key(note_id, tag), note_id, None, None


def _key(*columns: int) -> str:
    return json.dumps(columns, separators=(",", ":"))

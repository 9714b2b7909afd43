"""Rows of the ``notes`` table ⇄ notes and list rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tui.model.fields import FIELDS, FLAG_FIELDS, INSTANT_FIELDS, TEXT_FIELDS
from tui.model.instant import Instant
from tui.model.note import Draft, Note
from tui.model.row import NoteRow
from tui.model.url import link_key, page_key, site_of
from tui.store.index_words import index_words
from tui.store.stored_values import (
    OF_FIELDS,
    as_text,
    flag_of,
    micros_of,
    number_of,
    object_of,
    oddity,
    text_of,
)

_APART = frozenset(field.name for field in FIELDS if field.has_own_table)

TEXT_COLUMNS = tuple(name for name in TEXT_FIELDS if name not in _APART)
"""The text fields that the ``notes`` table holds; articles lie apart."""

ROW_COLUMNS = (
    f"id, position, {as_text('url', 'title', 'site')},"
    " added, published, whole_days, read, starred, archived, trashed"
)
"""What a row of the list is made of."""

NOTE_COLUMNS = (
    "id",
    "url",
    *TEXT_COLUMNS,
    *INSTANT_FIELDS,
    "whole_days",
    *FLAG_FIELDS,
    "trashed",
    "extra",
)
"""What a note is made of, but for its lists and its article."""


DAY_BITS = {name: 1 << index for index, name in enumerate(INSTANT_FIELDS)}
"""The bit of ``whole_days`` that says of an instant that it is a day without a time."""

_CHECKS = tuple((name, expected.is_met) for name, expected in OF_FIELDS.items())


def columns_of(draft: Draft) -> dict[str, Any]:
    """Returns the columns of the ``notes`` table that a draft decides."""
    columns: dict[str, Any] = {
        "url": draft.url,
        "url_key": link_key(draft.url),
        "page_key": page_key(draft.url),
    }
    columns.update({name: getattr(draft, name) for name in TEXT_COLUMNS})
    columns["site"] = draft.site or site_of(draft.url)
    columns["whole_days"] = 0
    for name in INSTANT_FIELDS:
        columns[name], day = instant_columns(name, getattr(draft, name))
        columns["whole_days"] |= day
    for name in FLAG_FIELDS:
        flag: bool | None = getattr(draft, name)
        columns[name] = None if flag is None else int(flag)
    columns["extra"] = json.dumps(draft.extra, ensure_ascii=False)
    columns["index_words"] = index_words(columns)
    return columns


def note_from(
    values: Sequence[Any], lists: Mapping[str, Any], article: str, odd: Iterable[str] = ()
) -> Note:
    """Returns the note of a row with ``NOTE_COLUMNS``.

    Args:
        values: The row.
        lists: The values of the fields that are lists.
        article: Its full text.
        odd: What is odd in any of these.
    """
    row = dict(zip(NOTE_COLUMNS, values, strict=True))
    instants: dict[str, Any] = {
        name: instant_of(name, row[name], row["whole_days"]) for name in INSTANT_FIELDS
    }
    flags: dict[str, Any] = {name: flag_of(row[name]) for name in FLAG_FIELDS}
    texts: dict[str, Any] = {name: text_of(row[name]) for name in TEXT_COLUMNS}
    is_odd = [name for name, is_met in _CHECKS if not is_met(row[name])]
    return Note(
        id=row["id"],
        url=text_of(row["url"]),
        article=article,
        trashed=row["trashed"] == 1,
        extra=object_of(row["extra"]),
        odd=(*(oddity(name, row[name], OF_FIELDS[name]) for name in is_odd), *odd),
        **texts,
        **instants,
        **flags,
        **lists,
    )


def list_row(row: Iterable[Any], tags: tuple[str, ...]) -> NoteRow:
    """Returns the list row of a row with ``ROW_COLUMNS``."""
    id_, _, url, title, site, added, published, days, read, starred, archived, trashed = row
    return NoteRow(
        id=id_,
        url=url,
        title=title,
        site=site,
        added=instant_of("added", added, days),
        published=instant_of("published", published, days),
        tags=tags,
        read=read == 1,
        starred=starred == 1,
        archived=archived == 1,
        trashed=trashed == 1,
    )


def instant_of(name: str, value: object, whole_days: object) -> Instant | None:
    """Returns the instant that a row has in the column of this name; None for what is no date."""
    if value is None or (micros := micros_of(value)) is None:
        return None
    return Instant(micros, bool(number_of(whole_days) & DAY_BITS[name]))


def instant_columns(name: str, instant: Instant | None) -> tuple[int | None, int]:
    """Returns an instant for a row: its microseconds, and its bit of ``whole_days``."""
    return (instant.micros, DAY_BITS[name] * instant.is_day) if instant else (None, 0)

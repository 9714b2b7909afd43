"""Conditions on the state, the dates and the numbers of notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pyroaring import BitMap

from tui.filters.dates import DateRange, Never
from tui.filters.values import Choice, NumberRange, Plain
from tui.model.instant import DAY, Instant
from tui.store import digests
from tui.store.order import AGE
from tui.store.positions import IS_POSITION, positions
from tui.store.row_mapping import DAY_BITS
from tui.store.search_context import SearchContext
from tui.store.sql import AMONG, HIDDEN, listed
from tui.store.stored_values import is_date

STATES = {
    "unread": ("read", False),
    "read": ("read", True),
    "starred": ("starred", True),
    "archived": ("archived", True),
    "untagged": ("tagged", False),
}
"""The values of ``is`` that are known of all notes, and whether they ask for it or for the rest."""

PARTS = {"tags": "tagged", "summary": "summarised", "comment": "commented"}
"""The values of ``has`` and ``no`` that are known of all notes."""

_OTHER_STATES = {
    "dup": "(SELECT count(*) FROM notes AS same"
    " WHERE same.page_key = notes.page_key AND same.trashed IS NOT 1) > 1",
    "edited": "EXISTS (SELECT 1 FROM edits WHERE note_id = notes.id)",
}

_OTHER_PARTS = {
    "article": "EXISTS (SELECT 1 FROM articles WHERE note_id = notes.id AND content <> '')",
    "folder": "EXISTS (SELECT 1 FROM note_folders WHERE note_id = notes.id)",
}

FEW_OF_AN_AGE = 2_000
"""Up to so many notes added at some time, only those are looked at."""

FEW_IDS = 1_000
"""Up to so many notes are found by their numbers, not by looking at all."""

EVER = 1 << 62
"""Further than any time, in microseconds."""


def state(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes of a state such as ``unread``."""
    assert isinstance(value, Choice)
    if value.name in STATES:
        known, is_asked_for = STATES[value.name]
        found = context.in_state(known, within)
        return found if is_asked_for else within - found
    if value.name == "marked":
        marked = listed(sorted(context.marked))
        return context.select(within, f"id {AMONG}", [marked])
    return context.select(within, _OTHER_STATES[value.name])


def has(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes that have a part."""
    assert isinstance(value, Choice)
    if value.name in PARTS:
        return context.in_state(PARTS[value.name], within)
    if value.name == "links":
        return link_count(context, NumberRange(first=1), within)
    return context.select(within, _OTHER_PARTS[value.name])


def has_no(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes that lack a part."""
    return within - has(context, value, within)


def dated(field: str) -> Callable[[SearchContext, Plain, BitMap], BitMap]:
    """Returns the condition on a date; a whole day is that day in every time zone."""
    bit = DAY_BITS[field]

    def condition(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
        if isinstance(value, Never):
            return context.select(within, f"NOT coalesce({is_date(field)}, 0)")
        assert isinstance(value, DateRange)
        if field == "added":
            within = _of_that_age(context, value, within)
        exact, exact_values = _between(field, value.start_micros, value.stop_micros)
        days, day_values = _between(field, _noon(value.first_day), _noon(value.stop_day))
        return context.select(
            within,
            f"CASE WHEN whole_days & {bit} THEN {days} ELSE {exact} END",
            (*day_values, *exact_values),
        )

    return condition


def _of_that_age(context: SearchContext, dates: DateRange, within: BitMap) -> BitMap:
    """Returns the notes that may have been added then, where those are few; else all."""
    start, stop = dates.start_micros, dates.stop_micros
    found = positions(
        context.connection,
        f"SELECT position FROM notes WHERE {AGE} >= ? AND {AGE} < ? LIMIT ?",
        (
            -EVER if start is None else start - DAY,
            EVER if stop is None else stop + DAY,
            FEW_OF_AN_AGE + 1,
        ),
    )
    return within & found if len(found) <= FEW_OF_AN_AGE else within


def _between(field: str, start: int | None, stop: int | None) -> tuple[str, list[int]]:
    parts = [is_date(field)]
    parts += [f"{field} >= ?"] * (start is not None) + [f"{field} < ?"] * (stop is not None)
    return " AND ".join(parts), [bound for bound in (start, stop) if bound is not None]


def _noon(day: date | None) -> int | None:
    return None if day is None else Instant.from_day(day).micros


def note_id(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes with these numbers."""
    assert isinstance(value, NumberRange)
    first, last = value.first or 0, 2**62 if value.last is None else value.last
    if last - first >= FEW_IDS:
        return context.select(within, "id BETWEEN ? AND ?", (first, last))
    # Each is found by itself, in whatever part of the library is looked at.
    query = f"SELECT position FROM notes WHERE id BETWEEN ? AND ? AND {IS_POSITION}"
    return within & positions(context.connection, query, (first, last))


def tag_count(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes with so many tags."""
    assert isinstance(value, NumberRange)
    return context.select(
        within,
        "(SELECT count(*) FROM note_tags JOIN tags ON tags.id = tag_id WHERE note_id = notes.id"
        f" AND NOT {HIDDEN}) BETWEEN ? AND ?",
        (value.first or 0, 2**62 if value.last is None else value.last),
    )


def word_count(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes whose summary has so many words."""
    return _counted(context, value, within, "words", digests.word_count)


def link_count(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes whose summary has so many links."""
    return _counted(context, value, within, "links", digests.link_count)


def _counted(
    context: SearchContext,
    value: Plain,
    within: BitMap,
    column: str,
    count: Callable[[str], int],
) -> BitMap:
    assert isinstance(value, NumberRange)
    first, last = value.first or 0, 2**62 if value.last is None else value.last
    others = context.undigested(within)
    return context.digested(within, f"{column} BETWEEN ? AND ?", (first, last)) | BitMap(
        position
        for position, summary in context.texts(others, "summary")
        if first <= count(summary) <= last
    )

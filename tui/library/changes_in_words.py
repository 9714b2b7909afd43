"""Says in plain words what a step changed, note by note; every text in it is clean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.library.edits_in_words import DONE
from tui.model.change_in_words import ChangeInWords
from tui.model.fields import FLAG_FIELDS, INSTANT_FIELDS, TEXT_FIELDS
from tui.model.instant import Instant
from tui.model.text import clean_line, shortened_line
from tui.store.step_details import Kind, RowChange, ThingChange, text_of

MOST_OF_TEXT = 60
"""How much is said of an old or new text, in characters."""

_FLAGS = (*FLAG_FIELDS, "trashed")

_TEXTS = tuple(name for name in ("url", *TEXT_FIELDS) if name not in ("article", "site"))

_DATES = tuple(name for name in INSTANT_FIELDS if name != "updated")

_PARTS = {
    "note_folders": "folders",
    "note_urls": "other addresses",
    "note_highlights": "highlights",
}
"""What belongs to a note and is not told one by one."""

_MINOR = {
    "versions": "an earlier text was kept",
    "note_sources": "where it is from",
    "edits": "what imports leave alone",
}
"""What is told only of a note of which nothing else changed."""

_THINGS = {"tags": "tag", "aliases": "alias", "views": "view", "decisions": "a decision"}


def in_words(change: ThingChange) -> ChangeInWords:
    """Says what happened to a note, or to another thing."""
    name = clean_line(change.name)
    if change.note_id is not None:
        return ChangeInWords(name, tuple(_note_lines(change.rows)))
    thing = _THINGS.get(change.table, change.table)
    return ChangeInWords(f"{thing} {name}".strip(), tuple(_thing_lines(change.rows[0])))


def _note_lines(rows: Sequence[RowChange]) -> Iterator[str]:
    """Yields what happened to a note: the short things in one line, each text in its own."""
    whole = next(
        (row for row in rows if row.table == "notes" and row.kind is not Kind.CHANGED), None
    )
    if whole:
        yield "added" if whole.kind is Kind.INSERTED else "deleted"
        return
    short = filter(None, (", ".join(_flags(rows)), " ".join(_tags(rows))))
    lines = [" · ".join(short), *_texts(rows), *_parts(rows)]
    yield from list(filter(None, lines)) or _minor(rows)


def _flags(rows: Sequence[RowChange]) -> Iterator[str]:
    for row in _of(rows, "notes"):
        for name in _FLAGS:
            if name in row.before:
                yield DONE[name, bool(row.after[name])]  # type: ignore[index]


def _tags(rows: Sequence[RowChange]) -> Iterator[str]:
    tags = _of(rows, "note_tags")
    yield from (f"+{clean_line(row.name)}" for row in tags if row.kind is Kind.INSERTED)
    yield from (f"−{clean_line(row.name)}" for row in tags if row.kind is Kind.DELETED)


def _texts(rows: Sequence[RowChange]) -> Iterator[str]:
    for row in _of(rows, "notes"):
        for name in _TEXTS:
            if name in row.before:
                yield _from_to(name, text_of(row.before[name]), text_of(row.after[name]))
        for name in _DATES:
            if name in row.before:
                yield _from_to(name, _date(row.before[name]), _date(row.after[name]))
        if "extra" in row.before:
            yield "other values changed"
    for row in _of(rows, "articles"):
        yield f"full text {_VERBS[row.kind]}"


_VERBS = {Kind.INSERTED: "added", Kind.CHANGED: "changed", Kind.DELETED: "removed"}


def _parts(rows: Sequence[RowChange]) -> Iterator[str]:
    for table, part in _PARTS.items():
        if _of(rows, table):
            yield f"{part} changed"


def _minor(rows: Sequence[RowChange]) -> list[str]:
    found = [words for table, words in _MINOR.items() if _of(rows, table)]
    if any(row.kind is Kind.CHANGED for row in _of(rows, "note_tags")):
        found.insert(0, "tags in another order")
    return found[:1] or ["changed"]


def _thing_lines(row: RowChange) -> Iterator[str]:
    """Yields what happened to a tag, an alias, a view."""
    if row.table == "views":
        yield from _view_lines(row)
    elif row.kind is not Kind.CHANGED:
        yield _VERBS[row.kind]
    elif "name" in row.before:
        yield f"{_short(row.before['name'])} → {_short(row.after['name'])}"
    elif "state" in row.before:
        yield f"{_short(row.before['state'])} → {_short(row.after['state'])}"
    else:
        yield "changed"


def _view_lines(row: RowChange) -> Iterator[str]:
    old, new = row.before.get("filter"), row.after.get("filter")
    if row.kind is Kind.INSERTED:
        yield f"saved: {_short(new)}"
    elif row.kind is Kind.DELETED:
        yield f"removed: {_short(old)}"
    else:
        if "name" in row.before:
            yield _from_to("name", text_of(row.before["name"]), text_of(row.after["name"]))
        if "filter" in row.before:
            yield f"{_short(old)} → {_short(new)}"
        if "letter" in row.before:
            yield _from_to("letter", text_of(row.before["letter"]), text_of(row.after["letter"]))
        if "position" in row.before:
            yield "at another place"


def _from_to(name: str, old: str, new: str) -> str:
    """Says of a text what it was and is: ``title: old → new``."""
    before, after = _short(old), _short(new)
    if before == after:
        return f"{name} changed"
    if not before:
        return f"{name} added: {after}"
    return f"{name}: {before} → {after}" if after else f"{name} removed: {before}"


def _short(value: object) -> str:
    return shortened_line(text_of(value), MOST_OF_TEXT)


def _date(value: object) -> str:
    """Returns the day of an instant; whatever another program wrote in its place, as it is."""
    try:
        return Instant(int(value)).iso()[:10] if isinstance(value, int) else text_of(value)
    except (OverflowError, ValueError):
        return text_of(value)


def _of(rows: Sequence[RowChange], table: str) -> list[RowChange]:
    return [row for row in rows if row.table == table]


__all__ = ["ChangeInWords", "in_words"]

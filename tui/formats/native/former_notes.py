"""Converts notes with what was known of them to JSON objects and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tui.formats.base import Issue
from tui.formats.native.records import read_record, to_record
from tui.formats.values import read_instant
from tui.model.fields import VERSIONED_FIELDS
from tui.model.former_note import FormerNote
from tui.model.instant import LAST_MICROS, Instant
from tui.model.merging import Origin
from tui.model.note import Draft, JsonObject
from tui.model.version import Version

_LIBRARY_OWN = ("id", "trashed")
"""The keys of a note that mean something in its own library alone."""


def former_to_record(draft: Draft) -> dict[str, Any]:
    """Returns the object of a draft; what was known of a former note is there if anything was."""
    record = {key: value for key, value in to_record(draft).items() if key not in _LIBRARY_OWN}
    if isinstance(draft, FormerNote):
        record |= {key: value for key, value in _known(draft).items() if value}
    return record


def _known(note: FormerNote) -> dict[str, Any]:
    return {
        "imported": note.imported and note.imported.iso(),
        "versions": [
            {"field": each.field, "text": each.content, "kept": each.kept.iso()}
            for each in note.versions
        ],
        "edited": list(note.edited),
        "origins": {name: list(origin) for name, origin in note.origins.items()},
    }


def read_former(record: JsonObject, line: int) -> Iterator[Draft | Issue]:
    """Yields the draft that an object describes, and an issue for each value that cannot be read.

    It is a former note where the object says anything of its past.
    """
    own = {key: value for key, value in record.items() if key not in _READERS}
    for each in read_record(own, line):
        if isinstance(each, Issue) or len(own) == len(record):
            yield each
        else:
            yield from _with_past(each, record, line)


def _with_past(draft: Draft, record: JsonObject, line: int) -> Iterator[Draft | Issue]:
    known: dict[str, Any] = {}
    for key, reads in _READERS.items():
        try:
            known[key] = reads(record.get(key))
        except (ValueError, TypeError, AttributeError):
            yield Issue(f"{key} cannot be read", line, dropped=False)
    values = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    yield FormerNote(**values, **known)


def _imported(value: Any) -> Instant | None:
    if value is not None and not isinstance(value, str):
        raise ValueError
    return read_instant(value) if value else None


def _versions(value: Any) -> tuple[Version, ...]:
    return tuple(_version(**each) for each in value or ())


def _version(field: str, text: str, kept: str, **_: object) -> Version:
    if field not in VERSIONED_FIELDS or not isinstance(text, str):
        raise ValueError
    return Version(field, text, Instant.from_iso(kept))


def _edited(value: Any) -> tuple[str, ...]:
    if not all(isinstance(each, str) for each in value or ()):
        raise ValueError
    return tuple(value or ())


def _origins(value: Any) -> dict[str, Origin]:
    return {name: _origin(name, *each) for name, each in (value or {}).items()}


def _origin(name: str, source: object, stamp: object) -> Origin:
    if name not in VERSIONED_FIELDS or not isinstance(source, str):
        raise ValueError
    if stamp is not None and not (isinstance(stamp, int) and abs(stamp) <= LAST_MICROS):
        raise ValueError
    return Origin(source, stamp)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "imported": _imported,
    "versions": _versions,
    "edited": _edited,
    "origins": _origins,
}

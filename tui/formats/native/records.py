"""Converts notes to JSON objects and back, for ``--json`` and the native formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tui.formats.base import Issue
from tui.formats.values import read_flag, read_instant
from tui.model.fields import FIELDS, FLAG_FIELDS, INSTANT_FIELDS, TEXT_FIELDS, Kind, names_of
from tui.model.instant import Instant
from tui.model.note import Draft, Note

_URL = "url"

NAME = "json"
"""The key in ``extra`` for the unknown keys of an object."""

KEYS = tuple(field.name for field in FIELDS)
"""Every key of an object, in the order in which it is written."""

_KNOWN = frozenset(KEYS)


def to_record(draft: Draft) -> dict[str, Any]:
    """Returns the object of a draft, or of a stored note, which has ``id`` and ``trashed`` as well.

    Every other key is always present, ``None`` if nothing is known, except ``article``, which is
    present if the note has one. Dates are ISO 8601 in UTC.
    """
    record = {key: _json_value(getattr(draft, key, None)) for key in KEYS}
    if not draft.article:
        del record["article"]
    if not isinstance(draft, Note):
        del record["id"], record["trashed"]
    return record


def _json_value(value: Any) -> Any:
    match value:
        case "":
            return None
        case str() | int() | None:
            return value
        case Instant():
            return value.iso()
        case tuple():
            return [_json_value(item) for item in value]
    return dict(value)


def read_record(record: object, line: int | None) -> Iterator[Draft | Issue]:
    """Yields the draft that an object describes; only ``url`` is required.

    Dates may be ISO 8601, or numbers since 1970 in seconds, milliseconds or microseconds, whichever
    their size tells; zero is none. ``tags`` may be one text with commas. ``id`` and ``trashed``
    belong to the library that wrote them and are not read; unknown keys are kept in ``extra``. So
    is a value that cannot be read, of which an issue follows that names its key.
    """
    if not isinstance(record, Mapping):
        yield Issue("the record is no object", line)
        return
    values, faults, unread = _values_of(record)
    if _URL in faults:
        yield Issue(faults[_URL], line)
        return
    unknown = {key: value for key, value in record.items() if key not in _KNOWN}
    yield Draft(**values, extra=_extra(record, {**unknown, **unread}))
    for fault in faults.values():
        yield Issue(fault, line, dropped=False)


class _PartlyReadError(ValueError):
    """Of a list some values can be read."""

    def __init__(self, message: str, value: object, unread: object) -> None:
        super().__init__(message)
        self.value = value
        self.unread = unread


def _values_of(
    record: Mapping[str, Any],
) -> tuple[dict[str, Any], dict[str, str], dict[str, Any]]:
    """Returns the values that can be read, what is wrong with the others, and these, by key."""
    values, faults, unread = {}, {}, {}
    for key, reads in _READERS.items():
        try:
            values[key] = reads(key, record.get(key))
        except _PartlyReadError as error:
            values[key], faults[key], unread[key] = error.value, str(error), error.unread
        except ValueError as error:
            faults[key], unread[key] = str(error), record.get(key)
    if not isinstance(record.get("extra") or {}, Mapping):
        faults["extra"] = str(_unexpected("extra", record["extra"], "an object"))
        unread["extra"] = record["extra"]
    return values, faults, unread


def native_keys(record: Mapping[str, Any]) -> bool:
    """Returns whether an object has a URL and no key that is not one of these."""
    return "url" in record and record.keys() <= _KNOWN


def _url(key: str, value: object) -> str:
    if value is not None and not isinstance(value, str):
        raise _unexpected(key, value, "a text")
    if not value or not value.strip():
        raise ValueError("the record has no url")
    return value


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a text"}
    return names.get(type(value), "a list" if isinstance(value, list) else "an object")


def _unexpected(key: str, value: object, expected: str) -> ValueError:
    return ValueError(f"{key} is {_kind(value)} where {expected} belongs")


def _text(key: str, value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case int() | float() if not isinstance(value, bool):
            return str(value)
    raise _unexpected(key, value, "a text")


def _flag(key: str, value: object) -> bool | None:
    if value is None or value == "":
        return None
    try:
        return read_flag(value if isinstance(value, int | str) else "")
    except ValueError:
        raise ValueError(f"{key} is neither true nor false") from None


def _instant(key: str, value: object) -> Instant | None:
    if value is None or value is False:
        return None
    if value is True or not isinstance(value, str | int | float):
        raise _unexpected(key, value, "a date")
    try:
        return read_instant(value)
    except ValueError:
        raise ValueError(f"{key} is no date: {str(value)[:40]!r}") from None


def _list(key: str, value: object) -> list[Any]:
    match value:
        case None | "":
            return []
        case list():
            return value
        case str() | Mapping():
            return [value]
    raise _unexpected(key, value, "a list")


def _texts(key: str, value: object) -> tuple[str, ...]:
    return tuple(_text(key, item) for item in _list(key, value))


def _tags(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [name.strip() for name in value.split(",")]
    tags, others, message = [], [], ""
    for each in _list(key, value):
        try:
            tags.append(_text(key, each))
        except ValueError as error:
            others.append(each)
            message = message or str(error)
    found = tuple(name for name in tags if name)
    if others:
        raise _PartlyReadError(message, found, others)
    return found


def _folders(key: str, value: object) -> tuple[tuple[str, ...], ...]:
    return tuple(_texts(key, path) for path in _list(key, value))


def _highlights(key: str, value: object) -> tuple[Mapping[str, Any], ...]:
    return tuple(_highlight(key, item) for item in _list(key, value))


def _highlight(key: str, value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {"text": _text(key, value)}


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    **dict.fromkeys(names_of(Kind.URL), _url),
    **dict.fromkeys(TEXT_FIELDS, _text),
    **dict.fromkeys(FLAG_FIELDS, _flag),
    **dict.fromkeys(INSTANT_FIELDS, _instant),
    **dict.fromkeys(names_of(Kind.TAGS), _tags),
    **dict.fromkeys(names_of(Kind.FOLDERS), _folders),
    **dict.fromkeys(names_of(Kind.URLS), _texts),
    **dict.fromkeys(names_of(Kind.HIGHLIGHTS), _highlights),
}


def _extra(record: Mapping[str, Any], left: Mapping[str, Any]) -> Mapping[str, Any]:
    """Returns the extra of a record, with what is left of it."""
    extra = record.get("extra") or {}
    if not left:
        return extra
    own = extra if isinstance(extra, Mapping) else {}
    kept = own.get(NAME)
    return {**own, NAME: {**(kept if isinstance(kept, Mapping) else {}), **left}}

"""Reads records of unknown origin by the usual names of their values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from tui.formats.record_reader import RecordReader
from tui.formats.values import read_tags
from tui.model.escapes import parts
from tui.model.folder import read_paths
from tui.model.note import Draft

URL_NAMES = ("url", "uri", "href", "link", "address")
"""What the value of an address is called; the first that is there counts."""

SUMMARY_NAMES = ("summary", "description", "excerpt", "desc", "abstract")
COMMENT_NAMES = ("comment", "notes", "note", "extended")
ADDED_NAMES = (
    *("added", "created", "created_at", "date_added", "date added", "add_date", "time_added"),
    *("saved", "saved_at", "timestamp", "time", "date"),
)
UPDATED_NAMES = ("updated", "modified", "updated_at", "date_modified", "last_modified")

OTHER_NAMES = frozenset(
    (*URL_NAMES[1:], *SUMMARY_NAMES[1:], *COMMENT_NAMES[1:], *ADDED_NAMES[1:], *UPDATED_NAMES[1:])
)
"""What only other programs call a value."""


_ESCAPED = re.compile(r"\\([,\\])")
"""A comma or a backslash that belongs to a tag."""


def read_known(record: RecordReader) -> Draft:
    """Returns the draft of a record; an empty address if it has none."""
    extra = record.take("extra")
    return Draft(
        url=record.text(*URL_NAMES),
        title=record.line("title", "name"),
        summary=record.text(*SUMMARY_NAMES),
        comment=record.text(*COMMENT_NAMES),
        article=record.text("article"),
        tags=_tags(record),
        folders=_folders(record),
        urls=tuple(map(str, _list(record.take("urls")))),
        highlights=tuple(map(_highlight, _list(record.take("highlights")))),
        added=record.instant(*ADDED_NAMES),
        published=record.instant("published", "published_at", "date_published"),
        updated=record.instant(*UPDATED_NAMES),
        opened=record.instant("opened", "visited", "last_visited", "last_visit"),
        feed=record.line("feed", "feed_url"),
        site=record.line("site"),
        author=record.line("author"),
        lang=record.line("lang", "language"),
        read=_either(record.flag("read", "is_read"), record.unless("unread", "toread", "to_read")),
        starred=record.flag("starred", "is_starred", "favorite", "favourite", "important"),
        archived=record.flag("archived", "is_archived"),
        private=_either(record.flag("private"), record.unless("public", "shared")),
        extra=_object(extra),
    )


def _either(flag: bool | None, other: bool | None) -> bool | None:
    return other if flag is None else flag


def _tags(record: RecordReader) -> tuple[str, ...]:
    for name in ("tags", "tag", "labels", "keywords"):
        value = _parsed(record.take(name))
        if isinstance(value, str):
            return read_tags(_ESCAPED.sub(r"\1", each) for each in parts(value, ","))
        record.leave(name, value)
        if tags := record.tags(name):
            return tags
    return ()


def _folders(record: RecordReader) -> tuple[tuple[str, ...], ...]:
    value = _parsed(record.take("folders", "folder", "collection"))
    if isinstance(value, str):
        return read_paths(value)
    return tuple(
        tuple(map(str, each)) if isinstance(each, list) else (str(each),) for each in _list(value)
    )


def _list(value: Any) -> list[Any]:
    value = _parsed(value)
    return value if isinstance(value, list) else [value] if value else []


def _highlight(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {"text": str(value)}


def _object(value: Any) -> Mapping[str, Any]:
    value = _parsed(value)
    if isinstance(value, Mapping):
        return value
    return {"table": {"extra": value}} if value else {}


def _parsed(value: Any) -> Any:
    """Returns what a text in JSON stands for, such as a list in a cell; others as they are."""
    if not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    try:
        return json.loads(value, strict=False)
    except (ValueError, RecursionError):
        return value

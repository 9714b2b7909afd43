"""Converts between a bookmark of a Netscape file and a draft.

The format has no specification; this is what Firefox, Chromium, Pinboard, Shaarli, linkding and
Raindrop write and read. An attribute without a field in the draft, or with an unreadable value, is
kept in ``extra`` and written again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import TypeVar

from tui.model.instant import MICROSECONDS, SECONDS_END, Instant
from tui.model.note import Draft
from tui.model.tag import unique_tags

NAME = "netscape-html"
"""The name of the format, also as the source in ``extra``."""

_ARCHIVED_TAG = "linkding:bookmarks.archived"
"""The tag of archived bookmarks in linkding's exports."""
_NOTES = re.compile(r"\[linkding-notes\](.*?)(?:\[/linkding-notes\]|\Z)", re.DOTALL)

_SHAARLI_MARK = "shaarli export"
_PERSONAL_MARKS = (
    _SHAARLI_MARK,
    "pinboard bookmarks",
    "del.icio.us",
    "scuttle",
    "buku bookmarks",
)
"""The headings of programs in which descriptions are the person's own words."""

_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,26})?")

_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
_ATTRIBUTE_NAME = re.compile(r"[a-z][a-z0-9_.:-]*")

_AROUND_ADDRESS = "".join(
    map(chr, (*range(0x21), 0x7F, *range(0x80, 0xA1), 0x2028, 0x2029, 0xFEFF))
)
"""White space and control characters."""

_Value = TypeVar("_Value", Instant, bool)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The differences between the programs that write such files."""

    has_comments: bool = False
    """Whether descriptions are comments, not summaries of the pages."""
    splits_tags_at_spaces: bool = False
    """Whether tags are separated by spaces, if there is no comma among them."""


def dialect_of(heading: str) -> Dialect:
    """Returns the dialect of a file, by the text before its first bookmark.

    No browser writes bookmarks without a list around them; programs that do keep comments.
    """
    heading = heading.casefold()
    is_fragment = not any(mark in heading for mark in ("<!doctype", "<dl"))
    return Dialect(
        has_comments=is_fragment or any(mark in heading for mark in _PERSONAL_MARKS),
        splits_tags_at_spaces=_SHAARLI_MARK in heading,
    )


def draft_of(
    attributes: dict[str, str],
    *,
    title: str,
    description: str,
    folder: tuple[str, ...],
    dialect: Dialect,
) -> Draft:
    """Converts a bookmark's attributes and texts to a draft, with an empty address if it has none.

    ``attributes`` has lower-case names; those that are read are removed, the rest is ``extra``.
    """
    url = attributes.pop("href", "").strip(_AROUND_ADDRESS)
    summary, comment = _texts(description, dialect)
    tags = _tags(attributes, dialect)
    is_unread = _popped(attributes, "toread", _flag)
    return Draft(
        url=url,
        title=title,
        summary=summary,
        comment=comment,
        tags=tuple(tag for tag in tags if tag != _ARCHIVED_TAG),
        folders=(folder,) if folder else (),
        added=_popped(attributes, "add_date", _instant),
        updated=_popped(attributes, "last_modified", _instant),
        opened=_popped(attributes, "last_visit", _instant),
        read=None if is_unread is None else not is_unread,
        starred=_popped(attributes, "data-important", _flag),
        archived=True if _ARCHIVED_TAG in tags else None,
        private=_popped(attributes, "private", _flag),
        extra={NAME: attributes} if attributes else {},
    )


def attributes_of(draft: Draft) -> dict[str, str]:
    """Returns the attributes of a draft's bookmark by upper-case name, in the order of browsers."""
    fields = {
        "HREF": draft.url,
        "ADD_DATE": _seconds(draft.added),
        "LAST_MODIFIED": _seconds(draft.updated),
        "LAST_VISIT": _seconds(draft.opened),
        "PRIVATE": _digit(draft.private),
        "TOREAD": _digit(None if draft.read is None else not draft.read),
        "DATA-IMPORTANT": _digit(draft.starred),
        "TAGS": _tag_list(draft),
    }
    written = {name: value for name, value in fields.items() if value or name == "HREF"}
    kept = draft.extra.get(NAME)
    for name, value in kept.items() if isinstance(kept, Mapping) else ():
        if isinstance(value, str) and _ATTRIBUTE_NAME.fullmatch(name):
            written.setdefault(name.upper(), value)
    return written


def description_of(draft: Draft) -> str:
    """Joins summary and comment to one text, with the markers of linkding between them."""
    if not draft.comment:
        return draft.summary
    return f"{draft.summary}[linkding-notes]{draft.comment}[/linkding-notes]"


def _texts(description: str, dialect: Dialect) -> tuple[str, str]:
    """Splits a description into summary and comment, at linkding's markers in any file."""
    notes = _NOTES.search(description)
    if notes:
        summary = description[: notes.start()] + description[notes.end() :]
        return summary.strip(), notes[1].strip()
    return ("", description) if dialect.has_comments else (description, "")


def _tags(attributes: dict[str, str], dialect: Dialect) -> tuple[str, ...]:
    text = ",".join(filter(None, (attributes.pop("tags", ""), attributes.pop("labels", ""))))
    is_spaced = dialect.splits_tags_at_spaces and "," not in text
    return _distinct(text.split() if is_spaced else text.split(","))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return unique_tags(tag for name in names if (tag := " ".join(name.split())))


def _popped(
    attributes: dict[str, str], name: str, parse: Callable[[str], _Value | None]
) -> _Value | None:
    """Returns an attribute's value and removes the attribute, unless it is unreadable."""
    text = attributes.get(name)
    if text is None:
        return None
    value = parse(text.strip())
    if value is not None or not text.strip(" 0"):
        del attributes[name]
    return value


def _flag(text: str) -> bool | None:
    return _FLAGS.get(text.lower())


def _instant(text: str) -> Instant | None:
    """Parses a date in numbers or words; ``None`` for zero and for impossible dates."""
    instant = _from_number(text) if _NUMBER.fullmatch(text) else _from_words(text)
    return instant if instant and instant.micros > 0 else None


def _from_number(text: str) -> Instant | None:
    try:
        return Instant.from_epoch(Decimal(text))
    except ValueError:
        return None


def _from_words(text: str) -> Instant | None:
    """Parses a date in ISO 8601, or in the form of server logs: ``10/Oct/2000:13:55:36 +0300``."""
    try:
        return Instant.from_iso(text)
    except (ValueError, OverflowError):
        pass
    try:
        words = text.replace("/", " ").replace(":", " ", 1)
        return Instant.from_datetime(parsedate_to_datetime(words))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _seconds(instant: Instant | None) -> str:
    """Formats an instant in seconds, with a fraction if it has one, which browsers ignore.

    From the year 5138 on it is in microseconds, since that many seconds would be read as another
    unit.
    """
    if instant is None or instant.micros <= 0:
        return ""
    if instant.micros >= SECONDS_END:
        return str(instant.micros)
    whole, fraction = divmod(instant.micros, MICROSECONDS)
    return f"{whole}.{fraction:06}" if fraction else str(whole)


def _digit(flag: bool | None) -> str:
    return "" if flag is None else str(int(flag))


def _tag_list(draft: Draft) -> str:
    archived = (_ARCHIVED_TAG,) if draft.archived else ()
    return ",".join(tag.replace(",", " ") for tag in (*draft.tags, *archived))

"""One bookmark of a Netscape file and the draft it stands for, in both directions.

The format has no specification; what is here is what Firefox, Chromium, Pinboard, Shaarli, linkding
and Raindrop write and read. An attribute that no field of a draft stands for, or whose value says
nothing that can be understood, is kept in ``extra`` and given back by the writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TypeVar

from tui.model.instant import MICROSECONDS, Instant
from tui.model.note import Draft
from tui.model.tag import unique_tags

NAME = "netscape-html"
"""What the format is called, also as the source in ``extra``."""

_ARCHIVED_TAG = "linkding:bookmarks.archived"
"""How linkding says in its exports that a bookmark is archived."""
_NOTES = re.compile(r"\[linkding-notes\](.*?)(?:\[/linkding-notes\]|\Z)", re.DOTALL)

_SHAARLI_MARK = "shaarli export"
_PERSONAL_MARKS = (
    _SHAARLI_MARK,
    "pinboard bookmarks",
    "del.icio.us",
    "scuttle",
    "buku bookmarks",
)
"""What the programs write above the bookmarks whose descriptions are the person's own."""

_NUMBER = re.compile(r"([0-9]{1,20})(?:\.([0-9]{1,6})[0-9]{0,20})?")
_UNITS = (MICROSECONDS, 1_000, 1)
"""Microseconds in the units that dates are counted in: seconds, milliseconds, microseconds."""
_YEAR_10000 = 253_402_300_800 * MICROSECONDS

_FLAGS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
_ATTRIBUTE_NAME = re.compile(r"[a-z][a-z0-9_.:-]*")

_AROUND_ADDRESS = "".join(
    map(chr, (*range(0x21), 0x7F, *range(0x80, 0xA1), 0x2028, 0x2029, 0xFEFF))
)
"""White space and control characters."""

_Value = TypeVar("_Value", Instant, bool)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between the programs that write such files."""

    has_own_words: bool = False
    """Whether a description is the person's, not the page's."""
    splits_tags_at_spaces: bool = False
    """Whether tags without any comma are separated by spaces."""


def dialect_of(heading: str) -> Dialect:
    """The dialect of a file, by the text before its first bookmark.

    No browser writes bookmarks without a list around them; what does keeps a person's own words.
    """
    heading = heading.casefold()
    is_fragment = not any(mark in heading for mark in ("<!doctype", "<dl"))
    return Dialect(
        has_own_words=is_fragment or any(mark in heading for mark in _PERSONAL_MARKS),
        splits_tags_at_spaces=_SHAARLI_MARK in heading,
    )


def draft_of(
    given: dict[str, str],
    *,
    title: str,
    description: str,
    folder: tuple[str, ...],
    dialect: Dialect,
) -> Draft:
    """The draft for a bookmark's attributes and texts.

    ``given`` has lower-case names and is used up; what remains of it becomes ``extra``. The address
    is empty where there is none.
    """
    url = given.pop("href", "").strip(_AROUND_ADDRESS)
    summary, comment = _texts(description, dialect)
    tags = _tags(given, dialect)
    is_unread = _taken(given, "toread", _flag)
    return Draft(
        url=url,
        title=title,
        summary=summary,
        comment=comment,
        tags=tuple(tag for tag in tags if tag != _ARCHIVED_TAG),
        folders=(folder,) if folder else (),
        added=_taken(given, "add_date", _instant),
        updated=_taken(given, "last_modified", _instant),
        opened=_taken(given, "last_visit", _instant),
        read=None if is_unread is None else not is_unread,
        starred=_taken(given, "data-important", _flag),
        archived=True if _ARCHIVED_TAG in tags else None,
        private=_taken(given, "private", _flag),
        extra={NAME: given} if given else {},
    )


def attributes_of(draft: Draft) -> dict[str, str]:
    """The attributes that stand for a draft, by upper-case name, in the order browsers have."""
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
    for name, value in draft.extra.get(NAME, {}).items():
        if isinstance(value, str) and _ATTRIBUTE_NAME.fullmatch(name):
            written.setdefault(name.upper(), value)
    return written


def description_of(draft: Draft) -> str:
    """Summary and comment as one text, told apart the way linkding does."""
    if not draft.comment:
        return draft.summary
    return f"{draft.summary}[linkding-notes]{draft.comment}[/linkding-notes]"


def _texts(description: str, dialect: Dialect) -> tuple[str, str]:
    """Summary and comment; the markers of linkding tell them apart in any file."""
    notes = _NOTES.search(description)
    if notes:
        summary = description[: notes.start()] + description[notes.end() :]
        return summary.strip(), notes[1].strip()
    return ("", description) if dialect.has_own_words else (description, "")


def _tags(given: dict[str, str], dialect: Dialect) -> tuple[str, ...]:
    text = ",".join(filter(None, (given.pop("tags", ""), given.pop("labels", ""))))
    is_spaced = dialect.splits_tags_at_spaces and "," not in text
    return _distinct(text.split() if is_spaced else text.split(","))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return unique_tags(tag for name in names if (tag := " ".join(name.split())))


def _taken(
    given: dict[str, str], name: str, reading: Callable[[str], _Value | None]
) -> _Value | None:
    """An attribute's value, which is then no longer given unless nobody can read it."""
    text = given.get(name)
    if text is None:
        return None
    value = reading(text.strip())
    if value is not None or not text.strip(" 0"):
        del given[name]
    return value


def _flag(text: str) -> bool | None:
    return _FLAGS.get(text.lower())


def _instant(text: str) -> Instant | None:
    """A date as a number or in words; none for zero and for what no calendar has."""
    number = _NUMBER.fullmatch(text)
    instant = _counted(number) if number else _worded(text)
    return instant if instant and 0 < instant.micros < _YEAR_10000 else None


def _counted(number: re.Match[str]) -> Instant | None:
    """The date in the largest unit that leaves it before the year 10000."""
    whole, fraction = int(number[1]), int((number[2] or "").ljust(6, "0"))
    for unit in _UNITS:
        micros = whole * unit + fraction * unit // MICROSECONDS
        if micros < _YEAR_10000:
            return Instant(micros)
    return None


def _worded(text: str) -> Instant | None:
    """A date in ISO 8601, or as server logs have it: ``10/Oct/2000:13:55:36 +0300``."""
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
    """Seconds, with a fraction only where there is one; browsers read such a number up to it."""
    if instant is None or not 0 < instant.micros < _YEAR_10000:
        return ""
    whole, fraction = divmod(instant.micros, MICROSECONDS)
    return f"{whole}.{fraction:06}" if fraction else str(whole)


def _digit(flag: bool | None) -> str:
    return "" if flag is None else str(int(flag))


def _tag_list(draft: Draft) -> str:
    archived = (_ARCHIVED_TAG,) if draft.archived else ()
    return ",".join(tag.replace(",", " ") for tag in (*draft.tags, *archived))

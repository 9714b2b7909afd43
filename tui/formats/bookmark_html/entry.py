"""Converts between a bookmark of a Netscape file and a draft.

The format has no specification; this is what Firefox, Chromium, Pinboard, Shaarli, linkding and
Raindrop write and read. An attribute without a field in the draft, or with an unreadable value, is
kept in ``extra`` and written again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tui.formats.losses import loses_all_but
from tui.formats.values import read_flag, read_seconds, read_tags
from tui.model.folder import read_paths, typed_paths
from tui.model.instant import MICROSECONDS, SECONDS_END, Instant
from tui.model.note import Draft

NAME = "netscape-html"
"""The name of the format, also as the source in ``extra``."""

_ARCHIVED_TAG = "linkding:bookmarks.archived"
"""The tag of archived bookmarks in linkding's exports; this program writes an attribute."""
_ARCHIVED, _FOLDERS = "data-archived", "data-folders"
"""Attributes of our own, which no other program shows."""
_MARKER = re.compile(r"\[( *)(/?linkding-notes\])")
"""A marker of linkding within a text; each blank in it was put there by the writer."""
_NOTES = re.compile(r"\[linkding-notes\](.*?)(?:\[/linkding-notes\]|\Z)", re.DOTALL)

_SHAARLI_MARK = "shaarli export"
_BUKU_MARK = "buku bookmarks"
_PERSONAL_MARKS = (
    _SHAARLI_MARK,
    "pinboard bookmarks",
    "del.icio.us",
    "scuttle",
    _BUKU_MARK,
)
"""The headings of programs in which descriptions are the person's own words."""

_ATTRIBUTE_NAME = re.compile(r"[a-z][a-z0-9_.:-]*")

_AROUND_ADDRESS = "".join(
    map(chr, (*range(0x21), 0x7F, *range(0x80, 0xA1), 0x2028, 0x2029, 0xFEFF))
)
"""White space and control characters."""

_Value = TypeVar("_Value", Instant, bool)

_loses_beyond = loses_all_but(
    *("title", "summary", "comment", "tags", "folders", "added", "updated", "opened"),
    *("url", "read", "starred", "archived", "private", "extra"),
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The differences between the programs that write such files."""

    has_comments: bool = False
    """Whether descriptions are comments, not summaries of the pages."""
    has_dates: bool = True
    """Whether dates are those of the bookmarks, not the moment of the export."""
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
        has_dates=_BUKU_MARK not in heading,
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
    if not dialect.has_dates:
        attributes.pop("add_date", None), attributes.pop("last_modified", None)
    is_unread = _popped(attributes, "toread", read_flag)
    is_archived = True if _ARCHIVED_TAG in tags else None
    return Draft(
        url=url,
        title=title,
        summary=summary,
        comment=comment,
        tags=tuple(tag for tag in tags if tag != _ARCHIVED_TAG),
        folders=_folders(folder, attributes),
        added=_popped(attributes, "add_date", read_seconds),
        updated=_popped(attributes, "last_modified", read_seconds),
        opened=_popped(attributes, "last_visit", read_seconds),
        read=None if is_unread is None else not is_unread,
        starred=_popped(attributes, "data-important", read_flag),
        archived=is_archived or _popped(attributes, _ARCHIVED, read_flag),
        private=_popped(attributes, "private", _privacy),
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
        _ARCHIVED.upper(): _digit(draft.archived),
        _FOLDERS.upper(): typed_paths(draft.folders[1:]),
        "TAGS": ",".join(tag.replace(",", " ") for tag in draft.tags),
    }
    written = {name: value for name, value in fields.items() if value or name == "HREF"}
    kept = draft.extra.get(NAME)
    for name, value in kept.items() if isinstance(kept, Mapping) else ():
        if isinstance(value, str) and _ATTRIBUTE_NAME.fullmatch(name):
            written.setdefault(name.upper(), value)
    return written


def description_of(draft: Draft) -> str:
    """Joins summary and comment to one text, with the markers of linkding between them."""
    summary, comment = (_MARKER.sub(r"[ \1\2", text) for text in (draft.summary, draft.comment))
    return f"{summary}[linkding-notes]{comment}[/linkding-notes]" if comment else summary


def losses_of(draft: Draft) -> Iterator[str]:
    """Yields the fields of which a bookmark file cannot hold all."""
    yield from _loses_beyond(draft)
    for name in ("added", "updated", "opened"):
        instant = getattr(draft, name)
        if instant and (instant.is_day or instant.micros <= 0):
            yield name
    if any("," in tag for tag in draft.tags):
        yield "tags"
    if set(draft.extra) - {NAME}:
        yield "extra"


def _texts(description: str, dialect: Dialect) -> tuple[str, str]:
    """Splits a description into summary and comment, at linkding's markers in any file."""
    notes = _NOTES.search(description)
    if notes:
        summary = description[: notes.start()] + description[notes.end() :]
        return _unmarked(summary.strip()), _unmarked(notes[1].strip())
    description = _unmarked(description)
    return ("", description) if dialect.has_comments else (description, "")


def _unmarked(text: str) -> str:
    """Returns a text without the blanks that keep what is in it from being a marker."""
    return _MARKER.sub(lambda marker: f"[{marker[1][1:]}{marker[2]}", text)


def _folders(folder: tuple[str, ...], attributes: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    others = read_paths(attributes.pop(_FOLDERS, ""))
    return (folder, *others) if folder else others


def _tags(attributes: dict[str, str], dialect: Dialect) -> tuple[str, ...]:
    text = ",".join(filter(None, (attributes.pop("tags", ""), attributes.pop("labels", ""))))
    is_spaced = dialect.splits_tags_at_spaces and "," not in text
    return read_tags(text.split() if is_spaced else text.split(","))


def _privacy(text: str) -> bool:
    """Reads whether a bookmark is private; PHP writes false as nothing."""
    return bool(text.strip()) and read_flag(text)


def _popped(
    attributes: dict[str, str], name: str, parse: Callable[[str], _Value | None]
) -> _Value | None:
    """Returns an attribute's value and removes the attribute, unless it is unreadable."""
    text = attributes.get(name)
    if text is None:
        return None
    try:
        value = parse(text) if text.strip() or parse is _privacy else None
    except ValueError:
        return None
    del attributes[name]
    return value


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

"""The entries of RSS, RDF and Atom, read by feedparser from bytes; nothing is fetched.

A large feed is read in pieces, between which whoever reads it can stop. Feeds that are not
well-formed are read too: as one piece where they are small, as that is slow, else up to the fault.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Generator, Iterator, Mapping
from typing import Any

from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.feeds.feed_pieces import (
    DEEPEST,
    LARGEST_PART,
    LARGEST_WHOLE,
    MalformedError,
    Piece,
    is_well_formed,
    pieces,
    too_deep,
)
from tui.formats.feeds.parsed_feed import no_feed, parsed_feed
from tui.formats.html_markdown import markdown_of
from tui.formats.html_tokens import decoded
from tui.formats.source import Source, head_of, too_large, whole
from tui.formats.values import read_instant, read_tags
from tui.formats.xml_text import LARGEST_XML
from tui.model.instant import Instant
from tui.model.note import Draft
from tui.model.url import site_of

OWN = "note_"
"""What the names of elements begin with that Atom of ours has beside those of Atom."""

_LARGEST_MALFORMED = 1 << 20
"""The most bytes of a feed that is not well-formed, and yet read beyond its fault."""

_TAG = re.compile(rb"<(/?)([A-Za-z][\w.:-]*+)([^<>]*+)>")
_NEVER_CLOSED = frozenset((b"br", b"hr", b"img", b"input", b"meta", b"link", b"col", b"wbr"))
_ELEMENT = re.compile(r"<[^<>]*>")


def read_entries(source: Source, name: str) -> Iterator[Draft | Issue]:
    """Yields the entries of a feed in their order; without an address where they have none.

    Args:
        source: The feed.
        name: Of the format, for ``extra``.

    Raises:
        FormatError: It is too large, nests too deep, or defines entities.
    """
    has_entries, is_whole = False, True
    try:
        for piece in _pieces(source):
            has_entries = True
            if piece.data is not None:
                is_whole = (yield from _read_piece(piece.data, name)) and is_whole
            else:
                yield Issue(f"entry {piece.number:,} is larger than {LARGEST_PART >> 10} KB")
    except MalformedError:
        is_whole = False
    if not has_entries:
        raise no_feed() if is_whole else _malformed()
    if not is_whole:
        yield Issue("the feed is not well-formed: what could be read of it was", dropped=False)


def _read_piece(data: bytes, name: str) -> Generator[Draft | Issue, None, bool]:
    """Yields the entries of a whole feed; returns whether it is well-formed."""
    found = parsed_feed(data)
    yield from (_draft(entry, found.feed, name) for entry in found.entries)
    return not (found.bozo and _is_parse_error(found.get("bozo_exception")))


def _pieces(source: Source) -> Iterator[Piece]:
    """Yields the pieces of a feed; it is one where it is small, or not well-formed.

    Raises:
        MalformedError: It is not well-formed, and too large to be one piece.
        FormatError: It is too large, nests too deep, or defines entities.
    """
    if source.size > LARGEST_XML:
        raise too_large(LARGEST_XML)
    if b"<!ENTITY" in head_of(source).upper():
        raise FormatError(
            "The feed defines entities of its own, which can be hostile", "Download it again."
        )
    if source.size <= _LARGEST_MALFORMED:
        data = whole(source)
        if _depth(data) > DEEPEST:
            raise too_deep()
        if len(data) <= LARGEST_WHOLE or not is_well_formed(data):
            yield Piece(data, 1)
            return
    with source.open() as stream:
        yield from pieces(stream)


def _depth(data: bytes) -> int:
    """Returns how deep the elements of a feed nest, which need not be well-formed."""
    depth = deepest = 0
    for closes, name, rest in (tag.groups() for tag in _TAG.finditer(data)):
        if not rest.endswith(b"/") and name.lower() not in _NEVER_CLOSED:
            depth = max(depth + (-1 if closes else 1), 0)
            deepest = max(deepest, depth)
    return deepest


def _is_parse_error(error: Any) -> bool:
    from xml.sax import SAXException

    return isinstance(error, SAXException)


def _malformed() -> FormatError:
    return FormatError(
        "The feed is not well-formed, and too large to be read all the same",
        "Download it again, or cut it into smaller ones.",
    )


def _draft(entry: Mapping[str, Any], feed: Mapping[str, Any], name: str) -> Draft:
    url = _text(entry, "link")
    summary = _prose(_value(entry, "summary_detail"))
    article = _prose(next(iter(_list(entry, "content")), None))
    own = {key.removeprefix(OWN): value for key, value in entry.items() if key.startswith(OWN)}
    return Draft(
        url=url,
        title=_title(_value(entry, "title_detail")),
        summary=summary or article,
        article=article if summary and summary != article else "",
        comment=_text(own, "comment"),
        tags=read_tags(_text(tag, "label") or _text(tag, "term") for tag in _list(entry, "tags")),
        added=_instant(own, "added"),
        published=_instant(own, "published") if own else _date(entry, "published_parsed"),
        updated=_instant(own, "updated") if own else _date(entry, "updated_parsed"),
        author=_author(entry),
        feed=_text(own, "feed") if own else _feed(feed),
        site=_text(own, "site"),
        lang=_text(own, "lang") or _text(feed, "language"),
        extra=_extra(entry, url, name),
    )


def _value(values: Mapping[str, Any], name: str) -> Any:
    """Returns a value, and never another one in its place, as feedparser's objects do."""
    return dict.get(values, name) if isinstance(values, dict) else None


def _text(values: Mapping[str, Any], name: str) -> str:
    value = _value(values, name)
    return value if isinstance(value, str) else ""


def _list(values: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = _value(values, name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _prose(detail: Any) -> str:
    """Returns a text as Markdown; one that is said to be plain stays as it is."""
    text = _text(detail or {}, "value")
    return text if _text(detail or {}, "type") == "text/plain" else markdown_of(text)


def _title(detail: Any) -> str:
    text = _text(detail or {}, "value")
    is_plain = _text(detail or {}, "type") == "text/plain"
    return " ".join((text if is_plain else _words(text)).split())


def _words(html: str) -> str:
    return decoded(_ELEMENT.sub("", html))


def _author(entry: Mapping[str, Any]) -> str:
    names = (_text(each, "name") for each in _list(entry, "authors"))
    return ", ".join(filter(None, names)) or _text(entry, "author")


def _feed(feed: Mapping[str, Any]) -> str:
    """Returns the address of a feed where it says so, else its title."""
    own = (each for each in _list(feed, "links") if _text(each, "rel") == "self")
    return next((_text(each, "href") for each in own), "") or _text(feed, "title")


def _instant(values: Mapping[str, Any], name: str) -> Instant | None:
    try:
        return read_instant(_text(values, name)) if _text(values, name) else None
    except ValueError:
        return None


def _date(entry: Mapping[str, Any], name: str) -> Instant | None:
    try:
        seconds = timegm(_value(entry, name))
        return Instant.from_epoch(seconds) if seconds else None
    except (TypeError, ValueError, OverflowError):
        return None


def _extra(entry: Mapping[str, Any], url: str, name: str) -> dict[str, Any]:
    id_ = _text(entry, "id")
    files = [
        address
        for link in _list(entry, "links")
        if _text(link, "rel") == "enclosure" and (address := _text(link, "href"))
    ]
    is_known = id_ in (url, _text(entry, f"{OWN}id"))
    values: dict[str, Any] = {"id": "" if is_known else id_, "enclosures": files}
    kept = {key: value for key, value in values.items() if value}
    return {name: kept} if kept else {}


def is_own_site(draft: Draft) -> bool:
    """Returns whether the site of a draft is that of its address, or none."""
    return draft.site in ("", site_of(draft.url))

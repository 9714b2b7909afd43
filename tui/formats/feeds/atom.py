"""Atom, as sites publish it; buku writes it too, and so do we.

What Atom has no element for stands in some of our own, which other programs pass over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.feeds.entries import is_own_site, read_entries
from tui.formats.losses import loses_all_but
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source
from tui.formats.xml_text import without_odd_characters
from tui.model.instant import Instant
from tui.model.note import Draft

NAME = "atom"

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = "urn:url-notes"
_HEAD = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="{_ATOM}" xmlns:note="{_NAMESPACE}">
  <id>urn:uuid:{uuid5(NAMESPACE_URL, _NAMESPACE)}</id>
  <title>url-notes</title>
  <author><name>url-notes</name></author>
"""
_NEVER = Instant(0)
"""The date of what has none, where Atom demands one."""


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the entries in their order; without an address where they have none.

    Raises:
        FormatError: It is no feed, or too large.
    """
    return read_entries(source, NAME)


def write(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes an entry for each draft; the date of the feed stands last, when it is known."""
    latest = _NEVER
    stream.write(_HEAD)
    for draft in drafts:
        stream.write(f"  <entry>\n{''.join(map(_line, _elements(draft)))}  </entry>\n")
        latest = max(latest, _date(draft))
    stream.write(f"  <updated>{_moment(latest)}</updated>\n</feed>\n")


def _elements(draft: Draft) -> Iterator[str]:
    yield from _ids(draft)
    yield _element("title", draft.title)
    yield f"<link href={_quoted(draft.url)}/>"
    for address in _texts(_kept(draft).get("enclosures")):
        yield f'<link rel="enclosure" href={_quoted(address)}/>'
    yield _element("updated", _moment(_date(draft)))
    if draft.published:
        yield _element("published", _moment(draft.published))
    if draft.author:
        yield f"<author>{_element('name', draft.author)}</author>"
    yield from (f"<category term={_quoted(tag)}/>" for tag in draft.tags)
    if draft.summary:
        yield _element("summary", draft.summary)
    for name in ("added", "published", "updated"):
        instant = getattr(draft, name)
        if instant:
            yield _element(f"note:{name}", instant.iso())
    for name in ("comment", "feed", "lang"):
        if text := getattr(draft, name):
            yield _element(f"note:{name}", text)
    if not is_own_site(draft):
        yield _element("note:site", draft.site)


def _ids(draft: Draft) -> Iterator[str]:
    """Yields the id that an entry came with, else one of its address; and this one in any case."""
    kept = _kept(draft).get("id")
    own = f"urn:uuid:{uuid5(NAMESPACE_URL, draft.url.encode('utf-8', 'replace').decode())}"
    yield _element("id", kept if isinstance(kept, str) and kept else own)
    yield _element("note:id", own)


def _kept(draft: Draft) -> Mapping[str, Any]:
    kept = draft.extra.get(NAME)
    return kept if isinstance(kept, Mapping) else {}


def _texts(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _line(element: str) -> str:
    return f"    {element}\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(without_odd_characters(text))}</{name}>"


def _quoted(value: str) -> str:
    return quoteattr(without_odd_characters(value))


def _date(draft: Draft) -> Instant:
    return draft.updated or draft.added or draft.published or _NEVER


def _moment(instant: Instant) -> str:
    """Returns a date as Atom has it, which is never without a time."""
    return Instant(instant.micros).iso()


_loses_beyond = loses_all_but(
    *("url", "title", "summary", "comment", "tags", "added", "published", "updated"),
    *("author", "feed", "site", "lang", "extra"),
)


def losses_of(draft: Draft) -> Iterator[str]:
    """Yields the fields of which Atom cannot hold all."""
    yield from _loses_beyond(draft)
    if set(draft.extra) - {NAME}:
        yield "extra"


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Markup):
        return None
    prefix, _, name = shape.root.rpartition(":")
    if name != "feed" or (prefix and _ATOM not in next(shape.tags()).source):
        return None
    return Recognition(Score.CERTAIN, f"its first element is <{shape.root}>")


FORMAT = Format(
    name=NAME,
    label="Atom feeds",
    recognises=_recognises,
    read=read,
    write=write,
    loses=losses_of,
    suffixes=(".atom",),
)

"""Omnivore's export: files of JSON, alone or in the zip file with pages and highlights beside them.

In the zip file ``metadata_*.json`` has the links, ``content/SLUG.html`` their pages, and
``highlights/SLUG.md`` the marked passages as quotes, each with the note on it below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tui.formats.archive import members_of
from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.html_markdown import markdown_of
from tui.formats.json_records import drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Archive, Shape
from tui.formats.sniffing import is_zip
from tui.formats.source import Source, whole
from tui.formats.text_encoding import decode
from tui.model.note import Draft

NAME = "omnivore-json"

_METADATA = re.compile(r"metadata_[0-9]{1,9}_to_[0-9]{1,9}\.json")
_QUOTE = re.compile(r"(?:^>.*\n?)+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^> ?", re.MULTILINE)
_STATES = {"active": False, "unread": False, "archived": True}


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in their order.

    Raises:
        FormatError: It is no JSON list, or a damaged zip file.
    """
    return _drafts_in_archive(source) if is_zip(source) else drafts_in(source, NAME, _draft)


def _drafts_in_archive(source: Source) -> Iterator[Draft | Issue]:
    members: dict[str, Source] = {}
    for member in members_of(source):
        if member.source is None:
            yield Issue(f"{member.path}: {member.reason}")
        else:
            members[member.path] = member.source
    for path, member_source in members.items():
        if _METADATA.fullmatch(path):
            for record in drafts_in(member_source, NAME, _draft):
                yield record if isinstance(record, Issue) else _with_page(record, members)


def _with_page(draft: Draft, members: Mapping[str, Source]) -> Draft:
    """Returns a draft with its page and its highlights, where they lie beside it."""
    slug = draft.extra.get(NAME, {}).get("slug")
    page = _text(members.get(f"content/{slug}.html"))
    comment, highlights = _marked(_text(members.get(f"highlights/{slug}.md")))
    return replace(draft, article=markdown_of(page), comment=comment, highlights=tuple(highlights))


def _text(source: Source | None) -> str:
    return decode(whole(source)) if source else ""


def _marked(text: str) -> tuple[str, list[dict[str, str]]]:
    """Returns the note on a page, and its marked passages."""
    quotes = list(_QUOTE.finditer(text))
    ends = [*(quote.start() for quote in quotes), len(text)]
    notes = [text[quote.end() : end].strip() for quote, end in zip(quotes, ends[1:], strict=True)]
    highlights = [
        {"text": _QUOTE_MARK.sub("", quote[0]).strip()} | ({"note": note} if note else {})
        for quote, note in zip(quotes, notes, strict=True)
    ]
    return text[: ends[0]].strip(), highlights


def _draft(record: RecordReader) -> Draft:
    return Draft(
        url=record.text("url"),
        title=record.line("title"),
        summary=record.text("description"),
        author=record.line("author"),
        tags=record.tags("labels"),
        added=record.instant("savedAt"),
        updated=record.instant("updatedAt"),
        published=record.instant("publishedAt"),
        archived=record.flag("state", read=_is_archived),
    )


def _is_archived(state: str) -> bool:
    found = _STATES.get(str(state).lower())
    if found is None:
        raise ValueError("no state of Omnivore")
    return found


def _recognises(shape: Shape) -> Recognition | None:
    if isinstance(shape, Archive) and any(map(_METADATA.fullmatch, shape.names)):
        return Recognition(Score.LIKELY, "its files are named as those of Omnivore's export")
    return records_have(shape, "Omnivore", "url", "slug", "savedAt", "state")


FORMAT = Format(
    name=NAME,
    label="Omnivore JSON, and its zip file",
    recognises=_recognises,
    read=read,
    publishes=True,
)

"""wallabag's JSON, as versions 2 and 1 export it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tui.formats.base import Format, Issue, Recognition
from tui.formats.html_markdown import markdown_of
from tui.formats.json_records import drafts_in, records_have
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "wallabag-json"
OLD_NAME = "wallabag-v1-json"

_PLACES = 10
"""How many values version 1 had, each by its place too."""


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the entries in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, NAME, _draft)


def read_old(source: Source) -> Iterator[Draft | Issue]:
    """Yields the entries of version 1 in their order.

    Raises:
        FormatError: It is no JSON list and no object.
    """
    return drafts_in(source, OLD_NAME, _old_draft)


def _draft(record: RecordReader) -> Draft:
    url, given = record.text("url"), record.text("given_url")
    return Draft(
        url=url or given,
        urls=(given,) if given and given != url else (),
        title=record.line("title"),
        article=markdown_of(record.text("content")),
        tags=record.tags("tags"),
        highlights=tuple(_highlights(record)),
        added=record.instant("created_at"),
        updated=record.instant("updated_at"),
        published=record.instant("published_at"),
        author=", ".join(record.tags("published_by")),
        site=record.line("domain_name"),
        lang=record.line("language"),
        starred=record.flag("is_starred"),
        archived=record.flag("is_archived"),
        private=record.unless("is_public"),
    )


def _highlights(record: RecordReader) -> Iterator[Mapping[str, Any]]:
    """Takes the annotations: in wallabag the quote is what was marked, the text a note on it."""
    annotations = record.take("annotations")
    for annotation in annotations if isinstance(annotations, list) else ():
        if isinstance(annotation, Mapping):
            each = RecordReader(annotation)
            quote, note = each.text("quote"), each.text("text")
            kept = each.rest(NAME).get(NAME, {})
            yield {**kept, "text": quote} | ({"note": note} if note else {})


def _old_draft(record: RecordReader) -> Draft:
    record.take("id")
    for place in range(_PLACES):
        record.take(str(place))
    return Draft(
        url=record.text("url"),
        title=record.line("title"),
        article=markdown_of(record.text("content")),
        tags=record.tags("tags"),
        starred=record.flag("is_fav"),
        archived=record.flag("is_read"),
    )


def _recognises(shape: Shape) -> Recognition | None:
    return records_have(shape, "wallabag", "url", "is_archived", "is_starred")


def _recognises_old(shape: Shape) -> Recognition | None:
    return records_have(shape, "wallabag 1", "url", "is_read", "is_fav")


FORMAT = Format(
    name=NAME,
    label="wallabag JSON",
    recognises=_recognises,
    read=read,
    publishes=True,
)

OLD = Format(
    name=OLD_NAME,
    label="wallabag JSON, version 1",
    recognises=_recognises_old,
    read=read_old,
    publishes=True,
)

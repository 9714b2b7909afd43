"""Instapaper's exports: a CSV, whose columns have grown over the years, and an HTML page.

Both name a folder for each link; three of them are states.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition
from tui.formats.link_page import drafts_in_page, page_is
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.formats.table_records import columns_are, drafts_in_table
from tui.model.note import Draft

CSV_NAME = "instapaper-csv"
HTML_NAME = "instapaper-html"

_UNREAD, _ARCHIVE, _STARRED = "unread", "archive", "starred"


def read_csv(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in the order of their rows."""
    return drafts_in_table(source, CSV_NAME, _draft)


def read_html(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in their order."""
    return drafts_in_page(source, HTML_NAME, _draft)


def _draft(record: RecordReader) -> Draft:
    record.take("heading")
    folder = record.line("folder")
    state = folder.lower()
    selection = record.text("selection")
    is_state = state in (_UNREAD, _ARCHIVE, _STARRED)
    return Draft(
        url=record.text("url", "href"),
        title=record.line("title"),
        tags=_tags(record),
        folders=((folder,),) if folder and not is_state else (),
        highlights=({"text": selection},) if selection else (),
        added=record.instant("timestamp"),
        read=False if state == _UNREAD else None,
        starred=True if state == _STARRED else None,
        archived=state == _ARCHIVE if state and state != _STARRED else None,
    )


def _tags(record: RecordReader) -> tuple[str, ...]:
    """Takes the tags, which are a JSON list in a cell."""
    text = record.text("tags")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = text
    return RecordReader({"tags": value}).tags("tags")


def _recognises_csv(shape: Shape) -> Recognition | None:
    return columns_are(shape, "Instapaper", "url", "title", "selection", "folder")


def _recognises_html(shape: Shape) -> Recognition | None:
    return page_is(shape, "Instapaper: Export")


CSV = Format(
    name=CSV_NAME,
    label="Instapaper CSV",
    recognises=_recognises_csv,
    read=read_csv,
)

HTML = Format(
    name=HTML_NAME,
    label="Instapaper HTML",
    recognises=_recognises_html,
    read=read_html,
)

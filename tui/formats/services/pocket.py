"""Pocket's exports: the CSV of its last year, and the HTML page before."""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition
from tui.formats.link_page import drafts_in_page, page_is
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Shape
from tui.formats.source import Source
from tui.formats.table_records import columns_are, drafts_in_table
from tui.model.note import Draft

CSV_NAME = "pocket-csv"
HTML_NAME = "pocket-html"

_STATES = {"unread": False, "archive": True, "read archive": True}
"""Whether a link is in the archive: Pocket archived what was read."""


def read_csv(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in the order of their rows."""
    return drafts_in_table(source, CSV_NAME, lambda record: _draft(record, "status", "|"))


def read_html(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in their order."""
    return drafts_in_page(source, HTML_NAME, lambda record: _draft(record, "heading", ","))


def _draft(record: RecordReader, status: str, separator: str) -> Draft:
    is_archived = record.flag(status, read=_is_archived)
    record.take("folder")
    url = record.text("url", "href")
    title = record.line("title")
    return Draft(
        url=url,
        # A link without a title has its address as one.
        title="" if title == url else title,
        tags=record.tags("tags", separator=separator),
        added=record.instant("time_added"),
        read=is_archived,
        archived=is_archived,
    )


def _is_archived(state: str) -> bool:
    if state.lower() not in _STATES:
        raise ValueError("no state of Pocket")
    return _STATES[state.lower()]


def _recognises_csv(shape: Shape) -> Recognition | None:
    return columns_are(shape, "Pocket", "title", "url", "time_added", "tags", "status")


def _recognises_html(shape: Shape) -> Recognition | None:
    return page_is(shape, "Pocket Export")


CSV = Format(
    name=CSV_NAME,
    label="Pocket CSV",
    recognises=_recognises_csv,
    read=read_csv,
)

HTML = Format(
    name=HTML_NAME,
    label="Pocket HTML",
    recognises=_recognises_html,
    read=read_html,
)

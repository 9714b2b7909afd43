"""w3m's bookmarks: a page of sections, each with a comment before its end."""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.html_tokens import tokens
from tui.formats.link_page import drafts_in_page
from tui.formats.record_reader import RecordReader
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source
from tui.model.note import Draft

NAME = "w3m-bookmarks"

_END = "<!--End of section (do not delete this comment)-->"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks of all sections in their order."""
    return drafts_in_page(source, NAME, _draft, heading="h2")


def _draft(record: RecordReader) -> Draft:
    record.take("heading")
    section = record.line("folder")
    return Draft(
        url=record.text("href"),
        title=record.line("title"),
        folders=((section,),) if section else (),
    )


def _recognises(shape: Shape) -> Recognition | None:
    if isinstance(shape, Markup) and any(each.source == _END for each in tokens(shape.text)):
        return Recognition(Score.LIKELY, "its sections end as those of w3m")
    return None


FORMAT = Format(
    name=NAME,
    label="w3m's bookmarks",
    recognises=_recognises,
    read=read,
)

"""Pages that services and w3m write: lists of links below headings.

<title>Pocket Export</title>
<h1>Unread</h1>
<ul><li><a href="https://example.com/" time_added="1600322788">A title</a></li></ul>
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.formats.base import Issue, Recognition, Score
from tui.formats.html_tokens import attributes, decoded, tokens
from tui.formats.json_records import ReadRecord, draft_of
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source, whole
from tui.formats.text_encoding import decode
from tui.model.note import Draft


def drafts_in_page(
    source: Source, name: str, read: ReadRecord, heading: str = "h1"
) -> Iterator[Draft | Issue]:
    """Yields the draft or the issue of each link.

    Args:
        source: The page.
        name: Of the format, for ``extra``.
        read: Reads a record, which has the attributes of a link, its text as ``title``, and the
            heading above it, in lower case as ``heading`` and as it is as ``folder``.
        heading: The element that such a heading is.
    """
    records = _records(decode(whole(source)), heading)
    return (draft_of(record, name, read) for record in records)


def _records(text: str, heading_name: str) -> Iterator[dict[str, str]]:
    heading, texts = "", list[str]()
    link: dict[str, str] | None = None
    for token in tokens(text):
        if not token.name:
            texts.append(token.source)
        elif token.name in ("a", heading_name):
            link = attributes(token) if token.name == "a" else None
            texts.clear()
        elif token.name == f"/{heading_name}":
            heading = _line(texts)
        elif token.name == "/a" and link is not None:
            yield {**link, "title": _line(texts), "heading": heading.lower(), "folder": heading}
            link = None


def _line(texts: list[str]) -> str:
    return " ".join(decoded("".join(texts)).split())


def page_is(shape: Shape, title: str) -> Recognition | None:
    """Recognises a page that has this title."""
    if isinstance(shape, Markup) and _title(shape) == title:
        return Recognition(Score.CERTAIN, f"its title is {title!r}")
    return None


def _title(page: Markup) -> str:
    """Returns the title in the head of a page; empty if there is none."""
    is_within = False
    for token in tokens(page.text):
        if token.name in ("body", "a", "h1", "dl"):
            return ""
        if is_within:
            return "" if token.name else _line([token.source])
        is_within = token.name == "title"
    return ""

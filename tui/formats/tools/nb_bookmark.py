"""A bookmark of nb: one Markdown file, of which the first address in angle brackets is the link.

The title is the heading before it; the other headings name parts. Below ``Content`` and ``Source``
stands the page itself, which may have headings and links of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.errors import FormatError
from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.shape import Shape, Text
from tui.formats.source import Source, whole
from tui.formats.text_encoding import decode
from tui.formats.values import read_tags
from tui.model.note import Draft

NAME = "nb-bookmark-md"

_LINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{0,30}:[^<>\s]+)>")
_HEADING = re.compile(r"## (Bookmark|Description|Quote|Comment|Related|Tags|Content|Source)[ \t]*")
_LAST = "source"
_TAG = re.compile(r"#([^\s#]+)")
_QUOTE_MARK = re.compile(r"^> ?", re.MULTILINE)
_SUFFIX = ".bookmark.md"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the one bookmark.

    Raises:
        FormatError: There is no address in angle brackets.
    """
    text = decode(whole(source))
    link = _LINK.search(text)
    if not link:
        raise FormatError(
            "This is no bookmark of nb: no address stands in angle brackets",
            "Choose another format; a list of links is markdown-links.",
        )
    title = next((line[2:] for line in text[: link.start()].split("\n") if line[:2] == "# "), "")
    parts = _parts(text[link.end() :])
    kept = {name: parts[name] for name in ("related", "source") if parts.get(name)}
    yield Draft(
        url=link[1],
        title=" ".join(title.split()),
        summary=parts.get("description", ""),
        comment=parts.get("comment", ""),
        article=parts.get("content", ""),
        tags=read_tags(_TAG.findall(parts.get("tags", ""))),
        highlights=_highlights(parts.get("quote", "")),
        extra={NAME: kept} if kept else {},
    )


def _parts(text: str) -> dict[str, str]:
    """Returns the texts below the headings, by their names in lower case."""
    parts: dict[str, list[str]] = {}
    name = ""
    for line in text.split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading and heading[1].lower() not in parts and name != _LAST:
            name = heading[1].lower()
            parts[name] = []
        elif name:
            parts[name].append(line)
    return {name: "\n".join(lines).strip("\n") for name, lines in parts.items()}


def _highlights(quote: str) -> tuple[dict[str, str], ...]:
    return ({"text": _QUOTE_MARK.sub("", quote)},) if quote else ()


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Text):
        return None
    lines = [line for line in shape.lines[:2] if not line.startswith("# ")]
    begins_so = bool(lines) and _LINK.fullmatch(lines[0]) is not None
    if begins_so and (shape.name.lower().endswith(_SUFFIX) or _has_parts(shape)):
        return Recognition(Score.LIKELY, "it is a title, a link, and the parts of a bookmark of nb")
    return None


def _has_parts(shape: Text) -> bool:
    return any(map(_HEADING.fullmatch, shape.lines))


FORMAT = Format(
    name=NAME,
    label="bookmark of nb",
    recognises=_recognises,
    read=read,
)

"""qutebrowser's files: bookmarks, each an address and a title, and quickmarks the other way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.shape import Shape, Text
from tui.formats.source import Source
from tui.formats.text_encoding import opened_text
from tui.formats.tools.url_list import is_address
from tui.model.note import Draft

_NO_NAME = re.compile(r"[-*+>#|]|[0-9]{1,9}[.)]\s")
"""What begins a line of a list in Markdown, and no quickmark."""

_Parted = tuple[str, str]


def read(source: Source, parted: Callable[[str], _Parted]) -> Iterator[Draft | Issue]:
    """Yields the bookmarks in the order of their lines."""
    with opened_text(source) as stream:
        for number, line in enumerate(stream, 1):
            url, title = parted(line.strip())
            if is_address(url):
                yield Draft(url=url, title=title)
            elif line.strip():
                yield Issue("the line holds no address where one belongs", number)


def _bookmark(line: str) -> _Parted:
    url, _, title = line.partition(" ")
    return url, title.strip()


def _quickmark(line: str) -> _Parted:
    name, _, url = line.rpartition(" ")
    return url, name.strip()


def _recognises(
    shape: Shape, parted: Callable[[str], _Parted], name: str, reason: str
) -> Recognition | None:
    if type(shape) is not Text:
        return None
    lines = [parted(line) for line in shape.lines if not _NO_NAME.match(line)]
    if not lines or len(lines) < len(shape.lines) or not any(title for _, title in lines):
        return None
    is_sure = len(lines) > 1 or shape.name == name
    if is_sure and all(is_address(url) for url, _ in lines):
        return Recognition(Score.POSSIBLE, reason)
    return None


BOOKMARKS = Format(
    name="qutebrowser-bookmarks",
    label="qutebrowser's bookmarks",
    recognises=partial(
        _recognises, parted=_bookmark, name="urls", reason="every line is an address and a title"
    ),
    read=partial(read, parted=_bookmark),
)

QUICKMARKS = Format(
    name="qutebrowser-quickmarks",
    label="qutebrowser's quickmarks",
    recognises=partial(
        _recognises,
        parted=_quickmark,
        name="quickmarks",
        reason="every line is a name and an address",
    ),
    read=partial(read, parted=_quickmark),
)

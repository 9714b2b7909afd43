"""newsboat's file ``urls``: a feed a line, with tags, of which one with a tilde is its title.

https://example.com/feed news "long reads" "~A title"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.shape import Shape, Text
from tui.formats.source import Source
from tui.formats.text_encoding import opened_text
from tui.formats.tools.url_list import is_address
from tui.formats.values import read_tags
from tui.model.note import Draft

NAME = "newsboat-urls"

_WORD = re.compile(r'"((?:[^"\\]|\\.)*+)"|(\S+)')
_ESCAPED = re.compile(r"\\(.)")
_COMMANDS = ("query:", "exec:", "filter:")
_TITLE, _HIDDEN = "~", "!"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the feeds in their order; queries and commands are issues."""
    with opened_text(source) as stream:
        for number, line in enumerate(stream, 1):
            words = _words(line)
            if not words:
                continue
            if is_address(words[0]):
                yield _draft(words[0], words[1:])
            elif words[0].startswith(_COMMANDS):
                yield Issue("a query or a command of newsboat, which is no link", number)
            else:
                yield Issue("the line begins with no address", number)


def _words(line: str) -> list[str]:
    if line.lstrip().startswith("#"):
        return []
    return [_ESCAPED.sub(r"\1", quoted) or bare for quoted, bare in _WORD.findall(line)]


def _draft(url: str, words: list[str]) -> Draft:
    titles = (word[1:] for word in words if word.startswith(_TITLE))
    is_hidden = any(word.startswith(_HIDDEN) for word in words)
    tags = (word.removeprefix(_HIDDEN) for word in words if not word.startswith(_TITLE))
    return Draft(
        url=url,
        title=next(titles, "").strip(),
        tags=read_tags(tags),
        feed=url,
        extra={NAME: {"hidden": True}} if is_hidden else {},
    )


def _recognises(shape: Shape) -> Recognition | None:
    if type(shape) is not Text:
        return None
    lines = [words for line in shape.lines if (words := _words(line))]
    are_feeds = all(is_address(words[0]) or words[0].startswith(_COMMANDS) for words in lines)
    is_marked = any('"' in line and not line.startswith("#") for line in shape.lines)
    if lines and are_feeds and is_marked:
        return Recognition(Score.LIKELY, "every line is an address with quoted tags")
    return None


FORMAT = Format(
    name=NAME,
    label="newsboat's feeds",
    recognises=_recognises,
    read=read,
)

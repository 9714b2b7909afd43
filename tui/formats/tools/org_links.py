"""Links in Org files: ``[[address][title]]``, and addresses that stand in the text.

A heading with a link is a bookmark: its tags are those of the heading, its date the one in it, and
the text below it is the person's. Other headings are folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.shape import Shape, Text
from tui.formats.source import Source
from tui.formats.text_encoding import opened_text
from tui.formats.tools.url_list import drafts_in_prose
from tui.formats.values import read_tags
from tui.model.instant import Instant
from tui.model.note import Draft

_LINK = re.compile(
    r"\[\[([A-Za-z][A-Za-z0-9+.-]{0,30}:[^\[\]\n]{1,8192}+)\](?:\[([^\[\]\n]{1,2000}+)\])?\]"
)
_EMPTY_LINK = re.compile(r"\[\[[^\[\]\n]{0,8192}+\]\[\]\]")
_HEADING = re.compile(r"(\*+)\s+(.*)")
_KEYWORD = re.compile(r"^(?:TODO|DONE|NEXT|WAITING)\s+|^\[#[A-Z]\]\s*")
_STAMP = re.compile(
    r"[\[<](\d{4}-\d\d-\d\d)(?:\s+[^\W\d]+\.?)?(?:\s+(\d{1,2}:\d\d))?[^\]>\n]{0,40}[\]>]"
)
_TAGS = re.compile(r"\s(:.*:)")
_SEPARATOR = re.compile(r"(?<!:):(?!:)")
_FILE_TAGS = re.compile(r"#\+FILETAGS:(.*)", re.IGNORECASE)
_DRAWER = re.compile(r":[A-Za-z_-]{1,40}:\s*")
_BLOCK = re.compile(r"#\+(begin|end)_(?:src|example|export)\b", re.IGNORECASE)


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in their order."""
    with opened_text(source) as stream:
        yield from _Outline().read(stream)


class _Outline:
    """Reads lines; its state is the headings above, and the bookmark that is open."""

    def __init__(self) -> None:
        self._file_tags: tuple[str, ...] = ()
        self._headings: dict[int, str] = {}
        self._open: Draft | None = None
        self._body: list[str] = []
        self._below: list[Draft] = []
        self._is_drawer = self._is_block = False

    def read(self, lines: Iterable[str]) -> Iterator[Draft]:
        for line in lines:
            line = line.rstrip()
            if heading := _HEADING.fullmatch(line):
                yield from self._finished()
                self._is_drawer = self._is_block = False
                self._begin(len(heading[1]), heading[2])
            elif not self._is_apart(line):
                self._add(line)
                if not self._open:
                    yield from self._finished()
        yield from self._finished()

    def _begin(self, level: int, text: str) -> None:
        """Takes a heading: the first link in it is the bookmark, without one it is a folder."""
        self._headings = {each: name for each, name in self._headings.items() if each < level}
        links = self._links_in(text)
        if links:
            stamp = _STAMP.search(text)
            self._open = replace(links[0], added=_instant(stamp) if stamp else None)
            self._below += links[1:]
        else:
            self._headings[level] = _name(text)

    def _add(self, line: str) -> None:
        """Takes a line below a heading, and the links in it."""
        if found := _FILE_TAGS.match(line):
            self._file_tags = read_tags(found[1].replace(":", " ").split())
            return
        self._below += self._links_in(line)
        if self._open:
            self._body.append(line)

    def _links_in(self, text: str) -> list[Draft]:
        tags = _tags_of(text)
        names = _tag_names(tags[1]) if tags else ()
        rest = text[: tags.start()] if tags else text
        found = [
            (link.start(), Draft(url=link[1], title=link[2] or "")) for link in _LINK.finditer(rest)
        ]
        prose = _LINK.sub(lambda link: " " * len(link[0]), _EMPTY_LINK.sub("", rest))
        drafts = [draft for _, draft in found] + drafts_in_prose(prose)
        return [self._placed(draft, names) for draft in drafts]

    def _placed(self, draft: Draft, names: tuple[str, ...]) -> Draft:
        folder = tuple(name for name in self._headings.values() if name)
        tags = read_tags((*names, *self._file_tags))
        return replace(draft, tags=tags, folders=(folder,) if folder else ())

    def _finished(self) -> Iterator[Draft]:
        if self._open:
            yield replace(self._open, comment="\n".join(self._body).strip())
        yield from self._below
        self._open = None
        self._body.clear()
        self._below.clear()

    def _is_apart(self, line: str) -> bool:
        """Returns whether a line is in a drawer or in a block of code."""
        text = line.strip()
        if block := _BLOCK.match(text):
            self._is_block = block[1].lower() == "begin"
            return True
        if self._is_drawer or _DRAWER.fullmatch(text):
            self._is_drawer = text.lower() != ":end:"
            return True
        return self._is_block


def _tags_of(text: str) -> re.Match[str] | None:
    """Returns where the tags at the end of a line are."""
    # Without an end, they would be looked for from every blank of the line.
    return _TAGS.search(text) if text.endswith(":") else None


def _tag_names(text: str) -> tuple[str, ...]:
    """Returns the tags in ``:a:b:``; buku doubles colons that belong to a tag."""
    return read_tags(re.sub(r":(:+)", r"\1", each) for each in _SEPARATOR.split(text))


def _name(heading: str) -> str:
    """Returns the name of a folder, of the text of its heading."""
    tags = _tags_of(heading)
    text = _STAMP.sub("", heading[: tags.start()] if tags else heading).strip()
    while (shorter := _KEYWORD.sub("", text)) != text:
        text = shorter
    return " ".join(text.split())


def _instant(stamp: re.Match[str]) -> Instant | None:
    day, time = stamp.groups()
    try:
        return Instant.from_iso(f"{day}T{time:0>5}" if time else day)
    except ValueError:
        return None


def _recognises(shape: Shape) -> Recognition | None:
    if type(shape) is not Text:
        return None
    marks = [line for line in shape.lines if _HEADING.match(line) or line.startswith("#+")]
    links = sum(_LINK.search(line) is not None for line in shape.lines)
    if links and (links == len(shape.lines) or marks):
        return Recognition(Score.LIKELY, "it has links as Org writes them")
    if shape.suffix == ".org" and marks:
        return Recognition(Score.POSSIBLE, "it has headings as Org writes them, and is named .org")
    return None


FORMAT = Format(
    name="org-links",
    label="links in Org files",
    recognises=_recognises,
    read=read,
)

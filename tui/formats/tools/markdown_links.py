"""A Markdown list of links, as people, link collections and buku write them.

A list item that begins with a link is one bookmark: the text after the link, and what is indented
or quoted below it, say what the page is. Elsewhere every link to an address with a scheme is one.
Headings are folders. buku has tags in a comment: ``<!-- TAGS: a,b -->``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, TextIO

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.losses import loses_all_but
from tui.formats.shape import Shape, Text
from tui.formats.source import Source
from tui.formats.text_encoding import opened_text
from tui.formats.values import read_tags
from tui.model.note import Draft

_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]{0,30}:"
_LINK = re.compile(
    rf"""
    <(?P<auto>{_SCHEME}[^<>\s]+)>
    | (?P<image>!?)(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]{{0,200}}\]){{0,1000}}+)\]
      \(\s?(?:<(?P<angled>{_SCHEME}[^<>\n]*)>|(?P<bare>{_SCHEME}(?:[^\s()]|\([^\s()]*\))*))
      (?:\s+(?:"[^"]{{0,1000}}"|'[^']{{0,1000}}'))?\s?\)
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(rf"{_SCHEME}[^<>]*")
"""An address that a link can hold as it is."""
_DEFINITION = re.compile(rf"\s{{0,3}}\[([^\]^][^\]]{{0,1000}})\]:\s+<?({_SCHEME}[^\s<>]+)>?.*")
_TAGS = re.compile(r"(?<!\\)<!--\s{0,9}TAGS:(.*?)-->", re.IGNORECASE)
_ITEM = re.compile(r"(\s*)(?:[-*+]|[0-9]{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_AFTER_LINK = re.compile(r"^\s*(?:[-–—:]\s+)?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARK = re.compile(r"([\\\[\]<>*_`&])")
"""What a title may not hold as it is."""
_PLAIN = re.compile(r"[^\s()]*")
_QUOTE_MARK = re.compile(r"^> ?", re.MULTILINE)


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the links in their order."""
    with opened_text(source) as stream:
        yield from _Links().read(stream)


class _Found(NamedTuple):
    """A link in a line."""

    draft: Draft
    start: int
    end: int


class _Links:
    """Reads lines; its state is the headings, the fence and the last item."""

    def __init__(self) -> None:
        self._headings: dict[int, str] = {}
        self._fence = ""
        self._item: Draft | None = None
        self._indent = 0
        self._below: list[str] = []

    def read(self, lines: Iterable[str]) -> Iterator[Draft]:
        for line in lines:
            yield from self._line(line.rstrip("\r\n"))
        yield from self._finished()

    def _line(self, line: str) -> Iterator[Draft]:
        indent = len(line) - len(line.lstrip())
        is_below = not line.strip() or indent > self._indent
        if self._item and is_below and not _begins_with_link(line):
            self._below.append(line)
            return
        yield from self._finished()
        if self._is_code(line):
            return
        if heading := _HEADING.fullmatch(line):
            self._open_folder(len(heading[1]), heading[2])
        elif definition := _DEFINITION.fullmatch(line):
            yield self._placed(Draft(url=definition[2], title=definition[1]))
        else:
            yield from self._links_of(line)

    def _links_of(self, line: str) -> Iterator[Draft]:
        tags = read_tags(",".join(_TAGS.findall(line)).split(","))
        text = _TAGS.sub("", line)
        item = _ITEM.match(text)
        start = item.end() if item else 0
        for found in _links_in(text, start):
            draft = self._placed(replace(found.draft, tags=tags))
            if item and found.start == start:
                summary = _AFTER_LINK.sub("", text[found.end :]).strip()
                self._item, self._indent = replace(draft, summary=summary), len(item[1])
                return
            yield draft

    def _finished(self) -> Iterator[Draft]:
        """Yields the last item, with what stands below it."""
        if self._item:
            below = _dedented(self._below)
            summary = "\n".join(filter(None, (self._item.summary, below)))
            yield replace(self._item, summary=summary)
        self._item = None
        self._below.clear()

    def _is_code(self, line: str) -> bool:
        fence = _FENCE.match(line)
        if self._fence:
            if fence and fence[1].startswith(self._fence):
                self._fence = ""
            return True
        self._fence = fence[1] if fence else ""
        return bool(fence)

    def _open_folder(self, level: int, name: str) -> None:
        """Takes a heading as the folder of what is below it; links in it are no part of a name."""
        name = _LINK.sub(lambda link: link["text"] or "", name).strip()
        self._headings = {each: text for each, text in self._headings.items() if each < level}
        self._headings[level] = name

    def _placed(self, draft: Draft) -> Draft:
        folder = tuple(name for name in self._headings.values() if name)
        return replace(draft, folders=(folder,)) if folder else draft


def _links_in(text: str, start: int = 0) -> Iterator[_Found]:
    for link in _LINK.finditer(text, start):
        if link["image"]:
            continue
        url = link["auto"] or link["angled"] or link["bare"]
        title = " ".join(_ESCAPED.sub(r"\1", link["text"] or "").split())
        yield _Found(Draft(url=url, title=title), link.start(), link.end())


def _dedented(lines: list[str]) -> str:
    """Returns lines without the indent that all of them have, and without blank ones around."""
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    text = "\n".join(line[indent:] for line in lines).strip("\n")
    is_quote = all(line[indent : indent + 1] in (">", "") for line in lines)
    return _QUOTE_MARK.sub("", text) if is_quote else text


def write(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes an item for each draft, its summary quoted below it."""
    for draft in drafts:
        tags = ",".join(tag.replace(",", " ").replace("-->", " ") for tag in draft.tags)
        remark = f" <!-- TAGS: {tags} -->" if tags else ""
        stream.write(f"- {_link(draft)}{remark}\n")
        if draft.summary:
            stream.writelines(f"  > {line}\n" for line in draft.summary.split("\n"))


def _link(draft: Draft) -> str:
    title = _MARK.sub(r"\\\1", draft.title)
    url = draft.url.replace("<", "%3C").replace(">", "%3E")
    return f"[{title}]({url})" if _PLAIN.fullmatch(url) else f"[{title}](<{url}>)"


_loses_beyond = loses_all_but("url", "title", "summary", "tags")


def losses_of(draft: Draft) -> Iterator[str]:
    """Yields the fields of which such a list cannot hold all."""
    yield from _loses_beyond(draft)
    if not _ADDRESS.fullmatch(draft.url):
        yield "url"
    if any("," in tag or "-->" in tag for tag in draft.tags):
        yield "tags"


def _recognises(shape: Shape) -> Recognition | None:
    if type(shape) is not Text:
        return None
    lines = [line for line in shape.lines if line[0] not in "#>"]
    links = sum(map(_begins_with_link, lines))
    if not links:
        return None
    if links == len(lines):
        return Recognition(Score.LIKELY, "every line is a link in Markdown")
    if links * 2 >= len(lines):
        return Recognition(Score.POSSIBLE, "most of its lines are links in Markdown")
    return None


def _begins_with_link(line: str) -> bool:
    item = _ITEM.match(line)
    return _LINK.match(line, item.end() if item else 0) is not None


FORMAT = Format(
    name="markdown-links",
    label="Markdown list of links (also buku's)",
    recognises=_recognises,
    read=read,
    write=write,
    loses=losses_of,
    suffixes=(".md", ".markdown"),
)

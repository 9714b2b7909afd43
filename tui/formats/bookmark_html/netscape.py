"""Bookmark HTML, the ``NETSCAPE-Bookmark-file-1`` that browsers and bookmark services exchange.

Elements of such a file may be unclosed, so it is read as a sequence of tokens: ``H3`` names the
folder that the next ``DL`` opens, ``A`` begins a bookmark, ``DD`` describes the item before it.
Inside a title or a description every other tag is text, and so is an ``A`` without its own ``DT``.

A folder has a name and nothing else: dates, descriptions and roles of folders are not read. The
writer leaves out what the format cannot hold: article, highlights, other addresses, publishing
date, feed, site, author, language, an explicit "not archived", dates before 1970, and what other
sources have in ``extra``. A whole day becomes its noon, a comma within a tag a space. A note in
several folders is written into the first of them; the others, and that it is archived, are
attributes that no other program shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import dropwhile, islice
from typing import TextIO

from tui.errors import FormatError
from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.bookmark_html.entry import (
    NAME,
    attributes_of,
    description_of,
    dialect_of,
    draft_of,
    losses_of,
)
from tui.formats.bookmark_html.raw_quotes import escaped_quotes
from tui.formats.html_tokens import Token, attributes, decoded, tokens
from tui.formats.shape import Markup, Shape
from tui.formats.source import Source, whole
from tui.formats.text_encoding import decode
from tui.formats.values import DEEPEST_FOLDER, folder_below
from tui.model.note import Draft

_DOCTYPE = "netscape-bookmark-file"
_BEFORE_BOOKMARKS = frozenset(
    {"html", "head", "meta", "title", "body", "h1", "h3", "dl", "p", "dd"}
)
"""The elements that stand before the first bookmark of files without the doctype."""
_ANY_MARKUP = re.compile(r"<!doctype netscape-bookmark-file|<d[lt]\b|<a\s", re.IGNORECASE)
_BOOKMARK_TAG = re.compile(r"<a\s", re.IGNORECASE)
_HEADING_CHARACTERS = 4_096

_STRUCTURE = frozenset({"dt", "/dt", "dd", "/dd", "dl", "/dl", "/body", "/html"})
_ENDS = {"a": _STRUCTURE | {"/a"}, "h3": _STRUCTURE | {"/h3"}, "dd": _STRUCTURE | {"hr"}}
"""The tags that end the text of an element; all others are part of it."""
_ENDS_BOOKMARK = frozenset({"a", "h3", "dt", "dl", "/dl", "hr"})
_LINE_BREAKS = {"br": "\n", "p": "\n\n", "/p": ""}

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file.
     It will be read and overwritten.
     DO NOT EDIT! -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""
_INDENT = "    "


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the bookmarks of all folders in the order of the file.

    Raises:
        FormatError: Nothing in the file looks like a bookmark or a list of them.
    """
    text = escaped_quotes(decode(whole(source)))
    if not _ANY_MARKUP.search(text):
        raise FormatError(
            "This is no bookmark file: it has neither bookmarks nor folders",
            "Export the bookmarks as HTML again, or name another format.",
        )
    return _BookmarkParser(text).records()


def write(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes a file that browsers import, folders in the order of their first bookmark."""
    stream.write(_HEAD)
    stream.writelines(f"{line}\n" for line in _lines(_tree(drafts), _INDENT))
    stream.write("</DL><p>\n")


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Markup):
        return None
    if shape.doctype.startswith(_DOCTYPE):
        return Recognition(Score.CERTAIN, "it begins with the doctype of bookmark files")
    names = (tag.name for tag in shape.tags())
    first = list(islice(dropwhile(_BEFORE_BOOKMARKS.__contains__, names), 2))
    if first in (["dt", "a"], ["dt", "h3"]):
        return Recognition(Score.LIKELY, "its first elements are those of a bookmark file")
    return None


FORMAT = Format(
    name=NAME,
    label="bookmark HTML (browsers, Pinboard, linkding, Raindrop, …)",
    recognises=_recognises,
    read=read,
    write=write,
    loses=losses_of,
    suffixes=(".html", ".htm"),
)


@dataclass(slots=True)
class _Bookmark:
    """A bookmark whose end is not read yet."""

    tag: Token
    folder: tuple[str, ...]
    title: str = ""
    descriptions: list[str] = field(default_factory=list)


class _BookmarkParser:
    """Parses a file; its state is the open folders, the open element and the last bookmark."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._dialect = dialect_of(_BOOKMARK_TAG.split(text[:_HEADING_CHARACTERS], maxsplit=1)[0])
        self._folders: list[tuple[str, ...]] = [()]
        self._heading = ""
        self._bookmark: _Bookmark | None = None
        self._element = ""
        self._pieces: list[str] = []
        self._line = 1
        self._line_start = 0

    def records(self) -> Iterator[Draft | Issue]:
        for token in tokens(self._text):
            name = token.name
            if self._element and name not in _ENDS[self._element]:
                self._pieces.append(_LINE_BREAKS.get(name, token.source))
            elif name:
                yield from self._handle_tag(token)
            elif not token.source.isspace():
                yield from self._handle_stray_text(token)
        self._close_element()
        yield from self._finish_bookmark()

    def _handle_tag(self, token: Token) -> Iterable[Draft | Issue]:
        self._close_element()
        name = token.name
        finished = self._finish_bookmark() if name in _ENDS_BOOKMARK else ()
        if name in _ENDS:
            self._element = name
        if name == "a":
            self._bookmark = _Bookmark(token, self._folders[-1])
            self._heading = ""
        elif name == "dl":
            self._open_folder()
        elif name == "/dl" and len(self._folders) > 1:
            self._folders.pop()
        return finished

    def _handle_stray_text(self, token: Token) -> Iterator[Draft | Issue]:
        if broken := _BOOKMARK_TAG.search(token.source):
            yield from self._finish_bookmark()
            line = self._line_of(token.start + broken.start())
            yield Issue("the bookmark breaks off within its tag", line)

    def _close_element(self) -> None:
        """Ends the open element: its text becomes a heading, a title or a description."""
        if not self._element:
            return
        text = decoded("".join(self._pieces))
        if self._element == "h3":
            self._heading = " ".join(text.split())
        elif self._bookmark and self._element == "a":
            self._bookmark.title = " ".join(text.split())
        elif self._bookmark:
            self._bookmark.descriptions.append(text.strip())
        self._element = ""
        self._pieces.clear()

    def _open_folder(self) -> None:
        """Opens a list, which is a folder if it has a heading."""
        self._folders.append(folder_below(self._folders[-1], self._heading))
        self._heading = ""

    def _finish_bookmark(self) -> Iterable[Draft | Issue]:
        bookmark, self._bookmark = self._bookmark, None
        return () if bookmark is None else (self._record(bookmark),)

    def _record(self, bookmark: _Bookmark) -> Draft | Issue:
        draft = draft_of(
            attributes(bookmark.tag),
            title=bookmark.title,
            description="\n".join(filter(None, bookmark.descriptions)),
            folder=bookmark.folder,
            dialect=self._dialect,
        )
        if draft.url:
            return draft
        return Issue("the bookmark has no address", self._line_of(bookmark.tag.start))

    def _line_of(self, position: int) -> int:
        """Returns the line of a position, which must not be before that of the last call."""
        self._line += self._text.count("\n", self._line_start, position)
        self._line_start = position
        return self._line


@dataclass(slots=True)
class _Folder:
    """A folder to write: its items in order, and its folders by name."""

    items: list[tuple[str, _Folder] | Draft] = field(default_factory=list)
    folders: dict[str, _Folder] = field(default_factory=dict)

    def at(self, path: Iterable[str]) -> _Folder:
        """Returns the folder at a path below this one; creates missing ones."""
        folder = self
        for name in path:
            if name not in folder.folders:
                folder.folders[name] = _Folder()
                folder.items.append((name, folder.folders[name]))
            folder = folder.folders[name]
        return folder


def _tree(drafts: Iterable[Draft]) -> _Folder:
    root = _Folder()
    for draft in drafts:
        path = draft.folders[0] if draft.folders else ()
        root.at(path[:DEEPEST_FOLDER]).items.append(draft)
    return root


def _lines(folder: _Folder, indent: str) -> Iterator[str]:
    for item in folder.items:
        if isinstance(item, Draft):
            yield from _bookmark_lines(item, indent)
            continue
        name, inner = item
        yield f"{indent}<DT><H3>{escape(name, quote=False)}</H3>"
        yield f"{indent}<DL><p>"
        yield from _lines(inner, indent + _INDENT)
        yield f"{indent}</DL><p>"


def _bookmark_lines(draft: Draft, indent: str) -> Iterator[str]:
    tag = " ".join(f'{name}="{_quoted(value)}"' for name, value in attributes_of(draft).items())
    yield f"{indent}<DT><A {tag}>{escape(draft.title, quote=False)}</A>"
    if description := description_of(draft):
        yield f"<DD>{escape(description, quote=False)}"


def _quoted(value: str) -> str:
    """Escapes an attribute's value, but not apostrophes: some readers do not know their entity."""
    return escape(value, quote=False).replace('"', "&quot;")

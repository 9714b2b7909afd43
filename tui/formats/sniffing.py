"""Tells what a source looks like from its first byte on.

A source is looked at once, and every format is asked about its shape. The first bytes decide which
shape it is; nothing is searched for in the middle of a text, so that a note that quotes a bookmark
file stays the note that it is.
"""

from __future__ import annotations

import re

from tui.formats.archive import ZIP_START, names_in
from tui.formats.json_text import beginning_of_json, without_long_texts
from tui.formats.shape import Archive, Binary, Database, Json, Markup, Shape, Text
from tui.formats.source import HEAD_BYTES, Source, head_of
from tui.formats.sqlite_file import columns_by_table
from tui.formats.text_encoding import decode

_SQLITE = b"SQLite format 3\0"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_LONGEST_LOOK = 8 << 20
"""How many bytes of JSON are looked at whose first ones are filled with long texts."""
_CUT_LETTER = re.compile(rb"[\xc0-\xff][\x80-\xbf]{0,2}\Z")
_MARKUP = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]{0,30}:(?://|[^\s<>]*@))[!?A-Za-z/]")
"""What begins with an address in angle brackets is a text."""


def sniff(source: Source) -> Shape:
    """Looks at the beginning of a source.

    Raises:
        OSError: It cannot be read.
        FormatError: It is a database that cannot be copied.
    """
    name, head = source.name, head_of(source)
    if head.startswith(_SQLITE):
        tables = columns_by_table(source)
        return Database(name, head, tables or {}, is_damaged=tables is None)
    if head.startswith(ZIP_START):
        return Archive(name, head, names_in(source))
    if b"\0" in head and not head.startswith(_WIDE_MARKS):
        return Binary(name, head)
    text = _decoded(head)
    begun = text.lstrip()
    if begun[:1] in ("{", "[") and (found := _json(source, head, text)):
        return found
    if _MARKUP.match(begun):
        return Markup(name, head, begun)
    return Text(name, head, text)


def is_zip(source: Source) -> bool:
    """Returns whether a source is a zip file."""
    with source.open() as stream:
        return stream.read(len(ZIP_START)) == ZIP_START


def _json(source: Source, head: bytes, text: str) -> Json | None:
    """Returns the shape of a text that is JSON."""
    begun = text.lstrip()
    first = beginning_of_json(begun)
    if first.breaks_off and len(head) == HEAD_BYTES and _is_filled_with_long_texts(begun):
        with source.open() as stream:
            begun = without_long_texts(_decoded(stream.read(_LONGEST_LOOK)).lstrip())[:HEAD_BYTES]
        first = beginning_of_json(begun)
    if first.value is None:
        return None
    rest = begun[first.end :].lstrip()[:1]
    is_lines = begun[0] == "{" and "\n" not in begun[: first.end] and rest in ("", "{")
    return Json(source.name, head, text, first.value, is_lines)


def _is_filled_with_long_texts(text: str) -> bool:
    return len(without_long_texts(text)) < len(text) // 2


def _decoded(beginning: bytes) -> str:
    # A letter that the end of the first bytes cuts is no sign of another encoding.
    return decode(_CUT_LETTER.sub(b"", beginning))

"""A large feed in pieces, each a feed of its own with some of the entries.

feedparser reads a feed as a whole, which takes a second or more for each megabyte, and nothing can
stop it meanwhile. What stands around the entries is the same in every piece.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, NamedTuple

from tui.errors import FormatError

LARGEST_WHOLE = 256 << 10
"""The most bytes of a feed that is one piece, and about those of each piece."""

LARGEST_PART = 512 << 10
"""The most bytes of an entry, and of what stands before the first."""

DEEPEST = 500
"""How deep elements may nest."""

_ENTRIES = frozenset(("item", "entry"))
_CHUNK = 64 << 10
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How a text begins whose characters take two bytes, and which is not cut."""

_NAME = re.compile(rb"<([^\s<>/]+)")


def too_deep() -> FormatError:
    """Returns the error of a feed whose elements nest too deep."""
    return FormatError("The feed nests too deep to be one", "Download it again.")


class Piece(NamedTuple):
    """Some entries of a feed."""

    data: bytes | None
    """A feed of these alone; None for an entry that is too large."""
    number: int
    """Which entry of the feed the first is, from 1 on."""


class MalformedError(Exception):
    """A feed is not well-formed, from behind the last piece on."""


def is_well_formed(data: bytes) -> bool:
    """Returns whether a feed is well-formed XML.

    Raises:
        FormatError: It nests too deep.
    """
    try:
        deque(pieces(BytesIO(data)), maxlen=0)
    except MalformedError:
        return False
    return True


def pieces(stream: BinaryIO) -> Iterator[Piece]:
    """Yields the pieces of a feed in order, each once its end is read; none without entries.

    Raises:
        MalformedError: It is not well-formed, and all entries before that were yielded; or it is
            in UTF-16.
        FormatError: It nests too deep, or much stands before its first entry.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    chunk = stream.read(_CHUNK)
    if chunk.startswith(_WIDE):
        raise MalformedError
    marks = _Marks()
    parser = DefusedXMLParser(target=marks)
    marks.expat = parser.parser
    cutter = _Cutter(marks)
    try:
        while chunk:
            cutter.add(chunk)
            parser.feed(chunk)
            yield from cutter.cut()
            chunk = stream.read(_CHUNK)
        parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        yield from cutter.rest()
        raise MalformedError from None
    cutter.end()
    yield from cutter.rest()


class _Cutter:
    """Cuts a feed between entries whose beginnings are known, and keeps what is in no piece yet.

    Args:
        marks: Where entries begin, as far as that is known.
    """

    def __init__(self, marks: _Marks) -> None:
        self._marks = marks
        self._kept = bytearray()
        self._gone = 0
        """How many bytes of the feed stand before those that are kept."""
        self._head = self._tail = b""
        """What stands before the entries, and what ends the elements around them."""
        self._first = 0
        """The first entry that is in no piece yet, counted from 0."""
        self._next = 1
        """The first that was not looked at."""
        self._is_complete = False

    def add(self, chunk: bytes) -> None:
        """Adds what comes next of the feed."""
        self._kept += chunk

    def end(self) -> None:
        """Has the last entry end with the feed."""
        self._is_complete = True
        self._marks.starts.append(self._gone + len(self._kept))

    def cut(self) -> Iterator[Piece]:
        """Yields the pieces that end before the last entry that has begun.

        Raises:
            FormatError: Much stands before the first entry.
        """
        starts = self._marks.starts
        if not self._head and len(starts) > self._is_complete:
            self._head = bytes(self._kept[: starts[0]])
            self._tail = self._marks.closing(self._head)
        if len(self._head or self._kept) > LARGEST_PART and self._next == 1:
            raise FormatError(
                f"More than {LARGEST_PART >> 10} KB stand before the first entry of the feed",
                "Download it again.",
            )
        while self._next < len(starts):
            before, here = starts[self._next - 1 : self._next + 1]
            if here - before > LARGEST_PART:
                if self._first < self._next - 1:
                    yield self._piece(before)
                yield Piece(None, self._next)
                self._drop_before(here)
            elif here - starts[self._first] > LARGEST_WHOLE:
                yield self._piece(here)
                self._drop_before(here)
            self._next += 1

    def rest(self) -> Iterator[Piece]:
        """Yields what is left of the entries that end where another begins."""
        yield from self.cut()
        if self._first < self._next - 1:
            yield self._piece(self._marks.starts[-1])

    def _piece(self, end: int) -> Piece:
        start = self._marks.starts[self._first]
        data = bytes(self._kept[start - self._gone : end - self._gone])
        is_last = self._is_complete and end == self._marks.starts[-1]
        return Piece(self._head + data + (b"" if is_last else self._tail), self._first + 1)

    def _drop_before(self, here: int) -> None:
        self._first = self._next
        del self._kept[: here - self._gone]
        self._gone = here


class _Marks:
    """Notes where entries begin, while a parser reads; the first says what an entry is."""

    expat: object

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.around: list[int] = []
        """Where the elements begin that are around the entries."""
        self._open: list[int] = []
        self._entry = ""

    def start(self, tag: str, _: object) -> None:
        """Takes the beginning of an element."""
        at = int(getattr(self.expat, "CurrentByteIndex"))  # noqa: B009 (the type has no stub)
        if not self._entry and tag.rpartition("}")[2].lower() in _ENTRIES and self._open:
            self._entry, self.around = tag, list(self._open)
        if tag == self._entry and len(self._open) == len(self.around):
            self.starts.append(at)
        self._open.append(at)
        if len(self._open) > DEEPEST:
            raise too_deep()

    def end(self, _: str) -> None:
        """Takes the end of an element."""
        self._open.pop()

    def closing(self, data: bytes) -> bytes:
        """Returns what ends the elements around the entries."""
        names = (_NAME.match(data, start) for start in reversed(self.around))
        return b"".join(b"</%s>" % name[1] for name in names if name)

    def data(self, text: str) -> None:
        """Passes a text over."""

    def close(self) -> None:
        """Ends the document."""

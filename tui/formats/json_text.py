"""JSON that may break off, or be too long to hold at once."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from tui.errors import FormatError
from tui.formats.source import Source, whole
from tui.formats.text_encoding import decode

DECODER = json.JSONDecoder(strict=False)
"""Control characters within texts are accepted."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+("?)|[\[\]{},]', re.DOTALL)
"""What opens, closes and separates values, and texts; the group is empty in one without an end."""
_TEXT = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_LONG = 4_096
"""From how many characters on a text is a long one."""
_CLOSING = {"{": "}", "[": "]"}
_DEEPEST = 100
"""How deep what broke off may nest to be mended."""

_BLOCK = 1 << 16
_LARGEST_RECORD = 64 << 20
"""The most characters of one record of a list."""
_GAP = re.compile(r"[\s,]*")


class Beginning(NamedTuple):
    """The first value of a text."""

    value: Any
    """An object or a list; ``None`` if there is neither."""
    end: int
    """Where it ends in the text."""
    breaks_off: bool = False
    """Whether it broke off, and only what was complete of it is in the value."""


def beginning_of_json(text: str) -> Beginning:
    """Returns the first object or list of a text, mended where it breaks off."""
    try:
        value, end = DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        return Beginning(_mended(text[: error.pos]), len(text), True)
    except (ValueError, RecursionError):
        return Beginning(None, 0)
    return Beginning(value if isinstance(value, dict | list) else None, end)


def without_long_texts(text: str) -> str:
    """Returns JSON with an empty text in place of each long one."""
    return _TEXT.sub(lambda found: found[0] if len(found[0]) < _LONG else '""', text)


def _mended(text: str) -> Any:
    """Returns what is complete of a JSON text that breaks off; ``None`` if that is nothing."""
    opened: list[str] = []
    end, closing = 0, ""
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark[0] == '"':
            if not token[1]:
                break
            continue
        if mark in _CLOSING:
            opened.append(_CLOSING[mark])
        elif not opened:
            return None
        elif mark != ",":
            opened.pop()
        if len(opened) > _DEEPEST:
            return None
        end, closing = token.start() if mark == "," else token.end(), "".join(reversed(opened))
    try:
        return json.loads(text[:end] + closing, strict=False)
    except (ValueError, RecursionError):
        return None


def read_document(source: Source) -> Beginning:
    """Returns the one value of a source, as far as it goes.

    Raises:
        FormatError: It is no JSON, or too large.
    """
    found = beginning_of_json(decode(whole(source)).strip())
    if found.value is None:
        raise not_json()
    return found


BREAKS_OFF = "the JSON breaks off here, and the rest cannot be read"
"""The reason of the issue for JSON that does."""


class Item(NamedTuple):
    """One value of a list, and where it begins."""

    value: Any
    line: int | None = None
    """Counted from 1, where it is known."""
    breaks_off: bool = False
    """Whether the JSON breaks off here: there is no value, and none after it."""


def items_of(source: Source) -> Iterator[Item]:
    """Yields the values of a JSON list one by one, or the one object that the source is.

    No more is held at a time than one of them.

    Raises:
        FormatError: It is no list and no object.
    """
    with source.open() as stream:
        first = stream.read(_BLOCK)
        decoder = codecs.getincrementaldecoder(_encoding_of(first))("replace")
        blocks = (decoder.decode(block) for block in iter(lambda: stream.read(_BLOCK), b""))
        text = _Growing(decoder.decode(first).removeprefix("\ufeff"), blocks)
        yield from _items(text)


class _Growing:
    """The part of a text that is held, how far it has been read, and what of it comes later."""

    def __init__(self, text: str, blocks: Iterator[str]) -> None:
        self.text = text
        self.at = 0
        self._line, self._line_at = 1, 0
        self._blocks = blocks

    def line(self) -> int:
        """Returns the line of what is read next."""
        self._line += self.text.count("\n", self._line_at, self.at)
        self._line_at = self.at
        return self._line

    def grow(self) -> bool:
        """Forgets what was read and holds more; false where there is none, or too much is held."""
        self.line()
        more, wanted = [self.text[self.at :]], len(self.text) - self.at
        self.at = self._line_at = 0
        is_grown = False
        # Twice as much each time, so that a long value is not looked at over and over.
        while wanted >= 0 and (block := next(self._blocks, "")):
            more.append(block)
            wanted -= len(block)
            is_grown = True
        self.text = "".join(more)
        return is_grown and len(self.text) < _LARGEST_RECORD

    def skip(self) -> str:
        """Goes on to the next value, and returns the character that it begins with."""
        while True:
            gap = _GAP.match(self.text, self.at)
            self.at = gap.end() if gap else self.at
            if self.at < len(self.text) or not self.grow():
                return self.text[self.at : self.at + 1]


def _items(text: _Growing) -> Iterator[Item]:
    opening = text.skip()
    if opening not in ("[", "{"):
        raise not_json()
    text.at += opening == "["
    closing, is_first = "]" if opening == "[" else "", True
    while text.skip() != closing:
        line = text.line()
        try:
            value = _next_value(text)
        except (ValueError, RecursionError):
            if is_first:
                raise not_json() from None
            yield Item(None, line, breaks_off=True)
            return
        yield Item(value, line)
        is_first = False


def _next_value(text: _Growing) -> Any:
    """Returns the next value, and reads on until it is whole."""
    while True:
        try:
            value, end = DECODER.raw_decode(text.text, text.at)
        except ValueError:
            if not text.grow():
                raise
            continue
        # A number may go on in what comes next.
        if end < len(text.text) or isinstance(value, dict) or not text.grow():
            text.at = end
            return value


def _encoding_of(first: bytes) -> str:
    return "utf-16" if first[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"


def not_json() -> FormatError:
    """Returns the error for a source that is no JSON."""
    return FormatError(
        "This is no JSON array and no JSON object",
        "Choose another format, or check that the file is whole.",
    )

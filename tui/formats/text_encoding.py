"""Decodes bytes of unknown encoding.

The encoding is found as in the WHATWG Encoding Standard, adapted to old exports: by a byte order
mark, or UTF-8 if the bytes are valid, or the charset that an HTML or XML head declares, or
Windows-1252, in which every byte is valid.
"""

from __future__ import annotations

import codecs
import re
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from tui.formats.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 comes before UTF-16, whose mark is the beginning of its own."""

_DECLARATION = re.compile(
    rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_HEAD_BYTES = 4_096
"""How many bytes of a file are searched for a declaration."""

_BLOCK = 1 << 16

_FALLBACK = "cp1252"
_LEGACY = ("cp125", "cp874", "cp932", "iso8859-", "koi8", "shift_jis", "euc_", "gb", "big5", "mac-")
"""The beginnings of the codecs that a declaration may choose: others that Python knows take
quadratic time or are no text encodings."""


def decode(data: bytes) -> str:
    """Decodes a file, with every line end as a newline and without a byte order mark."""
    return plain_line_ends(_decoded(data))


def opened_text(source: Source) -> TextIO:
    """Opens a source as text that is read bit by bit, its line ends as they are."""
    encoding, skipped = _encoding_of(source)
    stream = source.open()
    stream.read(skipped)
    return TextIOWrapper(stream, encoding, "replace", newline="")


def plain_line_ends(text: str) -> str:
    r"""Replaces ``\r\n``, ``\n\r`` and ``\r`` each by one ``\n``."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\n\r", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    return text if _is_utf8(*_letters(text)) else data.decode(_declared_encoding(data), "replace")


def _encoding_of(source: Source) -> tuple[str, int]:
    """Returns the encoding of a source, and how many bytes its byte order mark has."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    beyond_ascii = bad = 0
    with source.open() as stream:
        head = stream.read(_BLOCK)
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return encoding, len(mark)
        block = head
        while block:
            letters, faults = _letters(decoder.decode(block))
            beyond_ascii, bad = beyond_ascii + letters, bad + faults
            block = stream.read(_BLOCK)
    is_utf8 = not bad or _is_utf8(beyond_ascii, bad)
    return ("utf-8" if is_utf8 else _declared_encoding(head)), 0


def _letters(text: str) -> tuple[int, int]:
    """Returns how many characters of a decoded text are beyond ASCII, and how many are bad."""
    return len(text) - len(text.encode("ascii", "ignore")), text.count("\ufffd")


def _is_utf8(beyond_ascii: int, bad: int) -> bool:
    """Returns whether a text with errors is UTF-8: most of it beyond ASCII is valid.

    One bad byte, such as of a title cut within a letter, must not turn every accent of a large file
    into two wrong letters.
    """
    return beyond_ascii - bad > bad


def _declared_encoding(data: bytes) -> str:
    declaration = _DECLARATION.search(data, 0, _HEAD_BYTES)
    if declaration is None:
        return _FALLBACK
    try:
        name = codecs.lookup(declaration[1].decode("ascii", "replace")).name
    except (LookupError, ValueError):
        return _FALLBACK
    # Browsers decode Latin-1 as Windows-1252, which has letters instead of C1 controls.
    return name if name.startswith(_LEGACY) and name != "iso8859-1" else _FALLBACK

"""Decodes bytes of unknown encoding.

The encoding is found as in the WHATWG Encoding Standard, adapted to old exports: by a byte order
mark, or UTF-8 if the bytes are valid, or the charset that an HTML or XML head declares, or
Windows-1252, in which every byte is valid.
"""

from __future__ import annotations

import codecs
import re

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

_FALLBACK = "cp1252"
_LEGACY = ("cp125", "cp874", "cp932", "iso8859-", "koi8", "shift_jis", "euc_", "gb", "big5", "mac-")
"""The beginnings of the codecs that a declaration may choose: others that Python knows take
quadratic time or are no text encodings."""


def decode(data: bytes) -> str:
    """Decodes a file, with every line end as a newline and without a byte order mark."""
    return plain_line_ends(_decoded(data))


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
        return _damaged_utf8(data) or data.decode(_declared_encoding(data), "replace")


def _damaged_utf8(data: bytes) -> str | None:
    """Decodes UTF-8 with errors if most of the text beyond ASCII is valid; otherwise ``None``.

    One bad byte, such as of a title cut within a letter, must not turn every accent of a large file
    into two wrong letters.
    """
    text = data.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    bad = text.count("\ufffd")
    return text if beyond_ascii - bad > bad else None


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

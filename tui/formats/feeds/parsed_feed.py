"""feedparser, kept from changing addresses and from raising what nobody expects."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from tui.errors import FormatError

_REFERENCE = re.compile(rb"&#(?:0*+([0-9]++)|[xX]0*+([0-9A-Fa-f]++))")
_SURROGATES = range(0xD800, 0xE000)
_LAST_CHARACTER = 0x10FFFF
_MOST_DIGITS = 7
_REPLACEMENT = b"&#xfffd"
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:")


def parsed_feed(data: bytes) -> Any:
    """Returns what feedparser finds in a whole feed.

    Raises:
        FormatError: It is no feed.
    """
    feedparser = _feedparser()
    harmless = _REFERENCE.sub(_of_a_character, data)
    try:
        found = feedparser.parse(
            BytesIO(harmless), resolve_relative_uris=False, sanitize_html=False
        )
    # What it makes of bytes that are no feed can raise anything.
    except Exception as error:
        raise no_feed() from error
    if not found.get("version") and not found.entries:
        raise no_feed()
    return found


def no_feed() -> FormatError:
    """Returns the error of what is no feed."""
    return FormatError("This is no feed", "Choose another format, or check that the file is whole.")


@cache
def _feedparser() -> Any:
    # It takes long to load, and few imports need it.
    import feedparser
    from feedparser import api

    # It takes slashes away from file:///, and has no option that keeps it from that.
    for parser in (api.StrictFeedParser, api.LooseFeedParser):
        parser.resolve_uri = _resolved
    return feedparser


def _resolved(parser: Any, address: str) -> str:
    """Returns an address as it stands there, or below the base of its element if it is relative."""
    base: str = parser.baseuri
    if not base or _SCHEME.match(address):
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _of_a_character(reference: re.Match[bytes]) -> bytes:
    """Returns a reference to a character, which feedparser fails on if there is none such."""
    digits, base = (reference[1], 10) if reference[1] else (reference[2], 16)
    if len(digits) <= _MOST_DIGITS:
        number = int(digits, base)
        if number <= _LAST_CHARACTER and number not in _SURROGATES:
            return reference[0]
    return _REPLACEMENT

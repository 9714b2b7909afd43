"""Markdown notes of other programs: front matter by the usual names, and what the text says.

Obsidian, zk, Hugo and others have the address as ``url``, ``link`` or ``source``. Without a title
the most important heading is one, and words with ``#`` before them are tags too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tui.errors import FormatError
from tui.formats.front_matter import FrontMatter, has_fence, parted
from tui.formats.known_names import URL_NAMES, read_known
from tui.formats.record_reader import RecordReader
from tui.formats.source import Source, whole
from tui.formats.text_encoding import decode
from tui.formats.values import read_tags
from tui.model.note import Draft
from tui.model.tag import with_tags

LARGEST = 64 << 20
"""The most bytes of a note."""

ADDRESS_NAMES = (*URL_NAMES, "source")

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}://\S+")
_TAG_NAMES = ("tags", "tag", "keywords", "labels")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*)$", re.MULTILINE)
_CODE = re.compile(
    r"^(`{3,}|~{3,}).*?(?:^\1|\Z)|`(?:[^`\n]|\n(?!\s*\n)){1,1000}`", re.MULTILINE | re.DOTALL
)
_HASHTAG = re.compile(r"(?<!\S)#([^\s#,;.!?\"()\[\]]{1,64})(?=$|[\s#,;.!?])")


def parted_note(source: Source) -> FrontMatter:
    """Returns the front matter of a note and the text below it; no values where it has none.

    Raises:
        FormatError: There is front matter, and it cannot be read.
    """
    text = decode(whole(source, LARGEST))
    if not has_fence(text):
        return FrontMatter({}, text)
    try:
        return parted(text)
    except FormatError as error:
        reason = error.message[:1].lower() + error.message[1:]
        raise FormatError(f"The front matter cannot be read: {reason}", error.hint) from None


def address_in(values: Mapping[str, Any]) -> str:
    """Returns the address in front matter, the first of several; empty if there is none."""
    named = {name.lower(): value for name, value in values.items()}
    found = (each for name in ADDRESS_NAMES for each in _listed(named.get(name)))
    return next((each for each in found if isinstance(each, str) and _ADDRESS.match(each)), "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def read_other(values: Mapping[str, Any], body: str, name: str) -> Draft:
    """Returns the note of another program; without an address if it has none.

    Args:
        values: The front matter.
        body: The text below it.
        name: Of the format, for ``extra``.
    """
    record = RecordReader({key.lower(): value for key, value in values.items()})
    tags = [tag for each in _TAG_NAMES for tag in record.tags(each)]
    draft = read_known(record)
    url = address_in(values) or draft.url
    if url == record.kept("source"):
        record.take("source")
    kept = record.rest(name).get(name, {}) | (
        {"url": draft.url} if draft.url not in ("", url) else {}
    )
    text = _CODE.sub(" ", body)
    hashtags = (each for each in _HASHTAG.findall(text) if any(map(str.isalpha, each)))
    return replace(
        draft,
        url=url,
        title=draft.title or _title(text),
        comment=draft.comment or body.strip("\n"),
        tags=with_tags(read_tags(tag.strip().removeprefix("#") for tag in tags), hashtags),
        extra={**draft.extra, **({name: kept} if kept else {})},
    )


def _title(text: str) -> str:
    headings = [(len(marks), title) for marks, title in _HEADING.findall(text)]
    title = min(headings, key=lambda each: each[0], default=(0, ""))[1].strip()
    unmarked = title.rstrip("#")
    return unmarked.strip() if unmarked[-1:] in ("", " ") else title

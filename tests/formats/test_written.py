"""Notes with all that means something to some format, written and read by each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from random import Random
from typing import Any

import pytest

from tests.support.sources import format_of, read, written
from tui.formats.base import Format
from tui.formats.registry import FORMATS
from tui.model.cleaning import clean_draft
from tui.model.instant import Instant
from tui.model.note import Draft

WRITTEN = [each for each in FORMATS if each.write]
PIECES = (
    *("a", "é", "😀", '"', "'", "<", ">", "&", "&amp;", "&lt;b&gt;", "[", "](", ")", "{", "}", ","),
    *(";", ":", "|", "\\", "/", "#", "*", "- ", "= ", "=", "+", "@", "\t", "\n", "  ", "`", "_"),
    *("<!--", "-->", "<!-- TAGS:", '<A HREF="', "</A>", "<DT>", "<DD>", "[[a][b]]", '{"url": "u"}'),
    *('["a"]', "null", "0", "2025", "<script>", "<title>", "%22", "\u2028", "\ufeff", "x" * 300),
    *("url,title", "https://q.example/", "[linkding-notes]", "#+TITLE:", "--"),
)
SCHEMES = ("https://a.example/", "http://x.y/?q=", "mailto:a@b.c", "gemini://g/")
INSTANTS = (None, Instant.from_iso("2025-01-01"), Instant(1_700_000_000_123_456))


class Notes:
    """Random notes, as the library has them."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def lists(self) -> Iterator[list[Draft]]:
        for _ in range(40):
            notes = (self._note() for _ in range(self._random.randint(1, 4)))
            # A library has each link once.
            yield list({note.url: note for note in notes}.values())

    def _text(self, most: int = 5) -> str:
        count = self._random.randint(0, most)
        return "".join(self._random.choice(PIECES) for _ in range(count))

    def _note(self) -> Draft:
        chance, flag = self._random.random, (None, True, False)
        values: dict[str, Any] = {
            "url": self._random.choice(SCHEMES) + self._text(3),
            "tags": tuple(self._text(2) for _ in range(3)),
            "folders": ((self._text(2), self._text(2)),) * (chance() < 0.5),
            "urls": (self._text(2),),
            "highlights": ({"text": self._text()},) * (chance() < 0.5),
            "extra": {"other": {"key": self._text()}} if chance() < 0.5 else {},
            **{name: self._text() for name in ("title", "summary", "comment", "article")},
            **{name: self._text(2) for name in ("feed", "site", "author", "lang")},
            **{name: self._random.choice(INSTANTS) for name in ("added", "updated", "opened")},
            **{name: self._random.choice(flag) for name in ("read", "starred", "private")},
        }
        return clean_draft(Draft(**values))[0]


def values(draft: Draft, lost: Collection[str]) -> dict[str, Any]:
    """What a note has but for the fields that are lost; texts without white space around them."""
    found = ((name, getattr(draft, name)) for name in Draft.__dataclass_fields__)
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in found
        # The site is that of the address where nothing else is known.
        if name not in lost and name != "site"
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("format_", WRITTEN, ids=lambda each: each.name)
def test_what_is_written_is_recognised_and_read_but_for_what_is_said_to_be_lost(
    format_: Format, seed: int
) -> None:
    for notes in Notes(seed).lists():
        text = written(format_, notes)
        assert format_of(text)[0] == format_.name
        found = [clean_draft(each)[0] for each in read(format_, text) if isinstance(each, Draft)]
        by_url = {note.url: note for note in found}
        assert len(found) == len(notes)
        for note in notes:
            lost = set(format_.loses(note))
            if "url" not in lost:
                assert values(by_url[note.url], lost) == values(note, lost)

"""The tutorial, typed into the reader: each step shows what the tutorial says."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from tests.docs.documents import DOCS
from tests.docs.pictures import sample_library
from tests.support.reader import reader

NAMED = {
    "Backspace": "backspace",
    "Ctrl-S": "ctrl+s",
    "Enter": "enter",
    "Esc": "escape",
    "Space": "space",
    "Tab": "tab",
}
"""Keys by what documents call them."""

SIZE = (110, 32)


def steps() -> list[tuple[list[str], str]]:
    """What is typed, word by word, and what the screen says then."""
    rows = re.findall(
        r"^\| (`.+?) \|.*\| `(.+)` \|$", (DOCS / "tutorial.md").read_text("utf-8"), re.MULTILINE
    )
    return [(re.findall(r"`(.+?)`", typed), said) for typed, said in rows]


def keys_of(word: str) -> list[str]:
    """The keys of a word of the tutorial, by Textual's names."""
    return [NAMED[word]] if word in NAMED else [NAMED.get(key, key) for key in word]


async def test_each_step_of_the_tutorial_shows_what_it_says(tmp_path: Path) -> None:
    async with reader(sample_library(tmp_path), SIZE) as r:
        for typed, said in steps():
            for word in typed:
                await r.keys(*keys_of(word))
            with suppress(TimeoutError):
                await r.until(lambda text=said: any(text in line for line in r.lines()))  # type: ignore[misc]
            assert any(said in line for line in r.lines()), (typed, r.lines())
    assert len(steps()) > 20

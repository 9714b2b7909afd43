"""A runaway vocabulary comes to one that serves in at most forty keystrokes, and back in five.

With ``PUBLISHED_NOTES=PATH``, JSON Lines of the notes of a published site, those too.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.runaway import runaway_drafts
from tests.support.terminal import terminal
from tui.filters.parser import parse
from tui.library.library import Library
from tui.model.tagcare.reach import reach

PUBLISHED = Path(os.environ.get("PUBLISHED_NOTES", ""))

MOST_KEYS, MOST_TAGS, LEAST_SHARE = 40, 150, 0.95

ENTER, PAGE, SPACE = "\r", "\x04", " "

CURE = (
    "C",
    ENTER, "A", ENTER, "w",
    ENTER, PAGE, PAGE, SPACE, "A", ENTER,
    ENTER, "A", ENTER,
    ENTER, "A", ENTER,
    ENTER, PAGE, "A", ENTER,
)  # fmt: skip
"""Each kind is looked at before all that is ticked of it is done; one row is not wanted."""


def vocabulary(path: Path) -> tuple[int, float]:
    """How many tags a library has, and which share of its tagged notes have one."""
    with Library(path) as kept:
        found = reach(kept.vocabulary.care().use)
    return found.tags, found.share


def tags(path: Path) -> list[tuple[str, ...]]:
    """The tags of all notes of a library, and the states of all."""
    with Library(path) as kept:
        result = kept.find(parse("in:all"))
        notes = kept.notes(result, result.order)
    return [(*note.tags, *(f"retired {name}" for name in note.retired_tags)) for note in notes]


def cure(path: Path, length: int, then: str = "") -> None:
    """Cures a vocabulary by keys, and leaves."""
    with terminal(library=path) as screen:
        screen.wait_for(f"1 of {length}")
        screen.send("".join(CURE) + then + "qq")
        assert screen.exit_code() == 0


def assert_cured_and_back(path: Path, length: int) -> None:
    """A cure makes few tags that reach nearly all notes, and is taken back by a key for a batch."""
    before, copy = tags(path), path.with_name("copy.db")
    shutil.copyfile(path, copy)
    cure(path, length)
    count, share = vocabulary(path)
    assert (count <= MOST_TAGS, share >= LEAST_SHARE) == (True, True), (count, share)
    cure(copy, length, "u" * CURE.count("A"))
    assert tags(copy) == before


def test_it_takes_few_keys() -> None:
    assert len("".join(CURE)) <= MOST_KEYS


def test_a_generated_vocabulary_is_cured(tmp_path: Path) -> None:
    drafts = runaway_drafts()
    with library(tmp_path, *drafts) as opened:
        path = opened.path
    assert vocabulary(path)[0] > 1_000
    assert_cured_and_back(path, len(drafts))


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="there are no published notes here")
def test_a_published_vocabulary_is_cured(tmp_path: Path) -> None:
    drafts = [
        draft(
            each["url"],
            title=each["title"] or "",
            summary=each["summary"] or "",
            tags=tuple(each["tags"]),
        )
        for each in map(json.loads, PUBLISHED.read_text("utf-8").splitlines())
    ]
    with library(tmp_path, *drafts) as opened:
        path = opened.path
    assert vocabulary(path)[0] > 1_400
    assert_cured_and_back(path, len(drafts))

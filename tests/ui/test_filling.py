"""An empty library says how to fill it, and a failing import loses nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.builders import library
from tests.support.reader import Reader, reader
from tui.assets import SAMPLE
from tui.library.edits import CareForTags
from tui.library.library import Library
from tui.model.arrangement import Decision
from tui.model.tagcare.decisions import WAITING

SOURCE = '{"url": "https://one.example/", "title": "One"}\n{"title": "No link"}\n'


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    with library(tmp_path) as opened:
        return opened.path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "my notes.jsonl"
    path.write_text(SOURCE)
    return path


def text_of_dialog(r: Reader) -> list[str]:
    """The lines of a dialog that say anything, without its frame and what stands beside it."""
    found = (re.search(r"│ (\S.*?) *[│┃]", strip.text) for strip in r.strips())
    return [line[1] for line in found if line]


async def test_an_empty_library_offers_three_ways_to_fill_it(empty: Path) -> None:
    async with reader(empty) as r:
        text = "\n".join(r.lines())
        assert "This one is empty." in text
        assert [word in text for word in ("import from firefox", "add a link", "sample")] == [
            True
        ] * 3


@pytest.mark.parametrize("quote", ["", "'", '"'])
async def test_a_path_is_typed_or_dropped(empty: Path, source: Path, quote: str) -> None:
    async with reader(empty) as r:
        await r.keys("i")
        await r.paste(f"{quote}{source}{quote}")
        await r.keys("enter")
        assert r.rows() == ["One"]
        assert r.toasts() == ["1 added.\nRead as url-notes JSON Lines. 1 issue; :issues lists it."]


@pytest.mark.parametrize(
    ("count", "decided", "said"),
    [
        (300, (), " 300 new tags; C cares for them."),
        (299, (), ""),
        (300, (Decision("new", "live"),), ""),
        (300, (WAITING,), " 300 new tags waiting."),
    ],
)
async def test_very_many_new_tags_are_told_until_tags_were_cared_for(
    empty: Path, tmp_path: Path, count: int, decided: tuple[Decision, ...], said: str
) -> None:
    with Library(empty) as kept:
        kept.apply(CareForTags(decisions=decided))
    path = tmp_path / "tagged.jsonl"
    tags = [f"tag {number}" for number in range(count)]
    path.write_text(json.dumps({"url": "https://one.example/", "title": "One", "tags": tags}))
    async with reader(empty) as r:
        await r.keys("i")
        await r.paste(str(path))
        await r.keys("enter")
        assert r.toasts() == [f"1 added.\nRead as url-notes JSON Lines.{said}"]


async def test_a_path_that_is_wrong_is_told_and_another_can_be_typed(
    empty: Path, source: Path
) -> None:
    async with reader(empty) as r:
        await r.keys("i")
        await r.type("/no")
        await r.keys("enter")
        assert r.toasts() == ["/no does not exist\nCheck the path."]
        await r.press("library.import")
        await r.paste(str(source))
        await r.keys("enter")
        assert r.rows() == ["One"]


async def test_an_import_that_is_given_up_leaves_a_list_that_says_what_to_do(empty: Path) -> None:
    async with reader(empty) as r:
        await r.keys("i", "escape")
        assert "This library is empty." in "\n".join(r.lines())


async def test_what_an_import_passed_over_can_be_read(
    empty: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    async with reader(empty) as r:
        await r.keys("i")
        await r.paste(source.name)
        await r.keys("enter")
        await r.until(lambda: r.rows() == ["One"])
        await r.press("app.command")
        await r.type("issues")
        await r.keys("enter")
        assert text_of_dialog(r) == [
            "The last import",
            "1 added.",
            "my notes.jsonl: url-notes JSON Lines, because each line is an object with a url",
            "my notes.jsonl:2: the record has no url",
            "j k Space scroll   Esc close",
        ]
        await r.keys("escape")
        assert r.rows() == ["One"]


async def test_it_says_that_no_import_has_ended_yet(empty: Path) -> None:
    async with reader(empty) as r:
        await r.keys("escape", ":")
        await r.type("issues")
        await r.keys("enter")
        assert r.toasts() == ["No import has ended yet.\nI imports."]


async def test_esc_leaves_an_empty_list_that_says_what_to_do(empty: Path) -> None:
    async with reader(empty) as r:
        assert "I import from firefox or chromium, a file or a folder" in r.lines()
        await r.keys("escape")
        text = "\n".join(r.lines())
        said = ("This library is empty.", "I import a file or folder", "a add a link")
        assert [words for words in said if words not in text] == []
        assert r.focus() == "Notes"
        await r.press("note.add")
        await r.paste("https://new.example/page")
        await r.keys("enter")
        r.set_filter("zebra")
        await r.settle()
        assert r.rows() == []


async def test_the_sample_library_is_taken_in_whole(empty: Path) -> None:
    async with reader(empty) as r:
        await r.keys("s")
        assert len(r.rows()) > 5
        assert SAMPLE.exists()


async def test_a_link_is_added(empty: Path) -> None:
    async with reader(empty) as r:
        await r.keys("a")
        await r.paste(" https://new.example/page ")
        await r.keys("enter", "enter")
        assert (r.rows(), r.toasts()) == (["new.example/page"], ["Added."])


async def test_an_empty_library_can_be_left_at_once(empty: Path) -> None:
    async with reader(empty) as r:
        await r.keys("q")
        assert (r.has_ended, r.app.return_code) == (True, 0)

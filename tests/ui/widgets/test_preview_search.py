"""What is told by the stored texts of a note agrees with what its preview shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tui.filters.highlights import Highlights, highlights_everywhere, highlights_of
from tui.filters.parser import parse
from tui.library.library import Library
from tui.library.sample import demo_library
from tui.model.note import Note
from tui.ui.widgets import preview_search
from tui.ui.widgets.preview_lines import PreviewLines
from tui.ui.widgets.preview_search import has_hit, may_have_hit

WIDTH = 40

NOTE = Note(
    id=1,
    url="https://a.example/caf%C3%A9?q=1",
    title="Ein Café",
    tags=("kv cache",),
    folders=(("Bar", "Tools"),),
    summary="Fut*ures* are [la**z**y](https://l.example/) &amp; foo\\_bar.\n\n1. one\n1. two\n",
    comment="> [!WARNING]\n> Mine[^a].\n\n[^a]: Foot.",
    highlights=({"text": "A passage.", "note": "On it."},),
)


@pytest.fixture(scope="module")
def sample() -> Sequence[Note]:
    """The notes of the sample, which has every kind of Markdown."""
    with demo_library() as path, Library(path) as opened:
        return opened.notes_of(opened.ids(result := opened.find(parse("in:all")), result.order))


def phrases(note: Note) -> list[str]:
    """What stands side by side in the preview of a note: every word, with the one behind it."""
    laid_out = PreviewLines(note, "summary", WIDTH)
    laid_out.finish()
    words = [line.text[line.line.indent :].split() for line in laid_out.lines if line.part_spans]
    return [" ".join(line[at : at + 2]) for line in words for at in range(len(line))]


def test_whatever_the_preview_shows_may_be_a_hit(sample: Sequence[Note]) -> None:
    missed = {
        (note.title, phrase)
        for note in [NOTE, *sample]
        for phrase in phrases(note)
        if not may_have_hit(note, highlights_everywhere(phrase))
        and preview_search._has_hit_when_laid_out(note, highlights_everywhere(phrase), WIDTH)
    }
    assert missed == set()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("futures are lazy", True),
        ("lazy & foo_bar.", True),
        ("two", True),
        ("einem", False),
        ("CAFE", True),
        ("caf%c3", True),
        ("kv cache", True),
        ("bar / tools", True),
        ("a passage", True),
        ("warning", True),
        ("lazy sunday", False),
        ("example", True),
        ("comment", True),
        ("→", False),
    ],
)
def test_a_note_has_what_its_preview_shows(wanted: str, expected: bool) -> None:
    assert has_hit(NOTE, highlights_everywhere(wanted), WIDTH) is expected


@pytest.mark.parametrize("filter", ["title:/^e/", "summary:lazy", "url:caf", "kv"])
def test_what_a_filter_looks_for_is_found_in_its_parts(filter: str) -> None:
    assert has_hit(NOTE, highlights_of(parse(filter)), WIDTH)


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        ("/l.?azy/", True),
        ("summary:/foo.+bar/", True),
        ("comment:/^mine/", False),
        ("comment:/mine/", True),
        ("/kv cache$/", True),
        ("url:/caf%/", True),
        ("summary:/z*/", True),
        ("summary:/q*/", False),
        ("summary:/zebra|horse/", False),
        ("summary:/zebra/ OR title:/ein/", True),
    ],
)
def test_a_regular_expression_is_found_where_the_preview_shows_it(
    filter: str, expected: bool
) -> None:
    assert has_hit(NOTE, highlights_of(parse(filter)), WIDTH) is expected


def test_an_expression_that_takes_too_long_is_found_nowhere() -> None:
    slow = highlights_of(parse("summary:/(a|a)+$/"))
    assert not has_hit(replace(NOTE, summary="a" * 5_000 + "b"), slow, WIDTH)


@pytest.mark.parametrize(
    "wanted",
    [
        highlights_everywhere("zebra"),
        highlights_of(parse("zebra")),
        highlights_of(parse("/zeb.a/ OR title:/^zebra/")),
        highlights_of(parse("summary:/q*/")),
    ],
)
def test_a_note_without_the_word_is_not_laid_out(
    wanted: Highlights, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_search, "PreviewLines", None)
    assert not has_hit(NOTE, wanted, WIDTH)

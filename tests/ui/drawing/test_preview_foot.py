"""Below its texts, a note says what was marked, its number, and what is seldom asked."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

from tests.support.hostile import HOSTILE
from tui.model.note import Note
from tui.model.text import is_inert
from tui.ui.drawing.note_line import NoteLine
from tui.ui.drawing.preview_foot import MOST_COUNTED, highlight_lines, preview_foot


def note(**fields: Any) -> Note:
    return Note(id=42, url="https://example.org/", **fields)


def texts(lines: list[NoteLine]) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("fields", "foot"),
    [
        ({}, "note 42"),
        ({"feed": "hn", "summary": "two words", "lang": "en"}, "note 42 · hn · 2 words · en"),
        ({"summary": "one"}, "note 42 · 1 word"),
        ({"summary": "…"}, "note 42"),
        ({"summary": "x " * MOST_COUNTED}, "note 42"),
    ],
)
def test_a_foot_has_what_is_known(fields: dict[str, Any], foot: str) -> None:
    assert texts(list(preview_foot(note(**fields), 80))) == [foot]


def test_nothing_is_found_in_a_foot() -> None:
    assert [line.part_spans for line in preview_foot(note(feed="hn"), 80)] == [()]


def test_marked_passages_are_wrapped_with_their_notes() -> None:
    marked = note(
        highlights=({"text": "It was never\nthe database.", "note": "Why?"}, {"text": "x"})
    )
    assert texts(list(highlight_lines(marked, 15))) == [
        "▎ It was never",
        "▎ the database.",
        "  Why?",
        "▎ x",
    ]


@pytest.mark.parametrize("highlight", [{}, {"text": 7}, {"text": None, "note": []}, {"text": " "}])
def test_a_passage_that_is_no_text_is_passed_over(highlight: dict[str, Any]) -> None:
    assert list(highlight_lines(note(highlights=(highlight,)), 40)) == []


@pytest.mark.parametrize("width", [2, 3, 5, 20])
@pytest.mark.parametrize("text", [*HOSTILE, "日本語" * 20, "word " * 40])
def test_nothing_is_wider_than_asked_or_obeyed(text: str, width: int) -> None:
    marked = note(feed=text, lang=text, highlights=({"text": text, "note": text},))
    lines = texts([*highlight_lines(marked, width), *preview_foot(marked, width)])
    assert all(map(is_inert, lines))
    assert max(map(cell_len, lines)) <= max(width, 4)

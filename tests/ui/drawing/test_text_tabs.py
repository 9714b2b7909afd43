from __future__ import annotations

import pytest

from tui.model.note import Note
from tui.ui.drawing.text_tabs import parts_of, size_in_words, text_tabs

NOTE = Note(id=1, url="u", summary="x" * 45, comment="c", article="a" * 1_234)


def test_a_note_has_a_tab_for_each_of_its_texts() -> None:
    assert parts_of(NOTE) == ("summary", "comment", "article")
    assert parts_of(Note(id=1, url="u", comment=" \n", article="a")) == ("summary", "article")


def test_the_tab_that_is_shown_is_told_apart_in_every_width() -> None:
    assert text_tabs(NOTE, "comment") == (
        "summary 45  ▸comment 1  article 1.2k",
        "▸comment 1  2/3",
        "▸comment 1",
    )


def test_a_comment_alone_is_below_the_missing_summary_and_no_tab() -> None:
    assert text_tabs(Note(id=1, url="u", comment="c"), "summary") == ()
    assert text_tabs(Note(id=1, url="u", article="a"), "summary")[0] == "▸summary –  article 1"


def test_one_text_alone_is_no_tab() -> None:
    assert text_tabs(Note(id=1, url="u", summary="x"), "summary") == ()


@pytest.mark.parametrize(
    ("characters", "size"),
    [
        (0, "–"),
        (999, "999"),
        (1_000, "1.0k"),
        (9_940, "9.9k"),
        (34_400, "34k"),
    ],
)
def test_a_size_is_in_characters(characters: int, size: str) -> None:
    assert size_in_words("x" * characters) == size

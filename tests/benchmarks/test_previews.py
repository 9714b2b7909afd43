"""The texts whose layout is measured are what their names say, and are laid out whole."""

from __future__ import annotations

import re

import pytest

from benchmarks.previews import KINDS, LENGTH, PAGE, all_lines, by_rich, by_widget, first_page


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_of_one_kind_is_as_long_as_its_row_says(kind: str) -> None:
    assert LENGTH <= len(KINDS[kind]) < 1.2 * LENGTH


def test_a_page_is_the_beginning_of_all_lines() -> None:
    source = "# Title\n\n" + "Some *words*.\n\n" * 100
    lines = all_lines(source)
    assert first_page(source) == lines[:PAGE]
    assert [line for line in lines if line] == ["Title", *["Some words."] * 100]


def test_the_others_draw_the_same_words() -> None:
    source = "Some *words* and [more](https://a.example/)."
    assert re.findall(r"\w+", by_rich(source)) == re.findall(r"\w+", all_lines(source)[0])


async def test_the_widget_takes_a_text() -> None:
    await by_widget("Some *words*.")

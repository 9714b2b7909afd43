from __future__ import annotations

import pytest
from textual.events import Key

from tests.ui.widgets.stage import Stage, line_widths, lines, looks
from tui.ui.drawing.choice_row import choice_at
from tui.ui.widgets.choice_line import ChoiceLine

CHOICES = (("yes", "yes"), ("no", "no"), ("", "unknown"))


class Heard:
    """Remembers what a line told."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def line_changed(self, text: str) -> None:
        self.texts.append(text)

    def line_submitted(self, text: str) -> None:
        raise NotImplementedError

    def line_cancelled(self) -> None:
        raise NotImplementedError


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("right right right", ["no", "", "yes"]),
        ("left", [""]),
        ("space", ["no"]),
        ("n u y y", ["no", "", "yes"]),
        ("z down", []),
    ],
)
def test_a_key_chooses_and_a_change_is_told(keys: str, told: list[str]) -> None:
    heard = Heard()
    line = ChoiceLine(CHOICES, heard)
    taken = [line.consume_key(Key(key, key if len(key) == 1 else None)) for key in keys.split()]
    assert (heard.texts, any(taken)) == (told, bool(told))


def test_a_value_is_set_without_a_word_and_an_unknown_one_is_the_first() -> None:
    heard = Heard()
    line = ChoiceLine(CHOICES, heard)
    line.text = "no"
    assert line.text == "no"
    line.paste("yes")
    assert line.text == "no"
    line.text = "maybe"
    assert (line.text, heard.texts) == ("yes", [])


async def test_the_chosen_value_stands_out_and_a_click_chooses() -> None:
    heard = Heard()
    line = ChoiceLine(CHOICES, heard)
    async with Stage(line).opened(40, 3) as pilot:
        assert lines(line) == ["● yes   ○ no   ○ unknown"]
        assert (looks(line, 0, "yes"), line_widths(line)) == ({"bold"}, {40})
        await pilot.click(ChoiceLine, offset=(9, 0))
        assert (heard.texts, lines(line)) == (["no"], ["○ yes   ● no   ○ unknown"])
        await pilot.click(ChoiceLine, offset=(6, 0))
        assert heard.texts == ["no"]


def test_each_cell_is_of_a_value_or_of_none() -> None:
    found = [choice_at(["yes", "no"], cell) for cell in range(13)]
    assert found == [0, 0, 0, 0, 0, None, None, None, 1, 1, 1, 1, None]

from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.edit_row import Edited, EditStyles, Fault, caret_cell, edit_row, text_room

CARET = Style(reverse=True)
FAULT = Style(underline=True)
LOOK = EditStyles(
    base=Style(),
    prompt=Style(),
    text=Style(),
    caret=CARET,
    placeholder=Style(dim=True),
    fault=FAULT,
    reason=Style(),
)


def pieces(edited: Edited, first: int, width: int, style: Style) -> list[str]:
    strip = edit_row(edited, first, width, LOOK)
    return [part.text for part in strip if part.style and part.style + style == part.style]


@pytest.mark.parametrize(
    ("edited", "first", "width", "expected"),
    [
        (Edited("rust", prompt="/"), 0, 10, "/ rust    "),
        (Edited("", prompt="/", placeholder="type"), 0, 10, "/ type    "),
        (Edited("", 0, placeholder="type"), 0, 6, "type  "),
        (Edited("abcdef", 6), 3, 4, "def "),
        (Edited("日本語", 3), 1, 5, " 本語"),
        (Edited("日本語", 3), 0, 3, "日 "),
        (Edited("text", 0, fault=Fault((0, 4), "unknown field")), 0, 20, "text  unknown field "),
        (Edited("text", 0, fault=Fault((0, 4), "unknown field")), 0, 16, "text   unknown… "),
        (Edited("a long text", 0, fault=Fault((0, 4), "wrong")), 0, 14, "a long  wrong "),
        (Edited("text", 0, "/"), 0, 1, "…"),
        (Edited("text", 0, "/"), 0, 0, ""),
    ],
)
def test_a_line_shows_the_part_around_the_caret(
    edited: Edited, first: int, width: int, expected: str
) -> None:
    strip = edit_row(edited, first, width, LOOK)
    assert strip.text == expected
    assert sum(part.cell_length for part in strip) == strip.cell_length == width


@pytest.mark.parametrize(
    ("text", "caret", "expected"),
    [
        ("rust", 0, ["r"]),
        ("rust", 4, [" "]),
        ("日本", 1, ["本"]),
        ("e\u0301x", 0, ["e\u0301"]),
        ("", 0, ["t"]),
        ("rust", None, []),
    ],
)
def test_the_caret_is_on_one_character(text: str, caret: int | None, expected: list[str]) -> None:
    assert pieces(Edited(text, caret, "/", "type"), 0, 20, CARET) == expected


@pytest.mark.parametrize(
    ("span", "expected"), [((6, 11), ["titel"]), ((0, 0), ["r"]), ((13, 13), [" "]), ((20, 30), [])]
)
def test_the_fault_is_underlined(span: tuple[int, int], expected: list[str]) -> None:
    edited = Edited("rust -titel:x", fault=Fault(span, "no such field"))
    assert pieces(edited, 0, 40, FAULT) == expected


def test_the_place_of_the_caret_is_counted_in_cells() -> None:
    assert caret_cell(Edited("日本e\u0301x", 4)) == 5


def test_the_text_has_what_prompt_and_reason_leave() -> None:
    edited = Edited("text", prompt="/", fault=Fault((0, 1), "wrong"))
    assert text_room(edited, 20) == 20 - len("/ ") - len(" wrong ")


@pytest.mark.parametrize(
    ("width", "reason"),
    [
        (80, " There is no field tilte · Did you mean title? "),
        (60, " Did you mean title? "),
        (30, " There is no f… "),
    ],
)
def test_what_to_do_is_told_before_what_is_wrong_where_room_is_scarce(
    width: int, reason: str
) -> None:
    fault = Fault((4, 9), "There is no field tilte", "Did you mean title?")
    edited = Edited("#ai tilte:x", 11, prompt="/", fault=fault)
    assert edit_row(edited, 0, width, LOOK).text.endswith(reason)

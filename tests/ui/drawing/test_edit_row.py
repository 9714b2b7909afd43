from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.edit_row import EditedText, EditStyles, Fault, caret_cell, edit_row, text_room

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


def pieces(edited: EditedText, first: int, width: int, style: Style) -> list[str]:
    strip = edit_row(edited, first, width, LOOK)
    return [part.text for part in strip if part.style and part.style + style == part.style]


@pytest.mark.parametrize(
    ("edited", "first", "width", "expected"),
    [
        (EditedText("rust", prompt="/"), 0, 10, "/ rust    "),
        (EditedText("", prompt="/", placeholder="type"), 0, 10, "/ type    "),
        (EditedText("", 0, placeholder="type"), 0, 6, "type  "),
        (EditedText("abcdef", 6), 3, 4, "def "),
        (EditedText("日本語", 3), 1, 5, " 本語"),
        (EditedText("日本語", 3), 0, 3, "日 "),
        (
            EditedText("text", 0, fault=Fault((0, 4), "unknown field")),
            0,
            20,
            "text  unknown field ",
        ),
        (EditedText("text", 0, fault=Fault((0, 4), "unknown field")), 0, 16, "text   unknown… "),
        (EditedText("a long text", 0, fault=Fault((0, 4), "wrong")), 0, 14, "a long  wrong "),
        (EditedText("text", 0, "/"), 0, 1, "…"),
        (EditedText("text", 0, "/"), 0, 0, ""),
    ],
)
def test_a_line_shows_the_part_around_the_caret(
    edited: EditedText, first: int, width: int, expected: str
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
    assert pieces(EditedText(text, caret, "/", "type"), 0, 20, CARET) == expected


@pytest.mark.parametrize(
    ("span", "expected"), [((6, 11), ["titel"]), ((0, 0), ["r"]), ((13, 13), [" "]), ((20, 30), [])]
)
def test_the_fault_is_underlined(span: tuple[int, int], expected: list[str]) -> None:
    edited = EditedText("rust -titel:x", fault=Fault(span, "no such field"))
    assert pieces(edited, 0, 40, FAULT) == expected


def test_the_place_of_the_caret_is_counted_in_cells() -> None:
    assert caret_cell(EditedText("日本e\u0301x", 4)) == 5


def test_the_text_has_what_prompt_and_reason_leave() -> None:
    edited = EditedText("text", prompt="/", fault=Fault((0, 1), "wrong"))
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
    edited = EditedText("#ai tilte:x", 11, prompt="/", fault=fault)
    assert edit_row(edited, 0, width, LOOK).text.endswith(reason)

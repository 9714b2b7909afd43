from __future__ import annotations

import pytest

from tui.ui.widgets.edit_buffer import EDITS, EditBuffer

FAMILY = "\U0001f469\u200d\U0001f467"


def line(shown: str) -> EditBuffer:
    """Parses a line written with a bar as its caret."""
    before, after = shown.split("|")
    return EditBuffer(before + after, len(before))


def shown(line: EditBuffer) -> str:
    return f"{line.before}|{line.after}"


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("left", "ab|c", "a|bc"),
        ("left", "|abc", "|abc"),
        ("left", "ae\u0301|", "a|e\u0301"),
        ("left", f"a{FAMILY}|", f"a|{FAMILY}"),
        ("right", "a|bc", "ab|c"),
        ("right", "abc|", "abc|"),
        ("right", f"|{FAMILY}b", f"{FAMILY}|b"),
        ("ctrl+left", "#rust -is:read|", "#rust -is:|read"),
        ("ctrl+left", "#rust -|is", "#|rust -is"),
        ("alt+b", "|", "|"),
        ("ctrl+right", "|#rust -is:read", "#rust| -is:read"),
        ("alt+f", "#rust| -is:read", "#rust -is|:read"),
        ("alt+f", "rust|", "rust|"),
        ("home", "abc|d", "|abcd"),
        ("ctrl+a", "abc|d", "|abcd"),
        ("end", "a|bcd", "abcd|"),
        ("ctrl+e", "a|bcd", "abcd|"),
        ("backspace", "ab|c", "a|c"),
        ("backspace", "|c", "|c"),
        ("backspace", "e\u0301|c", "|c"),
        ("delete", "a|bc", "a|c"),
        ("delete", "abc|", "abc|"),
        ("ctrl+w", "#rust -is:read|", "#rust |"),
        ("ctrl+w", "#rust -is:read  |x", "#rust |x"),
        ("alt+backspace", "#rust -is:read|", "#rust -is:|"),
        ("alt+d", "|#rust -is", "| -is"),
        ("ctrl+u", "abc|d", "|d"),
        ("ctrl+k", "a|bcd", "a|"),
    ],
)
def test_a_key_edits_the_line(key: str, before: str, after: str) -> None:
    assert shown(EDITS[key](line(before))) == after


def test_a_text_is_inserted_before_the_caret() -> None:
    assert shown(line("a|d").insert("bc")) == "abc|d"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(-3, "|日本x"), (0, "|日本x"), (1, "|日本x"), (2, "日|本x"), (9, "日本x|")],
)
def test_the_caret_is_put_before_the_character_in_a_cell(cell: int, expected: str) -> None:
    assert shown(EditBuffer("日本x").at_cell(cell)) == expected


@pytest.mark.parametrize("key", EDITS)
def test_no_key_fails_at_an_end_of_a_line(key: str) -> None:
    for start in ("|", "|a b", "a b|"):
        edited = EDITS[key](line(start))
        assert 0 <= edited.caret <= len(edited.text)


@pytest.mark.parametrize("key", EDITS)
def test_deleting_deletes_a_selected_text_and_moving_keeps_it(key: str) -> None:
    edited = EDITS[key](EditBuffer("a b", 3, is_selected=True))
    moves = {"left", "right", "home", "end", "ctrl+a", "ctrl+e", "alt+b", "alt+f"}
    moves |= {f"{modifier}+{side}" for modifier in ("ctrl", "alt") for side in ("left", "right")}
    assert (edited.text, edited.is_selected) == ("a b" if key in moves else "", False)


def test_what_is_typed_replaces_a_selected_text() -> None:
    assert EditBuffer("a b", 3, is_selected=True).insert("x") == EditBuffer("x", 1)

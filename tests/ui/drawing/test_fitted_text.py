from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.support.hostile import CHARACTERS, SEQUENCES
from tui.ui.drawing.fitted_text import clusters, cut, one_line, shorten, wrap

ASTRONAUT = "\U0001f469\u200d\U0001f680"
E_ACUTE = "e\u0301"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("plain", 5, "plain"),
        ("plain", 4, "pla…"),
        ("two words", 5, "two…"),
        ("plain", 1, "…"),
        ("plain", 0, ""),
        ("plain", -3, ""),
        ("", 0, ""),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        (f"caf{E_ACUTE}s", 5, f"caf{E_ACUTE}s"),
        (f"caf{E_ACUTE}s!", 5, f"caf{E_ACUTE}…"),
        (f"{ASTRONAUT}{ASTRONAUT}", 3, f"{ASTRONAUT}…"),
        ("שלום עולם", 6, "שלום…"),
    ],
)
def test_a_text_is_shortened_between_characters(text: str, width: int, expected: str) -> None:
    assert shorten(text, width) == expected


@pytest.mark.parametrize("text", ["plain text", "日本語のテキスト", f"{E_ACUTE}{ASTRONAUT}x" * 5])
@pytest.mark.parametrize("width", range(12))
def test_what_is_cut_or_shortened_fits(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width
    assert cell_len(shorten(text, width)) <= width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, []),
        ("one two three", 8, ["one two", "three"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("日本語", 4, ["日本", "語"]),
        ("x", 0, ["x"]),
    ],
)
def test_a_text_is_wrapped_at_words(text: str, width: int, expected: list[str]) -> None:
    assert wrap(text, width) == expected


@pytest.mark.parametrize("hostile", [*SEQUENCES, *CHARACTERS])
def test_a_line_is_inert(hostile: str) -> None:
    assert one_line(f"a{hostile}b").replace(" ", "").isprintable()


def test_a_joiner_with_nothing_to_join_goes() -> None:
    assert one_line("\u200d\ufe0fa\nb\u200d") == "a b"


def test_clusters_hold_what_belongs_together() -> None:
    text = f"a{E_ACUTE}日{ASTRONAUT}"
    assert [(text[start:stop], size) for start, stop, size in clusters(text)] == [
        ("a", 1),
        (E_ACUTE, 1),
        ("日", 2),
        (ASTRONAUT, 2),
    ]

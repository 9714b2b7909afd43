from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from tests.support.reader import reader
from tui.ui.keymaps import spelling


@pytest.mark.parametrize(
    ("key", "character", "expected"),
    [
        ("d", "d", "d"),
        ("D", "D", "D"),
        ("number_sign", "#", "#"),
        ("plus", "+", "+"),
        ("space", " ", "space"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("alt+d", "d", "alt+d"),
        ("super+d", "d", "super+d"),
        ("shift+tab", None, "shift+tab"),
    ],
)
def test_a_key_is_spelled_as_the_table_of_actions_has_it(
    key: str, character: str | None, expected: str
) -> None:
    assert spelling(Key(key, character)) == expected


async def test_a_letter_with_alt_or_super_does_nothing(shelf: Path) -> None:
    async with reader(shelf) as r:
        for modifier in ("alt", "super"):
            for letter in "dxrq!":
                r.app.post_message(Key(f"{modifier}+{letter}", letter))
        await r.press("filter.edit")
        r.app.post_message(Key("alt+x", "x"))
        await r.settle()
        assert (len(r.rows()), r.filter_text, r.toasts()) == (4, "", [])


async def test_a_key_that_is_bound_to_nothing_says_so_once(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.keys("Q", "Q", "ctrl+t", "ctrl+t", "f5")
        assert r.toasts() == [
            "Q does nothing here; ? shows all keys.",
            "Ctrl-T does nothing here; ? shows all keys.",
        ]

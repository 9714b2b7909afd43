from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import TextArea

from tests.support.reader import reader
from tui.library.desktop import clipboard
from tui.library.desktop.clipboard import CopyOutcome
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
        assert (len(r.rows()), r.filter_text) == (4, "")
        said = {toast.partition(" does")[0] for toast in r.toasts()}
        keys = [f"{modifier}-{letter}" for modifier in ("Alt", "Super") for letter in "DXRQ!"]
        assert said == set(keys)


async def test_ctrl_c_copies_what_is_selected_and_else_says_how_to_leave(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def copy(text: str, *, configured: Sequence[str] = ()) -> CopyOutcome:
        copied.append(text)
        return CopyOutcome("xclip", True)

    monkeypatch.setattr(clipboard, "copy", copy)
    async with reader(shelf) as r:
        await r.keys("ctrl+c")
        await r.press("note.comment")
        await r.keys(*"mine", "ctrl+c")
        area = r.app.screen.query_one(TextArea)
        area.select_all()
        await r.keys("ctrl+c")
        assert (area.text, copied) == ("mine", ["mine"])
        assert r.toasts() == [*["Ctrl-Q leaves the program."] * 2, "Copied with xclip"]


async def test_a_key_that_is_bound_to_nothing_says_so_once(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.keys("Q", "Q", "ctrl+g", "ctrl+g", "f5", "insert", "f5")
        assert r.toasts() == [
            "Q does nothing here; ? shows all keys.",
            "Ctrl-G does nothing here; ? shows all keys.",
            "F5 does nothing here; ? shows all keys.",
            "Insert does nothing here; ? shows all keys.",
        ]

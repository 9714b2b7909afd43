from __future__ import annotations

import pytest
from textual.events import Key

from tests.ui.widgets.stage import Stage
from tui.ui.widgets import text_editor
from tui.ui.widgets.text_editor import TextEditor


class Heard:
    """Remembers what an editor told."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.refused: list[int] = []

    def text_changed(self, text: str) -> None:
        self.texts.append(text)

    def text_submitted(self, text: str) -> None:
        self.texts.append(f"submitted {text}")

    def text_cancelled(self, text: str) -> None:
        self.texts.append(f"cancelled {text}")

    def text_refused(self, length: int) -> None:
        self.refused.append(length)


class Counting(TextEditor):
    """Counts how often its text is put together."""

    count = 0

    @property
    def text(self) -> str:
        self.count += 1
        return self.document.text

    @text.setter
    def text(self, text: str) -> None:
        self.load_text(text)


def press(editor: TextEditor, *keys: str) -> list[bool]:
    return [editor.consume_key(Key(key, key if len(key) == 1 else None)) for key in keys]


async def test_each_key_that_changes_the_text_puts_it_together_once() -> None:
    heard = Heard()
    editor = Counting("one", heard)
    async with Stage(editor).opened(40, 5):
        before = editor.count
        assert press(editor, "x", "enter", "left", "backspace") == [True] * 4
        assert heard.texts == ["onex", "onex\n", "one\n"]
        assert editor.count - before == 3


@pytest.mark.parametrize("begins_at_end", [True, False])
async def test_it_begins_at_the_end_or_at_the_start(begins_at_end: bool) -> None:
    heard = Heard()
    editor = TextEditor("one\ntwo", heard, begins_at_end=begins_at_end)
    async with Stage(editor).opened(40, 5):
        press(editor, "x")
    assert heard.texts == ["one\ntwox" if begins_at_end else "xone\ntwo"]


async def test_the_arrows_are_left_to_others_at_the_ends_of_a_wrapped_text() -> None:
    editor = TextEditor("a " * 30, Heard(), begins_at_end=False)
    async with Stage(editor).opened(30, 6):
        assert press(editor, "up", "down", "down", "down", "up") == [False, True, True, False, True]


async def test_the_length_counts_what_was_loaded_and_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(text_editor, "TEXT_LIMIT", 5)
    heard = Heard()
    editor = TextEditor("", heard)
    async with Stage(editor).opened(40, 5):
        editor.text = "abcd"
        editor.paste("xy")
        assert heard.refused == [6]
        press(editor, "delete", "delete")
        editor.paste("xyz")
        assert (heard.refused, heard.texts[-1]) == ([6], "xyzcd")
        press(editor, "!")
        assert heard.refused == [6, 6]

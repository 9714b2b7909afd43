from __future__ import annotations

from typing import ClassVar

import pytest
from textual import events
from textual.binding import BindingType

from tests.ui.widgets.stage import Stage, line_widths, lines, looks
from tui.ui.widgets.line_editor import MAX_LENGTH, LineEditor


class Bound(Stage):
    """A stage whose keys do something wherever nobody else takes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        (key, f"act('{key}')", "") for key in ("a", "slash", "ctrl+u", "f2")
    ]
    acted: ClassVar[list[str]] = []

    def action_act(self, key: str) -> None:
        self.acted.append(key)


@pytest.fixture
def line() -> LineEditor:
    return LineEditor(placeholder="type to filter")


async def test_letters_are_written_and_every_change_is_told(line: LineEditor) -> None:
    stage = Stage(line)
    async with stage.opened(30, 3) as pilot:
        line.edit()
        await pilot.press("r", "number_sign", "space", "日", "backspace", "left", "left", "x")
        assert line.text == "rx# "
        texts = [message.text for message in stage.posted(LineEditor.Changed)]
        assert texts == ["r", "r#", "r# ", "r# 日", "r# ", "rx# "]


async def test_enter_submits_and_escape_cancels(line: LineEditor) -> None:
    stage = Stage(line)
    async with stage.opened(30, 3) as pilot:
        line.edit()
        await pilot.press("a", "enter", "b", "escape")
        assert [message.text for message in stage.posted(LineEditor.Submitted)] == ["a"]
        cancelled = stage.posted(LineEditor.Cancelled)
        assert [(message.text, message.control) for message in cancelled] == [("ab", line)]


async def test_keys_of_the_line_do_nothing_elsewhere(line: LineEditor) -> None:
    stage = Bound(line)
    async with stage.opened(30, 3) as pilot:
        line.edit()
        await pilot.press("a", "slash", "ctrl+u", "f2")
        assert (line.text, stage.acted) == ("", ["f2"])
        stage.acted.clear()


async def test_setting_the_text_is_told_to_nobody(line: LineEditor) -> None:
    stage = Stage(line)
    async with stage.opened(30, 3) as pilot:
        line.text = "one\ntwo"
        line.edit()
        await pilot.press("x")
        assert line.text == "one twox"
        assert len(stage.posted(LineEditor.Changed)) == 1


async def test_a_paste_becomes_one_clean_line(line: LineEditor) -> None:
    async with Stage(line).opened(30, 3) as pilot:
        line.edit()
        line.post_message(events.Paste("a\x1b[31m\r\nb\x00\tc\u202e"))
        await pilot.pause()
        assert line.text == "a b c"


async def test_a_text_grows_no_longer_than_an_address(line: LineEditor) -> None:
    async with Stage(line).opened(30, 3) as pilot:
        line.edit()
        for _ in range(2):
            line.post_message(events.Paste("x" * 6_000))
        await pilot.press("y")
        assert line.text == "x" * MAX_LENGTH


async def test_history_is_gone_through_and_back_to_what_was_typed(line: LineEditor) -> None:
    line.history = ["oldest", "newest"]
    async with Stage(line).opened(30, 3) as pilot:
        line.edit()
        await pilot.press("d")
        texts = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            texts.append(line.text)
        assert texts == ["newest", "oldest", "oldest", "newest", "d", "d"]


async def test_history_starts_again_after_a_change(line: LineEditor) -> None:
    line.history = ["oldest", "newest"]
    async with Stage(line).opened(30, 3) as pilot:
        line.edit()
        await pilot.press("up", "up", "x", "up", "down")
        assert line.text == "oldestx"


async def test_the_line_shows_prompt_and_placeholder_then_the_text(line: LineEditor) -> None:
    async with Stage(line).opened(30, 3) as pilot:
        assert lines(line) == ["/ type to filter"]
        line.edit()
        await pilot.press("#")
        assert lines(line) == ["/ #"]
        assert looks(line, 0, "/") == {"bold"}


async def test_a_prompt_of_another_kind_has_its_own_signs() -> None:
    line = LineEditor(prompt="tags:", placeholder="gpu, -llm")
    async with Stage(line).opened(30, 3):
        assert lines(line) == ["tags: gpu, -llm"]


async def test_a_long_text_is_scrolled_so_that_the_caret_shows(line: LineEditor) -> None:
    async with Stage(line).opened(10, 3) as pilot:
        line.text = "日本語 abcdefghij"
        line.edit()
        await pilot.pause()
        assert (lines(line), looks(line, 0, " ")) == (["/ defghij"], {"bold"})
        await pilot.press("home", "right")
        assert lines(line) == ["/ 日本語 a"]
        await pilot.press("end", *["left"] * 8)
        assert lines(line) == ["/ cdefghij"]
        assert line_widths(line) == {10}


async def test_the_start_of_a_long_text_shows_without_the_focus(line: LineEditor) -> None:
    async with Stage(line).opened(10, 3) as pilot:
        line.text = "abcdefghijklm"
        line.edit()
        await pilot.pause()
        line.screen.set_focus(None)
        await pilot.pause()
        assert lines(line) == ["/ abcdefgh"]


async def test_the_terminal_learns_where_the_caret_is(line: LineEditor) -> None:
    stage = Stage(line)
    async with stage.opened(30, 3) as pilot:
        line.edit()
        await pilot.press("日", "x")
        assert stage.cursor_position == (len("/ ") + 3, 0)


async def test_a_click_puts_the_caret(line: LineEditor) -> None:
    async with Stage(line).opened(30, 3) as pilot:
        line.text = "abc"
        await pilot.click(line, offset=(3, 0))
        await pilot.press("x")
        assert line.text == "axbc"


async def test_an_error_is_underlined_with_its_reason_until_the_text_changes(
    line: LineEditor,
) -> None:
    async with Stage(line).opened(40, 3) as pilot:
        line.text = "titel:x"
        line.mark_error((0, 5), "no such field")
        assert lines(line) == ["/ titel:x                 no such field"]
        assert looks(line, 0, "titel") == {"underline"}
        line.edit()
        await pilot.press("x")
        assert lines(line) == ["/ titel:xx"]


async def test_an_error_is_cleared(line: LineEditor) -> None:
    async with Stage(line).opened(40, 3):
        line.text = "titel:x"
        line.mark_error((0, 5), "no such field")
        line.clear_error()
        assert lines(line) == ["/ titel:x"]


async def test_what_looks_like_markup_is_text(line: LineEditor) -> None:
    async with Stage(line).opened(40, 3):
        line.text = "[b]x[/y]"
        line.mark_error((0, 1), "[/x] is wrong")
        assert lines(line) == ["/ [b]x[/y]                [/x] is wrong"]


async def test_a_selected_text_is_shown_so_until_a_key_comes(line: LineEditor) -> None:
    async with Stage(line).opened(30, 3) as pilot:
        line.text = "https://a.example/"
        line.edit()
        line.select()
        assert looks(line, 0, "https") == {"reverse"}
        await pilot.press("end")
        assert looks(line, 0, "https") == set()
        line.select()
        await pilot.press("x")
        assert line.text == "x"

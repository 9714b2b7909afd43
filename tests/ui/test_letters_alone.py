"""In a terminal that has letters alone, nothing else is drawn, and all states can be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reader import reader

KEYS = ("1", "3", "2", "?", "W", "ctrl+p", "t", "s", "e", "c", "/")


async def test_nothing_but_ascii_reaches_a_console(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with reader(shelf) as r:
        for key in KEYS:
            await r.keys(key)
            drawn = {sign for segment in r.segments() for sign in segment.text}
            assert (key, {sign for sign in drawn if not sign.isascii()}) == (key, set())
            await r.keys("escape")


async def test_the_states_of_notes_can_be_told_on_a_console(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with reader(shelf) as r:
        await r.press("mark.toggle")
        words = {word for segment in r.segments() for word in segment.text.split()}
        assert {"x", "!", "|"} <= words

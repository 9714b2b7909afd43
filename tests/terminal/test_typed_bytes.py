"""Bytes that are no UTF-8 are typed as the replacement character, and end nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.terminal import Terminal, terminal


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Terminal]:
    """The reader on a library of three notes."""
    drafts = [draft(f"https://{n}.example/", title=f"Note {n}") for n in range(3)]
    with library(tmp_path, *drafts) as made:
        path = made.path
    with terminal(library=path) as opened:
        opened.wait_for("1 of 3")
        yield opened
        opened.send("\x11")
        assert opened.exit_code() == 0
        assert "Traceback" not in opened.output


@pytest.mark.parametrize("typed", [b"\xffj", b"\xc3j", b"\xf0\x9fj"])
def test_a_byte_that_is_no_text_is_passed_over(screen: Terminal, typed: bytes) -> None:
    screen.press(typed, "2 of 3")


@pytest.mark.parametrize(
    "typed",
    [b"caf\xe9 x", b"\x1b[200~caf\xe9 x\x1b[201~", b"\xe9\xe9\xe9 caf\xe9 x"],
    ids=["typed", "pasted", "begun so"],
)
def test_latin_1_is_taken_as_far_as_it_can_be_read(screen: Terminal, typed: bytes) -> None:
    screen.send("/")
    screen.press(typed, "caf\ufffd x")


def test_a_letter_that_comes_in_two_pieces_is_one(screen: Terminal) -> None:
    screen.press(b"/caf\xc3", "caf")
    screen.press(b"\xa9s", "\u00e9s")


def test_a_long_paste_arrives_whole(screen: Terminal) -> None:
    screen.press("a", "link")
    screen.press(b"\x1b[200~" + b"\xe9" * 6_000 + b"THE END\x1b[201~", "THE END")
    screen.send("\x1b")

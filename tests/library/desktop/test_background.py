"""The answer of a terminal is taken out of what is typed, and no key with it."""

from __future__ import annotations

from itertools import combinations

import pytest

from tui.library.desktop.background import BackgroundAnswer, can_be_asked

WHITE, BLACK = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x07"


def taken(*pieces: bytes) -> tuple[bytes, list[bool]]:
    """What is left of what came in pieces, and what was told."""
    told: list[bool] = []
    answer = BackgroundAnswer(told.append)
    return b"".join([answer.take(piece) for piece in pieces]), told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (WHITE, [True]),
        (BLACK, [False]),
        (b"\x1b]11;rgb:f/f/e\x07", [True]),
        (b"\x1b]11;rgba:17/14/0F/ff\x07", [False]),
        (b"\x1b]11;rgb:FBFB/F8F8/F2F2\x1b\\", [True]),
        (b"\x1b]11;light\x07", []),
    ],
)
def test_the_answer_says_whether_the_background_is_light(answer: bytes, told: list[bool]) -> None:
    assert taken(b"j" + answer + b"k") == (b"jk", told)


def test_the_answer_may_come_in_pieces_between_keys() -> None:
    text = b"j" + WHITE + b"k\x1b[A"
    for first, second in combinations(range(len(text) + 1), 2):
        if {first, second} & {2}:
            continue  # Esc alone is a key, which is never held back.
        pieces = text[:first], text[first:second], text[second:]
        assert taken(*filter(None, pieces)) == (b"jk\x1b[A", [True]), pieces


@pytest.mark.parametrize("typed", [b"\x1b", b"\x1b[A", b"\x1b\x1b", b"]11;", b"\xff", b"\x1bOP"])
def test_keys_are_left_as_they_are(typed: bytes) -> None:
    assert taken(typed) == (typed, [])


@pytest.mark.parametrize("typed", [b"\x1b]", b"\x1b]1", b"j\x1b]11"])
def test_what_might_have_been_an_answer_is_a_key_after_a_moment(typed: bytes) -> None:
    assert taken(typed, b"") == (typed, [])
    assert taken(typed, b"x") == (typed + b"x", [])


def test_the_rest_of_an_answer_may_take_its_time() -> None:
    assert taken(WHITE[:12], b"", b"", WHITE[12:], b"j") == (b"j", [True])


def test_what_never_ends_is_held_back_no_longer_than_an_answer_is() -> None:
    typed = b"\x1b]11;" + b"j" * 100
    assert taken(typed) == (typed, [])


@pytest.mark.parametrize(
    ("environment", "can_be"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x"}, True),
        ({"TERM": "screen-256color", "TMUX": "/tmp/x"}, True),
        ({"TERM": "screen-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "COLORFGBG": "0;15"}, False),
    ],
)
def test_a_terminal_is_asked_where_it_can_answer(
    environment: dict[str, str], can_be: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert can_be_asked() is can_be

"""What was typed for another program waits in the terminal, before what was typed since."""

from __future__ import annotations

import os
import pty
import termios
import tty
from collections.abc import Iterator

import pytest

from tui.library.desktop.typed_ahead import read_waiting, type_ahead

MOVED, FOCUSED, MODE = b"\x1b[<35;10;20M", b"\x1b[I", b"\x1b[?2026;2$y"
LEFT = b"\x1b[D"


class Keyboard:
    """A terminal in which a program may type, or may not."""

    def __init__(self, *, may_type: bool) -> None:
        self._may_type = may_type
        self.master, self.fileno = pty.openpty()
        tty.setraw(self.fileno, termios.TCSANOW)

    def ioctl(self, _: int, request: int, code: bytes) -> None:
        assert request == termios.TIOCSTI
        if not self._may_type:
            raise PermissionError
        # A pseudo-terminal that is nobody's own: another way to the end of what waits in it.
        os.write(self.master, code)

    def waiting(self) -> bytes:
        return read_waiting(self.fileno)

    def close(self) -> None:
        os.close(self.master)
        os.close(self.fileno)


@pytest.fixture(params=[True, False], ids=["may type", "may not"])
def may_type(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def keyboard(may_type: bool, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    opened = Keyboard(may_type=may_type)
    monkeypatch.setattr("fcntl.ioctl", opened.ioctl)
    yield opened
    opened.close()


def test_what_was_typed_comes_before_what_waits(keyboard: Keyboard, may_type: bool) -> None:
    os.write(keyboard.master, b" there")
    assert type_ahead(keyboard.fileno, b"hello") is may_type
    assert keyboard.waiting() == (b"hello there" if may_type else b" there")


def test_nothing_is_lost_where_nothing_was_typed(keyboard: Keyboard) -> None:
    os.write(keyboard.master, b"there")
    assert type_ahead(keyboard.fileno, b"")
    assert keyboard.waiting() == b"there"


@pytest.mark.parametrize("may_type", [True])
def test_what_the_terminal_tells_is_not_typed(keyboard: Keyboard) -> None:
    os.write(keyboard.master, MOVED + b"a" + FOCUSED + LEFT + MODE)
    assert type_ahead(keyboard.fileno, b"x")
    assert keyboard.waiting() == b"xa" + LEFT

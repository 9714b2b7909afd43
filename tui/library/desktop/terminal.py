"""The terminal: what a person wants of every program in it, and lending it to another one."""

from __future__ import annotations

import codecs
import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

_KEY_SIGNALS = (signal.SIGINT, signal.SIGQUIT)
r"""What Ctrl-C and Ctrl-\ send to every program in the foreground, whoever they are meant for."""

_LETTERS_ALONE = ("linux", "cons", "wsvt", "vt1", "vt2", "vt3", "vt4", "vt5", "dumb")
"""How the names of terminals begin that have few signs."""

_ENDINGS = (signal.SIGTERM, signal.SIGHUP)
"""What ends a program in order: it is told to end, its terminal is closed."""


def wants_colour() -> bool:
    """Returns whether the person allows colours: ``NO_COLOR`` says no."""
    return not os.environ.get("NO_COLOR")


def draws_signs() -> bool:
    """Returns whether the terminal can draw more than letters.

    The consoles of Linux and BSD and old terminals cannot, nor can any whose locale is not UTF-8.
    """
    # Textual draws on the stream for errors.
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    is_old = os.environ.get("TERM", "").startswith(_LETTERS_ALONE)
    return not is_old and codecs.lookup(encoding).name == "utf-8"


def has_few_colours() -> bool:
    """Returns whether the terminal has sixteen colours or fewer, so that shades would be lost."""
    return os.environ.get("TERM", "").startswith(_LETTERS_ALONE)


def has_light_background() -> bool:
    """Returns whether the terminal says by ``COLORFGBG`` that its background is light."""
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


@contextmanager
def lent_terminal() -> Iterator[None]:
    """Lends the terminal to another program, and has it back as it was.

    The keys that interrupt mean the other program alone, as ``system(3)`` has it. The modes of the
    terminal are put back, however it was ended. Only the main thread may lend.
    """
    keyboard = sys.__stdin__ if sys.__stdin__ and sys.__stdin__.isatty() else None
    modes = termios.tcgetattr(keyboard) if keyboard else None
    handlers = {number: signal.signal(number, _pass_over) for number in _KEY_SIGNALS}
    try:
        yield
    finally:
        if keyboard and modes:
            # A terminal may be closed meanwhile. What was typed and not read goes, too: it was
            # meant for the other program.
            with suppress(termios.error):
                termios.tcsetattr(keyboard, termios.TCSAFLUSH, modes)
        for number, handler in handlers.items():
            signal.signal(number, handler)


@contextmanager
def ended_first(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Has another program end first where this one is told to end.

    It is told in the same way. This one is told again at the end of the block, in which what the
    other program leaves behind can be put away. Only the main thread may enter it.
    """
    told: list[int] = []

    def tell(number: int, _: object) -> None:
        told.append(number)
        process.send_signal(number)

    # Under nohup, the closing of the terminal stays ignored.
    heard = [each for each in _ENDINGS if signal.getsignal(each) is not signal.SIG_IGN]
    handlers = {number: signal.signal(number, tell) for number in heard}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if told:
            signal.raise_signal(told[0])


def ending_in_words(code: int) -> str:
    """Returns how a program ended, by its exit code, which is negative after a signal."""
    if code > 0:
        return f"ended with exit code {code}"
    names = {each.value: each.name for each in signal.Signals}
    return f"was ended by {names.get(-code, f'signal {-code}')}"


def _pass_over(*_: object) -> None:
    """Does nothing at a signal.

    One that is ignored would be ignored by the other program too; this one is not handed on.
    """

"""The whole program in a terminal of its own: random bytes, signals of size, browsers that fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from tests.support.builders import draft, library
from tests.support.random_edits import check
from tests.support.terminal import Terminal, terminal
from tests.torture.keys import KEYS, LEAVING, SIZES, SUSPENDING, TYPED
from tests.torture.outcomes import Outcomes, Torture
from tui.library.library import Library

NOTES = 200

MOST_BROKEN = 3
"""After how many browsers without a screen no more are tried: each is waited for long."""

SENT = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}
"""What a terminal sends for a key with a name."""

SEQUENCES = (
    *("\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[<64;50;9M", "\x1b[<35;200;200M", "\x1b[M !!"),
    *("\x1b[200~pasted\x1b[201~", "\x1b[200~two\nlines\x1b[31m\x1b[201~", "\x1b[I", "\x1b[O"),
    *("\x1b[99;99R", "\x1b]11;rgb:ffff/ffff/ffff\x07", "\x1b[?62;c", "\x1bOP", "\x1b[24~", "\x1b["),
)
"""What a terminal sends of its own, whole and cut off."""

NO_TEXT = (b"\xff", b"\xc3j", b"\xe9t\xe9", b"\x1b[200~caf\xe9\x1b[201~", b"\x80\x81", b"\xf0\x9f")
"""Bytes that are not UTF-8."""

EXITS = ("exit 1", "exit 5", "exit 130", "kill -9 $$", "stty raw -echo; exit 1", "exit 0")
"""How console browsers end."""


def torture_keys(seed: int, count: int) -> Outcomes:
    """Types as many keys, until one leaves the program, and again."""
    return _typed(seed, count, lambda random: _key(random).encode())


def torture_bytes(seed: int, count: int) -> Outcomes:
    """Types as many keys, among them bytes that are not UTF-8."""

    def sent(random: Random) -> bytes:
        return random.choice(NO_TEXT) if random.random() < 0.2 else _key(random).encode()

    return _typed(seed, count, sent)


def torture_browsers(seed: int, count: int) -> Outcomes:
    """Opens a link in as many console browsers that end in some way."""
    random, outcomes = Random(seed), Outcomes()
    with _library() as path:
        browser = path.with_name("lynx")
        for number in range(count):
            ending = random.choice(EXITS)
            browser.write_text(f"#!/bin/sh\n{ending}\n", "utf-8")
            browser.chmod(0o700)
            with outcomes.trial(f"seed {seed}, browser {number}: {ending}"):
                _open_in(browser, path)
                outcomes.ended("the screen came back")
            if len(outcomes.broken) == MOST_BROKEN:
                break
    return outcomes


def _open_in(browser: Path, path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER", str(browser))
        with terminal(library=path) as screen:
            screen.wait_for(f"1 of {NOTES}")
            screen.press("o", "\x1b[?1049h")
            screen.press("jk", f"1 of {NOTES}")
            screen.send("q")
            _check_left(screen)


Sent = Callable[[Random], bytes]
"""Returns the next thing to send to a terminal."""


def _typed(seed: int, count: int, sent: Sent) -> Outcomes:
    random, outcomes = Random(seed), Outcomes()
    left = count
    with _library() as path, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER", "/bin/true")
        patch.setenv("EDITOR", "/bin/true")
        while left > 0 and not outcomes.broken:
            with outcomes.trial(f"seed {seed}, {left} keys before the end"):
                with terminal(library=path) as screen:
                    screen.wait_for(" of ")
                    left -= _type_until_left(screen, random, left, sent, outcomes)
                    _check_left(screen)
                with Library(path) as kept:
                    check(kept._connection)
                outcomes.ended("times the program was left in order")
    return outcomes


def _type_until_left(
    screen: Terminal, random: Random, count: int, sent: Sent, outcomes: Outcomes
) -> int:
    typed = 0
    while typed < count and screen.process.poll() is None:
        screen.send(b"".join(sent(random) for _ in range(10)))
        typed += 10
        outcomes.ended("keys", 10)
        if random.random() < 0.05:
            screen.resize(*random.choice(SIZES))
            outcomes.ended("other sizes")
        screen.take()
    screen.leave("\x1b\x11")
    return typed


def _key(random: Random) -> str:
    kind = random.random()
    if kind < 0.08:
        return random.choice(SEQUENCES)
    key = random.choice(KEYS if kind < 0.8 else TYPED[:-2])
    is_left_out = key == SUSPENDING or (key in LEAVING and random.random() < 0.98)
    return "j" if is_left_out else _sent(key)


def _sent(key: str) -> str:
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 0x1F)
    return SENT.get(key, key)


def _check_left(screen: Terminal) -> None:
    """Fails unless the program has ended in order, and the terminal is as it was."""
    code = screen.exit_code()
    assert code == 0, f"ended with {code}: {screen.output[-300:]!r}"
    assert "Traceback" not in screen.output, screen.output[-300:]
    assert screen.output.rfind("\x1b[?1049l") > screen.output.rfind("\x1b[?1049h")


@contextmanager
def _library() -> Iterator[Path]:
    drafts = (
        draft(
            f"https://{n}.example/", title=f"Note {n}", tags=("rust", f"t{n % 9}"), summary="w " * n
        )
        for n in range(NOTES)
    )
    with TemporaryDirectory() as folder:
        with closing(library(Path(folder), *drafts)) as kept:
            path = kept.path
        yield path


KEYS_TORTURE = Torture(
    "random keys in a terminal",
    "keys, mouse reports, pastes and answers of terminals, whole and cut off, and other sizes",
    "the program lives, leaves the terminal as it was, and doctor finds nothing",
    torture_keys,
    short=150,
    long=6_000,
)
BYTES = Torture(
    "bytes that are not UTF-8",
    "the same, with bytes among them that are no text",
    "the program lives, leaves the terminal as it was, and doctor finds nothing",
    torture_bytes,
    short=60,
    long=1_000,
)
BROWSERS = Torture(
    "console browsers",
    "a link is opened in a browser that fails, is killed, or leaves the terminal raw",
    "the screen comes back, and the program goes on",
    torture_browsers,
    short=2,
    long=30,
)
TORTURES = (KEYS_TORTURE, BYTES, BROWSERS)

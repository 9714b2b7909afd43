"""A browser in the terminal may end as it likes: the reader comes back, with the modes it had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.terminal import Terminal, terminal
from tui.library.library import Library

ALTERNATE_SCREEN = "\x1b[?1049h"


class Browser:
    """A console browser that does as a test wishes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def does(self, *lines: str) -> None:
        """Makes it these lines of a shell."""
        self.path.write_text("\n".join(["#!/bin/sh", "echo BROWSING", *lines]) + "\n")
        self.path.chmod(0o755)


@pytest.fixture
def lynx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Browser:
    path = tmp_path / "lynx"
    monkeypatch.setenv("BROWSER", str(path))
    return Browser(path)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Terminal]:
    """The reader on a library of one note."""
    with library(tmp_path, draft(title="Sole note")) as made:
        path = made.path
    with terminal(library=path) as opened:
        modes = opened.modes()
        opened.wait_for("1 of 1")
        yield opened
        opened.send("q")
        assert opened.exit_code() == 0
        assert opened.modes() == modes


def is_read(folder: Path) -> bool:
    with Library(folder / "library.db") as kept:
        return bool(kept.named("1").read)


@pytest.mark.parametrize(
    ("end", "how"),
    [
        ("exit 1", "ended with exit code 1"),
        ("exit 5", "ended with exit code 5"),
        ("exit 130", "ended with exit code 130"),
        ("kill -KILL $$", "was ended by SIGKILL"),
        ("kill -INT $$", "was ended by SIGINT"),
    ],
)
def test_the_screen_comes_back_from_a_browser_that_fails(
    lynx: Browser, screen: Terminal, tmp_path: Path, end: str, how: str
) -> None:
    lynx.does(end)
    screen.press("o", f"lynx {how}")
    screen.press("!", "★")
    assert screen.output.rfind(ALTERNATE_SCREEN) > screen.output.rfind("BROWSING")
    assert not is_read(tmp_path)


@pytest.mark.parametrize("modes", ["raw -echo", "-echo", "-icanon -isig"])
def test_the_modes_that_a_browser_leaves_behind_are_put_right(
    lynx: Browser, screen: Terminal, modes: str
) -> None:
    lynx.does(f"stty {modes}")
    screen.press("o", ALTERNATE_SCREEN)
    screen.press("!", "★")


@pytest.mark.parametrize(
    ("key", "number"), [("\x03", "INT"), ("\x1c", "QUIT")], ids=["Ctrl-C", "Ctrl-Backslash"]
)
def test_a_key_that_interrupts_means_the_browser(
    lynx: Browser, screen: Terminal, key: str, number: str
) -> None:
    lynx.does("ulimit -c 0", f"trap 'echo CAUGHT; exit 0' {number}", "echo READY", "cat")
    screen.press("o", "READY")
    screen.press(key, "CAUGHT")
    screen.press("!", "★")


def test_a_browser_that_cannot_be_started_is_told_on_the_screen(
    lynx: Browser, screen: Terminal
) -> None:
    lynx.does()
    lynx.path.write_bytes(b"\x7fELF")
    screen.press("o", "cannot be started")
    screen.press("!", "★")

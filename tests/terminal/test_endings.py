"""The reader ends with its terminal, with all that was typed written and the terminal as it was."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.terminal import terminal
from tui.library.library import Library

MODE = re.compile(r"\x1b\[\?(\d+)([hl])")
IGNORE_SIGHUP = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
FAULT = """
from tui.ui.controllers import open_and_copy
def fail(*_):
    raise RuntimeError("a fault for a test")
open_and_copy._copy_as = fail
"""
TOLD_WHILE_IT_STARTS = """
import os, signal
from tui.ui.screens.reader import ReaderScreen
class Told(ReaderScreen):
    def {method}(self, *given):
        os.kill(os.getpid(), signal.{name})
        return super().{method}(*given)
from tui.ui import app
app.ReaderScreen = Told
"""
USUALLY_ON = {"7", "25"}
"""Line wrap and the cursor, which a shell wants."""


@pytest.fixture
def sole(tmp_path: Path) -> Path:
    """A library of one note."""
    with library(tmp_path, draft(title="Sole note")) as opened:
        return opened.path


def left_on(output: str) -> set[str]:
    """The private modes of the terminal that differ from what a shell wants."""
    last = dict(MODE.findall(output))
    return {mode for mode, state in last.items() if (state == "h") != (mode in USUALLY_ON)}


def is_starred(path: Path) -> bool:
    with Library(path) as kept:
        return bool(kept.named("1").starred)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_end_leaves_the_terminal_as_it_was(sole: Path, number: signal.Signals) -> None:
    with terminal(library=sole) as screen:
        modes = screen.modes()
        screen.wait_for("1 of 1")
        screen.press("!", "★")
        screen.process.send_signal(number)
        screen.exit_code()
        assert (left_on(screen.output), screen.modes()) == (set(), modes)
    assert is_starred(sole)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("method", ["compose", "on_mount", "_begin"])
def test_a_signal_to_end_is_heard_from_the_start(sole: Path, method: str, name: str) -> None:
    told = TOLD_WHILE_IT_STARTS.format(method=method, name=name)
    with terminal(library=sole, prepare=told) as screen:
        modes = screen.modes()
        assert screen.exit_code() == 0
        assert (left_on(screen.output), screen.modes()) == (set(), modes)
        assert "Traceback" not in screen.output


def test_a_fault_leaves_the_terminal_as_it_was(sole: Path) -> None:
    with terminal(library=sole, prepare=FAULT) as screen:
        modes = screen.modes()
        screen.wait_for("1 of 1")
        screen.press("!", "★")
        screen.send("y")
        assert screen.exit_code() == 1
        assert screen.output.endswith(
            "url-notes: RuntimeError: a fault for a test\r\n"
            "This is a fault of url-notes; URL_NOTES_TRACEBACK=1 shows where it is.\r\n"
        )
        assert "Traceback" not in screen.output
        assert (left_on(screen.output), screen.modes()) == (set(), modes)
    assert is_starred(sole)


def test_a_program_that_is_not_told_sees_that_its_terminal_has_gone(sole: Path) -> None:
    with terminal(library=sole, prepare=IGNORE_SIGHUP) as screen:
        screen.wait_for("1 of 1")
        screen.press("!", "★")
        screen.close()
        assert screen.exit_code() == 0
    assert is_starred(sole)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_told_to_end_removes_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with terminal("--demo", "import", "-", library=tmp_path / "none.db") as screen:
        screen.wait_for("Ctrl-D")
        assert list(tmp_path.iterdir()) != []
        screen.process.send_signal(number)
        assert screen.exit_code() == 128 + number
        assert "Traceback" not in screen.output
    assert list(tmp_path.iterdir()) == []


def test_the_demo_is_gone_with_its_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with terminal("--demo", library=tmp_path / "none.db") as screen:
        screen.wait_for("1 of 64")
        assert list(tmp_path.iterdir()) != []
        screen.close()
        assert screen.exit_code() == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("keys", [":tour\rqq", ":tour\r\x11", ":tour\r\x1b[27u\x11"])
def test_what_is_typed_on_the_way_to_the_tour_and_back_is_done(sole: Path, keys: str) -> None:
    with terminal(library=sole) as screen:
        screen.wait_for("1 of 1")
        screen.send(keys)
        assert screen.exit_code() == 0

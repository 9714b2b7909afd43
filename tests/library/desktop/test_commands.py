"""A command is given a text, and what it writes is read within bounds."""

from __future__ import annotations

import sys
import threading

import pytest

from tests.support.reader import LIMIT
from tui.errors import DesktopError
from tui.library.desktop import commands
from tui.library.desktop.commands import Command, Ended, RunningCommand, read_command

PYTHON = sys.executable


def run(code: str, text: str = "") -> Ended:
    return RunningCommand(Command((PYTHON, "-c", code)), text).wait()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("cat -n", Command(("cat", "-n"))),
        ("  cat 'a b' \"|\"x", Command(("cat", "a b", "|x"))),
        ("!cat", Command(("cat",), has_terminal=True)),
        ("sh -c 'sort | uniq'", Command(("sh", "-c", "sort | uniq"))),
    ],
)
def test_a_command_is_a_list_of_arguments(text: str, command: Command) -> None:
    assert read_command(text) == command


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cat 'a", "A quote is not closed"),
        ("  ", "There is no command"),
        ("!", "There is no command"),
        ("sort | uniq", "| is for a shell"),
        ("cat > file", "> is for a shell"),
        ("no-such-program -x", "There is no program no-such-program"),
    ],
)
def test_what_is_no_command_says_why(text: str, message: str) -> None:
    with pytest.raises(DesktopError) as raised:
        read_command(text)
    assert raised.value.message == message
    assert raised.value.hint


def test_a_command_reads_the_text_and_its_output_is_returned() -> None:
    ended = run("import sys; print(sys.stdin.read().upper(), end='')", "ä b\n")
    assert ended == Ended("Ä B\n", "")


def test_a_command_that_reads_nothing_does_not_matter() -> None:
    assert run("print(1)", "x" * 1_000_000) == Ended("1\n", "")


def test_a_command_that_fails_says_how_and_why() -> None:
    ended = run("import sys; print('half'); print('no way', file=sys.stderr); sys.exit(3)")
    name = Command((PYTHON,)).name
    assert ended == Ended("half\n", "no way\n", f"{name} ended with exit code 3")


def test_what_a_terminal_would_obey_is_no_output() -> None:
    assert run(r"print('\x1b[31mred\x1b[0m\x1b]52;c;eA==\x07\ta')").output == "red     a\n"


def test_a_command_that_writes_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_OUTPUT", 100)
    ended = run("while True: print('y')")
    assert ended == Ended("y\n" * 50, "", "", is_cut=True)


def test_of_errors_without_end_the_beginning_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "MOST_ERRORS", 100)
    ended = run("import sys; sys.stderr.write('e' * 1_000_000)")
    assert ended == Ended("", "e" * 100)


@pytest.mark.parametrize(
    "ignore", ["", "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);"]
)
def test_a_command_is_stopped_with_what_it_has_started(ignore: str) -> None:
    code = f"{ignore} import subprocess; print(1, flush=True); subprocess.run(['sleep', '{LIMIT}'])"
    running = RunningCommand(Command((PYTHON, "-c", code)), "")
    stopping = threading.Timer(0, running.stop)
    stopping.start()
    assert running.wait().failure == ""
    stopping.join()


def test_what_it_leaves_running_keeps_nobody_waiting() -> None:
    code = "import subprocess; print(1, flush=True); subprocess.Popen(['sleep', '5'])"
    running = RunningCommand(Command((PYTHON, "-c", code)), "")
    assert running.wait() == Ended("1\n", "")


def test_a_command_that_is_none_for_the_system_cannot_be_started() -> None:
    with pytest.raises(DesktopError) as caught:
        RunningCommand(Command((PYTHON, "\0")), "")
    assert caught.value.message == f"{PYTHON} cannot be started: embedded null byte"

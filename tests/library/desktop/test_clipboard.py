from __future__ import annotations

import sys
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence

import pyperclip
import pytest

from tests.support.hostile import HOSTILE
from tui.errors import DesktopError
from tui.library.desktop import clipboard
from tui.library.desktop.clipboard import CopyOutcome, copy, copy_with_pyperclip, osc52, run_tool

OSC52_OF_A = "\x1b]52;c;YQ==\x07"
THROUGH_TERMINAL = CopyOutcome("OSC 52", certain=False, osc52=OSC52_OF_A)

SSH = {"SSH_TTY": "/dev/pts/1"}
TMUX = {"TMUX": "/tmp/tmux-0/default,1,0"}
X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}


class Machine:
    """A machine with some commands, of which some work; it remembers what was run."""

    def __init__(self, *commands: str, working: Sequence[str] = ()) -> None:
        self.commands = {*commands, *working}
        self.working = set(working)
        self.runs: list[tuple[str, bytes]] = []

    def which(self, command: str) -> str | None:
        return f"/usr/bin/{command}" if command in self.commands else None

    def run(self, argv: Sequence[str], data: bytes) -> bool:
        self.runs.append((" ".join(argv), data))
        return argv[0] in self.working

    def copy(
        self,
        text: str,
        env: Mapping[str, str],
        platform: str = "linux",
        fallback: Callable[[str], bool] = lambda text: False,
    ) -> CopyOutcome:
        return copy(
            text, env=env, which=self.which, platform=platform, run=self.run, fallback=fallback
        )


@pytest.mark.parametrize(
    ("env", "platform", "working", "command"),
    [
        ({}, "darwin", ["pbcopy"], "pbcopy"),
        (X11, "linux", ["xclip", "xsel"], "xclip -selection clipboard"),
        (X11, "linux", ["xsel"], "xsel --clipboard --input"),
        (X11 | WAYLAND, "linux", ["wl-copy", "xclip"], "wl-copy"),
        ({}, "linux", ["termux-clipboard-set"], "termux-clipboard-set"),
        (X11 | TMUX, "linux", ["xclip", "tmux"], "xclip -selection clipboard"),
    ],
)
def test_the_tool_of_the_platform_copies(
    env: Mapping[str, str], platform: str, working: list[str], command: str
) -> None:
    machine = Machine(working=working)
    outcome = machine.copy("é", env, platform)
    assert outcome == CopyOutcome(command.split()[0], certain=True)
    assert machine.runs == [(command, "é".encode())]
    assert outcome.message == f"Copied with {command.split()[0]}"


def test_windows_gets_the_text_in_its_own_encoding() -> None:
    machine = Machine(working=["clip.exe"])
    machine.copy("é", {"WSL_DISTRO_NAME": "Debian"})
    assert machine.runs == [("clip.exe", b"\xe9\x00")]


@pytest.mark.parametrize(
    ("env", "commands"),
    [({}, ["xclip", "wl-copy", "clip.exe"]), (X11, ["wl-copy", "pbcopy", "clip.exe"])],
)
def test_a_tool_that_cannot_work_here_is_not_tried(
    env: Mapping[str, str], commands: list[str]
) -> None:
    machine = Machine(working=commands)
    assert machine.copy("a", env) == THROUGH_TERMINAL
    assert machine.runs == []


def test_after_a_tool_that_fails_comes_the_next() -> None:
    machine = Machine("wl-copy", working=["xclip"])
    assert machine.copy("a", X11 | WAYLAND) == CopyOutcome("xclip", certain=True)
    assert machine.runs == [("wl-copy", b"a"), ("xclip -selection clipboard", b"a")]


def test_pyperclip_is_asked_where_no_tool_is_there() -> None:
    outcome = Machine().copy("a", X11, fallback=lambda text: text == "a")
    assert outcome == CopyOutcome("pyperclip", certain=False)
    assert outcome.message == "Handed to pyperclip"


@pytest.mark.parametrize("error", [pyperclip.PyperclipException("none"), FileNotFoundError()])
def test_where_pyperclip_has_no_way_the_terminal_copies(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str) -> None:
        raise error

    monkeypatch.setattr(pyperclip, "copy", fail)
    assert Machine().copy("a", X11, fallback=copy_with_pyperclip) == THROUGH_TERMINAL


def test_pyperclip_is_not_asked_after_a_tool_that_failed() -> None:
    outcome = Machine("xclip").copy("a", X11, fallback=lambda text: True)
    assert outcome == THROUGH_TERMINAL


@pytest.mark.parametrize("name", ["SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"])
def test_over_ssh_the_terminal_copies(name: str) -> None:
    machine = Machine(working=["xclip", "tmux"])
    outcome = machine.copy("a", {name: "x"} | X11)
    assert outcome == THROUGH_TERMINAL
    assert outcome.message == "Sent to the terminal's clipboard (OSC 52)"
    assert machine.runs == []


@pytest.mark.parametrize("env", [SSH | TMUX, TMUX])
def test_inside_tmux_the_terminal_is_reached_through_it(env: Mapping[str, str]) -> None:
    machine = Machine(working=["tmux"])
    outcome = machine.copy("a", env)
    assert outcome == CopyOutcome("tmux", certain=False)
    assert outcome.message == "Sent to the terminal's clipboard (tmux)"
    assert machine.runs == [("tmux load-buffer -w -", b"a")]


def test_an_old_tmux_leaves_it_to_the_terminal() -> None:
    assert Machine("tmux").copy("a", SSH | TMUX) == THROUGH_TERMINAL


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_text_breaks_out_of_the_sequence(payload: str) -> None:
    sequence = osc52(payload)
    body = sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert b64decode(body, validate=True) == payload.encode("utf-8", "replace")


def test_a_text_as_long_as_terminals_take_is_sent() -> None:
    assert len(osc52("x" * 75_000)) == 100_000 + len("\x1b]52;c;\x07")


def test_a_text_too_long_for_the_terminal_is_an_error() -> None:
    with pytest.raises(DesktopError) as caught:
        Machine().copy("x" * 75_001, SSH)
    assert caught.value.message == "The text is too long for the terminal's clipboard"
    assert caught.value.hint == "Copy less, or save it to a file with url-notes export"


@pytest.mark.parametrize(
    ("script", "is_done"),
    [
        ("import sys; sys.exit(sys.stdin.buffer.read() != b'a')", True),
        ("import sys; print('noise'); sys.exit(1)", False),
    ],
)
def test_a_tool_is_judged_by_its_exit_code(script: str, is_done: bool) -> None:
    assert run_tool([sys.executable, "-c", script], b"a") is is_done


@pytest.mark.parametrize("program", ["/nonexistent/xclip", "\0"])
def test_a_tool_that_cannot_be_there_fails(program: str) -> None:
    assert not run_tool([program], b"a")


def test_a_tool_that_hangs_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "TIME_LIMIT", 0.2)
    assert not run_tool([sys.executable, "-c", "import signal; signal.pause()"], b"a")

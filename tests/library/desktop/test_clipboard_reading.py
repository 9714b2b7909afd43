from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import pytest

from tests.support.hostile import HOSTILE
from tui.errors import DesktopError
from tui.library.desktop import clipboard_reading
from tui.library.desktop.clipboard_reading import SIZE_LIMIT, output_of, read
from tui.model.text import is_inert

X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}


class Machine:
    """A machine with some commands, whose clipboard holds something; it remembers what was run."""

    def __init__(self, *commands: str, holds: bytes = b"") -> None:
        self.commands = commands
        self.holds = holds
        self.runs: list[str] = []

    def which(self, command: str) -> str | None:
        return f"/usr/bin/{command}" if command in self.commands else None

    def read_tool(self, argv: Sequence[str]) -> bytes:
        self.runs.append(" ".join(argv))
        return self.holds

    def read(
        self, env: Mapping[str, str], platform: str = "linux", configured: Sequence[str] = ()
    ) -> str:
        return read(
            configured=configured,
            env=env,
            which=self.which,
            platform=platform,
            read_tool=self.read_tool,
        )


@pytest.mark.parametrize(
    ("env", "platform", "commands", "run"),
    [
        ({}, "darwin", ["pbpaste"], ["pbpaste"]),
        ({}, "linux", ["termux-clipboard-get"], ["termux-clipboard-get"]),
        (X11 | WAYLAND, "linux", ["wl-paste", "xclip"], ["wl-paste --no-newline --type text"]),
        (X11, "linux", ["wl-paste", "xclip"], ["xclip -selection clipboard -out"]),
        (X11, "linux", ["xsel"], ["xsel --clipboard --output"]),
        (X11, "linux", [], []),
        ({}, "linux", ["xclip", "wl-paste", "pbpaste"], []),
        (X11 | {"SSH_TTY": "/dev/pts/1"}, "linux", ["xclip"], []),
    ],
)
def test_the_tool_of_the_platform_is_asked(
    env: Mapping[str, str], platform: str, commands: list[str], run: list[str]
) -> None:
    machine = Machine(*commands, holds="é".encode())
    assert (machine.read(env, platform), machine.runs) == ("é" if run else "", run)


def test_a_command_that_is_configured_goes_before_all_others_also_over_ssh() -> None:
    machine = Machine("mine", "xclip", holds=b"text")
    env = X11 | {"SSH_TTY": "/dev/pts/1"}
    text = machine.read(env, configured=("mine", "-o"))
    assert (text, machine.runs) == ("text", ["mine -o"])


def test_a_command_that_is_not_there_is_named() -> None:
    with pytest.raises(DesktopError, match="There is no mine here") as caught:
        Machine("xclip").read(X11, configured=("mine",))
    assert caught.value.hint == "paste_command in the configuration names another."


@pytest.mark.parametrize("hostile", [*HOSTILE, "\udcff"])
def test_a_hostile_text_comes_without_what_a_terminal_would_obey(hostile: str) -> None:
    holds = hostile.encode("utf-8", "surrogatepass")
    assert is_inert(Machine("xclip", holds=holds).read(X11))


@pytest.mark.parametrize(
    ("script", "output"),
    [
        ("print('https://a.example/', end='')", b"https://a.example/"),
        ("print('noise'); raise SystemExit(1)", b""),
        (f"print('x' * {SIZE_LIMIT}, end='')", b"x" * SIZE_LIMIT),
        (f"print('x' * {SIZE_LIMIT + 1}, end='')", b""),
        ("while True: print('x' * 1000)", b""),
    ],
)
def test_a_tool_tells_a_text_of_bounded_size(
    script: str, output: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard_reading, "TIME_LIMIT", 60)
    assert output_of([sys.executable, "-c", script]) == output


@pytest.mark.parametrize(
    "script",
    [
        "import signal; signal.pause()",
        "import os, signal; print('half', flush=True); os.fork(); signal.pause()",
        "import os, signal; print('all', flush=True); os.close(1); signal.pause()",
    ],
)
def test_a_tool_that_hangs_tells_nothing(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard_reading, "TIME_LIMIT", 0.2)
    assert output_of([sys.executable, "-c", script]) == b""


@pytest.mark.parametrize("program", ["/nonexistent/xclip", "\0"])
def test_a_tool_that_cannot_be_there_tells_nothing(program: str) -> None:
    assert output_of([program]) == b""

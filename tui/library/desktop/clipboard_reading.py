"""Reads the text on the clipboard, in a time and a size that are bounded.

A tool may hang, and whoever owns the clipboard may give it any text without end.
"""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import IO

from tui.errors import DesktopError
from tui.library.desktop.browsers import Which
from tui.library.desktop.clipboard import Tool, is_over_ssh, tools_here
from tui.library.desktop.starting import NOT_STARTED
from tui.model.text import clean_text

TIME_LIMIT = 0.4
"""Seconds that a tool may take: somebody waits."""

SIZE_LIMIT = 65_536
"""Bytes that are read; a longer text counts as none."""

ReadTool = Callable[[Sequence[str]], bytes]
"""Runs a command and returns its output; nothing where it failed."""

_TOOLS = (
    Tool(("pbpaste",), platform="darwin"),
    Tool(("termux-clipboard-get",)),
    Tool(("wl-paste", "--no-newline", "--type", "text"), variable="WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard", "-out"), variable="DISPLAY"),
    Tool(("xsel", "--clipboard", "--output"), variable="DISPLAY"),
)

_PIECE = 4_096
_LAST_SECONDS = 0.1


def read(
    *,
    configured: Sequence[str] = (),
    env: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    platform: str = sys.platform,
    read_tool: ReadTool | None = None,
) -> str:
    """Returns the text on the clipboard, cleaned; nothing where it is unknown.

    Over SSH only the terminal knows the person's clipboard, and terminals do not tell it.

    Args:
        configured: The command of the configuration, which prints it; empty for none.
        env: The environment.
        which: Finds a command.
        platform: As ``sys.platform`` has it.
        read_tool: Runs a command; the first one that can work decides.

    Raises:
        DesktopError: There is no such command as is configured. One that fails may only have
            found the clipboard empty.
    """
    argv = _configured(configured, which) if configured else _found(env, which, platform)
    output = (read_tool or output_of)(argv) if argv else b""
    return clean_text(output.decode("utf-8", "replace"))


def _configured(command: Sequence[str], which: Which) -> Sequence[str]:
    if not which(command[0]):
        hint = "paste_command in the configuration names another."
        raise DesktopError(f"There is no {command[0]} here", hint)
    return command


def _found(env: Mapping[str, str], which: Which, platform: str) -> Sequence[str]:
    tool = None if is_over_ssh(env) else next(tools_here(_TOOLS, env, which, platform), None)
    return tool.argv if tool else ()


def output_of(argv: Sequence[str]) -> bytes:
    """Runs a tool within the limits; returns its output, nothing where it failed or broke one."""
    deadline = time.monotonic() + TIME_LIMIT
    try:
        process = subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except NOT_STARTED:
        return b""
    assert process.stdout is not None
    with process.stdout as stream:
        output = _read_all(stream, deadline)
    if output is None or not _ends_well(process, deadline):
        _kill(process)
        return b""
    return output


def _read_all(stream: IO[bytes], deadline: float) -> bytes | None:
    """Returns what a stream holds up to its end; None where that is too late or too much."""
    output = b""
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while len(output) <= SIZE_LIMIT and selector.select(max(deadline - time.monotonic(), 0)):
            piece = os.read(stream.fileno(), _PIECE)
            if not piece:
                return output
            output += piece
    return None


def _ends_well(process: subprocess.Popen[bytes], deadline: float) -> bool:
    """Returns whether a tool ends with 0, and in time."""
    try:
        return process.wait(max(deadline - time.monotonic(), 0)) == 0
    except subprocess.TimeoutExpired:
        return False


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a tool, with all that it has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_LAST_SECONDS)

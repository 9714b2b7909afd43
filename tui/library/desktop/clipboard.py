"""Puts text on the clipboard, and tells what is known of where it went.

Over SSH only the terminal knows the person's clipboard: OSC 52 tells it, or tmux where that runs.
Else the platform's own tool does it, then pyperclip, then OSC 52. Pyperclip comes late because it
reports success when ``xclip`` fails and hangs with ``wl-copy`` (seen in 1.11).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.errors import DesktopError
from tui.library.desktop.browsers import Which
from tui.library.desktop.starting import NOT_STARTED

TIME_LIMIT = 2.0
"""Seconds that a tool may take."""

OSC52_LIMIT = 100_000
"""The most base64 characters that terminals take in one OSC 52 sequence."""

Run = Callable[[Sequence[str], bytes], bool]
"""Runs a command with this input, and tells whether it ended well."""


@dataclass(frozen=True, slots=True)
class CopyOutcome:
    """How a text was copied, and what the caller has left to do."""

    method: str
    """The tool, such as ``xclip``, or ``OSC 52``."""
    certain: bool
    """Whether the tool said that it has the text; a terminal never answers."""
    osc52: str | None = None
    """What the caller writes to the terminal, where only the terminal can copy."""

    @property
    def message(self) -> str:
        """What a person is told."""
        if self.certain:
            return f"Copied with {self.method}"
        if self.method == _PYPERCLIP:
            return "Handed to pyperclip"
        return f"Sent to the terminal's clipboard ({self.method})"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that copies, or one that tells what is copied."""

    argv: tuple[str, ...]
    variable: str = ""
    """The environment variable without which it cannot work."""
    platform: str = ""
    """The only platform where it is what it seems."""
    encoding: str = "utf-8"


_TOOLS = (
    Tool(("pbcopy",), platform="darwin"),
    Tool(("clip.exe",), variable="WSL_DISTRO_NAME", encoding="utf-16-le"),
    Tool(("termux-clipboard-set",)),
    Tool(("wl-copy",), variable="WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard"), variable="DISPLAY"),
    Tool(("xsel", "--clipboard", "--input"), variable="DISPLAY"),
)
_SSH_VARIABLES = ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT")
_TMUX = ("tmux", "load-buffer", "-w", "-")
_PYPERCLIP = "pyperclip"


def run_tool(argv: Sequence[str], data: bytes) -> bool:
    """Runs a clipboard tool within the time limit, and tells whether it ended with 0.

    Some tools stay behind to serve the clipboard with their output still open, hence no pipe is
    read; and they live in a session of their own, so that Ctrl+C in the terminal spares them.
    """
    try:
        done = subprocess.run(
            argv,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIME_LIMIT,
            start_new_session=True,
            check=False,
        )
    except (*NOT_STARTED, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def copy_with_pyperclip(text: str) -> bool:
    """Hands the text to pyperclip, and tells whether it had a way to copy."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError, UnicodeError):
        return False
    return True


def copy(
    text: str,
    *,
    configured: Sequence[str] = (),
    env: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    platform: str = sys.platform,
    run: Run | None = None,
    fallback: Callable[[str], bool] | None = None,
) -> CopyOutcome:
    """Puts the text on the clipboard, or returns what the terminal must be sent to do so.

    Args:
        text: Any text.
        configured: The command of the configuration, which is given the text; empty for none.
        env: The environment.
        which: Finds a command.
        platform: As ``sys.platform`` has it.
        run: Runs a command; ``run_tool`` unless given.
        fallback: Copies where no tool of the platform is there; pyperclip unless given.

    Raises:
        DesktopError: The configured command failed, or only the terminal can copy, and the text is
            too long for it.
    """
    run = run or run_tool
    if configured:
        return _copy_as_configured(text, configured, run)
    if is_over_ssh(env):
        return _copy_through_terminal(text, env, run)
    tools = tuple(tools_here(_TOOLS, env, which, platform))
    for tool in tools:
        if run(tool.argv, text.encode(tool.encoding, "replace")):
            return CopyOutcome(tool.argv[0], certain=True)
    # Where a tool has just failed, pyperclip would use the same one and call it a success.
    if not tools and (fallback or copy_with_pyperclip)(text):
        return CopyOutcome(_PYPERCLIP, certain=False)
    return _copy_through_terminal(text, env, run)


def _copy_as_configured(text: str, command: Sequence[str], run: Run) -> CopyOutcome:
    if not run(command, text.encode("utf-8", "replace")):
        raise DesktopError(
            f"{command[0]} did not copy", "copy_command in the configuration names another."
        )
    return CopyOutcome(command[0], certain=True)


def osc52(text: str) -> str:
    """Returns the sequence that asks a terminal to put the text on its clipboard.

    Raises:
        DesktopError: The text is too long.
    """
    payload = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(payload) > OSC52_LIMIT:
        raise DesktopError(
            "The text is too long for the terminal's clipboard",
            "Copy less, or save it to a file with url-notes export",
        )
    return f"\x1b]52;c;{payload}\x07"


def is_over_ssh(env: Mapping[str, str]) -> bool:
    """Returns whether the person is at another machine, whose clipboard no tool here knows."""
    return any(env.get(name) for name in _SSH_VARIABLES)


def tools_here(
    tools: Iterable[Tool], env: Mapping[str, str], which: Which, platform: str
) -> Iterator[Tool]:
    """Yields those of some tools that are here and can work."""
    for tool in tools:
        is_here = tool.platform in ("", platform) and (not tool.variable or env.get(tool.variable))
        if is_here and which(tool.argv[0]):
            yield tool


def _copy_through_terminal(text: str, env: Mapping[str, str], run: Run) -> CopyOutcome:
    if env.get("TMUX") and run(_TMUX, text.encode("utf-8", "replace")):
        return CopyOutcome("tmux", certain=False)
    return CopyOutcome("OSC 52", certain=False, osc52=osc52(text))

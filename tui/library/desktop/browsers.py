"""Chooses the program that opens a link: as configured, ``$BROWSER``, the desktop's, a console's.

An address is always an argument of its own, never part of a command line that a shell would read.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tui.errors import DesktopError

Which = Callable[[str], str | None]
"""Where a command lies, or ``None``; as ``shutil.which`` tells."""

_ANYWHERE = (("wslview",), ("termux-open-url",))
_GRAPHICAL = (
    ("xdg-open",),
    ("gio", "open"),
    ("x-www-browser",),
    ("firefox",),
    ("chromium",),
    ("google-chrome",),
)
_CONSOLE = ("w3m", "lynx", "links", "links2", "elinks", "www-browser")

BROWSER_HINT = "Copy the link with y, or name a browser in $BROWSER"
"""What to do where no browser can be had."""


@dataclass(frozen=True, slots=True)
class Launch:
    """A program that opens links, and whether it needs the terminal for itself."""

    argv: tuple[str, ...]
    """The program and its arguments; ``%s`` stands for the address, which else comes last."""
    console: bool = False
    """Whether it draws in the terminal, so that the reader must step aside meanwhile."""

    def command(self, url: str) -> tuple[str, ...]:
        """Returns the arguments that open this address."""
        if any("%s" in argument for argument in self.argv):
            return tuple(argument.replace("%s", url) for argument in self.argv)
        return (*self.argv, url)


def plan(
    env: Mapping[str, str], which: Which, platform: str, configured: Sequence[str] = ()
) -> Launch:
    """Returns the program that opens links here.

    Args:
        env: The environment; ``$BROWSER`` may be a list separated by colons.
        which: Finds a command.
        platform: As ``sys.platform`` has it.
        configured: The arguments of the browser in the configuration; empty where it names none.

    Raises:
        DesktopError: There is none, or the configured one cannot be started.
    """
    if configured:
        if not _is_usable(configured, which):
            raise DesktopError(f"The browser {configured[0]} cannot be started", BROWSER_HINT)
        return _launch(configured)
    for argv in _candidates(env, platform):
        if _is_usable(argv, which):
            return _launch(argv)
    raise DesktopError("No browser was found", BROWSER_HINT)


def _candidates(env: Mapping[str, str], platform: str) -> Iterator[Sequence[str]]:
    yield from _named_in(env.get("BROWSER", ""))
    if platform == "darwin":
        yield ("open",)
    yield from _ANYWHERE
    # Without a display, xdg-open would run a console browser over the reader's screen.
    if env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        yield from _GRAPHICAL
    for name in _CONSOLE:
        yield (name,)


def _named_in(browsers: str) -> Iterator[Sequence[str]]:
    for command in browsers.split(":"):
        try:
            yield shlex.split(command.strip().removesuffix("&"))
        except ValueError:
            continue


def _is_usable(argv: Sequence[str], which: Which) -> bool:
    # An argument with white space around its %s is a command line, which an address could extend.
    is_safe = not any("%s" in argument and len(argument.split()) > 1 for argument in argv)
    return bool(argv) and is_safe and which(argv[0]) is not None


def _launch(argv: Sequence[str]) -> Launch:
    return Launch(tuple(argv), console=PurePath(argv[0]).name in _CONSOLE)

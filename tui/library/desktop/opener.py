"""Opens links in a browser: an address from outside is never a command or an option."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import PurePath

from tui.errors import DesktopError, LinkError
from tui.library.configuration.values import SCHEMES, USUAL_SCHEMES
from tui.library.desktop.browsers import BROWSER_HINT, Launch, Which, plan
from tui.library.desktop.starting import NOT_STARTED, reason
from tui.library.desktop.terminal import ending_in_words, lent_terminal
from tui.model.text import URL_LIMIT, is_inert
from tui.model.url import site_of

Start = Callable[[Sequence[str], bool], None]
"""Runs a command; the flag says whether it has the terminal, and is waited for."""

_HOSTLESS = frozenset({"mailto"})
_HINT = "Copy it, and look at it before it is opened elsewhere."


def check_openable(url: str, schemes: Collection[str] = USUAL_SCHEMES) -> str:
    """Returns the address, unchanged, where it may be given to a browser.

    Args:
        url: The address as the note holds it.
        schemes: The schemes that may be opened, in lower case.

    Raises:
        LinkError: Its scheme is none of these, it names no host, it holds white space or
            characters that cannot be seen, or it is longer than 8,192 bytes.
    """
    if url.startswith("-"):
        raise LinkError("The link begins with a dash and could be taken for an option", _HINT)
    if not is_inert(url) or url.split() != [url]:
        raise LinkError("The link is empty, or holds white space or control characters", _HINT)
    if len(url.encode()) > URL_LIMIT:
        raise LinkError(f"The link is longer than {URL_LIMIT:,} bytes", _HINT)
    scheme, _, rest = url.partition(":")
    scheme = scheme.lower()
    if scheme not in schemes:
        hint = f"Add {scheme} to the setting schemes, or copy it." if scheme in SCHEMES else _HINT
        raise LinkError(f"Only {', '.join(schemes)} links are opened", hint)
    if not (rest if scheme in _HOSTLESS else site_of(url)):
        raise LinkError("The link names no host", _HINT)
    return url


def start_browser(argv: Sequence[str], in_terminal: bool) -> None:
    """Runs a browser: in the terminal until it ends, or detached and out of sight.

    Raises:
        DesktopError: It cannot be started, or failed in the terminal.
    """
    try:
        code = _run_in_terminal(argv) if in_terminal else _detach(argv)
    except NOT_STARTED as error:
        raise DesktopError(f"{argv[0]} cannot be started: {reason(error)}", BROWSER_HINT) from error
    if code:
        raise DesktopError(f"{PurePath(argv[0]).name} {ending_in_words(code)}", BROWSER_HINT)


def find_browser(configured: Sequence[str] = ()) -> Launch:
    """Returns the program that opens links on this machine.

    Args:
        configured: The command of the configuration; empty where it names none.

    Raises:
        DesktopError: There is none, or the configured one cannot be started.
    """
    return plan(os.environ, shutil.which, sys.platform, configured)


def open_link(
    url: str,
    *,
    launch: Launch | None = None,
    schemes: Collection[str] = USUAL_SCHEMES,
    env: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    platform: str = sys.platform,
    start: Start | None = None,
) -> Launch:
    """Opens the address in a browser, and tells which program that was.

    Args:
        url: The address, given to the browser as it is.
        launch: The browser, planned before; the reader does so to step aside for a console one.
        schemes: The schemes that may be opened.
        env: The environment.
        which: Finds a command.
        platform: As ``sys.platform`` has it.
        start: Runs the command; ``start_browser`` unless given.

    Raises:
        LinkError: The address must not be opened.
        DesktopError: There is no browser, or it cannot be started.
    """
    checked = check_openable(url, schemes)
    launch = launch or plan(env, which, platform)
    (start or start_browser)(launch.command(checked), launch.console)
    return launch


def _run_in_terminal(argv: Sequence[str]) -> int:
    with lent_terminal():
        return subprocess.run(argv, check=False).returncode


def _detach(argv: Sequence[str]) -> int:
    process = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Waited for elsewhere, so that the ended browser does not stay in the process table.
    threading.Thread(target=process.wait, daemon=True).start()
    return 0

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

import pytest

from tests.support.hostile import CHARACTERS, SEQUENCES
from tui.errors import DesktopError, LinkError
from tui.library.desktop.browsers import BROWSER_HINT, Launch
from tui.library.desktop.opener import check_openable, open_link, start_browser

EMPTY = "The link is empty, or holds white space or control characters"
DASH = "The link begins with a dash and could be taken for an option"
SCHEME = "Only http, https links are opened"
HOST = "The link names no host"
LONG = "The link is longer than 8,192 bytes"


class Starts:
    """What was started, instead of starting it."""

    def __init__(self) -> None:
        self.made: list[tuple[tuple[str, ...], bool]] = []

    def __call__(self, argv: Sequence[str], in_terminal: bool) -> None:
        self.made.append((tuple(argv), in_terminal))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "HTTP://example.com:8080/a?b=%20&c=[d]#e",
        "https://bücher.example/é",
        "https://example.com/$(touch%20x);`id`&'\"|",
        "http://[::1]/",
        "https://example.com/" + "x" * 8_172,
    ],
)
def test_a_web_link_may_be_opened_as_it_is(url: str) -> None:
    assert check_openable(url) == url


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", EMPTY),
        (" https://example.com", EMPTY),
        ("https://example.com/a b", EMPTY),
        ("https://example.com/a\nb", EMPTY),
        ("https://example.com/a\u00a0b", EMPTY),
        ("https://example.com/a\u202eb", EMPTY),
        ("-oProxyCommand=x", DASH),
        ("--new-window", DASH),
        ("javascript:alert(1)", SCHEME),
        ("javas%63ript:alert(1)", SCHEME),
        ("javascript://example.com/%0aalert(1)", SCHEME),
        ("file:///etc/passwd", SCHEME),
        ("data:text/html,x", SCHEME),
        ("mailto:a@example.com", SCHEME),
        ("example.com", SCHEME),
        ("/etc/passwd", SCHEME),
        ("http%3A//example.com", SCHEME),
        ("https://", HOST),
        ("https:///path", HOST),
        ("https:example.com", HOST),
        ("https://user@", HOST),
        ("http://:80/", HOST),
        ("http://user@:80/", HOST),
        ("https://example.com/" + "x" * 8_173, LONG),
        ("https://example.com/" + "é" * 4_087, LONG),
    ],
)
def test_anything_else_is_refused(url: str, message: str) -> None:
    with pytest.raises(LinkError) as caught:
        check_openable(url)
    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize("payload", [*SEQUENCES, *CHARACTERS])
def test_a_link_that_hides_something_is_refused(payload: str) -> None:
    with pytest.raises(LinkError):
        check_openable(f"https://example.com/{payload}")


@pytest.mark.parametrize(
    "url", ["mailto:a@example.com", "gemini://example.com/", "ftp://example.com"]
)
def test_the_configuration_can_allow_more_schemes(url: str) -> None:
    assert check_openable(url, ("https", "mailto", "gemini", "ftp")) == url


@pytest.mark.parametrize("url", ["mailto:", "gemini:/x", "ftp:///x"])
def test_an_allowed_scheme_still_needs_a_destination(url: str) -> None:
    with pytest.raises(LinkError, match=HOST):
        check_openable(url, ("mailto", "gemini", "ftp"))


def test_a_link_is_opened_out_of_sight_and_never_decoded() -> None:
    starts = Starts()
    url = "https://example.com/javas%63ript:%20x"
    launch = open_link(
        url,
        env={"BROWSER": "firefox --new-tab"},
        which=lambda command: command,
        platform="linux",
        start=starts,
    )
    assert launch == Launch(("firefox", "--new-tab"))
    assert starts.made == [(("firefox", "--new-tab", url), False)]


def test_a_console_browser_gets_the_terminal() -> None:
    starts = Starts()
    open_link("https://example.com", launch=Launch(("w3m",), console=True), start=starts)
    assert starts.made == [(("w3m", "https://example.com"), True)]


def test_a_refused_link_starts_nothing() -> None:
    starts = Starts()
    with pytest.raises(LinkError):
        open_link("file:///etc/passwd", launch=Launch(("firefox",)), start=starts)
    assert starts.made == []


@pytest.mark.parametrize("in_terminal", [True, False])
def test_a_browser_that_cannot_be_started_is_an_error(in_terminal: bool) -> None:
    with pytest.raises(DesktopError) as caught:
        start_browser(["/nonexistent/browser", "https://example.com"], in_terminal)
    message = "/nonexistent/browser cannot be started: No such file or directory"
    assert caught.value.message == message


@pytest.mark.parametrize("in_terminal", [True, False])
def test_a_browser_whose_command_is_none_for_the_system_is_an_error(in_terminal: bool) -> None:
    with pytest.raises(DesktopError) as caught:
        start_browser(["firefox", "\0"], in_terminal)
    assert caught.value.message == "firefox cannot be started: embedded null byte"


@pytest.mark.parametrize(
    ("end", "how"),
    [
        ("exit 3", "sh ended with exit code 3"),
        ("kill -KILL $$", "sh was ended by SIGKILL"),
        ("kill -40 $$", "sh was ended by signal 40"),
    ],
)
def test_a_console_browser_that_fails_is_an_error(end: str, how: str) -> None:
    with pytest.raises(DesktopError) as caught:
        start_browser(["/bin/sh", "-c", end], True)
    assert (caught.value.message, caught.value.hint) == (how, BROWSER_HINT)


def test_a_console_browser_alone_is_interrupted() -> None:
    start_browser([sys.executable, "-c", f"import os; os.kill({os.getpid()}, 2)"], True)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_console_browser_that_ends_well_is_waited_for() -> None:
    start_browser([sys.executable, "-c", ""], True)


def test_a_detached_program_is_not_judged() -> None:
    start_browser([sys.executable, "-c", "raise SystemExit(3)"], False)

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tui.errors import DesktopError
from tui.library.desktop.browsers import Launch, Which, plan

URL = "https://example.com/?a=1&b=%41"


def having(*commands: str) -> Which:
    return lambda command: f"/usr/bin/{command}" if command in commands else None


def everything(command: str) -> str:
    return f"/usr/bin/{command}"


X11 = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("env", "which", "platform", "launch"),
    [
        ({}, everything, "darwin", Launch(("open",))),
        (X11, having("xdg-open", "w3m"), "linux", Launch(("xdg-open",))),
        ({"WAYLAND_DISPLAY": "wayland-0"}, having("xdg-open"), "linux", Launch(("xdg-open",))),
        (X11, having("wslview", "xdg-open"), "linux", Launch(("wslview",))),
        (X11, having("gio", "x-www-browser"), "linux", Launch(("gio", "open"))),
        (X11, having("x-www-browser"), "linux", Launch(("x-www-browser",))),
        (X11, having("lynx"), "linux", Launch(("lynx",), console=True)),
        ({}, having("xdg-open", "links", "elinks"), "linux", Launch(("links",), console=True)),
        (X11 | {"BROWSER": "firefox"}, everything, "linux", Launch(("firefox",))),
        (X11 | {"BROWSER": "gone:w3m -s:x"}, having("w3m"), "linux", Launch(("w3m", "-s"), True)),
        ({"BROWSER": "/usr/bin/lynx"}, everything, "darwin", Launch(("/usr/bin/lynx",), True)),
        ({"BROWSER": "firefox %s &"}, everything, "linux", Launch(("firefox", "%s"))),
        ({"BROWSER": "bad 'quote::"}, having("w3m", "bad"), "linux", Launch(("w3m",), True)),
        ({"BROWSER": "sh -c 'firefox %s'"}, having("sh", "w3m"), "linux", Launch(("w3m",), True)),
    ],
)
def test_the_program_that_opens_links(
    env: Mapping[str, str], which: Which, platform: str, launch: Launch
) -> None:
    assert plan(env, which, platform) == launch


@pytest.mark.parametrize(
    ("configured", "launch"),
    [
        (["firefox", "--new-tab"], Launch(("firefox", "--new-tab"))),
        (["w3m"], Launch(("w3m",), console=True)),
    ],
)
def test_the_configured_browser_comes_first(configured: Sequence[str], launch: Launch) -> None:
    assert plan({"BROWSER": "chromium"}, everything, "darwin", configured) == launch


@pytest.mark.parametrize("configured", [["gone"], ["sh", "-c", "firefox %s"]])
def test_a_configured_browser_that_cannot_be_started_is_an_error(configured: list[str]) -> None:
    with pytest.raises(DesktopError) as caught:
        plan(X11, having("firefox", "xdg-open", "sh"), "linux", configured)
    assert caught.value.message == f"The browser {configured[0]} cannot be started"


def test_where_there_is_no_browser_the_link_can_be_copied() -> None:
    with pytest.raises(DesktopError) as caught:
        plan(X11, having(), "linux")
    assert caught.value.message == "No browser was found"
    assert caught.value.hint == "Copy the link with y, or name a browser in $BROWSER"


@pytest.mark.parametrize(
    ("argv", "command"),
    [
        (("xdg-open",), ("xdg-open", URL)),
        (("firefox", "%s", "--new-tab"), ("firefox", URL, "--new-tab")),
        (("app", "--url=%s"), ("app", f"--url={URL}")),
    ],
)
def test_the_address_is_one_argument_exactly_as_it_is(
    argv: tuple[str, ...], command: tuple[str, ...]
) -> None:
    assert Launch(argv).command(URL) == command

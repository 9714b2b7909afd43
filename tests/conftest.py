"""What holds for every test: a home of its own, the same clock zone everywhere, no network."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

# How fast a machine is says nothing about the program.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

FOLDERS = {
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}
DESKTOP = (
    *("BROWSER", "COLORFGBG", "DISPLAY", "EDITOR", "NO_COLOR", "TMUX", "VISUAL", "WAYLAND_DISPLAY"),
    *("SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY"),
)
TERMINAL = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}


class NetworkError(Exception):
    """A test reached for the network."""


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _own_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = homes / uuid4().hex
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in FOLDERS.items():
        monkeypatch.setenv(variable, str(home / folder))


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for variable in [*DESKTOP, *(name for name in os.environ if name.startswith("URL_NOTES_"))]:
        monkeypatch.delenv(variable, raising=False)
    for variable, value in TERMINAL.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def _closed_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections; an event loop keeps the socket pair that it wakes itself with."""

    def refuse(*arguments: Any, **_: Any) -> None:
        raise NetworkError(f"a test reached for the network: {arguments[1:]}")

    for method in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, method, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

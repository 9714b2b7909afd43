"""What a terminal can draw is told by its name and by the locale."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper

import pytest

from tui.library.desktop.terminal import draws_signs


@pytest.mark.parametrize(
    ("kind", "draws"),
    [
        ("xterm-256color", True),
        ("tmux-256color", True),
        ("vte-256color", True),
        ("", True),
        ("linux", False),
        ("vt220", False),
        ("dumb", False),
    ],
)
def test_consoles_and_old_terminals_have_letters_alone(
    kind: str, draws: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", kind)
    assert draws_signs() is draws


@pytest.mark.parametrize(("encoding", "draws"), [("utf8", True), ("iso-8859-1", False)])
def test_a_locale_without_signs_has_letters_alone(
    encoding: str, draws: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__stderr__", TextIOWrapper(BytesIO(), encoding))
    assert draws_signs() is draws

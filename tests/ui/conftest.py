"""A small library for the reader: five notes, one of them archived."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tui.library.desktop import clipboard as clipboard_writing
from tui.library.desktop import clipboard_reading, opener
from tui.library.desktop.browsers import Launch
from tui.library.desktop.clipboard import CopyOutcome
from tui.ui import gateway

Started = list[tuple[str, ...]]

Clipboard = list[str]
"""The texts that were copied, the last one last."""

SUMMARY = "## Ownership\n\n" + "\n\n".join(f"Paragraph {n} of it." for n in range(1, 41))

DRAFTS = (
    draft(
        "https://borrow.example/rules",
        title="Borrow checker",
        tags=("rust", "memory"),
        summary=SUMMARY,
        added="2025-08-05T10:00:00Z",
    ),
    draft(
        "https://async.example/",
        title="Async in depth",
        tags=("rust", "async"),
        summary="Futures are *lazy*.",
        added="2025-08-04T10:00:00Z",
        starred=True,
        read=True,
    ),
    draft(
        "https://gc.example/",
        title="Collecting garbage",
        tags=("memory",),
        comment="Read again.",
        added="2025-08-03T10:00:00Z",
    ),
    draft("https://shell.example/", title="Shell tricks", added="2025-08-02T10:00:00Z", read=True),
    draft(
        "https://old.example/",
        title="Old news",
        tags=("memory",),
        added="2025-08-01T10:00:00Z",
        archived=True,
    ),
)


@pytest.fixture(autouse=True)
def _patient_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a page shown at once however slow the machine is."""
    monkeypatch.setattr(gateway, "PAGE_SECONDS", 30.0)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The path of the library; each test has its own."""
    with library(tmp_path, *DRAFTS) as opened:
        return opened.path


@pytest.fixture(autouse=True)
def clipboard(monkeypatch: pytest.MonkeyPatch) -> Clipboard:
    """The clipboard, which is empty unless a test gives it a text."""
    texts: Clipboard = [""]
    monkeypatch.setattr(clipboard_reading, "read", lambda **_: texts[-1])
    return texts


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """The commands that were started in place of a browser."""
    commands: Started = []

    def start(argv: Sequence[str], in_terminal: bool) -> None:
        commands.append(tuple(argv))

    monkeypatch.setattr(opener, "plan", lambda *_: Launch(("browser",)))
    monkeypatch.setattr(opener, "start_browser", start)
    return commands


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the reader copied."""
    texts: list[str] = []

    def copy(text: str, **_: object) -> CopyOutcome:
        texts.append(text)
        return CopyOutcome("xclip", True)

    monkeypatch.setattr(clipboard_writing, "copy", copy)
    return texts

"""Notes are read by few keys in a terminal: any of very many links by three, the next by space."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.terminal import terminal
from tui.filters.parser import parse
from tui.library.library import Library
from tui.ui.drawing.link_labels import labels

LINKS = 120
SOME = (0, 7, 8, 59, 80, 118, 119)

UNREAD = 100

ENTER, SPACE = "\r", " "


@pytest.fixture
def opened_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file to which a browser adds each address that it is given."""
    browser, addresses = tmp_path / "firefox", tmp_path / "addresses"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{addresses}"\n')
    browser.chmod(0o755)
    addresses.touch()
    monkeypatch.setenv("BROWSER", str(browser))
    return addresses


def test_any_link_of_a_note_with_very_many_is_opened_by_three_keys(
    tmp_path: Path, opened_addresses: Path
) -> None:
    summary = " ".join(f"[LINK{n:03}](https://l.example/{n:03})" for n in range(LINKS))
    with library(tmp_path, draft("https://a.example/", title="Links", summary=summary)) as made:
        path = made.path
    # The address of the note itself has a label too, and the first.
    _, *over_links = labels(1 + LINKS)
    addresses = [f"https://l.example/{number:03}" for number in SOME]
    with terminal(library=path) as screen:
        screen.wait_for(f"LINK{LINKS - 1:03}")
        for number, address in zip(SOME, addresses, strict=True):
            keys = f"f{over_links[number]}"
            assert len(keys) <= 3
            screen.press(keys, f"Opening {address}")
        screen.until(
            lambda: sorted(opened_addresses.read_text().splitlines()) == addresses, "the browser"
        )
        screen.send("q")
        assert screen.exit_code() == 0


def test_a_hundred_unread_notes_are_read_by_space_alone(tmp_path: Path) -> None:
    drafts = (
        draft(f"https://{n}.example/", title=f"Note {n}", summary="Short.") for n in range(UNREAD)
    )
    with library(tmp_path, *drafts) as made:
        path = made.path
    with terminal(library=path) as screen:
        screen.wait_for(f"1 of {UNREAD}")
        screen.send(ENTER + SPACE * UNREAD)
        screen.wait_for("no unread note in this direction")
        screen.send("qq")
        assert screen.exit_code() == 0
    with Library(path) as kept:
        assert len(kept.find(parse("is:read")).order) == UNREAD
        (step,) = kept.history.latest(1)
    assert step.label == f"{UNREAD} notes marked as read"

"""The terminal is asked for its background, and its answer is no key."""

from __future__ import annotations

from pathlib import Path

from tests.support.builders import draft, library
from tests.support.terminal import terminal
from tui.library.desktop.background import QUESTION

PAPER = "48;2;251;248;242"
"""The background of the theme for light terminals."""


def test_the_answer_chooses_the_theme_between_two_keys(tmp_path: Path) -> None:
    drafts = [draft(f"https://{n}.example/", title=f"Note {n}") for n in range(3)]
    with library(tmp_path, *drafts) as made:
        path = made.path
    with terminal(library=path) as opened:
        opened.wait_for("1 of 3")
        assert QUESTION in opened.output
        assert PAPER not in opened.output
        opened.press(b"j\x1b]11;rgb:ffff/ffff/ff", "2 of 3")
        opened.press(b"ee\x1b\\j", "3 of 3")
        opened.send("\x11")
        assert opened.exit_code() == 0
        assert PAPER in opened.output

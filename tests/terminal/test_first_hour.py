"""A person's first hour: bookmarks come in and are read, kept and looked after by other keys.

The configuration names a keymap and a light theme, and has two mistakes.
"""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from tests.support.terminal import terminal, text_of
from tui.filters.parser import parse
from tui.library.library import Library

ENTER, SAVE, COMMENT = "\r", "\x13", "\x05"

PAPER = "48;2;251;248;242m"
"""The ground of the light theme."""

BOOKMARKS = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><A HREF="https://lists.example/btree" ADD_DATE="1748000000" TAGS="databases">B-trees</A>
    <DT><A HREF="https://lists.example/rust" ADD_DATE="1747000000" TAGS="rust">Calm Rust</A>
    <DT><A HREF="https://lists.example/soup" ADD_DATE="1746000000">A recipe for soup</A>
    <DT><A HREF="javascript:alert(1)" ADD_DATE="1746000000">Click here</A>
</DL><p>
"""

CONFIG = """\
theme = "paper"
keymap = "davep"
oder = "title"
density = 7
browser = {browser}
copy_command = {copy}
"""

WRITE_DOWN = """
import sys
with open(sys.argv[1], "a") as file:
    file.write((sys.argv[2:] or [sys.stdin.read()])[0] + "\\n")
"""
"""What stands for a browser and for a clipboard: it writes what it is given into a file."""


class Desk:
    """A machine on which url-notes is new."""

    def __init__(self, folder: Path) -> None:
        self.library, self.config = folder / "library.db", folder / "config.toml"
        self.bookmarks = folder / "bookmarks.html"
        self.bookmarks.write_text(BOOKMARKS, "utf-8")
        self.opened, self.copied = folder / "opened", folder / "copied"
        self.exported = folder / "rust.md"

    def configuration(self) -> str:
        """What the person writes into the configuration."""
        python = [sys.executable, "-c", WRITE_DOWN]
        return CONFIG.format(
            browser=json.dumps(shlex.join([*python, str(self.opened)]) + " %s"),
            copy=json.dumps(shlex.join([*python, str(self.copied)])),
        )

    def notes(self) -> list[tuple[str, tuple[str, ...], str, bool, bool]]:
        """Titles, tags and comments of all notes, and whether they are starred and read."""
        with Library(self.library) as kept:
            result = kept.find(parse("in:all"))
            notes = kept.notes(result, result.order)
        return [
            (each.title, each.tags, each.comment, bool(each.starred), bool(each.read))
            for each in notes
        ]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A new machine, with a configuration that has mistakes."""
    made = Desk(tmp_path)
    made.config.write_text(made.configuration(), "utf-8")
    monkeypatch.setenv("URL_NOTES_CONFIG", str(made.config))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return made


def test_bookmarks_are_imported_read_and_kept_by_other_keys(desk: Desk) -> None:
    with terminal("import", str(desk.bookmarks), library=desk.library) as screen:
        assert (screen.exit_code(), "4 added" in text_of(screen.output)) == (0, True)
    with terminal(library=desk.library) as screen:
        screen.wait_for("1 of 4")
        assert PAPER in screen.output
        screen.press("/rust", "1 of 1")
        screen.send(f"{ENTER}tlanguages{ENTER}!")
        screen.press(COMMENT, "Ctrl-S")
        screen.send(f"Read it twice.{SAVE}")
        screen.press("ml", "l rust")
        screen.press(ENTER, "Opening")
        screen.press("c", "Copied")
        screen.press(f":export {desk.exported}{ENTER}", "1 note written")
        screen.send("q")
        assert screen.exit_code() == 0
    assert desk.notes() == [
        ("B-trees", ("databases",), "", False, False),
        ("Calm Rust", ("rust", "languages"), "Read it twice.", True, True),
        ("A recipe for soup", (), "", False, False),
        ("Click here", (), "", False, False),
    ]
    assert desk.opened.read_text() == "https://lists.example/rust\n"
    assert desk.copied.read_text() == "https://lists.example/rust\n"
    assert desk.exported.read_text("utf-8") == (
        "- [Calm Rust](https://lists.example/rust) <!-- TAGS: rust,languages -->\n"
    )


def test_mistakes_in_a_configuration_are_told_with_their_lines(desk: Desk) -> None:
    with terminal("config", "check", library=desk.library) as screen:
        assert screen.exit_code() == 1
        said = text_of(screen.output).replace("\r\n", "\n").replace(str(desk.config), "config.toml")
    assert said == (
        "config.toml:3: oder is no setting\n"
        "  Did you mean order?\n"
        "config.toml:4: density is to be 1 or 2\n"
    )

"""What a person wrote in their own editor outlives the editor, the program and the terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.terminal import Terminal, terminal
from tui.library.library import Library
from tui.library.unsaved_texts import UnsavedTexts, Writing

WRITES = "sed -i 's/^title: .*/title: Mine/' \"$1\""
WAITS = "echo EDITING; exec cat"
SCREEN_OF_ITS_OWN = "\x1b[?1049h"
"""What the reader asks for when it begins, and when it has the terminal back."""
READER, COMMAND = (), ("edit", "1")


@pytest.fixture
def sole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one note."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    with library(tmp_path, draft(title="Sole note")) as opened:
        return opened.path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's editor, which a test makes some lines of a shell."""
    path = tmp_path / "my-editor"
    monkeypatch.setenv("EDITOR", str(path))
    return path


def does(editor: Path, *lines: str) -> None:
    editor.write_text("\n".join(["#!/bin/sh", *lines]) + "\n")
    editor.chmod(0o755)


def begin(screen: Terminal, words: tuple[str, ...], shown: str) -> None:
    """Has the note edited, and waits for a text."""
    if words:
        screen.wait_for(shown)
    else:
        screen.wait_for("1 of 1")
        screen.press("E", shown)


def kept(path: Path) -> str:
    """The text of the note that is not saved."""
    with Library(path) as opened:
        return UnsavedTexts(path).of(opened.named("1"), Writing.WHOLE_NOTE).get() or ""


def title(path: Path) -> str:
    with Library(path) as opened:
        return opened.named("1").title


def programs_may_type() -> bool:
    """Whether a program may put keys into a terminal: Linux may have been built without that."""
    switch = Path("/proc/sys/dev/tty/legacy_tiocsti")
    return not switch.exists() or switch.read_text().strip() == "1" or os.geteuid() == 0


def readable_by_others(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file() and each.stat().st_mode & 0o077]


@pytest.mark.parametrize("words", [READER, COMMAND], ids=["reader", "command"])
@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, None], ids=["SIGTERM", "SIGHUP", "closed"]
)
def test_what_is_in_the_file_is_kept_as_the_program_ends_under_the_editor(
    sole: Path, editor: Path, words: tuple[str, ...], number: signal.Signals | None
) -> None:
    does(editor, WRITES, WAITS)
    with terminal(*words, library=sole) as screen:
        begin(screen, words, "EDITING")
        if number:
            screen.process.send_signal(number)
        else:
            screen.close()
        code = screen.exit_code()
        if number:
            assert code == (128 + number if words else 0)
            assert "Traceback" not in screen.output
    assert (title(sole), "title: Mine" in kept(sole)) == ("Sole note", True)
    assert list((sole.parent / "tmp").iterdir()) == []
    assert readable_by_others(UnsavedTexts(sole).folder) == []


@pytest.mark.parametrize("words", [READER, COMMAND], ids=["reader", "command"])
def test_what_an_editor_wrote_before_it_was_killed_is_gone_on_with(
    sole: Path, editor: Path, words: tuple[str, ...]
) -> None:
    does(editor, WRITES, "kill -KILL $$")
    with terminal(*words, library=sole) as screen:
        begin(screen, words, "goes on with it.")
        assert "was ended by SIGKILL" in screen.output
        if words:
            screen.exit_code()
            assert str(UnsavedTexts(sole).folder) in screen.output
        else:
            screen.send("q")
            screen.exit_code()
    assert "title: Mine" in kept(sole)
    does(editor, "exit 0")
    with terminal(*words, library=sole) as screen:
        begin(screen, words, "Note 1 edited" if words else "Mine")
        if not words:
            screen.send("q")
        assert screen.exit_code() == 0
    assert (title(sole), kept(sole)) == ("Mine", "")


@pytest.mark.parametrize("words", [READER, COMMAND], ids=["reader", "command"])
def test_an_editor_that_leaves_what_cannot_be_read_at_once_is_not_started_for_ever(
    sole: Path, editor: Path, words: tuple[str, ...]
) -> None:
    does(editor, 'head -c 3000 /dev/urandom > "$1"')
    with terminal(*words, library=sole) as screen:
        begin(screen, words, "goes on with it.")
        if not words:
            screen.send("q")
        assert screen.exit_code() == (1 if words else 0)
    assert kept(sole) != ""


@pytest.mark.parametrize("words", [READER, COMMAND], ids=["reader", "command"])
def test_ctrl_c_ends_an_editor_that_leaves_what_cannot_be_read(
    sole: Path, editor: Path, words: tuple[str, ...]
) -> None:
    does(editor, 'echo none > "$1"', WAITS)
    with terminal(*words, library=sole) as screen:
        begin(screen, words, "EDITING")
        screen.press("\x03", "goes on with it.")
        if not words:
            screen.send("q")
        assert screen.exit_code() == (1 if words else 0)
    assert kept(sole) == "none\n"


@pytest.mark.skipif(not programs_may_type(), reason="this system lets no program type")
@pytest.mark.parametrize("pieces", [("Ehello",), ("E", "hello"), ("E", "h", "e", "l", "l", "o")])
def test_what_is_typed_as_the_editor_begins_is_for_the_editor(
    sole: Path, editor: Path, pieces: tuple[str, ...]
) -> None:
    does(editor, "stty -icanon", 'sed -i "s/^title: .*/title: $(head -c 5)/" "$1"')
    with terminal(library=sole) as screen:
        screen.wait_for("1 of 1")
        for piece in pieces:
            screen.send(piece)
        screen.wait_for(SCREEN_OF_ITS_OWN)
        screen.send("q")
        assert screen.exit_code() == 0
    assert title(sole) == "hello"

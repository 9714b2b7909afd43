from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.errors import DesktopError
from tui.library.desktop.editor import HINT, Left, edit_text, find_editor

WRITE = "import sys; from pathlib import Path; p = Path(sys.argv[1])\n"


def command(script: str) -> list[str]:
    return [sys.executable, "-c", WRITE + script]


@pytest.mark.parametrize(
    ("env", "there", "found"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, set(), ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "'my editor' -x"}, set(), ["my editor", "-x"]),
        ({}, {"vi", "nano"}, ["nano"]),
        ({}, {"vi"}, ["vi"]),
    ],
)
def test_the_editor_is_the_person_s_or_a_usual_one(
    env: dict[str, str], there: set[str], found: list[str]
) -> None:
    assert find_editor((), env, lambda name: name if name in there else None) == found


@pytest.mark.parametrize(
    ("env", "message"),
    [({}, "There is no editor"), ({"EDITOR": "'vi"}, "$EDITOR cannot be understood: No closing")],
)
def test_without_an_editor_it_is_said_what_to_set(env: dict[str, str], message: str) -> None:
    with pytest.raises(DesktopError) as caught:
        find_editor((), env, lambda _: None)
    assert caught.value.message.startswith(message)
    assert caught.value.hint == HINT


def test_the_text_comes_back_as_it_was_left() -> None:
    script = "p.write_bytes(p.read_bytes() + b'\\xff' + p.name.encode())"
    kept: list[str] = []
    left = edit_text(command(script), "één\n", "note.md", kept.append)
    assert (left, kept) == (Left("één\n\ufffdnote.md", is_kept=True), [left.text])


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ("pass", Left("text")),
        ("sys.exit(3)", Left("text", f"{sys.executable} ended with exit code 3")),
        ("p.write_text(' ')", Left(" ")),
        ("p.unlink()", Left(None, "The edited file is gone")),
    ],
)
def test_a_text_that_nobody_wrote_is_not_kept(script: str, left: Left) -> None:
    kept: list[str] = []
    assert (edit_text(command(script), "text", "note.md", kept.append), kept) == (left, [])


@pytest.mark.parametrize(
    ("end", "how"),
    [
        ("sys.exit(1)", "ended with exit code 1"),
        ("import os; os.kill(os.getpid(), 9)", "was ended by SIGKILL"),
    ],
)
def test_what_an_editor_wrote_before_it_failed_is_kept(end: str, how: str) -> None:
    kept: list[str] = []
    left = edit_text(command(f"p.write_text('mine'); {end}"), "text", "note.md", kept.append)
    assert (left, kept) == (Left("mine", f"{sys.executable} {how}", is_kept=True), ["mine"])


def test_the_file_is_its_owner_s_alone_and_gone_afterwards() -> None:
    script = "p.write_text(f'{p} {p.stat().st_mode & 0o777:o} {p.parent.stat().st_mode & 0o777:o}')"
    text = edit_text(command(script), "text", "note.md").text
    assert text
    path, *modes = text.split(" ")
    assert (modes, Path(path).parent.exists()) == (["600", "700"], False)


def test_an_editor_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(DesktopError) as caught:
        edit_text([str(tmp_path / "none")], "text", "note.md")
    assert caught.value.message == f"{tmp_path}/none cannot be started: No such file or directory"


def test_an_editor_whose_command_is_none_for_the_system_is_said_to_be() -> None:
    with pytest.raises(DesktopError) as caught:
        edit_text(["vi", "\0"], "text", "note.md")
    assert caught.value.message == "vi cannot be started: embedded null byte"

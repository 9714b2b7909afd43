from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.errors import DesktopError
from tui.library.desktop.editor import HINT, edit_text, find_editor

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
    assert find_editor(env, lambda name: name if name in there else None) == found


@pytest.mark.parametrize(
    ("env", "message"),
    [({}, "There is no editor"), ({"EDITOR": "'vi"}, "$EDITOR cannot be understood: No closing")],
)
def test_without_an_editor_it_is_said_what_to_set(env: dict[str, str], message: str) -> None:
    with pytest.raises(DesktopError) as caught:
        find_editor(env, lambda _: None)
    assert caught.value.message.startswith(message)
    assert caught.value.hint == HINT


def test_the_text_comes_back_as_it_was_left() -> None:
    script = "p.write_bytes(p.read_bytes() + b'\\xff' + p.name.encode())"
    assert edit_text(command(script), "één\n", "note.md") == "één\n\ufffdnote.md"


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("sys.exit(3)", f"{sys.executable} ended with exit code 3"),
        ("p.unlink()", "The edited file is gone"),
    ],
)
def test_an_editor_that_fails_changes_nothing(script: str, message: str) -> None:
    with pytest.raises(DesktopError) as caught:
        edit_text(command(script), "text", "note.md")
    assert (caught.value.message, caught.value.hint) == (message, "Nothing was changed.")


def test_an_editor_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(DesktopError) as caught:
        edit_text([str(tmp_path / "none")], "text", "note.md")
    assert caught.value.message == f"{tmp_path}/none cannot be started: No such file or directory"

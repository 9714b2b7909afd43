"""What only a real process shows: exit codes, closed pipes, encodings, signals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tui.library.library import Library

PROGRAM = [sys.executable, "-m", "tui"]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Returns the environment of a person, with buffered output, wherever the tests run."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**own, "URL_NOTES_DB": str(folder / "library.db"), **more}


def test_the_exit_code_is_that_of_the_command(tmp_path: Path) -> None:
    library(tmp_path).close()
    codes = [
        subprocess.run(
            [*PROGRAM, *words], env=environment(tmp_path), capture_output=True, check=False
        ).returncode
        for words in (["list"], ["show", "1"], ["list", "("])
    ]
    assert codes == [0, 1, 2]


@pytest.mark.parametrize("words", [["list", "--json"], ["list"], ["--help"]])
def test_a_closed_pipe_ends_the_output_quietly(tmp_path: Path, words: list[str]) -> None:
    drafts = (draft(f"https://example.com/{n}", summary="long " * 50) for n in range(2_000))
    library(tmp_path, *drafts).close()
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, *words],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full")
    library(tmp_path, draft()).close()
    with full.open("w") as stream:
        done = subprocess.run(
            [*PROGRAM, "list"],
            stdout=stream,
            stderr=subprocess.PIPE,
            env=environment(tmp_path),
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"url-notes: the output: No space left on device\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (
            ["list"],
            1,
            b"url-notes: The output stream is closed\nSend it to a file, or to /dev/null.\n",
        ),
        (["star", "1"], 0, b"1 note starred\n"),
    ],
)
def test_an_output_that_is_closed_is_told_by_what_prints(
    tmp_path: Path, words: list[str], code: int, told: bytes
) -> None:
    library(tmp_path, draft()).close()
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, *words],
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (code, told)


def test_a_terminal_without_the_characters_gets_question_marks(tmp_path: Path) -> None:
    library(tmp_path, draft(title="Grüße 日本")).close()
    done = subprocess.run(
        [*PROGRAM, "list", "--format", "{title}"],
        env=environment(tmp_path, PYTHONIOENCODING="ascii"),
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"Gr??e ??\n"


def test_an_argument_that_is_no_text_ends_in_a_message(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "list", b"\xff\xfe"],
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("words", [[], ["--demo"]], ids=["library", "demo"])
def test_the_reader_without_a_terminal_says_what_to_use_instead(
    tmp_path: Path, words: list[str]
) -> None:
    done = subprocess.run(
        [*PROGRAM, *words],
        stdin=subprocess.DEVNULL,
        env=environment(tmp_path, TMPDIR=str(tmp_path)),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"url-notes: The reader needs a terminal, and its input is none\n"
        b"`url-notes list` prints notes anywhere; `url-notes --help` has the other commands.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_reader_with_all_streams_closed_ends(tmp_path: Path) -> None:
    shell = f"exec {sys.executable} -m tui <&- >&- 2>&-"
    done = subprocess.run(["/bin/sh", "-c", shell], env=environment(tmp_path), check=False)
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])


def test_the_output_of_a_command_is_imported_by_its_name(tmp_path: Path) -> None:
    library(tmp_path).close()
    line = '{"url": "https://a.example/", "title": "A"}'
    program = f"{sys.executable} -m tui import <(echo '{line}')"
    done = subprocess.run(
        ["bash", "-c", program], env=environment(tmp_path), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"1 added.\n", b"")
    with Library(tmp_path / "library.db") as kept:
        assert [step.label for step in kept.history.latest(9)] == ["a pipe: 1 added, 0 updated"]

"""The shells themselves, where they are installed, complete with what is printed for them."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine

LIMIT = 120
"""The seconds after which a shell is given up, however slow the machine is."""

LINES = [
    ("url-notes rest", "url-notes restore "),
    ("url-notes show 2", "url-notes show 2 "),
    ("url-notes import --format=netsc", "url-notes import --format=netscape-html "),
    ("url-notes list tag:mem", "url-notes list tag:memory "),
    ("url-notes tag 1 --add two", r"url-notes tag 1 --add two\ words "),
    ("url-notes tag 1 --add back", r"url-notes tag 1 --add back\\slash "),
    ("url-notes tags revive go", "url-notes tags revive golang "),
    ("url-notes tags suggest --kind abb", "url-notes tags suggest --kind abbreviation "),
    ("url-notes import pl", "url-notes import plan.md "),
    ("url-notes --db=pl", "url-notes --db=plan.md "),
]
"""What is typed before Tab, and the line afterwards."""


@pytest.fixture
def folder(cli: CommandLine, tmp_path: Path) -> Path:
    """A folder with the program and a file, the library beside them in the environment."""
    cli.holds(
        draft("https://b.example/", title="Borrowing", tags=("rust", "memory")),
        draft("https://g.example/", title="Don’t, or do", tags=("golang", "two words")),
        draft("https://s.example/", title="Signs", tags=("back\\slash", "<q>", "q'q", "q:q")),
    )
    assert cli("tags", "retire", "golang").code == 0
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "plan.md").touch()
    program = folder / "url-notes"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n')
    program.chmod(0o755)
    cli.monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    cli.monkeypatch.setenv("HOME", str(folder))
    cli.monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    cli.monkeypatch.setenv("TERM", "xterm")
    cli.monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    return folder


def installed(shell: str) -> str:
    """The path of a shell; skips the test where it is not installed."""
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    return path


def typed(argv: list[str], folder: Path, text: str) -> str:
    """What a shell in a terminal has in the file ``line`` once it has ended by itself."""
    master, terminal = pty.openpty()
    with subprocess.Popen(
        argv, stdin=terminal, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    ) as shell:
        os.close(terminal)
        os.write(master, text.encode())
        try:
            shell.wait(LIMIT)
        finally:
            shell.kill()
            os.close(master)
    return (folder / "line").read_text()


def in_bash(folder: Path, line: str) -> str:
    (folder / "rc").write_text(
        'eval "$(url-notes completion bash)"\n'
        "check() { printf '%s' \"$READLINE_LINE\" > line; exit; }\n"
        """bind -x '"\\C-t": check'\n"""
    )
    argv = [installed("bash"), "--noprofile", "--rcfile", str(folder / "rc"), "-i"]
    return typed(argv, folder, f"{line}\t\x14")


def in_zsh(folder: Path, line: str) -> str:
    (folder / ".zshrc").write_text(
        "autoload -Uz compinit; compinit -u -D\n"
        'eval "$(url-notes completion zsh)"\n'
        "check() { zle complete-word; print -rn -- $BUFFER > line; exit }\n"
        "zle -N check; bindkey '^T' check\n"
    )
    return typed([installed("zsh"), "-i"], folder, f"{line}\x14")


def in_fish(folder: Path, line: str) -> str:
    """The line with the only thing that fish offers for its last word."""
    script = f"url-notes completion fish | source; complete -C {subprocess.list2cmdline([line])}"
    done = subprocess.run(
        [installed("fish"), "--no-config", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    (offered,) = (each.partition("\t")[0] for each in done.stdout.splitlines())
    written = re.sub(r"[\\ ]", r"\\\g<0>", offered)
    return f"{line.rpartition(' ')[0]} {written} "


@pytest.mark.parametrize("complete", [in_bash, in_zsh, in_fish], ids=["bash", "zsh", "fish"])
@pytest.mark.parametrize(("line", "completed"), LINES, ids=[line for line, _ in LINES])
def test_a_shell_completes_a_line(
    folder: Path, complete: Callable[[Path, str], str], line: str, completed: str
) -> None:
    assert complete(folder, line) == completed


@pytest.mark.parametrize("complete", [in_bash, in_zsh], ids=["bash", "zsh"])
def test_a_shell_leaves_a_word_that_values_hold_but_do_not_begin_with(
    folder: Path, complete: Callable[[Path, str], str]
) -> None:
    assert complete(folder, "url-notes tag 1 --add q") == "url-notes tag 1 --add q"


def test_fish_shows_all_that_is_said_of_a_value(folder: Path) -> None:
    fish = installed("fish")
    script = "url-notes completion fish | source; complete -C 'url-notes show '"
    done = subprocess.run([fish, "--no-config", "-c", script], capture_output=True, text=True)
    assert done.stdout == "1\tBorrowing\n2\tDon’t, or do\n3\tSigns\n"

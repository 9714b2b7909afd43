"""A shell is told how its words could go on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine


@pytest.fixture
def shelf(cli: CommandLine) -> CommandLine:
    cli.holds(
        draft("https://b.example/", title="Borrowing", tags=("rust", "memory")),
        draft("https://g.example/", title="Collecting", tags=("memory", "two words")),
    )
    return cli


def offered(cli: CommandLine, *words: str, kind: str = "plain") -> list[str]:
    """What bash is offered for the last word, which it has split at its colons."""
    cli.monkeypatch.setenv("_URL_NOTES_COMPLETE", "bash_complete")
    cli.monkeypatch.setenv("COMP_WORDS", " ".join(("url-notes", *words)))
    cli.monkeypatch.setenv("COMP_CWORD", str(len(words)))
    outcome = cli()
    assert (outcome.code, outcome.err) == (0, "")
    found = (line.partition(",") for line in outcome.out.splitlines())
    return [value for each, _, value in found if each == kind]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("ex",), ["export"]),
        (("--d",), ["--demo", "--db"]),
        (("views", "sa"), ["save"]),
        (("show", ""), ["1", "2"]),
        (("show", "2"), ["2"]),
        (("tag", "1", "--add", "m"), ["memory"]),
        (("tag", "1", "--add", "tw"), ["two words"]),
        (("import", "--format", "jsonl"), ["jsonl"]),
        (("export", "--format", "netsc"), ["netscape-html"]),
        (("list", "has"), ["has:"]),
        (("list", "tag", ":", "r"), ["rust"]),
        (("list", "tag", ":"), ["memory", "rust", '"two words"']),
        (("list", "rust", "is", ":", "sta"), ["starred"]),
        (("list", "view", ":", "st"), []),
        (("list", '"an open quote'), []),
        (("nonsense", "x"), []),
    ],
)
def test_the_last_word_is_completed(
    shelf: CommandLine, words: tuple[str, ...], values: list[str]
) -> None:
    assert offered(shelf, *words) == values


@pytest.mark.parametrize(
    "words",
    [
        ("--db", "de"),
        ("list", "--db", "de"),
        ("import", "de"),
        ("convert", "de"),
        ("convert", "a.html", "--output", "de"),
        ("export", "--output", "de"),
        ("backup", "create", "de"),
    ],
)
def test_files_are_left_to_the_shell(cli: CommandLine, words: tuple[str, ...]) -> None:
    assert offered(cli, *words, kind="file") == ["de"]


def test_browsers_are_offered_beside_files(cli: CommandLine) -> None:
    assert offered(cli, "import", "chro") == ["chromium", "chrome"]
    assert offered(cli, "import", "chro", kind="file") == ["chro"]


def test_other_shells_are_told_what_each_value_is(shelf: CommandLine) -> None:
    shelf.monkeypatch.setenv("_URL_NOTES_COMPLETE", "fish_complete")
    shelf.monkeypatch.setenv("COMP_WORDS", "url-notes show ")
    shelf.monkeypatch.setenv("COMP_CWORD", "")
    assert shelf().out == "plain,1\tBorrowing\nplain,2\tCollecting\n"


def test_nothing_is_said_where_the_library_cannot_be_read(cli: CommandLine, tmp_path: Path) -> None:
    cli.monkeypatch.setenv("URL_NOTES_DB", str(tmp_path / "none.db"))
    assert offered(cli, "show", "") == []
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_shell_loads_is_printed(cli: CommandLine, shell: str) -> None:
    outcome = cli("completion", shell)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"_URL_NOTES_COMPLETE={shell}_complete" in outcome.out
    assert "url-notes" in outcome.out


def test_bash_completes_with_what_is_printed(shelf: CommandLine, tmp_path: Path) -> None:
    program = tmp_path / "url-notes"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n')
    program.chmod(0o755)
    script = (
        f'PATH={tmp_path}:$PATH\neval "$(url-notes completion bash)"\n'
        "COMP_WORDS=(url-notes list tag : ru)\nCOMP_CWORD=4\n"
        '_url_notes_completion url-notes ru :\necho "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("rust\n", "")

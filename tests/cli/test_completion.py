"""A shell is told how its words could go on."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine, Outcome


@pytest.fixture
def shelf(cli: CommandLine) -> CommandLine:
    cli.holds(
        draft("https://b.example/", title="Borrowing", tags=("rust", "memory")),
        draft("https://g.example/", title="Collecting", tags=("it's", "memory", "two words")),
    )
    return cli


def offered(cli: CommandLine, line: str, *, kind: str = "plain") -> list[str]:
    """What bash is to put in place of the word at the end of a line."""
    with pytest.MonkeyPatch.context() as shell:
        shell.setenv("_URL_NOTES_COMPLETE", "bash_complete")
        shell.setenv("COMP_LINE", f"url-notes {line}")
        outcome = cli()
    assert (outcome.code, outcome.err) == (0, "")
    found = (line.partition(",") for line in outcome.out.splitlines())
    return [value for each, _, value in found if each == kind]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("ex", ["export"]),
        ("--d", ["--demo", "--db"]),
        ("views sa", ["save"]),
        ("show ", ["1", "2"]),
        ("show 2", ["2"]),
        ("tag 1 --add m", ["memory"]),
        ("import --format jsonl", ["jsonl"]),
        ("import --format=jsonl", ["jsonl"]),
        ("export --format netsc", ["netscape-html"]),
        ("export --format=netsc", ["netscape-html"]),
        ("export --db=x.db --format=netsc", ["netscape-html"]),
        ("list has", ["has:"]),
        ("list tag:r", ["rust"]),
        ("list tag:=r", ["rust"]),
        ("list tag:rust is:sta", ["starred"]),
        ("open --filter=tag:r", ["rust"]),
        ("open --filter=tag:=r", ["rust"]),
        ("list -tag:r", ["rust"]),
        ("list -#r", ["-#rust"]),
        ("list '-#r", ["-#rust"]),
        ("list -- -#r", ["-#rust"]),
        ("list --js", ["--json", "--jsonl"]),
        ("list -", ["--json", "--jsonl", "--tsv", "--format", "--limit", "--db", "--help"]),
        ("list view:st", []),
        ("nonsense x", []),
        ("tags rename m", ["memory"]),
        ("tags rename rust m", ["memory"]),
        ("tags merge rust m", ["memory"]),
        ("tags alias rs r", ["rust"]),
        ("tags nest rust m", ["memory"]),
        ("tags retire m", ["memory"]),
        ("tags delete m", ["memory"]),
        ("tags keep m", ["memory"]),
        ("tags dismiss rust m", ["memory"]),
        ("tags revive ", []),
        ("tags suggest --kind t", ["twin", "typo"]),
        ("tags new w", ["waiting"]),
        ("config c", ["check"]),
        ("keys --j", ["--json"]),
    ],
)
def test_the_last_word_is_completed(shelf: CommandLine, line: str, values: list[str]) -> None:
    assert offered(shelf, line) == values


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("tag 1 --add tw", [r"two\ words"]),
        (r"tag 1 --add two\ w", [r"two\ words"]),
        ("tag 1 --add 'two w", ["two words"]),
        ('tag 1 --add="two w', ["two words"]),
        ("list tag:", ["memory", "it\\'s", "rust", r"\"two\ words\""]),
        ("list 'tag:i", ["tag:it'\\''s"]),
        ('list "tag:tw', [r"tag:\"two words\""]),
        ("list 'is:starred tag:r", ["is:starred tag:rust"]),
        ("list '(is:sta", ["(is:starred"]),
        (r"list \(is:sta", ["starred"]),
        ('list tag:"r', ["rust"]),
        ('list tag:"two ', []),
        ("list '\"an open ", []),
    ],
)
def test_what_bash_puts_in_is_read_as_the_value(
    shelf: CommandLine, line: str, values: list[str]
) -> None:
    assert offered(shelf, line) == values


@pytest.mark.parametrize(
    "line",
    [
        "--db de",
        "--db=de",
        "list --db de",
        "import de",
        "import --tag=x de",
        "convert de",
        "convert a.html --output de",
        "export --output=de",
        "backup create de",
    ],
)
def test_files_are_left_to_the_shell(cli: CommandLine, line: str) -> None:
    assert offered(cli, line, kind="file") == ["de"]


def test_browsers_are_offered_beside_files(cli: CommandLine) -> None:
    assert offered(cli, "import chro") == ["chromium", "chrome"]
    assert offered(cli, "import chro", kind="file") == ["chro"]


def test_tags_that_are_not_live_are_offered_to_be_revived(shelf: CommandLine) -> None:
    shelf("tags", "retire", "rust")
    shelf("tags", "delete", "two words")
    assert offered(shelf, "tags revive ") == ["rust", r"two\ words"]
    assert offered(shelf, "tags revive t") == [r"two\ words"]


def test_the_profiles_of_the_browser_that_is_named_are_offered(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli.monkeypatch.setenv("HOME", str(tmp_path))
    for folder in (".config/chromium/Default", ".config/BraveSoftware/Brave-Browser/Work"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "Bookmarks").touch()
    cli.monkeypatch.setattr(sys, "platform", "linux")
    assert offered(cli, "import chromium --profile ") == ["Default"]
    assert offered(cli, "import brave --profile=") == ["Work"]
    assert offered(cli, "import --profile ") == ["Default", "Work"]


def test_backups_beside_the_library_are_offered_to_be_restored(
    shelf: CommandLine, tmp_path: Path
) -> None:
    assert offered(shelf, "backup restore ") == []
    assert offered(shelf, "backup restore ", kind="file") == [""]
    name = Path(shelf("backup", "create").out.strip()).name
    shelf.path.write_bytes(b"damaged")
    assert offered(shelf, "backup restore ") == [name]
    assert offered(shelf, "backup restore ", kind="file") == []
    assert offered(shelf, f"backup restore {tmp_path}/l", kind="file") == [f"{tmp_path}/l"]


def test_steps_that_can_be_undone_or_redone_are_offered_by_their_numbers(
    shelf: CommandLine,
) -> None:
    for words in (("star", "1"), ("star", "2"), ("read", "1")):
        assert shelf(*words).code == 0
    assert offered(shelf, "undo ") == ["3", "2", "1"]
    assert shelf("undo", "2").code == 0
    assert offered(shelf, "undo ") == ["3", "1"]
    assert offered(shelf, "undo --to 1") == ["1"]
    assert offered(shelf, "redo ") == ["2"]


def test_other_shells_are_told_what_each_value_is(shelf: CommandLine) -> None:
    shelf("star", "1")
    shelf.monkeypatch.setenv("_URL_NOTES_COMPLETE", "fish_complete")
    shelf.monkeypatch.setenv("COMP_CWORD", "")
    shelf.monkeypatch.setenv("COMP_WORDS", "url-notes show ")
    assert shelf().out == "plain,1\tBorrowing\nplain,2\tCollecting\n"
    shelf.monkeypatch.setenv("COMP_WORDS", "url-notes undo ")
    assert shelf().out == "plain,1\t1 note starred\n"


def test_nothing_is_said_where_the_library_cannot_be_read(cli: CommandLine, tmp_path: Path) -> None:
    cli.monkeypatch.setenv("URL_NOTES_DB", str(tmp_path / "none.db"))
    assert offered(cli, "show ") == []
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_shell_loads_is_printed(cli: CommandLine, shell: str) -> None:
    outcome = cli("completion", shell)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"_URL_NOTES_COMPLETE={shell}_complete" in outcome.out
    assert "url-notes" in outcome.out


def test_zsh_leaves_the_name_of_an_option_where_it_is(cli: CommandLine) -> None:
    script = cli("completion", "zsh").out
    assert "[[ $PREFIX == --*=* ]] && compset -P '*='" in script
    assert script.count(' -U -i "$IPREFIX"') == 2
    assert script.count("-U") == 2


def test_fish_parts_only_the_kind_from_what_is_offered(cli: CommandLine) -> None:
    assert 'string split -m 1 "," -- $completion' in cli("completion", "fish").out


def test_bash_is_offered_nothing_where_it_has_loaded_the_script_of_an_older_version(
    shelf: CommandLine,
) -> None:
    shelf.monkeypatch.setenv("_URL_NOTES_COMPLETE", "bash_complete")
    shelf.monkeypatch.setenv("COMP_WORDS", "url-notes list tag : r")
    shelf.monkeypatch.setenv("COMP_CWORD", "4")
    shelf.monkeypatch.delenv("COMP_LINE", raising=False)
    assert shelf() == Outcome(0, "", "")


def completed(folder: Path, line: str, word: str) -> list[str]:
    """What bash completes a word at the end of a line to, and how else it is told to."""
    program = folder / "url-notes"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n')
    program.chmod(0o755)
    script = (
        f'PATH={folder}:$PATH\neval "$(url-notes completion bash)"\n'
        'compopt() { echo "$@"; }\n'
        f"COMP_LINE={shlex.quote(line + ' and more')}\nCOMP_POINT={len(line)}\n"
        f"_url_notes_completion url-notes {shlex.quote(word)} x\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=True, cwd=folder
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_completes_with_what_is_printed(shelf: CommandLine, tmp_path: Path) -> None:
    assert completed(tmp_path, "url-notes list tag:ru", "ru") == ["rust"]


def test_bash_leaves_no_space_behind_the_name_of_a_field(
    shelf: CommandLine, tmp_path: Path
) -> None:
    assert completed(tmp_path, "url-notes list has", "has") == ["-o nospace", "has:"]


def test_bash_looks_for_files_itself(shelf: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "chrome.html").touch()
    (tmp_path / "plan.md").touch()
    assert completed(tmp_path, "url-notes import pl", "pl") == ["-o default", ""]
    assert completed(tmp_path, "url-notes import chrom", "chrom") == [
        "-o filenames",
        "chromium",
        "chrome",
        "chrome.html",
    ]

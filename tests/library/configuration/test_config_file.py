"""What ``config.toml`` says, and what in it is passed over."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tui.library.configuration.chosen_library import chosen_library
from tui.library.configuration.config_file import (
    keymap,
    line_of,
    parse_config,
    read_config,
    template,
)
from tui.library.configuration.current import current_config
from tui.library.configuration.settings import SETTINGS
from tui.library.configuration.values import NO_CONFIG, ConfigFile, Configuration, Problem
from tui.library.paths import config_path

TOO_DEEP = "has too many brackets within one another"

ALL = """
library = "~/notes.db"
theme = "ink"
density = 1
panes = ["preview"]
order = "title"
open_marks_read = false
browser = "firefox --new-tab '%s'"
schemes = ["gemini", "http"]
copy_command = ["xclip", "-selection", "clipboard"]
paste_command = "xclip -out"
editor = "nvim"
folders_as_tags = true
journal_days = 30
journal_megabytes = 8
keymap = "arrows"

[keys]
note.star = "!"
"note.read" = ["r", "ctrl+r"]
"""


def test_every_setting_is_read() -> None:
    assert parse_config(ALL) == ConfigFile(
        Configuration(
            library="~/notes.db",
            theme="ink",
            density=1,
            panes=("notes", "preview"),
            order="title",
            open_marks_read=False,
            browser=("firefox", "--new-tab", "%s"),
            schemes=("http", "gemini"),
            copy_command=("xclip", "-selection", "clipboard"),
            paste_command=("xclip", "-out"),
            editor=("nvim",),
            folders_as_tags=True,
            journal_days=30,
            journal_megabytes=8,
            keymap="arrows",
            keys={"note.star": ("!",), "note.read": ("r", "ctrl+r"), **keymap("arrows")},
        ),
        [],
        ALL,
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\ntheme = 5", 2, "theme is to be a text in quotes"),
        ("density = 3", 1, "density is to be 1 or 2"),
        ("density = true", 1, "density is to be 1 or 2"),
        ("open_marks_read = 1", 1, "open_marks_read is to be true or false"),
        ("panes = []", 1, "panes is to be a list of some of tags, notes, preview"),
        ('panes = ["list"]', 1, "panes names no pane: list"),
        ("journal_days = 0", 1, "journal_days is to be a whole number from 1 to 36,500"),
        (
            "journal_megabytes = 1.5",
            1,
            "journal_megabytes is to be a whole number from 1 to 100,000",
        ),
        ("schemes = 4", 1, "schemes is to be a list of some of http, https, mailto, ftp, gemini"),
        ('schemes = ["javascript"]', 1, "schemes names what is never opened: javascript"),
        ("paste_command = 1", 1, "paste_command is to be a command, or a list of its words"),
        ('editor = "vi \'"', 1, "editor cannot be understood: No closing quotation"),
        ("browser = 4", 1, "browser is to be a command, or a list of its words"),
        ('libary = "x"', 1, "libary is no setting"),
        ('keymap = "emacs"', 1, "keymap names no set of keys: emacs"),
        ('order = "size"', 1, "order is no order"),
        ("keys = 4", 1, "keys is to be a table of actions and their keys"),
        ("[keys]\n\nnote.star = 4", 3, "keys.note.star is to be a key, or a list of keys"),
        ('[keys]\n"note.star" = [""]', 2, "keys.note.star is to be a key, or a list of keys"),
        ("[keys.note]\nstar = 4", 2, "keys.note.star is to be a key, or a list of keys"),
        ("[keys]\ndensity = 1", 2, "keys.density is a setting, and no action"),
        ("\n[[keys]]\nnote.star = 'x'", 2, "keys is to be a table of actions and their keys"),
        pytest.param(
            f"\na = {'[' * 5000}", 2, "has too many brackets within one another", id="brackets"
        ),
        ('library = " "', 1, "library is empty"),
        ('theme = ""', 1, "theme is empty"),
        ('browser = [""]', 1, "browser names no program"),
        ("editor = ''", 1, "editor names no program"),
        ('library = "a\\u0000"', 1, "library is to hold no control characters"),
        ('theme = "\\u001b"', 1, "theme is to hold no control characters"),
        ('editor = "\\u0000"', 1, "editor is to hold no control characters"),
        ('copy_command = ["sh", "\\u0000"]', 1, "copy_command is to hold no control characters"),
        pytest.param(
            f"\n[keys]\n{'a.' * 20_000}a = 1", 3, "has a key of too many parts", id="parts"
        ),
        pytest.param(
            f"keymap = '{'e' * 5_000}'", 1, f"keymap names no set of keys: {'e' * 177}…", id="long"
        ),
        pytest.param(f"{'e' * 5_000} = 1", 1, f"{'e' * 199}… is no setting", id="long name"),
        ("theme = ", 1, "Invalid value"),
        ('theme = "ink"\ntheme = "paper"', 2, "Cannot overwrite a value"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, said: str) -> None:
    (problem,) = parse_config(text).problems
    assert problem.in_words(Path("c.toml")) == f"c.toml:{line}: {said}"


def test_a_command_may_have_several_lines() -> None:
    command = parse_config('editor = ["sh", "-c", "a\\n\\tb"]').configuration.editor
    assert command == ("sh", "-c", "a\n\tb")


def test_the_nearest_setting_is_named() -> None:
    assert parse_config('libary = "x"').problems[0].hint == "Did you mean library?"


def test_the_rest_of_a_file_with_a_mistake_holds() -> None:
    text = 'density = 9\ntheme = "ink"\n[keys]\na = 1\nb = "x"'
    assert parse_config(text).configuration == Configuration(theme="ink", keys={"b": ("x",)})


def test_nothing_of_a_file_that_cannot_be_read_holds() -> None:
    read = parse_config('theme = "ink"\ndensity = ')
    assert (read.configuration, read.problems[0].hint) == (
        Configuration(),
        "Nothing of the file holds until it can be read.",
    )


def test_a_missing_file_says_nothing(tmp_path: Path) -> None:
    assert read_config(tmp_path / "config.toml") == ConfigFile(Configuration())


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    assert read_config(tmp_path).problems == [Problem(0, "", "cannot be read: Is a directory")]


def test_a_link_to_itself_is_no_missing_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.toml"
    path.symlink_to(path)
    monkeypatch.setenv("URL_NOTES_CONFIG", str(path))
    reason = os.strerror(errno.ELOOP)
    assert current_config().problems == [Problem(0, "", f"cannot be read: {reason}")]


def test_a_line_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'theme = "ink"\n# caf\xe9\n')
    assert read_config(path).problems == [Problem(2, "", "is not UTF-8")]


def test_a_comment_may_be_a_line_of_points() -> None:
    assert parse_config(f"# {'.' * 300}").problems == []


def test_the_file_to_begin_with_sets_nothing() -> None:
    assert parse_config(template()) == ConfigFile(Configuration(), [], template())


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_example_of_a_setting_can_be_read(setting: object) -> None:
    text = template().replace(f"# {setting.name} = ", f"{setting.name} = ")  # type: ignore[attr-defined]
    assert parse_config(text).problems == []


def test_the_environment_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert config_path().parts[-2:] == ("url-notes", "config.toml")
    monkeypatch.setenv("URL_NOTES_CONFIG", "/x/c.toml")
    assert config_path() == Path("/x/c.toml")


def test_the_library_is_that_of_the_arguments_the_environment_or_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen_library().parts[-2:] == ("url-notes", "library.db")
    path = tmp_path / "config.toml"
    path.write_text('library = "c.db"')
    monkeypatch.setenv("URL_NOTES_CONFIG", str(path))
    assert chosen_library() == tmp_path / "c.db"
    path.write_text('library = "/c.db"')
    monkeypatch.setenv("URL_NOTES_CONFIG", str(path))
    assert chosen_library() == Path("/c.db")
    monkeypatch.setenv("URL_NOTES_DB", "/e.db")
    assert chosen_library() == Path("/e.db")
    assert chosen_library("/a.db") == Path("/a.db")


def test_a_line_is_found_by_its_table() -> None:
    text = '[a]\nx = 1\n[ b . "c" ]\nx = 2\n"y.z" = 3'
    assert [line_of(text, keys) for keys in (("a", "x"), ("b", "c", "x"), ("b", "c", "y.z"))] == [
        2,
        4,
        5,
    ]
    assert line_of(text, ("n",)) == 0


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    assert read_config(tmp_path / "config.toml").problems == [
        Problem(0, "", "is a pipe and no file")
    ]


def test_a_file_is_read_once_until_it_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("URL_NOTES_CONFIG", str(path))
    assert current_config() is NO_CONFIG
    path.write_text('theme = "ink"')
    first = current_config()
    assert (first.configuration.theme, current_config() is first) == ("ink", True)
    path.write_text('theme = "paper"')
    assert current_config().configuration.theme == "paper"
    path.unlink()
    assert current_config() is NO_CONFIG

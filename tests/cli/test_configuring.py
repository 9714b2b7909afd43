"""``config`` shows, checks and edits the file with the settings."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine, Outcome
from tui.library.configuration.config_file import parse_config, template


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "folder" / "config.toml"
    monkeypatch.setenv("URL_NOTES_CONFIG", str(path))
    return path


@pytest.fixture
def config(path: Path) -> Path:
    path.parent.mkdir()
    path.write_text('theme = "ink"\n[keys]\nnote.star = ["!"]\n')
    return path


def test_the_path_is_printed_also_where_nothing_is(cli: CommandLine, path: Path) -> None:
    assert cli("config", "path") == Outcome(0, f"{path}\n", "")


def test_a_missing_file_is_no_mistake(cli: CommandLine, path: Path) -> None:
    said = f"There is no {path}; `url-notes config edit` makes it\n"
    assert cli("config", "check") == Outcome(0, "", said)


def test_a_file_that_links_to_itself_is_not_missing(cli: CommandLine, config: Path) -> None:
    config.unlink()
    config.symlink_to(config)
    said = f"{config}: cannot be read: {os.strerror(errno.ELOOP)}\n"
    assert cli("config", "check") == Outcome(1, "", said)


def test_a_file_without_a_mistake_is_said_to_have_none(cli: CommandLine, config: Path) -> None:
    assert cli("config", "check") == Outcome(0, "", f"{config} has no mistake\n")


def test_each_mistake_is_named_with_its_line(cli: CommandLine, config: Path) -> None:
    config.write_text('theme = "ink"\nlibary = "x"\ndensity = 4\n')
    assert cli("config", "check") == Outcome(
        1,
        "",
        f"{config}:2: libary is no setting\n  Did you mean library?\n"
        f"{config}:3: density is to be 1 or 2\n",
    )


def test_what_is_shown_is_a_file_that_says_the_same(cli: CommandLine, config: Path) -> None:
    shown = cli("config", "show").out
    assert parse_config(shown).configuration == parse_config(config.read_text()).configuration
    assert 'theme = "ink"\n# density = 2\n' in shown


def test_what_is_shown_behind_a_sign_could_stand_in_the_file(cli: CommandLine, path: Path) -> None:
    shown = cli("config", "show").out
    read = parse_config("\n".join(line.removeprefix("# ") for line in shown.splitlines()))
    assert (read.problems, '# schemes = ["http", "https"]\n' in shown) == ([], True)


def test_all_settings_are_one_object(cli: CommandLine, config: Path) -> None:
    shown = json.loads(cli("config", "show", "--json").out)
    assert (shown["theme"], shown["density"], shown["keys"]) == ("ink", None, {"note.star": ["!"]})


def test_editing_makes_the_file_and_checks_it(
    cli: CommandLine, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "sh -c 'echo density = 9 >> \"$0\"'")
    assert cli("config", "edit") == Outcome(
        1,
        "",
        f"{path}:{len(template().splitlines()) + 1}: keys.density is a setting, and no action\n"
        "  Write density above [keys].\n",
    )
    assert path.read_text() == f"{template()}density = 9\n"


def test_an_editor_that_fails_is_told(
    cli: CommandLine, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    assert cli("config", "edit").err.splitlines() == [
        "url-notes: false ended with exit code 1",
        "Set $VISUAL or $EDITOR to the command of an editor.",
    ]


def test_a_folder_that_cannot_be_made_is_told(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("URL_NOTES_CONFIG", str(tmp_path / "file" / "x" / "config.toml"))
    monkeypatch.setenv("EDITOR", "true")
    assert cli("config", "edit").err.splitlines()[-2:] == [
        f"url-notes: {tmp_path}/file/x/config.toml cannot be made: Not a directory",
        "$URL_NOTES_CONFIG names another place.",
    ]


def test_what_only_the_reader_knows_is_checked_too(cli: CommandLine, config: Path) -> None:
    config.write_text('theme = "nrod"\n\n[keys]\nnote.star = "z"\n')
    assert cli("config", "check") == Outcome(
        1,
        "",
        f"{config}:1: theme names no theme: nrod\n  Did you mean nord?\n"
        f"{config}:4: keys.note.star takes the only key of preview.zoom\n"
        "  Give preview.zoom another, or none with [].\n",
    )


def test_the_keys_are_printed_as_they_are_configured(cli: CommandLine, config: Path) -> None:
    config.write_text('[keys]\nnote.star = ["f2", "ctrl+s"]\n')
    lines = cli("keys").out.splitlines()
    assert "note.star\tf2 ctrl+s\teverywhere\tStar, or take the star away" in lines
    rows = json.loads(cli("keys", "--json").out)
    assert len(rows) == len(lines)
    assert rows[0] == {
        "id": "cursor.down",
        "keys": ["j", "down"],
        "context": "everywhere",
        "help": "One line down",
    }

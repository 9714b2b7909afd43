"""``config``: the file with a person's settings, shown, checked and edited."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.invocation import Invocation, pass_invocation
from tui.cli.output import narrate, write_line
from tui.library.paths import config_path

if TYPE_CHECKING:
    from tui.library.configuration.values import Problem


@click.group("config")
def config() -> None:
    """Show, check or edit the settings of url-notes."""


@config.command("path")
def show_path() -> None:
    """Print the path of the file, which need not be there."""
    write_line(str(config_path()))


@config.command("show")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@pass_invocation
def show_settings(invocation: Invocation, as_json: bool) -> None:
    """Print every setting, as it would stand in the file; the usual ones behind a #.

    Of what is left to url-notes, such as the theme, that is an example.
    """
    from tui.library.configuration.settings import SETTINGS
    from tui.library.configuration.values import KEYS, UNSET, USUAL

    given = invocation.config.configuration
    names = [setting.name for setting in SETTINGS]
    if as_json:
        write_line(json.dumps({name: getattr(given, name) for name in (*names, KEYS)}, indent=2))
        return
    for setting in SETTINGS:
        value = getattr(given, setting.name)
        is_usual = value == getattr(USUAL, setting.name)
        # What is left to the program has no value that could be written.
        shown = setting.example if is_usual and value in UNSET else _as_toml(value)
        write_line(f"{'# ' if is_usual else ''}{setting.name} = {shown}")
    write_line(f"\n[{KEYS}]")
    for action_id, keys in given.keys.items():
        write_line(f"{_as_toml(action_id)} = {_as_toml(keys)}")


@config.command("check")
@pass_invocation
def check(invocation: Invocation) -> int:
    """Name every mistake in the file, with its line; ends with 1 where there is one."""
    return _report(config_path(), invocation.config_problems())


@config.command("edit")
@pass_invocation
def edit(invocation: Invocation) -> int:
    """Open the file in the editor, and check it afterwards.

    A new one has every setting as a comment.
    """
    from tui.library.configuration.config_file import make_config
    from tui.library.desktop.editor import edit_file, find_editor
    from tui.library.desktop.terminal import lent_terminal

    path = config_path()
    command = find_editor(invocation.config.configuration.editor)
    make_config(path)
    with lent_terminal():
        edit_file(command, path)
    return _report(path, Invocation(invocation.reader).config_problems())


@click.command("keys")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@pass_invocation
def list_keys(invocation: Invocation, as_json: bool) -> None:
    """Print the keys of the reader as they are configured.

    A line an action: its id, its keys, where they mean it, and what it does.
    """
    rows, _ = invocation.reader.examine(invocation.config.configuration)
    if as_json:
        write_line(json.dumps([row._asdict() for row in rows], indent=2, ensure_ascii=False))
        return
    for row in rows:
        write_line("\t".join((row.id, " ".join(row.keys), row.context, row.help)))


def _report(path: Path, problems: Sequence[Problem]) -> int:
    if not problems and not path.exists():
        narrate(f"There is no {path}; `url-notes config edit` makes it")
    elif not problems:
        narrate(f"{path} has no mistake")
    for problem in problems:
        narrate(problem.in_words(path))
        if problem.hint:
            narrate(f"  {problem.hint}")
    return 1 if problems else 0


def _as_toml(value: Any) -> str:
    """Returns a text, number, flag or list of texts as TOML writes it, which JSON does too."""
    return json.dumps(value, ensure_ascii=False)

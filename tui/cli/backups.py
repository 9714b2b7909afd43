"""``backup``: copies of the library, made, listed and restored."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.offering import FILE
from tui.cli.output import is_terminal, narrate, output_stream, write_line
from tui.cli.values import BACKUP
from tui.errors import UsageError
from tui.library.paths import expanded
from tui.model.instant import Instant
from tui.model.text import clean_line, counted

if TYPE_CHECKING:
    from tui.library.backups import Backup


@click.group("backup")
@library_option
def backup() -> None:
    """Make, list and restore backups of the library.

    They lie beside the library, in files that only you can read.
    """


@backup.command("create")
@click.argument("target", metavar="[FILE]", type=FILE, required=False)
@library_option
@pass_invocation
def create(invocation: Invocation, target: str | None) -> None:
    """Make a backup, beside the library or as a new FILE.

    Other programs may go on writing. It is kept until you delete it; `backup list` names those
    beside the library.
    """
    from tui.library.backups import create_backup

    invocation.warn_of_rights()
    made = create_backup(invocation.path, expanded(target) if target else None)
    write_line(clean_line(str(made), len(str(made))))


@backup.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@library_option
@pass_invocation
def list_all(invocation: Invocation, as_json: bool) -> None:
    """Print the backups beside the library, the latest first.

    Their names, when and why they were made, their notes and bytes.
    """
    from tui.library.backups import list_backups

    invocation.warn_of_rights()
    found = list(list_backups(invocation.path))
    if as_json:
        import json

        records = [_record(each, notes) for each, notes in found]
        output_stream().write(json.dumps(records, indent=2) + "\n")
        return
    for each, notes in found:
        write_line(_line(each, notes))
    if not found:
        narrate("There are no backups; `url-notes backup create` makes one")


@backup.command("restore")
@click.argument("name", metavar="NAME", type=BACKUP)
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
@pass_invocation
def restore(invocation: Invocation, name: str, yes: bool) -> None:
    """Make the library what a backup of it has.

    NAME is that of a backup in `backup list`, or the path of a file. What the library is now is
    kept as a backup.
    """
    from tui.library.backups import backup_named, notes_of_backup, restore_backup

    invocation.warn_of_rights()
    found = backup_named(invocation.path, name)
    notes = notes_of_backup(found)
    said = "what cannot be read" if notes is None else counted(notes, "note")
    if not yes:
        if not is_terminal(sys.stdin):
            raise UsageError(
                "Restoring replaces the library, and nobody is there to be asked",
                "Add --yes to go ahead.",
            )
        question = f"Replace the library {invocation.path} by {found} ({said})?"
        click.confirm(clean_line(question, len(question)), abort=True, err=True)
    kept = restore_backup(invocation.path, found)
    narrate(f"The library is what {found.name} has: {said}")
    if kept:
        narrate(f"What it was before is kept: {kept}")


def _record(each: Backup, notes: int | None) -> dict[str, object]:
    return {
        "name": each.path.name,
        "path": str(each.path),
        "time": Instant(each.made).iso(),
        "reason": each.reason.value,
        "notes": notes,
        "size": each.size,
    }


def _line(each: Backup, notes: int | None) -> str:
    from tui.library.backups import REASONS

    parts = (
        clean_line(each.path.name),
        Instant(each.made).iso(),
        "cannot be read" if notes is None else counted(notes, "note"),
        f"{each.size:,} bytes",
        REASONS[each.reason],
    )
    return ("  " if is_terminal() else "\t").join(parts).rstrip()

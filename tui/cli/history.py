"""``history``: what was done to the library, by whom, and whether it is undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import is_terminal, output_stream, write_line
from tui.model.instant import Instant
from tui.model.text import clean_line

if TYPE_CHECKING:
    from tui.library.steps_in_words import Step

MOST_OF_LABEL = 500


@click.command("history")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="The last N only."
)
@library_option
@pass_invocation
def list_history(invocation: Invocation, as_json: bool, limit: int) -> None:
    """Print what was changed, the last change first.

    `url-notes undo NUMBER` takes one of them back.
    """
    with invocation.open_settled() as library:
        steps = library.history.latest(limit)
    if as_json:
        output_stream().write(json.dumps([_record(step) for step in steps], indent=2) + "\n")
        return
    for step in steps:
        write_line(_line(step))


def _record(step: Step) -> dict[str, object]:
    return {
        "id": step.id,
        "time": Instant(step.happened).iso(),
        "actor": step.author.actor,
        "label": step.label,
        "state": step.state.value,
        "notes": step.notes,
    }


def _line(step: Step) -> str:
    from tui.library.steps_in_words import author_in_words, state_in_words

    state = state_in_words(step)
    label = clean_line(step.label, MOST_OF_LABEL)
    time = Instant(step.happened).iso()
    parts = (str(step.id), time, author_in_words(step), f"{label} ({state})" if state else label)
    return "  ".join(parts) if is_terminal() else "\t".join(parts)

"""``doctor``: what is wrong with a library file, and mending it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import narrate, output_stream, write_line
from tui.model.text import TITLE_LIMIT, clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library.examination import Finding, Mended


@click.command("doctor")
@click.option("--mend", "is_mending", is_flag=True, help="Mend what can be, behind a backup.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@library_option
@click.pass_context
@pass_invocation
def examine_library(
    invocation: Invocation, context: click.Context, is_mending: bool, as_json: bool
) -> None:
    """Look for damage in the library, and mend it.

    Nothing is changed without --mend, which makes a backup first. The exit code is 1 where
    something is wrong in the end.
    """
    from tui.library.examination import Mended, mend

    with invocation.open_reader() as library:
        outcome = Mended([], library.examine())
    if is_mending and outcome.left:
        outcome = mend(invocation.path, bounds=invocation.config.configuration.journal_bounds)
    if as_json:
        output_stream().write(json.dumps(_record(outcome), indent=2) + "\n")
    else:
        _print(outcome, invocation.path)
    if outcome.left:
        context.exit(1)


def _print(outcome: Mended, path: Path) -> None:
    for finding in outcome.mended:
        write_line(_line(f"Mended: {finding.what}"))
    for finding in outcome.left:
        write_line(_line(f"{finding.what}. {finding.hint}"))
    if outcome.backup:
        narrate(f"The library as it was is kept: {outcome.backup}")
    if outcome.step:
        narrate(f"`url-notes undo {outcome.step}` takes back what was changed of your own")
    if not (outcome.mended or outcome.left):
        narrate(f"No damage was found in {path}")


def _line(text: str) -> str:
    return clean_line(text, TITLE_LIMIT)


def _record(outcome: Mended) -> dict[str, object]:
    return {
        "findings": _records(outcome.left),
        "mended": _records(outcome.mended),
        "backup": str(outcome.backup) if outcome.backup else None,
        "step": outcome.step,
    }


def _records(findings: Sequence[Finding]) -> list[dict[str, str]]:
    return [each._asdict() for each in findings]

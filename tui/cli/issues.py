"""The bad records of a source, printed one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli.output import narrate

if TYPE_CHECKING:
    from tui.library.report import SourceIssue

SHOWN = 20
"""How many issues are printed."""


def print_issues(issues: Sequence[SourceIssue]) -> None:
    """Prints the first issues on the error stream, and how many more there are."""
    for issue in issues[:SHOWN]:
        narrate(issue.in_words())
    if len(issues) > SHOWN:
        narrate(f"… and {len(issues) - SHOWN:,} more")

"""The bad records of a source, told one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli.output import narrate

if TYPE_CHECKING:
    from tui.library.report import SourceIssue

SHOWN = 20
"""How many issues are told."""


def tell_issues(issues: Sequence[SourceIssue]) -> None:
    """Says the first issues on the error stream, and how many more there are."""
    for issue in issues[:SHOWN]:
        narrate(_line_of(issue))
    if len(issues) > SHOWN:
        narrate(f"… and {len(issues) - SHOWN:,} more")


def _line_of(issue: SourceIssue) -> str:
    place = issue.source if issue.line is None else f"{issue.source}:{issue.line}"
    return f"{place}: {issue.reason}" if place else issue.reason

"""What is printed in the end: the judged rows of all libraries side by side, and the misses."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.rows import Row

ANYWHERE = "–"
"""The column of rows that no library matters to."""


def summary(rows: Sequence[Row], machine: str) -> str:
    """Returns the rows that have a budget, one line a name, and how many were missed."""
    judged = [row for row in rows if row.budget is not None]
    missed = [row for row in judged if row.is_missed]
    lines = [f"{machine}.", "", *_table(judged), "", _verdict(judged, missed)]
    return "\n".join([*lines, *(f"- {_named(row)}" for row in missed)])


def _table(rows: Sequence[Row]) -> list[str]:
    """Returns a table of results: a missed one is bold."""
    columns = sorted({row.size or 0 for row in rows})
    cells = {(row.what, row.size or 0): _result(row) for row in rows}
    limits = {row.what: row.limit for row in rows}
    head = ["what", *(f"{size:,}" if size else ANYWHERE for size in columns), "budget"]
    lines = [head, ["---"] * len(head)]
    lines += [
        [what, *(cells.get((what, size), "") for size in columns), limit]
        for what, limit in limits.items()
    ]
    return [f"| {' | '.join(line)} |" for line in lines]


def _result(row: Row) -> str:
    _, _, result = row.figures()
    return f"**{result}**" if row.is_missed else result


def _verdict(judged: Sequence[Row], missed: Sequence[Row]) -> str:
    if not missed:
        return f"All {len(judged)} budgets are met."
    return f"{len(judged) - len(missed)} of {len(judged)} budgets are met. Missed:\n"


def _named(row: Row) -> str:
    where = f" at {row.size:,}" if row.size else ""
    return f"{row.what}{where}: {row.figures()[2]} ({row.limit})"

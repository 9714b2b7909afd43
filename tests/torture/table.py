"""All tortures, and the document that says what came of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.torture import (
    damage,
    faults,
    filters,
    formats,
    hostile_texts,
    keys,
    kills,
    link_keys,
    markdown,
    second_writers,
    terminals,
)
from tests.torture.outcomes import Outcomes, Torture

TORTURES: tuple[Torture, ...] = (
    *kills.TORTURES,
    faults.TORTURE,
    second_writers.TORTURE,
    *damage.TORTURES,
    hostile_texts.TORTURE,
    formats.TORTURE,
    markdown.TORTURE,
    filters.TORTURE,
    link_keys.TORTURE,
    keys.TORTURE,
    *terminals.TORTURES,
)
"""Every torture."""

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "robustness.md"


HEAD = (
    "| what is done | times | what must hold | what came of it |",
    "|---|--:|---|---|",
)
_ROW = re.compile(r"^\| \*\*(.+?)\*\*: .*$", re.MULTILINE)


class Result(NamedTuple):
    """What came of one torture."""

    torture: Torture
    times: int
    outcomes: Outcomes

    @property
    def in_words(self) -> str:
        """How often which end was met, and how many trials broke the law."""
        ends = [f"{how}: {count:,}" for how, count in sorted(self.outcomes.counts.items())]
        broken = len(self.outcomes.broken)
        return "; ".join([*ends, f"**law broken: {broken:,}**"] if broken else ends)

    @property
    def row(self) -> str:
        """The row of a Markdown table."""
        torture = self.torture
        what = f"**{torture.name}**: {torture.what}"
        return f"| {what} | {self.times:,} | {torture.law} | {self.in_words} |"


def with_results(
    text: str, results: Sequence[Result], tortures: Sequence[Torture] = TORTURES
) -> str:
    """Returns a document with the rows of some results anew, and all others as they are."""
    rows = {match[1]: match[0] for match in _ROW.finditer(text)}
    rows |= {result.torture.name: result.row for result in results}
    table = "\n".join((*HEAD, *(rows[each.name] for each in tortures if each.name in rows)))
    start, end = "<!-- results -->\n", "<!-- end of results -->"
    return re.sub(f"{start}.*?{end}", lambda _: f"{start}\n{table}\n\n{end}", text, flags=re.DOTALL)

"""Random Markdown at random widths."""

from __future__ import annotations

from random import Random

from tests.support.hostile import HOSTILE
from tests.support.hostile_markdown import FRAGMENTS, OBEYED, wrong_lines
from tests.torture.outcomes import Outcomes, Torture
from tui.prose.layout import layout
from tui.prose.links import links
from tui.prose.parse import parse
from tui.prose.plain import plain

PARTS = (*FRAGMENTS, *(text for text in HOSTILE if len(text) < 500))


def torture(seed: int, count: int) -> Outcomes:
    """Parses and lays out random texts, a few of them long."""
    random, outcomes = Random(seed), Outcomes()
    for number in range(count):
        parts = random.choices(PARTS, k=random.randint(1, 60))
        times = random.randint(50, 400) if random.random() < 0.02 else 1
        text, width = "".join(parts) * times, random.randint(2, 120)
        with outcomes.trial(f"seed {seed}, text {number}"):
            lines = list(layout(parse(text), width))
            assert wrong_lines(lines, width) == [], "a line is too wide, or could be obeyed"
            assert not OBEYED.search(plain(text)), "the plain text could be obeyed"
            assert not any(OBEYED.search(link.text + link.url) for link in links(text)), "a link"
            outcomes.ended("laid out, long" if times > 1 else "laid out")
    return outcomes


TORTURE = Torture(
    "Markdown",
    "texts of random fragments, some of them repeated to a great length, at random widths",
    "no line is too wide, and nothing in it is obeyed by a terminal",
    torture,
    short=300,
    long=12_000,
)

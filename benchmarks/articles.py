"""The first paint of a long article in the preview, beside that of a short summary."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.generate import SEED, Zipf, build, drafts, word_choice
from benchmarks.reader import page_painted, reader
from benchmarks.rows import Ratio, Row
from tui.model.note import Draft

SHORT, LONG = 2_000, 100_000
"""Characters."""

PAIRS = 10


def articles(folder: Path) -> Iterator[Row]:
    """Measures moves of the cursor onto long articles, in turn with those onto short summaries."""
    path = folder / "articles.db"
    if not path.exists():
        build(path, _drafts())
    with reader(path) as terminal:
        times = [page_painted(terminal.press("j")) for _ in range(2 * PAIRS)]
    long, short = median(times[::2]), median(times[1::2])
    what = "first paint of a 100 KB article / of a 2 KB summary"
    yield Ratio(what, None, long, short, 1.5)


def _drafts() -> Iterator[Draft]:
    rng = random.Random(SEED)
    words = word_choice(rng)
    for index, draft in enumerate(drafts(2 * PAIRS + 1)):
        length = LONG if index % 2 else SHORT
        yield replace(draft, summary=text(rng, words, length), archived=None)


def text(rng: random.Random, words: Zipf, length: int) -> str:
    """Returns a number of characters of Markdown: headings, emphasis, links, lists."""
    parts, missing = [], length
    while missing > 0:
        part = _section(rng, words)
        parts.append(part)
        missing -= len(part) + 2
    return "\n\n".join(parts)[:length]


def _section(rng: random.Random, words: Zipf) -> str:
    heading = " ".join(words.draw(rng, 4)).capitalize()
    first, second, *others = words.draw(rng, 70)
    link = f"**{first}** [{second}](https://example.org/{second})"
    items = "\n".join(f"* {' '.join(words.draw(rng, 9))}" for _ in range(4))
    return f"## {heading}\n\n{link} {' '.join(others)}.\n\n{items}"

"""Libraries for measuring: any number of notes, the same ones every time.

Words and tags follow Zipf's law, so that a few are everywhere and most are rare; summaries have
about 180 words, a tenth of them more than 580; most notes carry 12 to 20 tags. The newest come
first, as sources have them, but one in twenty arrives late.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from pathlib import Path

from tui.model.instant import DAY, Instant
from tui.model.note import Draft
from tui.store.database import open_database
from tui.store.importing import Tally, import_drafts

SEED = 20_250_814
NEWEST = Instant.from_iso("2025-08-14T12:00:00Z").micros

WORDS, TAGS, SITES = 60_000, 34_000, 3_000
"""How many there are to choose from."""

MEDIAN_WORDS, LONG_WORDS = 180, 580
"""Words of a summary: half of them have more than the one, a tenth more than the other."""

LATE_SHARE = 0.05
"""The share of notes that arrive after younger ones."""

_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
_FREQUENT_WORDS = ("the", "and", "network", "of", "model", "data", "new", "rust", "python", "net")
_FREQUENT_TAGS = ("ai", "python", "web", "rust", "linux", "security", "programming", "database")


@dataclass(frozen=True, slots=True)
class Zipf:
    """Names of which the k-th is chosen about 1/k as often as the first."""

    names: Sequence[str]
    weights: Sequence[float]
    """Accumulated."""

    @classmethod
    def over(cls, names: Sequence[str], offset: float) -> Zipf:
        """A choice among names; the offset takes weight from the most frequent."""
        return cls(
            names, list(accumulate(1 / (rank + offset) for rank in range(1, len(names) + 1)))
        )

    def draw(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.names, cum_weights=self.weights, k=count)


def names(chance: random.Random, count: int, first: Sequence[str]) -> list[str]:
    """Different made-up words, after some real ones."""
    found = dict.fromkeys(first)
    while len(found) < count:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(found)


def drafts(count: int) -> Iterator[Draft]:
    """So many drafts, one after the other."""
    chance = random.Random(SEED)
    words = Zipf.over(names(chance, WORDS, _FREQUENT_WORDS), 5)
    tags = Zipf.over(names(chance, TAGS, _FREQUENT_TAGS), 8)
    sites = Zipf.over(names(chance, SITES, ("github", "arxiv")), 2)
    for number in range(count):
        yield _draft(chance, number, words, tags, sites)


def _draft(chance: random.Random, number: int, words: Zipf, tags: Zipf, sites: Zipf) -> Draft:
    title = words.draw(chance, chance.randint(3, 9))
    spread = log(LONG_WORDS / MEDIAN_WORDS) / 1.2816
    length = min(int(chance.lognormvariate(log(MEDIAN_WORDS), spread)), 5_000)
    age = number * DAY // 24 if chance.random() >= LATE_SHARE else chance.randint(0, 9_000) * DAY
    (site,) = sites.draw(chance, 1)
    return Draft(
        url=f"https://{site}.org/{'-'.join(title[:3])}-{number}",
        title=" ".join(title).capitalize(),
        summary=_summary(words.draw(chance, length)),
        tags=tuple(dict.fromkeys(tags.draw(chance, chance.randint(12, 22)))),
        added=Instant(NEWEST - age),
        published=Instant.from_day(Instant(NEWEST - age).day()) if chance.random() < 0.7 else None,
        read=True if chance.random() < 0.3 else None,
        starred=True if chance.random() < 0.02 else None,
        archived=True if chance.random() < 0.03 else None,
        feed="Made up" if chance.random() < 0.5 else "",
        lang="en",
    )


def _summary(words: Sequence[str]) -> str:
    """Words as a list of sentences, in Markdown."""
    return "\n".join(
        f"* {' '.join(words[start : start + 24])}." for start in range(0, len(words), 24)
    )


def build(path: Path, count: int) -> Tally:
    """Make a library of so many notes."""
    connection = open_database(path)
    try:
        return import_drafts(connection, drafts(count), NEWEST)
    finally:
        connection.close()


def main() -> None:
    """Make the library that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("count", type=int)
    wanted = parser.parse_args()
    started = time.perf_counter()
    tally = build(wanted.path, wanted.count)
    print(f"{tally.added:,} notes in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()

"""Libraries for measuring: any number of notes, the same ones every time.

Tags grow with the library by Heaps' law: about 1,000 on 200 notes and 30,000 on 100,000.
Four in five of them are one-offs and stay on a single note; the others are drawn by Zipf's law
from a vocabulary that is as large as the library's age allows, so that a few tags are everywhere
and each new one is rare. Most notes carry 12 to 20.

Words follow Zipf's law. Summaries have about 180 words and a tenth more than 580: about 2 KB on
average, several times those of the origin's notes, because the budgets were set for such. The
newest notes come first, as sources have them, but one in twenty arrives late.
"""

from __future__ import annotations

import argparse
import random
import time
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log, sqrt
from pathlib import Path

from tui.model.instant import DAY, Instant
from tui.model.note import Draft
from tui.store.database import open_database
from tui.store.draft_import import Tally, import_drafts

SEED = 20_250_814
NEWEST = Instant.from_iso("2025-08-14T12:00:00Z").micros

WORDS, SITES = 60_000, 3_000
"""How many there are to choose from."""

MEDIAN_WORDS, LONG_WORDS = 180, 580
"""Words of a summary: the median, and the number that a tenth of the summaries exceeds."""

LATE_SHARE = 0.05
"""The share of notes that arrive after younger ones."""

TAG_GROWTH, FIRST_NOTES = 96.2, 20
"""Heaps' law: tags grow with the square root of the notes, except for the first of them."""

ONE_OFF_SHARE = 0.8
"""The share of tags that are on one note only."""

FEWEST_RECURRING = 40
"""The least number of recurring tags, from which even the first note draws."""

_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
_FREQUENT_WORDS = ("the", "and", "network", "of", "model", "data", "new", "rust", "python", "net")
_FREQUENT_TAGS = ("ai", "python", "web", "rust", "linux", "security", "programming", "database")
_NESTED_TAGS = ("rust/async", "python/typing", "web/css", "linux/kernel", "ai/agents", "ai/safety")
_NESTED_RANK = 120
"""The rank of nested tags among the others."""

_SHUFFLING = 15_485_863
"""Coprime with the number of syllables, so that names are shuffled and unique."""


@dataclass(frozen=True, slots=True)
class Zipf:
    """Names of which the k-th is drawn with a weight of about a power of 1/k."""

    names: Sequence[str]
    weights: Sequence[float]
    """Accumulated."""

    @classmethod
    def over(cls, names: Sequence[str], offset: float, power: float = 1) -> Zipf:
        """Weights names by their rank; the offset takes weight from the most frequent."""
        ranks = range(1, len(names) + 1)
        return cls(names, list(accumulate((rank + offset) ** -power for rank in ranks)))

    def draw(self, rng: random.Random, count: int, among: int | None = None) -> list[str]:
        """Draws a number of names, among all or the most frequent ones; some may be the same."""
        last = (among or len(self.names)) - 1
        total = self.weights[last]
        return [
            self.names[bisect(self.weights, rng.random() * total, 0, last)] for _ in range(count)
        ]


@dataclass(frozen=True, slots=True)
class TagChoice:
    """Draws the tags of notes in a growing library."""

    recurring: Zipf

    @classmethod
    def of(cls, rng: random.Random, notes: int) -> TagChoice:
        """Returns the choice for a library with a number of notes in the end."""
        made = names(rng, _recurring(notes), _FREQUENT_TAGS)
        made[_NESTED_RANK:_NESTED_RANK] = _NESTED_TAGS
        return cls(Zipf.over(made, 35, 1.5))

    def draw(self, rng: random.Random, present: int) -> tuple[str, ...]:
        """Draws the tags of a note that is added to a number of present ones."""
        new = [one_off(number) for number in range(_one_offs(present), _one_offs(present + 1))]
        count = max(rng.randint(12, 22) - len(new), 3)
        known = self.recurring.draw(rng, count, _recurring(present))
        return tuple(dict.fromkeys(known + new))


def tags_of_a_library(notes: int) -> float:
    """Returns how many different tags a number of notes has."""
    return TAG_GROWTH * (sqrt(notes + FIRST_NOTES) - sqrt(FIRST_NOTES))


def _one_offs(notes: int) -> int:
    return int(ONE_OFF_SHARE * tags_of_a_library(notes))


def _recurring(notes: int) -> int:
    return max(int((1 - ONE_OFF_SHARE) * tags_of_a_library(notes)), FEWEST_RECURRING)


def one_off(number: int) -> str:
    """Returns a unique made-up name; every third has two words."""
    rest, syllables = number * _SHUFFLING % len(_SYLLABLES) ** 5, []
    for _ in range(5):
        rest, syllable = divmod(rest, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    gap = "" if number % 3 else " "
    return "".join(syllables[:3]) + gap + "".join(syllables[3:])


def names(rng: random.Random, count: int, first: Sequence[str]) -> list[str]:
    """Returns unique made-up words, after some real ones."""
    found = dict.fromkeys(first)
    while len(found) < count:
        found["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))] = None
    return list(found)


def drafts(count: int) -> Iterator[Draft]:
    """Yields the drafts of a library with a number of notes, the newest first."""
    rng = random.Random(SEED)
    words = word_choice(rng)
    sites = Zipf.over(names(rng, SITES, ("github", "arxiv")), 2)
    tags = TagChoice.of(rng, count)
    for number in range(count):
        yield _draft(rng, number, words, tags.draw(rng, count - number - 1), sites)


def word_choice(rng: random.Random) -> Zipf:
    """Returns the words of titles and summaries."""
    return Zipf.over(names(rng, WORDS, _FREQUENT_WORDS), 5)


def _draft(
    rng: random.Random, number: int, words: Zipf, tags: tuple[str, ...], sites: Zipf
) -> Draft:
    title = words.draw(rng, rng.randint(3, 9))
    spread = log(LONG_WORDS / MEDIAN_WORDS) / 1.2816
    length = min(int(rng.lognormvariate(log(MEDIAN_WORDS), spread)), 5_000)
    age = number * DAY // 24 if rng.random() >= LATE_SHARE else rng.randint(0, 9_000) * DAY
    (site,) = sites.draw(rng, 1)
    return Draft(
        url=f"https://{site}.org/{'-'.join(title[:3])}-{number}",
        title=" ".join(title).capitalize(),
        summary=summary(words.draw(rng, length)),
        tags=tags,
        added=Instant(NEWEST - age),
        published=Instant.from_day(Instant(NEWEST - age).day()) if rng.random() < 0.7 else None,
        read=True if rng.random() < 0.3 else None,
        starred=True if rng.random() < 0.02 else None,
        archived=True if rng.random() < 0.03 else None,
        feed="Made up" if rng.random() < 0.5 else "",
        lang="en",
    )


def summary(words: Sequence[str]) -> str:
    """Formats words as a Markdown list of sentences."""
    return "\n".join(
        f"* {' '.join(words[start : start + 24])}." for start in range(0, len(words), 24)
    )


def build(path: Path, made: Iterator[Draft]) -> Tally:
    """Builds a library of drafts."""
    connection = open_database(path)
    try:
        return import_drafts(connection, made, NEWEST)
    finally:
        connection.close()


def main() -> None:
    """Builds the library that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("count", type=int)
    wanted = parser.parse_args()
    started = time.perf_counter()
    tally = build(wanted.path, drafts(wanted.count))
    print(f"{tally.added:,} notes in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()

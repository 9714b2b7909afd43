"""Libraries for measuring: any number of notes, the same ones every time.

Tags grow with the library as Heaps' law has it: about 1,000 on 200 notes and 30,000 on 100,000.
Four in five of them are one-offs, on a single note for good; the others are drawn by Zipf's law
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
from tui.store.importing import Tally, import_drafts

SEED = 20_250_814
NEWEST = Instant.from_iso("2025-08-14T12:00:00Z").micros

WORDS, SITES = 60_000, 3_000
"""How many there are to choose from."""

MEDIAN_WORDS, LONG_WORDS = 180, 580
"""Words of a summary: half of them have more than the one, a tenth more than the other."""

LATE_SHARE = 0.05
"""The share of notes that arrive after younger ones."""

TAG_GROWTH, FIRST_NOTES = 96.2, 20
"""Heaps' law: tags grow with the root of the notes, but for so many at the start."""

ONE_OFF_SHARE = 0.8
"""The share of tags that are on one note only."""

FEWEST_RECURRING = 40
"""How many tags even the first note has to choose from."""

_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
_FREQUENT_WORDS = ("the", "and", "network", "of", "model", "data", "new", "rust", "python", "net")
_FREQUENT_TAGS = ("ai", "python", "web", "rust", "linux", "security", "programming", "database")
_NESTED_TAGS = ("rust/async", "python/typing", "web/css", "linux/kernel", "ai/agents", "ai/safety")
_NESTED_RANK = 120
"""Where nested tags stand among the others."""

_SHUFFLING = 15_485_863
"""Shares no factor with the number of syllables, so that names come in no order and only once."""


@dataclass(frozen=True, slots=True)
class Zipf:
    """Names of which the k-th is chosen about as often as a power of 1/k says."""

    names: Sequence[str]
    weights: Sequence[float]
    """Accumulated."""

    @classmethod
    def over(cls, names: Sequence[str], offset: float, power: float = 1) -> Zipf:
        """A choice among names; the offset takes weight from the most frequent."""
        ranks = range(1, len(names) + 1)
        return cls(names, list(accumulate((rank + offset) ** -power for rank in ranks)))

    def draw(self, chance: random.Random, count: int, among: int | None = None) -> list[str]:
        """So many names, of all or of the most frequent ones; some may be the same."""
        last = (among or len(self.names)) - 1
        total = self.weights[last]
        return [
            self.names[bisect(self.weights, chance.random() * total, 0, last)] for _ in range(count)
        ]


@dataclass(frozen=True, slots=True)
class TagChoice:
    """What the notes of a growing library are tagged with."""

    recurring: Zipf

    @classmethod
    def of(cls, chance: random.Random, notes: int) -> TagChoice:
        """The choice for a library that ends with so many notes."""
        made = names(chance, _recurring(notes), _FREQUENT_TAGS)
        made[_NESTED_RANK:_NESTED_RANK] = _NESTED_TAGS
        return cls(Zipf.over(made, 35, 1.5))

    def draw(self, chance: random.Random, present: int) -> tuple[str, ...]:
        """The tags of a note that comes to so many."""
        new = [one_off(number) for number in range(_one_offs(present), _one_offs(present + 1))]
        count = max(chance.randint(12, 22) - len(new), 3)
        known = self.recurring.draw(chance, count, _recurring(present))
        return tuple(dict.fromkeys(known + new))


def tags_of_a_library(notes: int) -> float:
    """How many different tags so many notes have."""
    return TAG_GROWTH * (sqrt(notes + FIRST_NOTES) - sqrt(FIRST_NOTES))


def _one_offs(notes: int) -> int:
    return int(ONE_OFF_SHARE * tags_of_a_library(notes))


def _recurring(notes: int) -> int:
    return max(int((1 - ONE_OFF_SHARE) * tags_of_a_library(notes)), FEWEST_RECURRING)


def one_off(number: int) -> str:
    """A made-up name of which there is only one; every third has two words."""
    rest, syllables = number * _SHUFFLING % len(_SYLLABLES) ** 5, []
    for _ in range(5):
        rest, syllable = divmod(rest, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    gap = "" if number % 3 else " "
    return "".join(syllables[:3]) + gap + "".join(syllables[3:])


def names(chance: random.Random, count: int, first: Sequence[str]) -> list[str]:
    """Different made-up words, after some real ones."""
    found = dict.fromkeys(first)
    while len(found) < count:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(found)


def drafts(count: int) -> Iterator[Draft]:
    """The drafts of a library of so many notes, the newest first."""
    chance = random.Random(SEED)
    words = word_choice(chance)
    sites = Zipf.over(names(chance, SITES, ("github", "arxiv")), 2)
    tags = TagChoice.of(chance, count)
    for number in range(count):
        yield _draft(chance, number, words, tags.draw(chance, count - number - 1), sites)


def word_choice(chance: random.Random) -> Zipf:
    """The words of titles and summaries."""
    return Zipf.over(names(chance, WORDS, _FREQUENT_WORDS), 5)


def _draft(
    chance: random.Random, number: int, words: Zipf, tags: tuple[str, ...], sites: Zipf
) -> Draft:
    title = words.draw(chance, chance.randint(3, 9))
    spread = log(LONG_WORDS / MEDIAN_WORDS) / 1.2816
    length = min(int(chance.lognormvariate(log(MEDIAN_WORDS), spread)), 5_000)
    age = number * DAY // 24 if chance.random() >= LATE_SHARE else chance.randint(0, 9_000) * DAY
    (site,) = sites.draw(chance, 1)
    return Draft(
        url=f"https://{site}.org/{'-'.join(title[:3])}-{number}",
        title=" ".join(title).capitalize(),
        summary=summary(words.draw(chance, length)),
        tags=tags,
        added=Instant(NEWEST - age),
        published=Instant.from_day(Instant(NEWEST - age).day()) if chance.random() < 0.7 else None,
        read=True if chance.random() < 0.3 else None,
        starred=True if chance.random() < 0.02 else None,
        archived=True if chance.random() < 0.03 else None,
        feed="Made up" if chance.random() < 0.5 else "",
        lang="en",
    )


def summary(words: Sequence[str]) -> str:
    """Words as a list of sentences, in Markdown."""
    return "\n".join(
        f"* {' '.join(words[start : start + 24])}." for start in range(0, len(words), 24)
    )


def build(path: Path, made: Iterator[Draft]) -> Tally:
    """Make a library of some drafts."""
    connection = open_database(path)
    try:
        return import_drafts(connection, made, NEWEST)
    finally:
        connection.close()


def main() -> None:
    """Make the library that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("count", type=int)
    wanted = parser.parse_args()
    started = time.perf_counter()
    tally = build(wanted.path, drafts(wanted.count))
    print(f"{tally.added:,} notes in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()

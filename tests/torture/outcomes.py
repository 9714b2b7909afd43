"""What came of a torture: how often which end was met, and where a law was broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

MOST_OF_REASON = 300
"""How many characters of the reason of a broken law are kept."""


@dataclass
class Outcomes:
    """The ends of all trials of one torture."""

    counts: Counter[str] = field(default_factory=Counter)
    """How many trials ended in which way; a broken law is no end."""
    broken: list[str] = field(default_factory=list)
    """The trials in which a law was broken, and how."""

    @contextmanager
    def trial(self, what: str) -> Iterator[None]:
        """Runs one trial; whatever it raises is a broken law."""
        try:
            yield
        except Exception as error:
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:MOST_OF_REASON]
            self.broken.append(f"{what}: {reason}")

    def ended(self, how: str, count: int = 1) -> None:
        """Counts the end of a trial."""
        self.counts[how] += count


class Torture(NamedTuple):
    """A kind of torture."""

    name: str
    what: str
    """What is done, in a sentence without a full stop."""
    law: str
    """What must hold, in a sentence without a full stop."""
    run: Callable[[int, int], Outcomes]
    """Does it so many times; the same seed does the same, as far as time plays no part."""
    short: int
    """How often in the tests."""
    long: int
    """How often in the long run."""


def over_libraries(
    seed: int, count: int, torture: Callable[[Path, Random, Outcomes], None]
) -> Outcomes:
    """Does something in as many folders, each of them a trial."""
    random, outcomes = Random(seed), Outcomes()
    for number in range(count):
        with TemporaryDirectory() as folder, outcomes.trial(f"seed {seed}, library {number}"):
            torture(Path(folder), random, outcomes)
    return outcomes

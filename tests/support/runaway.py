"""A library whose tags a language model wrote: some that matter, and very many that do not."""

from __future__ import annotations

from random import Random

from tests.support.builders import draft
from tui.model.note import Draft

NOTES = 190

_SUBJECTS = """
ai llm gpu cache compiler database security privacy haskell rust python linux browser kernel
network storage economics politics law history physics biology music design typography cooking
education philosophy psychology climate energy health sports cities travel writing reading
mathematics statistics robotics hardware software startups investing markets trade immigration
"""
"""Tags on several notes each, the first on most."""

_COUNTED = "llm gpu cache compiler database browser kernel network market"
"""Those that were written as plurals now and then."""

_WORDS = """
local open modern large fast simple early public global deep social formal visual remote digital
applied general virtual natural private
"""

_PARTS = "tools models systems research theory policy methods practice culture trends"

_THINGS = """
scheduling inference sampling tracing deployment packaging onboarding governance migration pricing
benchmarking licensing moderation forecasting indexing caching rendering parsing profiling testing
authorship citation curation translation summaries notebooks dashboards pipelines interfaces queues
agents assistants protocols standards incentives institutions infrastructure collaboration debates
"""

_NO_TAGS = (
    "i'm sorry",
    "please provide the summary of the article",
    "but you seem to have missed the text. i need it to provide tags",
)


def runaway_drafts(seed: int = 7) -> list[Draft]:
    """Notes with some eight tags each, most of which are on no other note."""
    chance = Random(seed)
    pairs = [f"{word} {thing}" for word in _WORDS.split() for thing in _THINGS.split()]
    chance.shuffle(pairs)
    return [_note(chance, number, pairs[4 * number :][:4]) for number in range(NOTES)]


def _note(chance: Random, number: int, lone: list[str]) -> Draft:
    known, words, parts = _SUBJECTS.split(), _WORDS.split(), _PARTS.split()
    weights = [1 / (rank + 1) for rank in range(len(known))]
    subjects = list(dict.fromkeys(chance.choices(known, weights, k=3)))
    more = [f"{chance.choice(words)} {subjects[0]}", f"{subjects[-1]} {chance.choice(parts)}"]
    plural = [f"{each}s" for each in subjects if each in _COUNTED.split() and number % 9 == 0]
    odd = [_NO_TAGS[number // 60 % len(_NO_TAGS)]] if number % 60 == 0 else []
    long, short = "retrieval augmented generation", "rag"
    named = [[long], [short]][number % 2] if number % 40 < 2 else []
    tags = tuple(dict.fromkeys([*subjects, *more, *lone, *plural[:1], *odd, *named]))
    title = f"What {lone[0]} mean for {subjects[0]}"
    summary = f"A text about {lone[1]}, and {long} ({short.upper()}) in passing."
    return draft(f"https://{number}.example/", title=title, summary=summary, tags=tags)

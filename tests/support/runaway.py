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

_WORDS = """
local open modern large fast simple early public global deep social formal visual remote digital
applied general virtual natural private
"""

_PARTS = "tools models systems research theory policy methods practice culture trends"

_NO_TAGS = (
    "i'm sorry",
    "please provide the summary of the article",
    "but you seem to have missed the text. i need it to provide tags",
)


def runaway_drafts(seed: int = 7) -> list[Draft]:
    """Notes with some eight tags each, most of which are on no other note."""
    chance = Random(seed)
    return [_note(chance, number) for number in range(NOTES)]


def _note(chance: Random, number: int) -> Draft:
    known, words, parts = _SUBJECTS.split(), _WORDS.split(), _PARTS.split()
    weights = [1 / (rank + 1) for rank in range(len(known))]
    subjects = list(dict.fromkeys(chance.choices(known, weights, k=3)))
    more = [f"{chance.choice(words)} {subjects[0]}", f"{subjects[-1]} {chance.choice(parts)}"]
    lone = [f"{word} {number} {chance.choice(parts)}" for word in chance.sample(words, 4)]
    plural = [f"{subjects[0]}s"] if number % 9 == 0 else []
    odd = [_NO_TAGS[number // 60 % len(_NO_TAGS)]] if number % 60 == 0 else []
    long, short = "retrieval augmented generation", "rag"
    named = [[long], [short]][number % 2] if number % 40 < 2 else []
    tags = tuple(dict.fromkeys([*subjects, *more, *lone, *plural, *odd, *named]))
    summary = f"All about {subjects[0]}, {number} words of it; {long} ({short.upper()}) too."
    return draft(
        f"https://{number}.runaway.example/", title=f"Note {number}", summary=summary, tags=tags
    )

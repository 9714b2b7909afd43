"""Abbreviations: ``ml`` and ``machine learning`` are one tag, where more than the letters says so.

Initials alone are right in one of five cases.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log, sqrt

from tui.model.fold import fold
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse
from tui.model.tagcare.twin_key import plain_words
from tui.model.tagcare.word_forms import singular
from tui.model.text import counted

NAME = "abbreviation"

MOST_LETTERS = 7

LIKENESS, LIKENESS_OF_TWO_LETTERS = 0.3, 0.5
"""How alike what stands beside both has to be, from 0 to 1."""

ENOUGH_LETTERS, ENOUGH_WORDS = 4, 3
"""Initials of so many letters and words are hardly a chance."""

_SMALL_WORDS = "a an and de der des di du el et for in la le of on the to und von y"

_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that initials often leave out."""

_COUNTED = re.compile(r"^([a-z])(\d\d?)([a-z])$")

_BOTH = re.compile(r"^(?P<long>\S.*?)\s*\((?P<short>[^()\s]+)\)$")

_MOST_TEXTS = 200
"""In the texts of so many notes it is looked whether one says what the letters mean."""


def abbreviations(use: TagUse) -> list[Proposal]:
    """Returns the tags that are short or long for another one, with the one that stays."""
    by_words = [plain_words(name) for name in use.names]
    found = {
        tag: Proposal.of_pair(NAME, use, tag, other, "its name has both")
        for tag, other in _named_with_both(use)
    }
    for short, long, evidence in chain(_counted(by_words), _with_initials(use, by_words)):
        target = use.larger(short, long)
        tag = long if target == short else short
        if tag not in found and target not in found:
            found[tag] = Proposal.of_pair(NAME, use, tag, target, evidence)
    return sorted(found.values(), key=lambda each: (-each.notes - each.target_notes, each.tag))


_Pair = tuple[int, int, str]
"""The short tag, the long one, and what speaks for it."""


def _named_with_both(use: TagUse) -> Iterator[tuple[int, int]]:
    """Yields the tags with their own abbreviation behind them, ``x y (xy)``, and one of the two."""
    numbers = {fold(name): tag for tag, name in enumerate(use.names)}
    for tag, name in enumerate(use.names):
        match = _BOTH.match(fold(name))
        if match and match["short"].rstrip("s") in _initials(plain_words(match["long"])):
            others = [numbers[part] for part in match.groups() if part in numbers]
            if others:
                yield tag, max(others, key=use.counts.__getitem__)


def _counted(by_words: Sequence[Sequence[str]]) -> Iterator[_Pair]:
    """Yields the tags that count their letters, as ``k8s`` does, with the only word that fits."""
    long: defaultdict[tuple[str, int, str], list[int]] = defaultdict(list)
    for tag, words in enumerate(by_words):
        if len(words) == 1 and len(words[0]) > ENOUGH_LETTERS:
            word = words[0]
            long[word[0], len(word) - 2, word[-1]].append(tag)
    for tag, words in enumerate(by_words):
        match = _COUNTED.match(words[0]) if len(words) == 1 else None
        if match:
            fitting = long.get((match[1], int(match[2]), match[3]), [])
            if len(fitting) == 1:
                yield tag, fitting[0], "its letters are counted"


def _with_initials(use: TagUse, by_words: Sequence[Sequence[str]]) -> Iterator[_Pair]:
    """Yields the pairs of initials and words for which more speaks than that."""
    long: defaultdict[str, list[int]] = defaultdict(list)
    for tag, words in enumerate(by_words):
        if len(words) > 1:
            for initials in _initials(words):
                long[initials].append(tag)
    for tag, words in enumerate(by_words):
        if len(words) == 1 and 2 <= len(words[0]) <= MOST_LETTERS:
            short = words[0]
            candidates = [*long.get(short, ()), *long.get(_without_s(short), ())]
            best = max(
                (_judged(use, tag, other, short, by_words[other]) for other in candidates),
                default=None,
            )
            if best and best[0]:
                yield tag, best[-1], best[2]


def _initials(words: Sequence[str]) -> set[str]:
    large = [word for word in words if word not in _SMALL]
    found = {"".join(word[0] for word in some) for some in (words, large) if len(some) > 1}
    return {initials for initials in found if initials.isalpha()}


def _without_s(short: str) -> str:
    return short[:-1] if short.endswith("s") and len(short) > ENOUGH_WORDS - 1 else ""


def _judged(
    use: TagUse, short: int, long: int, letters: str, words: Sequence[str]
) -> tuple[int, int, str, int]:
    """Returns how much speaks for a pair, how many notes the long tag has, and the words for it."""
    count = use.counts[long]
    if letters in words:
        return 0, count, "", long
    if says := _saying(use, short, long, letters, words):
        verb = "says" if says == 1 else "say"
        return 3, count, f"{counted(says, 'note')} {verb} so", long
    is_plural = singular(words[-1]) != words[-1]
    if letters not in _initials(words) and not is_plural:
        return 0, count, "", long
    likeness = LIKENESS_OF_TWO_LETTERS if len(letters) == 2 else LIKENESS
    both = use.both(short, long)
    if both and _likeness(use, short, long) >= likeness:
        return 2, count, f"beside it on {both}", long
    if len(letters) >= ENOUGH_LETTERS and len(words) >= ENOUGH_WORDS:
        return 1, count, f"{len(letters)} letters", long
    return 0, count, "", long


def _saying(use: TagUse, short: int, long: int, letters: str, words: Sequence[str]) -> int:
    """Returns how many notes with either tag say one in brackets behind the other."""
    notes = sorted({*use.notes_of[short], *use.notes_of[long]})[:_MOST_TEXTS]
    phrase = r"[\s-]+".join(map(re.escape, words))
    brief = re.escape(letters.removesuffix("s") if len(letters) > 2 else letters)
    said = re.compile(rf"\b(?:{phrase}s?\s*\(\W?{brief}'?s?\b|{brief}'?s?\s*\(\W?{phrase}s?\b)")
    return sum(bool(said.search(text)) for text in use.texts(notes).values())


def _likeness(use: TagUse, one: int, other: int) -> float:
    """Returns the cosine of what stands beside two tags, rare tags counting more."""
    left, right = (_beside(use, tag, {one, other}) for tag in (one, other))
    product = sum(weight * right[tag] for tag, weight in left.items() if tag in right)
    return product / (_length(left.values()) * _length(right.values()) or 1)


def _beside(use: TagUse, tag: int, besides: set[int]) -> dict[int, float]:
    counts = Counter(chain.from_iterable(use.notes[note] for note in use.notes_of[tag]))
    return {
        each: count * log(1 + len(use.notes) / use.counts[each])
        for each, count in counts.items()
        if each not in besides
    }


def _length(weights: Iterable[float]) -> float:
    return sqrt(sum(weight * weight for weight in weights))

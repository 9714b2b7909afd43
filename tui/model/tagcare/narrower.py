"""Narrower tags: ``kv cache`` on a note or two becomes ``cache``, which more notes have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse

NAME = "narrower"

MOST_NOTES = 2
"""A tag on more notes than this is no narrower name of another one."""

FEWEST_TARGET_NOTES = 2

ENOUGH_SHARED = 2
"""So many other tags beside both are as good as a common note."""

_PREPOSITION_WORDS = "of in for from with without to and on by at vs"

_PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())
"""What comes behind one of these is no kind of thing: ``state of the art`` is no art."""


def narrower(use: TagUse) -> list[Proposal]:
    """Returns the tags of several words that say more than one of these words, with that one."""
    by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for tag, words in enumerate(use.words):
        if words and use.counts[tag] >= FEWEST_TARGET_NOTES:
            by_words[words].append(tag)
    beside = cache(use.beside)
    found = []
    for tag, words in enumerate(use.words):
        if len(words) > 1 and use.counts[tag] <= MOST_NOTES and "/" not in use.names[tag]:
            target = _target(use, tag, by_words)
            if target is not None:
                found.append(_proposal(use, tag, target, beside))
    return sorted(found, key=lambda each: (not each.sure, -each.both, -each.target_notes, each.tag))


def _target(use: TagUse, tag: int, by_words: dict[tuple[str, ...], list[int]]) -> int | None:
    """Returns the tag of the most words among those that a tag says more than."""
    for part, is_inside in _parts(use.words[tag]):
        for target in sorted(by_words.get(part, ()), key=lambda each: -use.counts[each]):
            if use.counts[target] <= use.counts[tag]:
                continue
            if not is_inside or len(part) > 1 or use.both(tag, target):
                return target
    return None


def _parts(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yields the words that a tag ends with, begins with, or has inside; the longest first."""
    for length in range(len(words) - 1, 0, -1):
        last = len(words) - length
        is_after_preposition = words[last - 1] in _PREPOSITIONS or (
            words[last - 1] == "the" and last > 1
        )
        if not is_after_preposition:
            yield words[last:], False
        yield words[:length], False
        for start in range(1, last):
            yield words[start : start + length], True


def _proposal(use: TagUse, tag: int, target: int, beside: Callable[[int], set[int]]) -> Proposal:
    proposal = Proposal.of_pair(NAME, use, tag, target, "")
    if proposal.both:
        return proposal._replace(evidence=f"beside it on {proposal.both}")
    shared = len(use.beside(tag) & beside(target))
    if shared >= ENOUGH_SHARED:
        return proposal._replace(evidence=f"{shared} tags beside both")
    return proposal._replace(evidence="by its words", sure=False)

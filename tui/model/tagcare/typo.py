"""Slips of the keyboard: a long tag that differs from a larger one in a letter inside."""

from __future__ import annotations

from collections import defaultdict

from tui.model.fold import fold
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse
from tui.model.tagcare.twin_key import twin_key

NAME = "typo"

FEWEST_LETTERS = 9

UNTOUCHED = 2
"""So many letters at both ends have to be the same: there other words begin and end."""


def typos(use: TagUse) -> list[Proposal]:
    """Returns the tags that differ in a letter from a larger one, with that one."""
    names = {tag: fold(name) for tag, name in enumerate(use.names)}
    long = {
        tag: name for tag, name in names.items() if sum(map(str.isalpha, name)) >= FEWEST_LETTERS
    }
    pairs = _with_other_letter(long) | _with_one_more(long)
    found = []
    for one, other in sorted(pairs):
        if twin_key(use.names[one]) == twin_key(use.names[other]):
            continue
        target = use.larger(one, other)
        tag = one if target == other else other
        found.append(Proposal.of_pair(NAME, use, tag, target, "one letter", sure=False))
    return sorted(found, key=lambda each: (-each.target_notes, each.tag))


def _with_other_letter(names: dict[int, str]) -> set[tuple[int, int]]:
    """Returns the pairs of which one has another letter in one place."""
    gaps: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for tag, name in names.items():
        for place in _inside(name):
            if name[place].isalpha():
                gaps[place, name[:place] + name[place + 1 :]].append(tag)
    return {
        (min(one, other), max(one, other))
        for tags in gaps.values()
        for index, one in enumerate(tags)
        for other in tags[index + 1 :]
        if names[one] != names[other]
    }


def _with_one_more(names: dict[int, str]) -> set[tuple[int, int]]:
    """Returns the pairs of which one has a letter more than the other."""
    tags: defaultdict[str, list[int]] = defaultdict(list)
    for tag, name in names.items():
        tags[name].append(tag)
    return {
        (min(tag, other), max(tag, other))
        for tag, name in names.items()
        for place in _inside(name)
        if name[place].isalpha()
        for other in tags.get(name[:place] + name[place + 1 :], ())
    }


def _inside(name: str) -> range:
    return range(UNTOUCHED, len(name) - UNTOUCHED)

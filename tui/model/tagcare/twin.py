"""Twins: spellings of one tag, which become the one that stays."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from tui.model.fold import fold
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse
from tui.model.tagcare.twin_key import plain_words, twin_key

NAME = "twin"


def twins(use: TagUse) -> list[Proposal]:
    """Returns the tags that are another spelling of a larger one, with that one.

    Where only accents tell two apart they may be two words: schon, schön. That is not sure.
    """
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for tag, name in enumerate(use.names):
        groups[twin_key(name)].append(tag)
    found = []
    for key, tags in groups.items():
        if key and len(tags) > 1:
            target = tags[0]
            for tag in tags[1:]:
                target = use.larger(target, tag)
            found += [_proposal(use, tag, target) for tag in tags if tag != target]
    return sorted(found, key=lambda each: (not each.sure, -each.notes, each.tag))


def _proposal(use: TagUse, tag: int, target: int) -> Proposal:
    one, other = use.names[tag], use.names[target]
    evidence = _difference(one, other)
    return Proposal.of_pair(NAME, use, tag, target, evidence, sure=evidence != "accents")


def _difference(one: str, other: str) -> str:
    """Returns what tells two spellings apart, in a word."""
    if _accents(one) != _accents(other):
        return "accents"
    words, others = plain_words(one), plain_words(other)
    if fold(one) == fold(other):
        return "case"
    if "".join(words) == "".join(others):
        return "separators"
    if len("".join(words)) != len("".join(others)) and {
        "".join(words)[-1:],
        "".join(others)[-1:],
    } & {"s"}:
        return "plural"
    return "spelling"


def _accents(name: str) -> list[str]:
    """Returns the accented letters of a name, in their order."""
    composed = unicodedata.normalize("NFC", name.casefold())
    return [letter for letter in composed if letter != fold(letter) and letter.isalpha()]

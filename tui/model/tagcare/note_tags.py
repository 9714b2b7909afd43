"""Tags for a note: those of the notes most like it, and those that its own text names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from tui.model.fold import fold, occurs, words
from tui.model.tag import tag_key

MOST_NEIGHBOURS = 15

IN_TEXT, IN_TITLE = 0.6, 0.5
"""What it is worth that a text, and a title, names a tag; all neighbours together are worth 1."""

COMMON_SHARE, COMMON = 0.2, 2_000
"""A word in more than this share of the notes, or in so many, says too little."""

MOST_LOOKED_AT = 10_000
"""Once so many notes with the rarest words were looked at, the others change little."""

MOST_WORDS = 60
"""So many words of a note are looked up, the longest first: they are the rarest."""

LONGEST_NAME = 3
"""Tags of so many words are looked for in a text."""


class Neighbour(NamedTuple):
    """A note that is like another one."""

    likeness: float
    tags: Sequence[str]


def telling_words(title: str, text: str) -> list[str]:
    """Returns the words of a note by which notes like it are found; those of the title first."""
    in_title = list(dict.fromkeys(words(title)))
    others = sorted(set(words(text)).difference(in_title), key=lambda word: (-len(word), word))
    return [word for word in (*in_title, *others) if len(word) > 1][:MOST_WORDS]


def likeness(
    title: str, text: str, notes_with: Mapping[str, Collection[int]], total: int
) -> dict[int, float]:
    """Returns how much other notes are like one, by the words they share: the rarer, the more.

    Args:
        title: That of the note.
        text: Its summary.
        notes_with: The other notes with each of its words.
        total: How many notes there are.
    """
    often = Counter(words(f"{title} {title} {text}"))
    found: defaultdict[int, float] = defaultdict(float)
    rarest_first = sorted(
        filter(notes_with.get, notes_with), key=lambda word: len(notes_with[word])
    )
    looked_at = 0
    for word in rarest_first:
        notes = notes_with[word]
        if looked_at > MOST_LOOKED_AT or len(notes) > most_notes(total):
            break
        looked_at += len(notes)
        weight = (1 + log(often[word] or 1)) * log(1 + total / len(notes)) ** 2
        for note in notes:
            found[note] += weight
    return dict(found)


def most_notes(total: int) -> int:
    """Returns in how many of so many notes a word may be that says something."""
    return max(3, min(COMMON, int(COMMON_SHARE * total)))


def possible_names(title: str, text: str) -> list[str]:
    """Returns what in a note might be the name of a tag: a word, or some behind each other."""
    read = words(f"{title} {text}")
    return list(
        dict.fromkeys(
            " ".join(read[start : start + length])
            for length in range(1, LONGEST_NAME + 1)
            for start in range(len(read) - length + 1)
        )
    )


def tags_for(
    title: str,
    text: str,
    neighbours: Iterable[Neighbour],
    named: Iterable[str] = (),
    present: Iterable[str] = (),
) -> list[str]:
    """Returns tags for a note, the best first.

    Args:
        title: That of the note.
        text: Its summary.
        neighbours: The notes most like it.
        named: Tags that its text may name, beside those of the neighbours.
        present: The tags that it has.
    """
    near = list(neighbours)
    total = sum(each.likeness for each in near) or 1
    scores: defaultdict[str, float] = defaultdict(float, dict.fromkeys(named, 0.0))
    for neighbour in near:
        for tag in neighbour.tags:
            scores[tag] += neighbour.likeness / total
    folded_title, folded = fold(title), fold(f"{title} {text}")
    for tag in scores:
        name = fold(tag)
        scores[tag] += IN_TEXT * occurs(name, folded) + IN_TITLE * occurs(name, folded_title)
    there = set(map(tag_key, present))
    wanted = (tag for tag in scores if scores[tag] and tag_key(tag) not in there)
    return sorted(wanted, key=lambda tag: (-scores[tag], tag_key(tag)))

"""Parents: a tag that is nearly always beside a larger one is put under it."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse

NAME = "parent"

FEWEST_LIBRARY_NOTES = 2_000
"""In a smaller library too many tags are beside each other by chance."""

FEWEST_NOTES, WANTED_SHARE, WANTED_SIZE = 3, 0.8, 2


def parents(use: TagUse) -> list[Proposal]:
    """Returns the tags that are nearly always beside a larger one, with that; this takes long."""
    if max(use.size, len(use.notes)) < FEWEST_LIBRARY_NOTES:
        return []
    found = []
    for tag, name in enumerate(use.names):
        if use.counts[tag] >= FEWEST_NOTES and "/" not in name:
            target = _target(use, tag)
            if target is not None:
                proposal = Proposal.of_pair(NAME, use, tag, target, "", sure=False)
                share = f"{proposal.both:,} of {proposal.notes:,}"
                found.append(proposal._replace(evidence=share))
    return sorted(found, key=lambda each: (-each.notes, each.tag))


def _target(use: TagUse, tag: int) -> int | None:
    """Returns the tag that is beside one most often; of several, the smallest."""
    counts, own = use.counts, use.counts[tag]
    beside = Counter(chain.from_iterable(use.notes[note] for note in use.notes_of[tag]))
    fitting = [
        (-both, counts[other], other)
        for other, both in beside.items()
        if other != tag and both >= WANTED_SHARE * own and counts[other] >= WANTED_SIZE * own
    ]
    return min(fitting)[-1] if fitting else None

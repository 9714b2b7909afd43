"""Retired tags that have come back: more notes have them by now, so that they serve again."""

from __future__ import annotations

from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse

NAME = "return"

FEWEST_NOTES = 3

GROWTH = 2
"""How many times as many notes have to have it as when it was retired."""


def returned(use: TagUse) -> list[Proposal]:
    """Returns the retired tags that are worth to be live again, the most frequent first."""
    found = [
        Proposal(NAME, name, evidence=f"{then:,} → {now:,} notes", sure=False, notes=now)
        for name, (then, now) in use.retired.items()
        if now >= max(FEWEST_NOTES, GROWTH * then)
    ]
    return sorted(found, key=lambda each: (-each.notes, each.tag))

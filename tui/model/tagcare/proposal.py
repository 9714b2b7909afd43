"""A proposal: what could be done with a tag, and what speaks for it."""

from __future__ import annotations

from typing import NamedTuple

from tui.model.tagcare.tag_use import TagUse


class Proposal(NamedTuple):
    """One row of tag care."""

    kind: str
    """The name of its kind, one of `tui.model.tagcare.kinds.KINDS`."""
    tag: str
    target: str = ""
    """The tag that it is merged into, or put under; empty where it stands alone."""
    evidence: str = ""
    """What speaks for it, in a few words."""
    sure: bool = True
    """Whether it is done unless a person says otherwise."""
    notes: int = 0
    """How many notes have the tag."""
    target_notes: int = 0
    """How many notes have the target."""
    both: int = 0
    """How many have both."""

    @classmethod
    def of_pair(
        cls, kind: str, use: TagUse, tag: int, target: int, evidence: str, *, sure: bool = True
    ) -> Proposal:
        """Returns the proposal that a tag be merged into another one, or be put under it."""
        names, counts = use.names, use.counts
        both = use.both(tag, target)
        pair = (names[tag], names[target])
        return cls(kind, *pair, evidence, sure, counts[tag], counts[target], both)

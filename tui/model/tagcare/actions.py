"""What is done with tags, as values: by a person, or as a proposal says."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tui.model.tagcare.kinds import KIND_BY_NAME
from tui.model.tagcare.proposal import Proposal

TagVerb = Literal["retire", "revive", "delete", "merge", "rename", "nest", "alias"]


class TagAction(NamedTuple):
    """One thing that is done with one tag."""

    verb: TagVerb
    """``retire``: it is counted no more, and found by its name; ``revive``: it is live again;
    ``delete``: it is taken off all notes, and kept out by imports; ``merge``: it becomes the
    target, and its name an alias; ``rename``: it and those below it get another name, and the old
    one becomes an alias; ``nest``: it is put under the target; ``alias``: it is another name of
    the target."""
    tag: str
    """The name of a tag, not of an alias; of ``alias``, the new name."""
    target: str = ""
    """The name of another tag; of ``rename``, the new name."""
    notes: int | None = None
    """How many notes had the tag when it was decided: with another number by now it is left."""


def action_of(proposal: Proposal) -> TagAction:
    """Returns what a proposal does."""
    does = KIND_BY_NAME[proposal.kind].does
    return TagAction(does, proposal.tag, proposal.target, proposal.notes)

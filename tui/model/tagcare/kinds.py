"""The kinds of proposals, in order of value: for the screen, the command line and the help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tui.model.arrangement import Decision
from tui.model.tag import tag_key
from tui.model.tagcare import (
    abbreviation,
    narrower,
    no_tag,
    parent,
    rare,
    returned,
    twin,
    typo,
    version,
)
from tui.model.tagcare.decisions import Decisions
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse

Does = Literal["retire", "merge", "delete", "nest", "revive"]
"""What becomes of the tag of a proposal: retired, merged into the target, gone for good, put under
the target, live again."""


class TagKind(NamedTuple):
    """A kind of proposals."""

    name: str
    plural: str
    does: Does
    is_batch: bool
    """Whether its sure proposals are done all at once, unless a person takes some out."""
    help: str
    find: Callable[[TagUse], list[Proposal]]
    """Makes the proposals; those that a person has decided against included."""
    is_slow: bool = False
    """Whether finding takes seconds in a large library."""


KINDS = (
    TagKind(
        *(rare.NAME, "rare tags", "retire", True),
        "Tags without which nearly every note can still be found: retired.",
        rare.rare,
    ),
    TagKind(
        *(twin.NAME, "twins", "merge", True),
        "Spellings of one tag: plurals, separators, British and American.",
        twin.twins,
    ),
    TagKind(
        *(narrower.NAME, "narrower tags", "merge", True),
        "Tags on one or two notes that only say more than another one: kv cache, cache.",
        narrower.narrower,
    ),
    TagKind(
        *(abbreviation.NAME, "abbreviations", "merge", True),
        "Short and long names of one tag: ml, machine learning.",
        abbreviation.abbreviations,
    ),
    TagKind(
        *(no_tag.NAME, "no tags", "delete", True),
        "Sentences, addresses and apologies: gone, and kept out by imports.",
        no_tag.no_tags,
    ),
    TagKind(
        *(version.NAME, "versions", "nest", False),
        "Tags with a number, put under the tag without: python3 under python.",
        version.versions,
    ),
    TagKind(
        *(returned.NAME, "returned tags", "revive", False),
        "Retired tags that more notes have by now: live again.",
        returned.returned,
    ),
    TagKind(
        *(parent.NAME, "parents", "nest", False),
        "Tags that are nearly always beside a larger one, put under it.",
        parent.parents,
        is_slow=True,
    ),
    TagKind(
        *(typo.NAME, "typos", "merge", False),
        "Long tags that differ from a larger one in a letter.",
        typo.typos,
    ),
)
"""Every kind. Merge first, then retire: what is merged makes others less rare."""

KIND_BY_NAME = {kind.name: kind for kind in KINDS}

CURE = tuple(sorted(KINDS, key=lambda kind: (not kind.is_batch, kind.does == "retire")))
"""Every kind in the order in which a person goes through them: batches first, rare tags last of
these."""


def proposals(
    kind: TagKind, use: TagUse, decisions: Decisions, number: int | None = None
) -> list[Proposal]:
    """Returns the proposals of a kind that a person has not decided against.

    Args:
        kind: The kind.
        use: The tags.
        decisions: What a person has decided.
        number: How many tags to keep, of rare ones; as many as are needed unless given.
    """
    if kind.name == rare.NAME:
        always = [use.numbers[key] for key in sorted(decisions.kept) if key in use.numbers]
        return rare.rare(use, number, always)
    return [each for each in kind.find(use) if decisions.allows(each, kind.does)]


def dismissal(proposal: Proposal) -> Decision:
    """Returns the decision that a proposal is never made again."""
    tag, target = tag_key(proposal.tag), tag_key(proposal.target)
    match KIND_BY_NAME[proposal.kind].does:
        case "merge":
            return Decision("same", *sorted((tag, target)))
        case "nest":
            return Decision("under", tag, target)
        case "revive":
            return Decision("keep", tag, "retired")
        case _:
            return Decision("keep", tag)


def ticked(kind: TagKind, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Returns the proposals of a kind that are done unless a person says otherwise."""
    return [each for each in proposals if kind.is_batch and each.sure]

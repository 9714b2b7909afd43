"""What a person has decided about tags, read through the aliases of today.

A decision names tags by their keys as they were then. Merged or renamed since, they are found by
their aliases, so that what was dismissed holds under any name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from tui.model.arrangement import Decision
from tui.model.tag import tag_key
from tui.model.tagcare.proposal import Proposal

WAITING = Decision("new", "retired")
"""Tags that an import brings wait: they are retired until a person takes them."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, by the keys of today."""

    apart: Set[frozenset[str]] = frozenset()
    """Pairs that are not the same."""
    not_under: Set[tuple[str, str]] = frozenset()
    """Tags that do not belong under others."""
    kept: Set[str] = frozenset()
    """Tags that are never retired, gone, or merged away."""
    kept_retired: Set[str] = frozenset()
    """Retired tags that stay so, however many notes have them."""
    new_wait: bool = False
    """Whether tags that an import brings wait until a person takes them."""
    is_new_decided: bool = False
    """Whether a person has said how they arrive."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """The key of the tag of today, by each alias."""

    @classmethod
    def read(cls, decisions: Iterable[Decision], aliases: Mapping[str, str]) -> Decisions:
        """Reads stored decisions.

        Args:
            decisions: All of them.
            aliases: The name or key of the tag that each alias stands for, by the alias's key.
        """
        today = {alias: tag_key(name) for alias, name in aliases.items()}
        known = [
            each._replace(a=today.get(each.a, each.a), b=today.get(each.b, each.b))
            for each in decisions
        ]
        return cls(
            frozenset(frozenset((each.a, each.b)) for each in known if each.kind == "same"),
            frozenset((each.a, each.b) for each in known if each.kind == "under"),
            frozenset(each.a for each in known if each.kind == "keep" and not each.b),
            frozenset(each.a for each in known if each.kind == "keep" and each.b),
            WAITING in known,
            any(each.kind == "new" for each in known),
            today,
        )

    def allows(self, proposal: Proposal, does: str) -> bool:
        """Returns whether a person has not decided against a proposal.

        Args:
            proposal: The proposal.
            does: What its kind does, one of `tui.model.tagcare.kinds.Does`.
        """
        tag, target = tag_key(proposal.tag), tag_key(proposal.target)
        match does:
            case "merge":
                return tag not in self.kept and frozenset((tag, target)) not in self.apart
            case "nest":
                return (tag, target) not in self.not_under
            case "revive":
                return tag not in self.kept_retired
            case _:
                return tag not in self.kept

"""What is known of what could be better in the tags, while a person cares for them; pure.

All of it is found on a thread, one job after the other: the tags are read, then each kind of
proposals is found, the slow one last. What a person waits for, and what her ticks would come to, is
found first. What is known stays until it is found anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from tui.model.tagcare.decisions import Decisions
    from tui.model.tagcare.proposal import Proposal
    from tui.model.tagcare.reach import Reach
    from tui.model.tagcare.tag_use import TagUse

ProposalName: TypeAlias = tuple[str, str, str]
"""What stands for a proposal: its kind, its tag, its target."""

STEP, LARGE_STEP = 10, 100
"""By how many the number of tags to keep grows, and by how many where they are many."""

MANY = 300
"""From how many on they are many."""


class Read(NamedTuple):
    """The job to read the tags."""

    edition: int


class Find(NamedTuple):
    """The job to find the proposals of a kind."""

    edition: int
    kind: str
    number: int | None = None
    """How many tags to keep, of rare ones; as many as are needed where it is not given."""


class Foresee(NamedTuple):
    """The job to tell what the tags would be once what is ticked of a kind is done."""

    edition: int
    kind: str
    ticks: Mapping[ProposalName, bool]
    number: int | None = None


Job: TypeAlias = Read | Find | Foresee


class Tags(NamedTuple):
    """The tags as they are."""

    use: TagUse
    decisions: Decisions
    note_ids: Sequence[int]
    """The ids of the notes, by their numbers in ``use``."""
    reach: Reach


class Outlook(NamedTuple):
    """What the tags would be."""

    job: Foresee
    reach: Reach
    ticked: int
    """How many proposals are ticked."""


@dataclass(frozen=True, slots=True)
class TagSurvey:
    """One moment of tag care."""

    is_open: bool = False
    """Whether a person cares for tags now: else nothing is found."""
    edition: int = 0
    """How often the library has changed."""
    read: int = -1
    """The edition in which the tags were read."""
    tags: Tags | None = None
    found: Mapping[str, Sequence[Proposal]] = field(default_factory=dict)
    """The proposals of each kind, also those from before the library changed."""
    fresh: frozenset[str] = frozenset()
    """The kinds whose proposals are those of the library as it is."""
    number: int | None = None
    """How many tags to keep; as many as are needed unless a person says so."""
    ticks: Mapping[ProposalName, bool] = field(default_factory=dict)
    """What a person has ticked, or ticked no more."""
    kind: str = ""
    """The kind that a person looks at; empty where she looks at all of them."""
    wanted: str = ""
    """The kind that keys wait for."""
    outlook: Outlook | None = None
    job: Job | None = None
    """What is being found."""
    failed: int = -1
    """The edition in which something could not be found, and is not asked for again."""

    def outdated(self) -> TagSurvey:
        """Returns a survey of a library that has changed: all of it is to be found anew."""
        return replace(self, edition=self.edition + 1, fresh=frozenset(), job=None)

    def next_job(self) -> Job | None:
        """Returns what is to be found next; None where nothing is."""
        if not self.is_open or self.failed == self.edition:
            return None
        if self.read != self.edition:
            return Read(self.edition)
        if self.wanted and self.wanted not in self.fresh:
            return self._find(self.wanted)
        if self.kind in self.fresh and not self.is_foreseen:
            return self.foresight
        left = [self.kind, *_kinds()] if self.kind else _kinds()
        return next((self._find(kind) for kind in left if kind not in self.fresh), None)

    @property
    def foresight(self) -> Foresee:
        """The job to tell what would be once what is ticked now is done."""
        return Foresee(self.edition, self.kind, self.ticks, self.number)

    @property
    def is_foreseen(self) -> bool:
        """Whether it is known what the ticks of the kind would come to."""
        return self.outlook is not None and self.outlook.job == self.foresight

    @property
    def is_wanted_known(self) -> bool:
        """Whether what keys wait for is known."""
        return bool(self.wanted) and self.wanted in self.fresh

    def _find(self, kind: str) -> Find:
        from tui.model.tagcare import rare

        return Find(self.edition, kind, self.number if kind == rare.NAME else None)

    def taking(self, job: Job, found: object) -> TagSurvey:
        """Returns a survey that knows what a job has found."""
        survey = replace(self, job=None)
        match job, found:
            case Read(), Tags():
                return replace(survey, read=job.edition, tags=found)
            case Find(), list():
                known = {**self.found, job.kind: found}
                # A person may have asked for more meanwhile, or for fewer.
                is_fresh = job == self._find(job.kind)
                fresh = self.fresh | {job.kind} if is_fresh else self.fresh
                return replace(survey, found=known, fresh=fresh)
            case Foresee(), Outlook():
                return replace(survey, outlook=found)
        return survey

    def failing(self) -> TagSurvey:
        """Returns a survey that finds nothing more until the library changes.

        The tags are read anew then: those that were read may have lost their library.
        """
        return replace(self, job=None, failed=self.edition, wanted="", read=-1)

    def without(self, kind: str, proposals: Sequence[Proposal]) -> TagSurvey:
        """Returns a survey without proposals that are being done, or were decided against."""
        gone = set(map(id, proposals))
        left = [each for each in self.found.get(kind, ()) if id(each) not in gone]
        return replace(self.outdated(), found={**self.found, kind: left})

    def ticking(self, proposal: Proposal) -> TagSurvey:
        """Returns a survey in which a proposal is ticked if it was not, and the other way round."""
        ticks = {**self.ticks, name_of(proposal): not self.is_ticked(proposal)}
        return replace(self, ticks=ticks)

    def is_ticked(self, proposal: Proposal) -> bool:
        """Returns whether a proposal is one of those that are done at once."""
        return is_ticked(proposal, self.ticks)

    def keeping(self, *, is_more: bool) -> TagSurvey:
        """Returns a survey that keeps some more tags, or fewer, in round numbers.

        Where none is rare, fewer are as many as are kept of most libraries.
        """
        from tui.model.tagcare import rare

        if self.tags is None:
            return self
        most, rows = len(self.tags.use.names), self.found.get(rare.NAME, ())
        number = next_number(self.number or most - len(rows), is_more=is_more)
        if self.number is None and not rows and not is_more:
            number = rare.FEWEST_KEPT
        number = min(max(number, 1), most)
        return replace(self, number=number, fresh=self.fresh - {rare.NAME})


def next_number(number: int, *, is_more: bool) -> int:
    """Returns the next round number of tags: tens, and hundreds from 300 on."""
    if is_more:
        step = STEP if number < MANY else LARGE_STEP
        return (number // step + 1) * step
    step = STEP if number <= MANY else LARGE_STEP
    return (number - 1) // step * step


def name_of(proposal: Proposal) -> ProposalName:
    """Returns what stands for a proposal, also once it is made anew."""
    return proposal.kind, proposal.tag, proposal.target


def is_ticked(proposal: Proposal, ticks: Mapping[ProposalName, bool]) -> bool:
    """Returns whether a proposal is ticked: as a person has said, else where it is sure."""
    from tui.model.tagcare.kinds import KIND_BY_NAME

    said = ticks.get(name_of(proposal))
    return proposal.sure and KIND_BY_NAME[proposal.kind].is_batch if said is None else said


def _kinds() -> list[str]:
    """Returns all kinds in the order in which they are found."""
    from tui.model.tagcare.kinds import CURE

    return [kind.name for kind in sorted(CURE, key=lambda kind: kind.is_slow)]

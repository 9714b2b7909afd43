"""What a vocabulary would be once some proposals are done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tui.model.tag import tag_key
from tui.model.tagcare.kinds import KIND_BY_NAME
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse


def after(use: TagUse, done: Iterable[Proposal]) -> TagUse:
    """Returns the tags as they would be after some proposals, the numbers of notes as before.

    A tag that is nested counts as what it is; a note may be left without any tag.
    """
    becomes: dict[int, int | None] = {}
    for proposal in done:
        tag = use.numbers.get(tag_key(proposal.tag))
        does = KIND_BY_NAME[proposal.kind].does
        if tag is not None and does == "merge":
            becomes[tag] = use.numbers.get(tag_key(proposal.target))
        elif tag is not None and does in ("retire", "delete"):
            becomes[tag] = None
    return _renumbered(use, becomes)


def bare_notes(use: TagUse, later: TagUse) -> list[int]:
    """Returns the notes that have tags, and would have none, by their numbers."""
    notes = enumerate(zip(use.notes, later.notes, strict=True))
    return [note for note, (before, left) in notes if before and not left]


def _renumbered(use: TagUse, becomes: Mapping[int, int | None]) -> TagUse:
    left = [tag for tag in range(len(use.names)) if tag not in becomes]
    numbers: dict[int | None, int] = {tag: number for number, tag in enumerate(left)}
    stands = [numbers.get(_last(tag, becomes)) for tag in range(len(use.names))]
    notes = [
        tuple(dict.fromkeys(each for tag in tags if (each := stands[tag]) is not None))
        for tags in use.notes
    ]
    return replace(use, names=[use.names[tag] for tag in left], notes=notes)


def _last(tag: int, becomes: Mapping[int, int | None]) -> int | None:
    """Returns what a tag becomes in the end; None where it is left nowhere."""
    seen: set[int] = set()
    last: int | None = tag
    while last is not None and last in becomes and last not in seen:
        seen.add(last)
        last = becomes[last]
    return last

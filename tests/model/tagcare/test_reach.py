"""What a vocabulary serves, and what it would after some proposals."""

from __future__ import annotations

from tests.model.tagcare.uses import numbers, use
from tui.model.tagcare.preview import after, bare_notes
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.reach import Reach, Rows, reach


def test_a_note_is_reached_by_its_best_tag_and_its_best_pair() -> None:
    tags = use("ai, gpu", "ai, gpu", "ai, law", "ai", "law, 🔥")
    assert reach(tags) == Reach(4, 5, 5, Rows(2, 4), Rows(2, 4))
    kept = reach(tags, numbers(tags, ["gpu"]))
    assert kept == Reach(1, 2, 5, Rows(2, 2), Rows(2, 2))
    assert kept.share == 0.4


def test_no_tags_reach_all_of_no_notes() -> None:
    assert reach(use()) == Reach(0, 0, 0, Rows(), Rows())
    assert reach(use()).share == 1


def test_proposals_are_done_on_paper_also_one_behind_another() -> None:
    tags = use("llms, ai", "llm, 🔥", "🔥", "rare, large language model")
    done = [
        Proposal("twin", "llms", "llm"),
        Proposal("abbreviation", "llm", "large language model"),
        Proposal("no-tag", "🔥"),
        Proposal("rare", "rare"),
        Proposal("version", "ai", "llm"),
    ]
    later = after(tags, done)
    assert list(later.names) == ["ai", "large language model"]
    assert list(later.notes) == [(1, 0), (1,), (), (1,)]
    assert bare_notes(tags, later) == [2]

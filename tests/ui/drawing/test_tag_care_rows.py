"""The lines of tag care: what the tags serve, a kind, a proposal; as wide as they are to be."""

from __future__ import annotations

import pytest
from rich.style import Style

from tests.support.hostile import HOSTILE
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.reach import Reach, Rows
from tui.model.text import is_inert
from tui.ui.drawing.kind_row import KindLine, KindStyles, kind_row
from tui.ui.drawing.proposal_row import ProposalStyles, proposal_row
from tui.ui.drawing.reach_text import reach_text

KIND_STYLES = KindStyles(*[Style.null()] * len(KindStyles._fields))
STYLES = ProposalStyles(*[Style.null()] * len(ProposalStyles._fields))

NOW = Reach(1_404, 188, 188, Rows(1, 3), Rows(1, 2))
THEN = Reach(149, 184, 188, Rows(3, 9), Rows(1, 4))

LLMS = Proposal("twin", "llms", "llm", "plural", notes=5, target_notes=16)


def test_what_tags_serve_is_told_with_what_they_would() -> None:
    assert [reach_text(NOW), reach_text(NOW, THEN), reach_text(NOW, NOW)] == [
        "1,404 tags · 100.0 % of notes · best pair 1",
        "1,404 → 149 tags · 97.9 % of notes · best pair 1",
        "1,404 tags · 100.0 % of notes · best pair 1",
    ]
    assert reach_text(NOW._replace(tags=1)).startswith("1 tag ·")


@pytest.mark.parametrize(("count", "shown"), [(None, "…"), (0, "0"), (1_254, "1,254")])
def test_a_kind_is_told_with_its_number_as_far_as_it_is_known(
    count: int | None, shown: str
) -> None:
    line = KindLine("rare", "rare tags", "Not needed.", count)
    assert kind_row(line, 60, KIND_STYLES).text.split() == ["rare", "tags", shown, "Not", "needed."]


def test_a_proposal_is_told_with_both_tags_or_with_one_alone() -> None:
    texts = [
        proposal_row(LLMS, 70, STYLES, is_ticked=True, bar="▌").text,
        proposal_row(LLMS, 70, STYLES, is_ticked=False).text,
        proposal_row(
            Proposal("no-tag", "i'm sorry", "", "an apology"), 70, STYLES, is_ticked=True
        ).text,
    ]
    assert [" ".join(text.split()) for text in texts] == [
        "▌✓ llms 5 → llm 16 plural",
        "llms 5 → llm 16 plural",
        "✓ i'm sorry an apology",
    ]


@pytest.mark.parametrize("width", [0, 1, 7, 24, 80, 200])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_is_as_wide_as_it_is_to_be_and_inert(text: str, width: int) -> None:
    for target in ("", text):
        proposal = Proposal("twin", text, target, text)
        strip = proposal_row(proposal, width, STYLES, is_ticked=True)
        assert (strip.cell_length, is_inert(strip.text)) == (width, True)

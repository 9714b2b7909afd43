"""A proposal in one line: whether it is ticked, the tag, what it is to be, what speaks for it.

▌✓ llms                   5 → llm                  16  plural
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.model.tagcare.proposal import Proposal
from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.signs import MARKED

_COUNT_WIDTH, _GAP = 6, 2
"""In cells."""

_TAG_SHARE, _TARGET_SHARE, _LONE_SHARE = 0.3, 0.25, 0.45
"""Of the width of a line: a tag, its target, a tag without one."""


class ProposalStyles(NamedTuple):
    """The styles of a line; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    tick: Style
    tag: Style
    target: Style
    detail: Style


def proposal_row(
    proposal: Proposal,
    width: int,
    styles: ProposalStyles,
    *,
    is_ticked: bool,
    bar: str = NO_BAR,
) -> Strip:
    """Draws a proposal in a given width."""
    line = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    line.add(bar, styles.bar).add(f"{MARKED if is_ticked else ' '} ", styles.tick)
    if proposal.target:
        line.add(_column(proposal.tag, int(width * _TAG_SHARE)), styles.tag)
        line.add(f"{proposal.notes:>{_COUNT_WIDTH},} → ", styles.detail)
        line.add(_column(proposal.target, int(width * _TARGET_SHARE)), styles.target)
        line.add(f"{proposal.target_notes:>{_COUNT_WIDTH},}", styles.detail)
    else:
        line.add(_column(proposal.tag, int(width * _LONE_SHARE)), styles.tag)
    evidence = shorten(one_line(proposal.evidence), line.room - _GAP)
    return line.add(" " * _GAP).add(evidence, styles.detail).strip()


def _column(text: str, width: int) -> str:
    """Returns a text that is as wide as its column."""
    shown = shorten(one_line(text), width)
    return shown + " " * (width - cell_len(shown))

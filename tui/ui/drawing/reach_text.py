"""What tags serve, in a line: ``1,404 → 149 tags · 97.9 % of notes · best pair 1``."""

from __future__ import annotations

from tui.model.tagcare.reach import Reach
from tui.model.text import counted


def reach_text(now: Reach, then: Reach | None = None) -> str:
    """Returns how many tags there are, how many notes have one, and how few rows two of them leave.

    Args:
        now: As it is.
        then: As it would be; where it is not given, nothing is to be done.
    """
    told = then or now
    count = f"{now.tags:,} → " if then and then.tags != now.tags else ""
    return (
        f"{count}{counted(told.tags, 'tag')} · {100 * told.share:.1f} % of notes"
        f" · best pair {told.best_pair.median:,}"
    )

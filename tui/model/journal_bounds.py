"""How much of the journal is kept."""

from __future__ import annotations

from typing import NamedTuple


class JournalBounds(NamedTuple):
    """Older steps are forgotten only while the journal is larger than it may be."""

    days: int = 366
    """How long every step is kept, however large the journal is."""
    megabytes: int = 256
    """How many millions of characters all steps may have, before older ones are forgotten."""


USUAL_BOUNDS = JournalBounds()

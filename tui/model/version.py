"""Another text of a note than the one that stands."""

from __future__ import annotations

from typing import NamedTuple

from tui.model.instant import Instant


class Version(NamedTuple):
    """A text that an import replaced, or brought and did not put in place."""

    field: str
    """The field that it is for: ``title``, ``summary`` or ``comment``."""
    content: str
    kept: Instant
    """When it was put aside."""

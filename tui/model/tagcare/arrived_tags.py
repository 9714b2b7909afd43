"""What became of the tags that an import brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tui.model.text import clean_line, counted

MOST_NAMED = 3
"""How many tags that came under other names are named."""


@dataclass(frozen=True, slots=True)
class ArrivedTags:
    """The tags of an import, as far as something is to be said of them."""

    new: int = 0
    """Tags that were not in the library before."""
    waiting: int = 0
    """Those of them that wait until a person takes them."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """The tags that arrived under other names, by these."""
    dropped: int = 0
    """Tags that are gone, and were left out, counted note by note."""

    def sentence(self) -> str:
        """Returns what is said of them; empty where all of them arrived as they were."""
        parts = [f"{counted(self.waiting, 'new tag')} waiting"] * bool(self.waiting)
        if self.renamed:
            named = [f"{one} → {other}" for one, other in list(self.renamed.items())[:MOST_NAMED]]
            more = ["…"] if len(self.renamed) > MOST_NAMED else []
            parts.append(clean_line(", ".join([*named, *more])))
        if self.dropped:
            left_out = counted(self.dropped, "tag")
            parts.append(f"{left_out} left out that {'is' if self.dropped == 1 else 'are'} gone")
        return f"{', '.join(parts)}." if parts else ""

    def as_record(self) -> dict[str, Any]:
        """Returns the object that ``--json`` prints."""
        return {
            "new": self.new,
            "waiting": self.waiting,
            "renamed": dict(self.renamed),
            "dropped": self.dropped,
        }

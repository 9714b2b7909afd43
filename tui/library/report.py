"""What an import did, in numbers and issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tui.model.arrangement import ARRANGED_IN_WORDS
from tui.model.tagcare.arrived_tags import ArrivedTags
from tui.model.text import counted

MOST_NAMED = 10
"""How many files of one format are named one by one."""


class SourceIssue(NamedTuple):
    """One bad record of a source."""

    source: str
    line: int | None
    reason: str

    def in_words(self) -> str:
        """Returns where it is, and what is wrong."""
        location = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{location}: {self.reason}" if location else self.reason


class SourceKind(NamedTuple):
    """What a source was taken for."""

    source: str
    format: str
    label: str
    """The name of the format in words."""
    reason: str
    """What was seen, to follow "because"."""


@dataclass(slots=True)
class ImportReport:
    """What became of the records of an import."""

    read: int = 0
    """Records found in the sources."""
    added: int = 0
    """Notes that are new in the library."""
    updated: int = 0
    """Notes that were there and gained something."""
    unchanged: int = 0
    """Notes that were there and already said all of it."""
    kept_aside: int = 0
    """Texts that differed from those of notes, and were kept as versions; or that replaced them."""
    arranged: Mapping[str, int] = field(default_factory=dict)
    """How many states of tags, aliases, decisions and views are new in the library, by kind."""
    left: int = 0
    """How many of these are otherwise in the library, and stay so."""
    skipped: int = 0
    """Records passed over; each has an issue."""
    cleaned: int = 0
    """Records from which hostile or overlong text was taken."""
    tags: ArrivedTags = field(default_factory=ArrivedTags)
    """What became of the tags of the notes."""
    issues: list[SourceIssue] = field(default_factory=list)
    sources: list[SourceKind] = field(default_factory=list)
    """What was read, in its order."""
    step: int | None = None
    """Its step in the journal; None where nothing changed, or was to."""

    def sentence(self) -> str:
        """Returns what happened to the notes, in one sentence."""
        if not (self.added or self.updated or self.kept_aside or self.arranged):
            nothing = "There was no note to import"
            if self.unchanged:
                nothing = f"Nothing changed: all {self.unchanged:,} notes are there"
            return f"{nothing}; {self._left_in_words()}." if self.left else f"{nothing}."
        parts = [f"{self.added:,} added"] * bool(self.added or self.updated)
        parts += [f"{self.updated:,} updated"] * bool(self.updated)
        parts += [f"{self.unchanged:,} unchanged"] * bool(self.unchanged)
        parts += [aside_in_words(self.kept_aside)] * bool(self.kept_aside)
        parts += [counted(count, ARRANGED_IN_WORDS[what]) for what, count in self.arranged.items()]
        parts += [self._left_in_words()] * bool(self.left)
        return ", ".join(parts).capitalize() + "."

    def _left_in_words(self) -> str:
        return f"{self.left:,} of its tags and views left as they are here"

    def sources_in_words(self) -> list[str]:
        """Returns what each source was taken for, and why: many of one format in one line."""
        by_format: dict[str, list[SourceKind]] = {}
        for each in self.sources:
            by_format.setdefault(each.format, []).append(each)
        lines = []
        for kinds in by_format.values():
            if len(kinds) > MOST_NAMED:
                lines.append(f"{len(kinds):,} files: {_kind_in_words(kinds[0])}")
            else:
                lines += [f"{each.source}: {_kind_in_words(each)}" for each in kinds]
        return lines

    def formats_in_words(self) -> str:
        """Returns how many sources of which format were read, if there are several."""
        if len(self.sources) < 2:
            return ""
        counts = Counter(each.label for each in self.sources)
        return ", ".join(f"{count:,} × {label}" for label, count in counts.items()) + "."

    def as_record(self) -> dict[str, Any]:
        """Returns the object that ``--json`` prints."""
        return {
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "kept_aside": self.kept_aside,
            "arranged": dict(self.arranged),
            "left": self.left,
            "skipped": self.skipped,
            "cleaned": self.cleaned,
            "tags": self.tags.as_record(),
            "issues": [
                {"source": issue.source, "line": issue.line, "reason": issue.reason}
                for issue in self.issues
            ],
            "sources": [
                {"source": each.source, "format": each.format, "reason": each.reason}
                for each in self.sources
            ],
        }


def _kind_in_words(kind: SourceKind) -> str:
    return f"{kind.label}, because {kind.reason}"


def aside_in_words(count: int) -> str:
    """Returns how many texts were kept as versions of their notes."""
    return f"{counted(count, 'other text')} kept"

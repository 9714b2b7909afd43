"""What a format cannot hold: told field by field once notes have been written in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tui.formats.base import Format, Losses, Record
from tui.model.arrangement import (
    ARRANGED_IN_WORDS,
    Alias,
    Arrangement,
    Decision,
    SavedViews,
    TagState,
)
from tui.model.fields import FIELDS, Kind
from tui.model.former_note import FormerNote
from tui.model.note import Draft, Note
from tui.model.text import counted
from tui.model.url import site_of

_LIBRARY_OWN = (Kind.ID, Kind.TRASHED)
_NAMES = tuple(field.name for field in FIELDS if field.kind not in _LIBRARY_OWN)

_VERSIONS = "versions"

_TRASHED = "trashed"
"""No format holds that a note is in the trash of its library."""


def loses_all_but(*held: str) -> Losses:
    """Returns what says which fields of a draft a format drops that holds only these."""
    dropped = tuple(name for name in _NAMES if name not in held)

    def losses(draft: Draft) -> Iterable[str]:
        return [name for name in dropped if _says_something(draft, name)]

    return losses


def _says_something(draft: Draft, name: str) -> bool:
    """Returns whether a field says more than is known without it, as the host of a link is."""
    value = getattr(draft, name)
    return value not in (None, "", (), {}) and not (name == "site" and value == site_of(draft.url))


class LossCount:
    """Counts the notes of which something is dropped, by field."""

    def __init__(self, format_: Format) -> None:
        self._format = format_
        self._counts: Counter[str] = Counter()
        self._arranged: Counter[str] = Counter()

    def watched(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yields the records as they are, and counts what is lost of the drafts among them."""
        for record in records:
            if isinstance(record, Draft):
                self._counts.update(set(self._format.loses(record)))
                self._counts[_TRASHED] += isinstance(record, Note | FormerNote) and record.trashed
            yield record

    def drafts_of(self, records: Iterable[Record]) -> Iterator[Draft]:
        """Yields the drafts among the records, and counts what is lost of all."""
        for record in self.watched(records):
            if isinstance(record, Draft):
                self._counts[_VERSIONS] += isinstance(record, FormerNote) and bool(record.versions)
                yield record
            else:
                what, count = _arranged(record)
                self._arranged[what] += count

    def in_words(self) -> str:
        """Returns what was dropped, as one sentence; empty if that is nothing."""
        lost = +self._counts
        places = {name: place for place, name in enumerate(_NAMES)}
        names = sorted(lost, key=lambda name: (places.get(name, len(places)), name))
        parts = (f"{name} ({counted(lost[name], 'note')})" for name in names)
        others = (counted(count, what) for what, count in (+self._arranged).items())
        dropped = ", ".join((*parts, *others))
        return f"Dropped, because {self._format.name} cannot hold it: {dropped}." * bool(dropped)


def _arranged(arrangement: Arrangement) -> tuple[str, int]:
    """Returns what an arrangement is called, and how many it is."""
    match arrangement:
        case SavedViews(views):
            return ARRANGED_IN_WORDS["views"], len(views)
        case Alias():
            return ARRANGED_IN_WORDS["aliases"], 1
        case TagState():
            return ARRANGED_IN_WORDS["tags"], 1
        case Decision():
            return ARRANGED_IN_WORDS["decisions"], 1

"""What a format cannot hold: told field by field once notes have been written in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tui.formats.base import Format, Losses
from tui.model.fields import FIELDS, Kind
from tui.model.note import Draft, Note
from tui.model.text import counted
from tui.model.url import site_of

_LIBRARY_OWN = (Kind.ID, Kind.TRASHED)
_NAMES = tuple(field.name for field in FIELDS if field.kind not in _LIBRARY_OWN)

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

    def watched(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        """Yields the drafts as they are, and counts what is lost of them."""
        for draft in drafts:
            self._counts.update(set(self._format.loses(draft)))
            if isinstance(draft, Note) and draft.trashed:
                self._counts[_TRASHED] += 1
            yield draft

    def in_words(self) -> str:
        """Returns what was dropped, as one sentence; empty if that is nothing."""
        if not self._counts:
            return ""
        places = {name: place for place, name in enumerate(_NAMES)}
        names = sorted(self._counts, key=lambda name: (places.get(name, len(places)), name))
        parts = (f"{name} ({counted(self._counts[name], 'note')})" for name in names)
        return f"Dropped, because {self._format.name} cannot hold it: {', '.join(parts)}."

"""What the panes of the reader show of a library: rows of the list, counts of the tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tui.model.instant import Instant


class NoteRow(NamedTuple):
    """The part of a note that a line of the list shows."""

    id: int
    url: str
    title: str
    """May be empty; then the address is shown instead."""
    site: str
    added: Instant | None
    published: Instant | None
    tags: tuple[str, ...]
    read: bool = False
    """Whether the note is known to be read."""
    starred: bool = False
    archived: bool = False
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and the number of notes that have it."""

    name: str
    count: int
    """Among the notes that are counted, such as those of a filter."""
    total: int
    """In the whole library; 1 makes the tag a one-off."""

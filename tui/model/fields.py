"""The table of a note's fields, from which other modules derive what they need.

A field is added with an entry in `FIELDS`, an attribute in `note.py`, and a migration that adds its
column or table. How it is read, cleaned, merged, stored, written and undone follows from its entry.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from tui.model.text import TEXT_LIMIT, TITLE_LIMIT, URL_LIMIT


class Kind(Enum):
    """What a field holds."""

    ID = auto()
    URL = auto()
    """The address of the link."""
    LINE = auto()
    """One line of plain text."""
    MARKDOWN = auto()
    TAGS = auto()
    FOLDERS = auto()
    """Paths, each a tuple of names."""
    URLS = auto()
    """Other addresses of the link."""
    HIGHLIGHTS = auto()
    """JSON objects."""
    INSTANT = auto()
    FLAG = auto()
    """True, false, or nothing known."""
    TRASHED = auto()
    OBJECT = auto()
    """One JSON object."""


class Merging(Enum):
    """What a field holds after two records of the same link are merged."""

    OWN = auto()
    """What the present record holds, whatever the arriving one says."""
    KNOWN = auto()
    """What the present record holds, unless it is empty."""
    VERSIONED = auto()
    """The newer of two texts; the other is kept as an earlier version."""
    FIRST = auto()
    LAST = auto()
    UNITED = auto()
    """What either lists, each once."""
    FILLED = auto()
    """The present object with the keys that only the arriving one has."""


class Field(NamedTuple):
    """A field of a note."""

    name: str
    kind: Kind
    merging: Merging
    limit: int = 0
    """The longest text, in characters; 0 where it holds no single text."""
    has_own_table: bool = False
    """Whether the store keeps the text in a table of its own, so that rows of notes stay short."""


FIELDS = (
    Field("id", Kind.ID, Merging.OWN),
    Field("url", Kind.URL, Merging.OWN, URL_LIMIT),
    Field("title", Kind.LINE, Merging.VERSIONED, TITLE_LIMIT),
    Field("summary", Kind.MARKDOWN, Merging.VERSIONED, TEXT_LIMIT),
    Field("comment", Kind.MARKDOWN, Merging.VERSIONED, TEXT_LIMIT),
    Field("article", Kind.MARKDOWN, Merging.KNOWN, TEXT_LIMIT, has_own_table=True),
    Field("tags", Kind.TAGS, Merging.UNITED),
    Field("folders", Kind.FOLDERS, Merging.UNITED),
    Field("urls", Kind.URLS, Merging.UNITED),
    Field("highlights", Kind.HIGHLIGHTS, Merging.UNITED),
    Field("added", Kind.INSTANT, Merging.FIRST),
    Field("published", Kind.INSTANT, Merging.KNOWN),
    Field("updated", Kind.INSTANT, Merging.LAST),
    Field("opened", Kind.INSTANT, Merging.LAST),
    Field("feed", Kind.LINE, Merging.KNOWN, URL_LIMIT),
    Field("site", Kind.LINE, Merging.KNOWN, TITLE_LIMIT),
    Field("author", Kind.LINE, Merging.KNOWN, TITLE_LIMIT),
    Field("lang", Kind.LINE, Merging.KNOWN, TITLE_LIMIT),
    Field("read", Kind.FLAG, Merging.KNOWN),
    Field("starred", Kind.FLAG, Merging.KNOWN),
    Field("archived", Kind.FLAG, Merging.KNOWN),
    Field("private", Kind.FLAG, Merging.KNOWN),
    Field("trashed", Kind.TRASHED, Merging.OWN),
    Field("extra", Kind.OBJECT, Merging.FILLED),
)
"""Every field, in the order in which a record is written.

Libraries number the instants in this order (``whole_days``): a new one goes after the others.
"""


def names_of(*kinds: Kind) -> tuple[str, ...]:
    """Returns the names of the fields of these kinds, in the order of the table."""
    return tuple(field.name for field in FIELDS if field.kind in kinds)


TEXT_FIELDS = names_of(Kind.LINE, Kind.MARKDOWN)
"""The fields that hold one text, except the address."""

INSTANT_FIELDS = names_of(Kind.INSTANT)
"""The fields that hold an instant."""

FLAG_FIELDS = names_of(Kind.FLAG)
"""The fields that hold true, false, or nothing known."""

VERSIONED_FIELDS = tuple(field.name for field in FIELDS if field.merging is Merging.VERSIONED)
"""The texts of which earlier versions are kept."""

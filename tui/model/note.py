"""Notes and drafts: one annotated link, stored or not yet stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tui.model.instant import Instant

JsonObject = Mapping[str, Any]
"""An object as JSON has it: string keys, and values that JSON can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One link with all that a source says of it; not stored yet.

    An empty text means that the source says nothing, as does ``None`` for a flag or an instant.
    """

    url: str
    """The address as given, without the white space and control characters around it."""
    title: str = ""
    """Plain text; if it is empty, the address is shown instead."""
    summary: str = ""
    """Markdown: what the source says of the page."""
    comment: str = ""
    """Markdown: the person's own words on it."""
    article: str = ""
    """Markdown: the full text of the page."""
    tags: tuple[str, ...] = ()
    """In the order of the source, each once, compared without case."""
    folders: tuple[tuple[str, ...], ...] = ()
    """Paths of the folders where a source kept it, outermost name first."""
    urls: tuple[str, ...] = ()
    """Other spellings of the same link."""
    highlights: tuple[JsonObject, ...] = ()
    """Marked passages, each with at least ``text``."""
    added: Instant | None = None
    """When the link was saved."""
    published: Instant | None = None
    """When the page itself appeared."""
    updated: Instant | None = None
    """When the note last changed."""
    opened: Instant | None = None
    """When the page was last opened."""
    feed: str = ""
    """The feed that brought it."""
    site: str = ""
    """The host without ``www.``, unless the source says otherwise."""
    author: str = ""
    lang: str = ""
    read: bool | None = None
    starred: bool | None = None
    archived: bool | None = None
    private: bool | None = None
    extra: JsonObject = field(default_factory=dict)
    """One object per source, with the fields that are none of the above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Draft):
    """A draft that is stored in a library."""

    id: int
    """Never reused, and the same for as long as the note exists."""
    trashed: bool = False
    retired_tags: tuple[str, ...] = ()
    """Those of its tags that are retired, which stand last among them."""
    odd: tuple[str, ...] = field(default=(), compare=False)
    """What another program has put in place of values, each as a sentence without a full stop."""

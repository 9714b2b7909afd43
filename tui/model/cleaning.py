"""Drafts made fit to store: every text cleaned, every list without duplicates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tui.model.fields import FIELDS, Kind
from tui.model.former_note import FormerNote
from tui.model.note import Draft, JsonObject
from tui.model.tag import unique_tags
from tui.model.text import (
    TAG_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    URL_LIMIT,
    clean_line,
    clean_text,
    clean_url,
    is_inert,
)
from tui.model.version import Version

DEPTH_LIMIT = 100
"""How deep highlights and extra may nest; deeper values become null."""

_CleanText = Callable[[str, int], str]

_TEXT_CLEANERS: Mapping[Kind, _CleanText] = {
    Kind.URL: clean_url,
    Kind.LINE: clean_line,
    Kind.MARKDOWN: clean_text,
}

_TEXTS = tuple(
    (field.name, _TEXT_CLEANERS[field.kind], field.limit)
    for field in FIELDS
    if field.kind in _TEXT_CLEANERS
)
"""The fields that are one text, each with the function that cleans it and its limit."""


def clean_draft(draft: Draft) -> tuple[Draft, bool]:
    """Cleans every text of a draft; also tells whether anything hostile or too long was removed.

    Empty and repeated tags go, compared without case; so do empty and repeated folders and other
    addresses, compared exactly. Surplus white space does not count as hostile. The address can
    end up empty.
    """
    cleaner = _DraftCleaner()
    cleaned: dict[str, Any] = {
        name: cleaner.clean(getattr(draft, name), clean, limit) for name, clean, limit in _TEXTS
    }
    cleaned |= {name: clean(cleaner, getattr(draft, name)) for name, clean in _NESTED}
    cleaned["urls"] = tuple(url for url in cleaned["urls"] if url != cleaned["url"])
    if isinstance(draft, FormerNote):
        cleaned["versions"] = cleaner.versions(draft.versions)
        cleaned["edited"] = tuple(
            cleaner.clean(each, clean_line, TITLE_LIMIT) for each in draft.edited
        )
        cleaned["origins"] = {
            name: origin._replace(source=cleaner.clean(origin.source, clean_line, TAG_LIMIT))
            for name, origin in draft.origins.items()
        }
    changes = {name: value for name, value in cleaned.items() if value != getattr(draft, name)}
    return (replace(draft, **changes) if changes else draft), cleaner.found_hostile


def clean_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Cleans the names of tags: each tag once, in its first spelling, and none empty."""
    return _DraftCleaner().tags(names)


@dataclass(slots=True)
class _DraftCleaner:
    """Cleans one draft, and remembers whether it found anything hostile."""

    found_hostile: bool = False

    def clean(self, text: str, clean: _CleanText, limit: int) -> str:
        """Cleans a text with a function for its kind."""
        if not text:
            return text
        cleaned = clean(text, limit)
        if cleaned != text and not self.found_hostile:
            self.found_hostile = _is_hostile(text) or len(clean(text, len(text))) > limit
        return cleaned

    def tags(self, tags: Iterable[str]) -> tuple[str, ...]:
        """Cleans tags: in their order, the first spelling of each."""
        cleaned = (self.clean(tag, clean_line, TAG_LIMIT) for tag in tags)
        return unique_tags(tag for tag in cleaned if tag)

    def folders(self, folders: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
        """Cleans paths: in their order, without empty names."""
        paths = (tuple(self.clean(name, clean_line, TITLE_LIMIT) for name in p) for p in folders)
        named = (tuple(name for name in path if name) for path in paths)
        return tuple(dict.fromkeys(path for path in named if path))

    def versions(self, versions: Iterable[Version]) -> tuple[Version, ...]:
        """Cleans kept texts as the fields that they are for: in their order, without empty ones."""
        cleaned = (
            each._replace(content=self.clean(each.content, clean, limit))
            for each in versions
            for name, clean, limit in _TEXTS
            if name == each.field
        )
        return tuple(each for each in cleaned if each.content)

    def urls(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Cleans addresses: in their order, each once."""
        cleaned = dict.fromkeys(self.clean(each, clean_url, URL_LIMIT) for each in urls)
        return tuple(each for each in cleaned if each)

    def highlights(self, highlights: Iterable[JsonObject]) -> tuple[JsonObject, ...]:
        """Cleans highlights, in their order."""
        return tuple(self.mapping(each) for each in highlights)

    def mapping(self, value: JsonObject, depth: int = 0) -> JsonObject:
        """Cleans every key and every value of a JSON object."""
        return {
            self.clean(str(key), clean_text, TITLE_LIMIT): self.value(each, depth + 1)
            for key, each in value.items()
        }

    def value(self, value: Any, depth: int) -> Any:
        """Cleans a JSON value: the texts in it at any depth."""
        if isinstance(value, str):
            return self.clean(value, clean_text, TEXT_LIMIT)
        if not isinstance(value, Mapping | list | tuple):
            return value
        if depth > DEPTH_LIMIT:
            self.found_hostile = True
            return None
        if isinstance(value, Mapping):
            return self.mapping(value, depth)
        return [self.value(each, depth + 1) for each in value]


_NESTED_CLEANERS: Mapping[Kind, Callable[[_DraftCleaner, Any], Any]] = {
    Kind.TAGS: _DraftCleaner.tags,
    Kind.FOLDERS: _DraftCleaner.folders,
    Kind.URLS: _DraftCleaner.urls,
    Kind.HIGHLIGHTS: _DraftCleaner.highlights,
    Kind.OBJECT: _DraftCleaner.mapping,
}

_NESTED = tuple(
    (field.name, _NESTED_CLEANERS[field.kind]) for field in FIELDS if field.kind in _NESTED_CLEANERS
)
"""The fields that have texts within them, each with the method that cleans them."""


def _is_hostile(text: str) -> bool:
    return not is_inert(text.replace("\r", "\n"))

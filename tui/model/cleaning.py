"""Drafts made fit to store: every text in them clean, every list without doubles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tui.model.fields import FIELDS, Kind
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

DEPTH_LIMIT = 100
"""How deep highlights and extra may nest; what lies deeper becomes null."""

_Cleaner = Callable[[str, int], str]

_CLEANERS: Mapping[Kind, _Cleaner] = {
    Kind.URL: clean_url,
    Kind.LINE: clean_line,
    Kind.MARKDOWN: clean_text,
}

_TEXTS = tuple(
    (field.name, _CLEANERS[field.kind], field.limit) for field in FIELDS if field.kind in _CLEANERS
)
"""The fields that are one text, each with its cleaner and its limit."""


def clean_draft(draft: Draft) -> tuple[Draft, bool]:
    """The draft with every text cleaned, and whether anything hostile was removed or cut.

    Tags are without empty ones and each once, compared without case; so are folders and other
    spellings of the address, compared exactly. White space alone is tidied in silence. The address
    can end up empty.
    """
    sweep = _Sweep()
    cleaned: dict[str, Any] = {
        name: sweep.clean(getattr(draft, name), cleaner, limit) for name, cleaner, limit in _TEXTS
    }
    cleaned |= {name: clean(sweep, getattr(draft, name)) for name, clean in _NESTED}
    cleaned["urls"] = tuple(url for url in cleaned["urls"] if url != cleaned["url"])
    changes = {name: value for name, value in cleaned.items() if value != getattr(draft, name)}
    return (replace(draft, **changes) if changes else draft), sweep.found


def clean_tags(names: Iterable[str]) -> tuple[str, ...]:
    """The names of tags cleaned: each tag once, in its first spelling, and none empty."""
    return _Sweep().tags(names)


@dataclass(slots=True)
class _Sweep:
    """One pass over a draft, which remembers whether it met anything hostile."""

    found: bool = False

    def clean(self, text: str, cleaner: _Cleaner, limit: int) -> str:
        """The text as the cleaner leaves it."""
        if not text:
            return text
        cleaned = cleaner(text, limit)
        if cleaned != text and not self.found:
            self.found = _is_hostile(text) or len(cleaner(text, len(text))) > limit
        return cleaned

    def tags(self, tags: Iterable[str]) -> tuple[str, ...]:
        """The tags in their order, the first spelling of each."""
        cleaned = (self.clean(tag, clean_line, TAG_LIMIT) for tag in tags)
        return unique_tags(tag for tag in cleaned if tag)

    def folders(self, folders: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
        """The paths in their order, without empty names."""
        paths = (tuple(self.clean(name, clean_line, TITLE_LIMIT) for name in p) for p in folders)
        named = (tuple(name for name in path if name) for path in paths)
        return tuple(dict.fromkeys(path for path in named if path))

    def urls(self, urls: Iterable[str]) -> tuple[str, ...]:
        """The addresses in their order, each once."""
        cleaned = dict.fromkeys(self.clean(each, clean_url, URL_LIMIT) for each in urls)
        return tuple(each for each in cleaned if each)

    def highlights(self, highlights: Iterable[JsonObject]) -> tuple[JsonObject, ...]:
        """The passages in their order."""
        return tuple(self.mapping(each) for each in highlights)

    def mapping(self, value: JsonObject, depth: int = 0) -> JsonObject:
        """The object with every key and every value cleaned."""
        return {
            self.clean(str(key), clean_text, TITLE_LIMIT): self.value(each, depth + 1)
            for key, each in value.items()
        }

    def value(self, value: Any, depth: int) -> Any:
        """The value, its texts cleaned however deep they lie."""
        if isinstance(value, str):
            return self.clean(value, clean_text, TEXT_LIMIT)
        if not isinstance(value, Mapping | list | tuple):
            return value
        if depth > DEPTH_LIMIT:
            self.found = True
            return None
        if isinstance(value, Mapping):
            return self.mapping(value, depth)
        return [self.value(each, depth + 1) for each in value]


_SWEEPS: Mapping[Kind, Callable[[_Sweep, Any], Any]] = {
    Kind.TAGS: _Sweep.tags,
    Kind.FOLDERS: _Sweep.folders,
    Kind.URLS: _Sweep.urls,
    Kind.HIGHLIGHTS: _Sweep.highlights,
    Kind.OBJECT: _Sweep.mapping,
}

_NESTED = tuple((field.name, _SWEEPS[field.kind]) for field in FIELDS if field.kind in _SWEEPS)
"""The fields that have texts within them, each with what cleans them."""


def _is_hostile(text: str) -> bool:
    return not is_inert(text.replace("\r", "\n"))

"""Folders: the path of where a source kept a note, as people read and type it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.model.escapes import escaped, parts, unescaped

SEPARATOR = " / "
"""What stands between the names of a path where it is shown."""

_SLASH, _COMMA = "/", ","
_AROUND_SLASH = re.compile(r"\s*/\s*")


def shown_path(names: Sequence[str]) -> str:
    """Returns a path to read: ``Bookmarks bar / Tools``."""
    return SEPARATOR.join(names)


def typed_paths(paths: Iterable[Sequence[str]]) -> str:
    """Returns paths as a person types them, with commas between them."""
    return ", ".join(typed_path(path).replace(_COMMA, "\\" + _COMMA) for path in paths)


def read_paths(text: str) -> tuple[tuple[str, ...], ...]:
    """Returns the paths that a person typed, each once."""
    typed = (part.replace("\\" + _COMMA, _COMMA) for part in parts(text, _COMMA))
    return tuple(dict.fromkeys(path for each in typed if (path := read_path(each))))


def typed_path(names: Iterable[str]) -> str:
    r"""Returns a path as a person types it: ``Bar/Deep``; a slash in a name is ``\/``."""
    return _SLASH.join(escaped(name, _SLASH) for name in names)


def read_path(text: str) -> tuple[str, ...]:
    """Returns the names of a path that a person typed."""
    return tuple(map(unescaped, parts(text, _SLASH)))


def searched_path(names: Sequence[str]) -> str:
    """Returns a path as it is compared with what is searched for: ``Bookmarks bar/Tools``."""
    return tight(_SLASH.join(names))


def tight(text: str) -> str:
    """Returns a text without the blanks around slashes, so that it is found either way."""
    return _AROUND_SLASH.sub(_SLASH, text)

"""Folders: the path of where a source kept a note, as people read and type it."""

from __future__ import annotations

import re
from collections.abc import Sequence

SEPARATOR = " / "
"""What stands between the names of a path where it is shown."""

_SLASH = re.compile(r"\s*/\s*")


def shown_path(names: Sequence[str]) -> str:
    """Returns a path to read: ``Bookmarks bar / Tools``."""
    return SEPARATOR.join(names)


def typed_path(names: Sequence[str]) -> str:
    """Returns a path as it is typed: ``Bookmarks bar/Tools``."""
    return tight("/".join(names))


def tight(text: str) -> str:
    """Returns a text without the blanks around slashes, so that a path can be typed either way."""
    return _SLASH.sub("/", text)

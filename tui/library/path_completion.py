"""Completion of paths that are typed."""

from __future__ import annotations

import os
from typing import NamedTuple

MOST = 50
"""How many names are offered."""

MOST_LOOKED_AT = 10_000
"""How many names of a folder are looked at."""


class PathCandidate(NamedTuple):
    """A path that begins as what is typed does."""

    path: str
    """As a person would go on typing it; that of a folder ends with a slash."""
    name: str
    """Its last name, that of a folder with the slash."""


def complete_path(typed: str) -> list[PathCandidate]:
    """Returns the paths that begin so, by their names; none where a folder cannot be read.

    This may take for ever where the folder is not on this disk.
    """
    folder, slash, prefix = typed.rpartition("/")
    begin = folder + slash
    try:
        with os.scandir(os.path.expanduser(begin) or ".") as entries:
            names = [
                f"{entry.name}/" if entry.is_dir() else entry.name
                for _, entry in zip(range(MOST_LOOKED_AT), entries, strict=False)
                if entry.name.startswith(prefix) and _is_shown(entry.name, prefix)
            ]
    except (OSError, ValueError):
        return []
    return [PathCandidate(begin + name, name) for name in sorted(names)[:MOST]]


def _is_shown(name: str, prefix: str) -> bool:
    """Returns whether a name is no hidden one, unless one is typed, and can be shown as it is."""
    return (prefix.startswith(".") or not name.startswith(".")) and name.isprintable()

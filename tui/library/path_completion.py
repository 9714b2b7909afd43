"""Completion of paths that are typed."""

from __future__ import annotations

import os

from tui.model.suggestion import Suggestion

MOST = 50
"""How many names are offered."""

MOST_LOOKED_AT = 10_000
"""How many names of a folder are looked at."""


def complete_path(typed: str) -> list[Suggestion]:
    """Returns the paths that begin so, by their names; none where a folder cannot be read.

    That of a folder ends with a slash.

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
    return [Suggestion(name, "", begin + name, len(begin + name)) for name in sorted(names)[:MOST]]


def _is_shown(name: str, prefix: str) -> bool:
    """Returns whether a name is no hidden one, unless one is typed, and can be shown as it is."""
    return (prefix.startswith(".") or not name.startswith(".")) and name.isprintable()

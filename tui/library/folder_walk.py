"""Walks through a folder in the order in which a person reads the names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path


def walk(folder: Path, refused: Callable[[OSError], None]) -> Iterator[Path]:
    """Yields what is there but folders and what is hidden; tells of folders that are refused."""
    for parent, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted((name for name in folders if name[0] != "."), key=_natural)
        for name in sorted(names, key=_natural):
            if name[0] != ".":
                yield Path(parent, name)


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Returns a sorting key in which ``page 10`` comes after ``page 9``."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"([0-9]+)", name)
    ]

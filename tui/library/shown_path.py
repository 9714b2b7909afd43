"""Paths as they are printed."""

from __future__ import annotations

import os
from pathlib import Path

from tui.model.text import clean_line

MOST_SHOWN = 4_096


def shown(path: Path) -> str:
    """Returns a path as text that is safe to print."""
    return clean_line(os.fsencode(path).decode("utf-8", "replace"), MOST_SHOWN)

"""What opens the reader, which the command line may not import."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class LaunchReader(Protocol):
    """A function that opens the reader and returns its exit code."""

    def __call__(self, path: Path, *, filter_text: str = "", demo: bool = False) -> int:
        """Opens the reader on a library with a filter."""

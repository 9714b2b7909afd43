"""The reader, which the command line may not import: it is handed in where the program begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from tui.library.configuration.values import Configuration, KeyRow, SettingFault


class OpenReader(Protocol):
    """A function that opens the reader and returns its exit code."""

    def __call__(self, path: Path, *, filter_text: str = "", demo: bool = False) -> int:
        """Opens the reader on a library with a filter."""


class ReaderProgram(NamedTuple):
    """What the command line asks of the reader."""

    open: OpenReader
    examine: Callable[[Configuration], tuple[Sequence[KeyRow], Sequence[SettingFault]]]
    """Returns the actions with their keys, and what of a configuration cannot be done."""

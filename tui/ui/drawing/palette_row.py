"""An action as a row of the palette: what it is called, what it does, and its key.

▌ Star, or take the star away                                        !
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.bars import BAR, NO_BAR
from tui.ui.drawing.fitted_text import shorten
from tui.ui.drawing.line_builder import PLAIN, LineBuilder

LEAST_SHARED = 3
"""The least letters in which two words are the same, such as ``mark`` and ``marks…``."""


class PaletteStyles(NamedTuple):
    """The styles of the palette; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    name: Style
    detail: Style
    key: Style
    refused: Style


class PaletteEntry(NamedTuple):
    """An action that can be chosen."""

    id: str
    label: str
    help: str
    key: str
    """Its key as people write it."""
    refusal: str = ""
    """Why it cannot be done now; empty where it can."""


class Piece(NamedTuple):
    """A part of what a row says."""

    text: str
    is_name: bool


def pieces(entry: PaletteEntry) -> list[Piece]:
    """Returns what a row says, in which no word of the label comes twice.

    Where the help has a word of the label, the help alone is said, with that word as the name.
    """
    label = [word for word in map(_bare, entry.label.split()) if len(word) >= LEAST_SHARED]
    words = [(word, _is_shared(_bare(word), label)) for word in entry.help.split()]
    if any(is_shared for _, is_shared in words):
        return list(_joined(words))
    return [Piece(entry.label, True), Piece(f"  {entry.help}", False)]


def palette_row(
    entry: PaletteEntry, width: int, styles: PaletteStyles, *, is_chosen: bool = False
) -> Strip:
    """Draws an action in a given width, with its key at the right end."""
    line = LineBuilder(width, styles.cursor if is_chosen else styles.base)
    line.add(f"{BAR if is_chosen else NO_BAR} ")
    refused = styles.refused if entry.refusal else PLAIN
    room = line.room - cell_len(entry.key) - 3
    for text, is_name in pieces(entry):
        shown = shorten(text, room)
        line.add(shown, (styles.name if is_name else styles.detail) + refused)
        room -= cell_len(shown)
    return line.add("  ").add_last(f"{entry.key} ", styles.key + refused).strip()


def _joined(words: list[tuple[str, bool]]) -> Iterator[Piece]:
    """Yields the words with blanks between them."""
    for index, (word, is_name) in enumerate(words):
        yield Piece(f"{' ' if index else ''}{word}", is_name)


def _bare(word: str) -> str:
    return word.strip("…,.;:$").casefold()


def _is_shared(word: str, label: list[str]) -> bool:
    """Returns whether a word is one of the label, or the beginning of one, or the other way."""
    is_long = len(word) >= LEAST_SHARED
    return is_long and any(word.startswith(each) or each.startswith(word) for each in label)

"""A line in the middle of an empty list: what was asked for, what leaves nothing, keys.

No note matches
#rust −#async lazy

without −#async  12
without lazy   3

Backspace back · Esc drop the last term
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.line_builder import LineBuilder

Look = Literal["plain", "asked", "term", "key"]

EmptyLine: TypeAlias = tuple[tuple[str, Look], ...]
"""The pieces of a line, each with what it is; without any, the line is blank."""


class EmptyStyles(NamedTuple):
    """The styles of these lines; all but the first are combined with it."""

    base: Style
    plain: Style
    asked: Style
    term: Style
    key: Style


def empty_row(pieces: EmptyLine, width: int, styles: EmptyStyles) -> Strip:
    """Draws a line in the middle of a given width."""
    cells = sum(cell_len(text) for text, _ in pieces)
    line = LineBuilder(width, styles.base).add(" " * max((width - cells) // 2, 1))
    for text, look in pieces:
        line.add(text, getattr(styles, look))
    return line.strip()


def keys_line(keys: Iterable[tuple[str, str]], gap: str = " · ") -> EmptyLine:
    """Returns a line of keys and what they do."""
    pieces: list[tuple[str, Look]] = []
    for key, label in keys:
        pieces += [(gap if pieces else "", "plain"), (key, "key"), (f" {label}", "plain")]
    return tuple(pieces)


def key_lines(keys: Sequence[tuple[str, str]]) -> list[EmptyLine]:
    """Returns lines of one key each, below each other in two columns."""
    widest = max(cell_len(label) for _, label in keys)
    return [
        ((f" {key} ", "key"), (f"  {label}{' ' * (widest - cell_len(label))}", "plain"))
        for key, label in keys
    ]

"""The properties of whole lists, which are needed before their first item is laid out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_BULLETS = "•◦▪"
"""One for each depth, and then from the first again."""


@dataclass(slots=True)
class ListShape:
    """The properties of one list."""

    start: int | None
    """The number of the first item; ``None`` where items have bullets."""
    mark: str
    """The bullet, or the character after a number."""
    level: int
    """The nesting level that the parser gave it."""
    count: int = 0
    """How many items it has."""
    is_tight: bool = True
    """Whether items follow each other without an empty line."""

    @property
    def style(self) -> str:
        """The style of its markers."""
        return "bullet" if self.start is None else "marker"

    def marker(self, index: int) -> str:
        """Returns the marker of an item, counted from 0; all markers of a list have one width."""
        if self.start is None:
            return self.mark
        longest = len(str(self.start + self.count - 1))
        return f"{self.start + index:>{longest}}{self.mark}"


def list_shapes(tokens: Iterable[Token]) -> list[ListShape]:
    """Returns the shapes of all lists, in the order in which they begin, found in one pass.

    A list is loose if a paragraph right inside one of its items is (CommonMark 0.31, section 5.3).
    """
    shapes: list[ListShape] = []
    opened: list[ListShape] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                opened.append(_shape(token, opened))
                shapes.append(opened[-1])
            case "bullet_list_close" | "ordered_list_close":
                opened.pop()
            case "list_item_open":
                opened[-1].count += 1
            case "paragraph_open" if opened and token.level == opened[-1].level + 2:
                opened[-1].is_tight &= token.hidden
    return shapes


def _shape(token: Token, around: list[ListShape]) -> ListShape:
    if token.type == "ordered_list_open":
        return ListShape(int(token.attrs.get("start", 1)), token.markup, token.level)
    depth = sum(shape.start is None for shape in around)
    return ListShape(None, _BULLETS[depth % len(_BULLETS)], token.level)

"""What a filter looks for in a text, and where the text has it, for a reader's eye.

Texts are compared folded, while places are those of the text as it stands. A character that folds
to several, as ß to ss, is found as a whole, and so is a letter with what combines with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.filters.syntax import Filter, affirmed
from tui.filters.tokens import Span
from tui.filters.values import Contains, Reach, Value, Words
from tui.model.fold import find_unsplit, fold

if TYPE_CHECKING:
    from regex import Pattern

TITLE_FIELDS = frozenset({"text", "title"})
"""The fields whose terms are looked for in a title."""

NOTE_FIELDS = TITLE_FIELDS | {"summary", "comment", "article"}
"""The fields whose terms are looked for in all that a note says."""

MOST_NEEDLES = 64
"""How many different texts are looked for; those behind them are left aside."""

LONGEST_TEXT = 20_000
"""How many characters of a text are searched."""

_DOUBLE_SPACE = re.compile(r"\s\s")
_SPACE = re.compile(r"\s")
_CACHED_PIECES = 65_536


class Needle(NamedTuple):
    """One text to look for."""

    text: str
    """Folded, not empty."""
    is_unsplit: bool = False
    """Whether it begins and ends where words do, as `tui.model.fold.occurs` has it."""
    is_prefix: bool = False
    """Whether such a one may end inside a word."""

    def places(self, folded: str) -> Iterator[Span]:
        """Where it is in a folded text, in order, without overlaps."""
        start = self._find(folded, 0)
        while start >= 0:
            stop = start + len(self.text)
            yield start, stop
            start = self._find(folded, stop)

    def _find(self, folded: str, start: int) -> int:
        if self.is_unsplit:
            return find_unsplit(self.text, folded, start, is_prefix=self.is_prefix)
        return folded.find(self.text, start)


class Needles(NamedTuple):
    """Texts to look for; false where there are none."""

    needles: tuple[Needle, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.needles)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the text has one of them, as characters of it, in order and without overlaps."""
        text = text[:LONGEST_TEXT]
        if not self.occur_in(text):
            return ()
        if text.isascii() and not _DOUBLE_SPACE.search(text):
            return _merged(self._places(_SPACE.sub(" ", text.lower())))
        folded, edges = _folded_with_edges(text)
        places = self._places(folded)
        return _merged([(edges[start][0], edges[stop - 1][1]) for start, stop in places])

    def occur_in(self, text: str) -> bool:
        """Whether the text has one of them; faster than asking where."""
        if not self.needles:
            return False
        folded = fold(text)
        return any(next(needle.places(folded), None) for needle in self.needles)

    def _places(self, folded: str) -> list[Span]:
        return [place for needle in self.needles for place in needle.places(folded)]


def needles_in(text: str) -> Needles:
    """A text to be found anywhere, also inside words."""
    folded = fold(text)
    return Needles((Needle(folded),) if folded else ())


def needles_of(query: Filter, fields: Collection[str]) -> Needles:
    """What the terms of some fields look for, without those that must not be there."""
    found = (_needle(term.value) for term in affirmed(query.root) if term.field in fields)
    needles = dict.fromkeys(needle for needle in found if needle)
    return Needles(tuple(needles)[:MOST_NEEDLES])


def _needle(value: Value) -> Needle | None:
    match value:
        case Words(needle=text) if text:
            is_unsplit = value.reach is not Reach.SCAN
            return Needle(text, is_unsplit, is_unsplit and value.has_open_end)
        case Contains(text=text) if folded := fold(text):
            return Needle(folded)
        case _:
            return None


def _folded_with_edges(text: str) -> tuple[str, list[Span]]:
    """The folded text, and for each of its characters the span of the text that it comes from."""
    pieces: list[str] = []
    edges: list[Span] = []
    for match in _piece().finditer(text):
        piece = _folded_piece(match[0])
        pieces.append(piece)
        edges += [match.span()] * len(piece)
    return "".join(pieces), edges


@cache
def _piece() -> Pattern[str]:
    """White space, or a character with all that combines with it; made when first needed."""
    import regex

    return regex.compile(r"\s+|\X")


@lru_cache(_CACHED_PIECES)
def _folded_piece(piece: str) -> str:
    return " " if piece.isspace() else fold(piece)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, stop in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(stop, merged[-1][1])
        else:
            merged.append((start, stop))
    return tuple(merged)

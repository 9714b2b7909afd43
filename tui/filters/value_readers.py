"""From an operand as typed to the value that a field takes.

Each reader takes an operand and the clock, and raises `ValueError` with the reason where the
operand is nothing it knows; the parser adds the span and a hint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TypeAlias

from tui.filters.dates import Clock, DateRange, Never, read_dates
from tui.filters.patterns import compiled
from tui.filters.tokens import Operand, Shape
from tui.filters.values import (
    Choice,
    Contains,
    Limit,
    NoteId,
    NumberRange,
    Pattern,
    Plain,
    Scope,
    Setting,
    Sort,
    TagName,
    ViewName,
    Words,
)

Reader: TypeAlias = Callable[[Operand, Clock], Plain | Setting]

DESCENDING = {
    "added": True,
    "published": True,
    "updated": True,
    "title": False,
    "site": False,
    "relevance": True,
    "random": False,
}
"""The keys of an order, and whether each descends where no sign is given: newest and best first."""

_NUMBER = re.compile(r"[0-9]{1,15}")
_COMPARED = re.compile(r"([<>]=?|=)?([0-9]{1,15})")
_RANGE = re.compile(r"([0-9]{1,15})?\.\.([0-9]{1,15})?")


def read_words(operand: Operand, _clock: Clock) -> Words | Pattern:
    """Reads a word or phrase, or a regular expression."""
    if operand.shape is Shape.PATTERN:
        return read_pattern(operand)
    _refuse_comparisons(operand, "")
    return Words(operand.text, operand.has_star or operand.is_unfinished)


def read_contained(operand: Operand, _clock: Clock) -> Contains | Pattern:
    """Reads a text to be contained, or after ``=`` to be all, or a regular expression.

    A star at the end adds nothing to "contains" and is dropped.
    """
    if operand.shape is Shape.PATTERN:
        return read_pattern(operand)
    _refuse_comparisons(operand, "=")
    return Contains(operand.text, is_whole=operand.comparison == "=")


def read_pattern(operand: Operand) -> Pattern:
    """Reads a regular expression that compiles."""
    compiled(operand.text)
    return Pattern(operand.text)


def read_tag(operand: Operand, _clock: Clock) -> TagName | Pattern:
    """Reads a tag, only that tag after ``=``, all that begin so before a star; or an expression.

    While it is typed at the end of the text, a tag stands for all that begin so, too.
    """
    if operand.shape is Shape.PATTERN:
        return read_pattern(operand)
    _refuse_comparisons(operand, "=")
    is_exact = operand.comparison == "="
    if is_exact and operand.has_star:
        raise ValueError("a tag is either only this one (=) or all that begin so (*)")
    is_prefix = operand.has_star or (operand.is_unfinished and not is_exact)
    return TagName(operand.text, is_exact, is_prefix)


def read_dates_of(operand: Operand, clock: Clock) -> DateRange | Never:
    """Reads a range of dates."""
    _refuse_pattern(operand)
    return read_dates(operand.whole, clock)


def read_numbers(operand: Operand, _clock: Clock) -> NumberRange:
    """Reads a number, a comparison with one, or a range of numbers with both ends in it."""
    _refuse_pattern(operand)
    if match := _COMPARED.fullmatch(operand.whole):
        return _compared(match[1] or "=", int(match[2]))
    match = _RANGE.fullmatch(operand.whole)
    if match is None or not (match[1] or match[2]):
        raise ValueError(f'"{shown(operand)}" is no number')
    first, last = (int(end) if end else None for end in match.groups())
    if first is not None and last is not None and first > last:
        raise ValueError(f"{operand.whole} ends before it begins")
    return NumberRange(first, last)


def _compared(comparison: str, number: int) -> NumberRange:
    return {
        "=": NumberRange(number, number),
        "<": NumberRange(None, number - 1),
        "<=": NumberRange(None, number),
        ">": NumberRange(number + 1, None),
        ">=": NumberRange(number, None),
    }[comparison]


def one_of(names: Collection[str]) -> Reader:
    """Returns a reader of one of some fixed names, in any case."""

    def read_choice(operand: Operand, _clock: Clock) -> Choice:
        return Choice(_known(operand, names))

    return read_choice


def read_note(operand: Operand, _clock: Clock) -> NoteId:
    """Reads the id of a note."""
    return NoteId(_number(operand))


def read_limit(operand: Operand, _clock: Clock) -> Limit:
    """Reads a number of notes, at least one."""
    count = _number(operand)
    if not count:
        raise ValueError("a limit is one note or more")
    return Limit(count)


def read_sort(operand: Operand, _clock: Clock) -> Sort:
    """Reads a key, with ``-`` after it for descending and ``+`` for ascending."""
    sign = operand.text[-1:] if operand.text[-1:] in ("-", "+") else ""
    key = _known(operand, DESCENDING, operand.whole.removesuffix(sign))
    if not sign:
        return Sort(key, DESCENDING[key])
    if key == "random":
        raise ValueError("a random order has no direction")
    return Sort(key, is_descending=sign == "-")


def read_scope(operand: Operand, _clock: Clock) -> Scope:
    """Reads a part of the library."""
    return Scope(_known(operand, ("trash", "archive", "all")))


def read_view(operand: Operand, _clock: Clock) -> ViewName:
    """Reads the name of a saved filter, whether there is one or not."""
    _refuse_pattern(operand)
    return ViewName(operand.whole)


def shown(operand: Operand) -> str:
    """Returns the operand for a message, cut where it is long."""
    return operand.whole if len(operand.whole) <= 40 else operand.whole[:39] + "…"


def _number(operand: Operand) -> int:
    _refuse_pattern(operand)
    if not _NUMBER.fullmatch(operand.whole):
        raise ValueError(f'"{shown(operand)}" is no whole number')
    return int(operand.whole)


def _known(operand: Operand, names: Collection[str], name: str | None = None) -> str:
    _refuse_pattern(operand)
    name = (operand.whole if name is None else name).lower()
    if name not in names:
        raise ValueError(f'"{shown(operand)}" is not known here')
    return name


def _refuse_comparisons(operand: Operand, allowed: str) -> None:
    if operand.comparison not in ("", allowed):
        raise ValueError(f"{operand.comparison} compares numbers and dates, not text")


def _refuse_pattern(operand: Operand) -> None:
    if operand.shape is Shape.PATTERN:
        raise ValueError("a regular expression is for texts and tags only")

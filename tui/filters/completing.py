"""Completion of a filter that is typed: fields, their fixed values, or what is asked for."""

from __future__ import annotations

from typing import NamedTuple

from tui.errors import FilterError
from tui.filters.operators import (
    OPERATOR_BY_NAME,
    OPERATORS,
    PART,
    SCOPE,
    STATE,
    Candidate,
)
from tui.filters.printing import quoted
from tui.filters.tokens import Kind, Operand, Shape, Span, Token, tokens

FIELDS = tuple(Candidate(f"{operator.name}:", operator.help) for operator in OPERATORS)


class Completion(NamedTuple):
    """What is typed at the cursor, and what could be typed there."""

    field: str
    """The field whose value is typed; empty where a field or a word could come."""
    prefix: str
    """What is typed of it, without quotes."""
    span: Span
    """What a choice replaces; it ends at the cursor."""
    candidates: tuple[Candidate, ...] = ()
    """Fields and fixed values that begin so. Tags, sites and views are the caller's to add."""

    def applied(self, text: str, choice: str) -> tuple[str, int]:
        """Returns the text with a choice typed, quoted where needed, and the new cursor."""
        is_fixed = any(choice == candidate.text for candidate in self.candidates)
        start, stop = self.span
        before = text[:start] + (choice if is_fixed else quoted(choice))
        return before + text[stop:], len(before)


def completions(text: str, cursor: int) -> Completion | None:
    """Returns what could be typed at the cursor, or ``None`` where nothing is known of it."""
    typed = text[:cursor]
    try:
        token = _last_token(typed)
    except FilterError:
        return None
    if token is None:
        return Completion("", "", (len(typed), len(typed)), FIELDS)
    operand = token.operands[-1]
    if typed[token.span[0] : operand.span[0]]:
        return _value(token.field, operand)
    if operand.shape is not Shape.WORD:
        return None
    return Completion("", operand.whole, operand.span, _beginning(operand.whole, FIELDS))


def _last_token(typed: str) -> Token | None:
    """Returns the term that ends at the cursor, if any."""
    found = [token for token in tokens(typed, typing=True) if token.kind is not Kind.END]
    is_term = bool(found) and found[-1].kind is Kind.TERM and found[-1].span[1] == len(typed)
    return found[-1] if is_term else None


def _value(field: str, operand: Operand) -> Completion | None:
    operator = OPERATOR_BY_NAME.get(field)
    if operator is None or operand.shape is Shape.PATTERN:
        return None
    if operator.values:
        fixed = _beginning(operand.whole, operator.values)
        if not fixed and operator.kind in (STATE, PART, SCOPE):
            # It takes nothing else: what it does take is better than nothing.
            fixed = operator.values
        return Completion(field, operand.whole, operand.span, fixed)
    start, stop = operand.span
    return Completion(field, operand.text, (start + len(operand.comparison), stop))


def _beginning(prefix: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(each for each in candidates if each.text.startswith(prefix.lower()))

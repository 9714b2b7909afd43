"""From the token of a term to the condition or directive that it means."""

from __future__ import annotations

from tui.errors import FilterError
from tui.filters.dates import Clock
from tui.filters.operators import OPERATOR_BY_NAME, PART, STATE, Operator
from tui.filters.syntax import Directive, Term
from tui.filters.tokens import Operand, Shape, Token
from tui.filters.value_readers import shown
from tui.filters.values import AnyOf, Plain, Setting, Words
from tui.model.nearest import nearest


def parse_term(token: Token, typed: str, clock: Clock) -> Term | Directive | None:
    """Returns what a term means, or ``None`` where its value is still to be typed.

    ``typed`` is the text of the token: a name that is no field and has nothing after its colon,
    as in ``Ask HN: why?``, is a word.

    Raises:
        FilterError: No such field, or no such value for it.
    """
    operands = _finished(token)
    operator = OPERATOR_BY_NAME.get(token.field)
    if operator is None:
        if token.is_list or token.operands[0].whole:
            raise _unknown(token, typed)
        return Term("text", Words(typed), token.span)
    if not operands:
        return None
    values = tuple(_value(operator, operand, clock) for operand in operands)
    if operator.is_directive:
        return _directive(operator, values, token)
    return Term(operator.name, _condition_value(values, is_list=token.is_list), token.span)


def _finished(token: Token) -> list[Operand]:
    """Returns the operands without one that has not been begun while typing."""
    return [each for each in token.operands if each.text or not each.is_unfinished]


def _value(operator: Operator, operand: Operand, clock: Clock) -> Plain | Setting:
    try:
        if not operand.text:
            raise ValueError("a value is missing")
        return operator.kind.read(operand, clock)
    except ValueError as error:
        field = "" if operator.name == "text" else f"{operator.name}: "
        hint = _hint(operator, operand)
        raise FilterError(f"{field}{error}", hint, span=_span(operand)) from error


def _span(operand: Operand) -> tuple[int, int]:
    """Returns the span of an operand, or of the character before an empty one."""
    start, stop = operand.span
    return (start, stop) if start < stop else (max(start - 1, 0), stop)


def _hint(operator: Operator, operand: Operand) -> str:
    if operator.name == "tags" and operand.shape is Shape.WORD and operand.text[:1].isalpha():
        return f"tags: counts them; did you mean tag:{shown(operand)}?"
    near = nearest(operand.whole, [each.text for each in operator.values if each.text.isalpha()])
    if near:
        return f"Did you mean {operator.name}:{near}?"
    if operator.kind in (STATE, PART):
        return f"It takes {', '.join(each.text for each in operator.values)}"
    return f"It takes {operator.kind.spoken}, as in {operator.example}"


def _unknown(token: Token, typed: str) -> FilterError:
    start = token.span[0]
    near = nearest(token.field, OPERATOR_BY_NAME)
    name = typed[: len(token.field)]
    quotes = "put it in quotes to look for the text"
    return FilterError(
        f"there is no field {name[:40]}:",
        f"Did you mean {near}:? Or {quotes}" if near else quotes.capitalize(),
        span=(start, start + len(name)),
    )


def _directive(operator: Operator, values: tuple[Plain | Setting, ...], token: Token) -> Directive:
    value = values[0]
    if token.is_list or not isinstance(value, Setting):
        hint = f"As in {operator.example}"
        raise FilterError(f"{operator.name}: takes one value, no list", hint, span=token.span)
    return Directive(operator.name, value, token.span)


def _condition_value(values: tuple[Plain | Setting, ...], *, is_list: bool) -> Plain | AnyOf:
    plain = tuple(each for each in values if not isinstance(each, Setting))
    return AnyOf(plain) if is_list else plain[0]

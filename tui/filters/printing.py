"""From a filter back to text: what is printed parses to the same filter."""

from __future__ import annotations

import re

from tui.filters.dates import DateRange, Never
from tui.filters.syntax import And, Directive, Filter, Node, Not, Or, Term
from tui.filters.values import (
    AnyOf,
    Choice,
    Contains,
    Limit,
    NoteId,
    NumberRange,
    Pattern,
    Scope,
    Setting,
    Sort,
    TagName,
    Value,
    ViewName,
    Words,
)

_BARE = re.compile(
    r"(?!(?:AND|OR|NOT)\Z)"  # operators
    r"(?![A-Za-z]+:(?!//))"  # fields, but not the scheme of an address
    r'[^\s()"*,#/<>=-][^\s()"*,]*'
)
"""Text that means itself without quotes, wherever a word or a value may stand."""


def print_filter(root: Node | Filter) -> str:
    """Returns the text of a condition, or of a filter with its directives; empty for everything."""
    if not isinstance(root, Filter):
        return _printed(root)
    directives = [f"{each.field}:{_setting(each)}" for each in root.directives]
    if isinstance(root.root, Or) and directives:
        return " ".join([_grouped(root.root), *directives])
    return " ".join([_printed(root.root), *directives]).strip()


def quoted(text: str) -> str:
    """Returns a word or value as it is typed: in quotes where it would mean something else."""
    if _BARE.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def tag_term(tag: str) -> str:
    """Returns the term for a tag as it is typed."""
    return f"#{quoted(tag)}"


def _printed(node: Node) -> str:
    match node:
        case Term():
            return _term(node)
        case Not(child):
            return "-" + _grouped(child)
        case And(children):
            return " ".join(map(_grouped, children))
        case Or(children):
            return " OR ".join(
                _grouped(child) if isinstance(child, Or) else _printed(child) for child in children
            )


def _grouped(node: Node) -> str:
    return f"({_printed(node)})" if isinstance(node, And | Or) else _printed(node)


def _term(term: Term) -> str:
    value = term.value
    if term.field == "text" and not isinstance(value, AnyOf):
        return _value(value)
    if isinstance(value, TagName) and not value.is_exact:
        return "#" + _value(value)
    return f"{term.field}:{_value(value)}"


def _value(value: Value) -> str:
    match value:
        case AnyOf(values):
            return "(" + ",".join(map(_value, values)) + ")"
        case Words(text, is_prefix) | TagName(text, False, is_prefix):
            return quoted(text) + "*" * is_prefix
        case Contains(text, is_whole) | TagName(text, is_whole, False):
            return "=" * is_whole + quoted(text)
        case Pattern(source):
            return "/" + re.sub(r"(\\.)|/", lambda found: found[1] or r"\/", source) + "/"
        case NumberRange(first, last):
            return _numbers(first, last)
        case DateRange():
            return value.spelling
        case Never():
            return "never"
        case Choice(name):
            return name
        case NoteId(number):
            return str(number)
    raise TypeError(value)


def _numbers(first: int | None, last: int | None) -> str:
    if first == last:
        return str(first)
    return f"{'' if first is None else first}..{'' if last is None else last}"


def _setting(directive: Directive) -> str:
    value: Setting = directive.value
    match value:
        case Sort("random"):
            return "random"
        case Sort(key, is_descending):
            return key + ("-" if is_descending else "+")
        case Scope():
            return value.value
        case Limit(count):
            return str(count)
        case ViewName(name):
            return quoted(name)

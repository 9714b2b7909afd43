"""What a filter is made of: a tree of conditions, directives, and the chips of its text.

A condition is true or false of every note. `Not` is true wherever its child is not true, so that
what a note lacks counts as false inside and as true outside: ``-added:<7d`` holds for a note
without a date. The meaning of each value stands with it in `tui.filters.values`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from tui.filters.tokens import Span
from tui.filters.values import (
    NEWEST_FIRST,
    AnyOf,
    Choice,
    Limit,
    NoteId,
    Scope,
    Setting,
    Sort,
    Value,
    ViewName,
)

SettingT = TypeVar("SettingT", Sort, Limit, Scope, ViewName)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a field of `tui.filters.operators`, and what it asks for."""

    field: str
    """``text`` for bare words, ``tag`` for ``#``."""
    value: Value
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)
    """Where it stands in the filter text, sign and field included."""


@dataclass(frozen=True, slots=True)
class Not:
    """True where its child is not."""

    child: Node


@dataclass(frozen=True, slots=True)
class And:
    """True where all its children are; without children, everywhere."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True where one of its children is."""

    children: tuple[Node, ...]


Node: TypeAlias = Term | Not | And | Or

BEST_FIRST = Sort("relevance", is_descending=True)

EVERYTHING = And(())
"""The condition of an empty filter; it is never a part of another."""


@dataclass(frozen=True, slots=True)
class Directive:
    """``sort:``, ``limit:``, ``in:`` or ``view:``, which says nothing of a note by itself."""

    field: str
    value: Setting
    span: Span = dataclasses.field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chip:
    """One of the top-level terms that AND joins, as the filter line shows and removes them."""

    text: str
    """As typed, with its minus sign or brackets."""
    span: Span
    node: Node | Directive
    is_bare_or: bool = False
    """Whether it is alternatives without brackets, and so the only chip."""


@dataclass(frozen=True, slots=True)
class Filter:
    """The text of a filter, and what it means."""

    text: str = dataclasses.field(compare=False)
    """As typed."""
    root: Node = EVERYTHING
    directives: tuple[Directive, ...] = ()
    """In their order, each field once."""
    chips: tuple[Chip, ...] = dataclasses.field(default=(), compare=False)
    """In their order, directives among them."""

    @property
    def sort(self) -> Sort | None:
        """The order that is asked for."""
        return self._setting(Sort)

    @property
    def order(self) -> Sort:
        """The order of the notes: as asked for, or by likeness, or the newest first."""
        return self.sort or (BEST_FIRST if self.compared_with is not None else NEWEST_FIRST)

    @property
    def compared_with(self) -> int | None:
        """The id of the note that others are compared with."""
        found = (term.value for term in positive_terms(self.root))
        return next((value.id for value in found if isinstance(value, NoteId)), None)

    @property
    def limit(self) -> int | None:
        """How many notes are asked for at most."""
        limit = self._setting(Limit)
        return limit.count if limit else None

    @property
    def view(self) -> str | None:
        """The name of the view that this filter narrows; `expand_views` replaces it."""
        view = self._setting(ViewName)
        return view.name if view else None

    @property
    def scope(self) -> Scope:
        """The part of the library to search: as ``in:`` says, or else without trash and archive.

        A term ``is:archived`` that is not negated, anywhere in the filter, opens the archive.
        """
        asks_for_archive = Term("is", Choice("archived")) in positive_terms(self.root)
        return self._setting(Scope) or (Scope.KEPT if asks_for_archive else Scope.CURRENT)

    @property
    def marked_terms(self) -> Sequence[Term]:
        """The terms that ask for marked notes, which only the reader knows."""
        marked = Choice("marked")
        return [term for term in terms(self.root) if term.field == "is" and marked in _values(term)]

    def _setting(self, kind: type[SettingT]) -> SettingT | None:
        found = (each.value for each in self.directives if isinstance(each.value, kind))
        return next(found, None)


def _values(term: Term) -> Sequence[Value]:
    return term.value.values if isinstance(term.value, AnyOf) else (term.value,)


def terms(node: Node) -> Iterator[Term]:
    """Returns all terms of a condition, in the order of the text; a list is one term."""
    match node:
        case Term():
            yield node
        case Not(child):
            yield from terms(child)
        case And(children) | Or(children):
            for child in children:
                yield from terms(child)


def positive_terms(node: Node, *, is_negated: bool = False) -> Iterator[Term]:
    """Returns the terms under an even number of negations, one for each value of a list."""
    match node:
        case Term(name, AnyOf(values)):
            yield from () if is_negated else (Term(name, value, node.span) for value in values)
        case Term():
            yield from () if is_negated else (node,)
        case Not(child):
            yield from positive_terms(child, is_negated=not is_negated)
        case And(children) | Or(children):
            for child in children:
                yield from positive_terms(child, is_negated=is_negated)

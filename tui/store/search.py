"""Which notes a filter matches, and in which order.

A filter is evaluated to a set of positions: each condition gives one, and ``AND``, ``OR`` and
``NOT`` are operations on sets. A page of the newest is found by evaluating the same filter over
slices of the library, the newest first, until there is enough of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from tui.errors import FilterError
from tui.filters.syntax import And, Filter, Node, Not, Or, Term, affirmed
from tui.filters.values import NoteId, Reach, Scope, Sort, Words
from tui.store.conditions import holds
from tui.store.ordering import NEWEST_FIRST, by_score, ordered
from tui.store.place import Place
from tui.store.similar import likeness

FIRST_SLICE = 250
"""How many notes the first slice of a page looks at; each later one looks at more."""

SLICE_GROWTH = 4

_SCOPES = {
    Scope.CURRENT: "archived IS NOT 1 AND trashed = 0",
    Scope.KEPT: "trashed = 0",
    Scope.TRASH: "trashed = 1",
    Scope.ARCHIVE: "archived = 1 AND trashed = 0",
}

_SLOW_FIELDS = frozenset(
    (
        *("text", "title", "url", "feed", "author", "summary", "comment", "article"),
        *("words", "links", "like"),
    )
)
"""Conditions that read texts, and so are asked last, of what the others left over.

A single word is not read but looked up, which costs the same for few notes as for many.
"""


@dataclass(frozen=True, slots=True)
class Result:
    """All notes that match a filter."""

    positions: BitMap
    """As a set."""
    order: Sequence[int]
    """As a list: the same positions in the order of the filter, cut at its limit."""


def find_all(place: Place, query: Filter) -> Result:
    """Everything that a filter matches, in its order."""
    within = _in_scope(place, query.scope, place.everywhere())
    matching = evaluate(place, query.root, within)
    order = _in_order(place, query, matching)
    if query.limit is not None and len(order) > query.limit:
        order = order[: query.limit]
        matching = BitMap(order)
    return Result(matching, order)


def find_first(place: Place, query: Filter, count: int) -> list[int]:
    """The first positions that a filter matches, in its order; ``count`` of them at most."""
    wanted = count if query.limit is None else min(count, query.limit)
    if sorting(query) != NEWEST_FIRST:
        return list(find_all(place, query).order[:wanted])
    found: list[int] = []
    for within in _slices(place):
        scoped = _in_scope(place, query.scope, within)
        found.extend(reversed(evaluate(place, query.root, scoped)))
        if len(found) >= wanted:
            break
    return found[:wanted]


def sorting(query: Filter) -> Sort:
    """The order of a filter: as it says, or by likeness, or the newest first."""
    if query.sort:
        return query.sort
    return Sort("relevance", is_descending=True) if _compared_with(query) else NEWEST_FIRST


def count_archived(place: Place, query: Filter) -> int:
    """How many archived notes match beside those that a filter in the usual scope finds."""
    if query.scope is not Scope.CURRENT:
        return 0
    archived = _in_scope(place, Scope.ARCHIVE, place.everywhere())
    return len(evaluate(place, query.root, archived))


def evaluate(place: Place, node: Node, within: BitMap) -> BitMap:
    """The positions in ``within`` at which a condition is true.

    Raises:
        FilterError: A regular expression takes too long on some text.
    """
    match node:
        case Term():
            return _holding(place, node, within) if within else within
        case Not(child):
            return within - evaluate(place, child, within)
        case And(children):
            for child in sorted(children, key=_cost):
                within = evaluate(place, child, within)
            return within
        case Or(children):
            found = BitMap()
            for child in sorted(children, key=_cost):
                found |= evaluate(place, child, within - found)
            return found


def _holding(place: Place, term: Term, within: BitMap) -> BitMap:
    try:
        return holds(place, term.field, term.value, within)
    except TimeoutError as error:
        raise FilterError(
            "The regular expression takes too long",
            "Write it without repeats inside repeats.",
            span=term.span,
        ) from error


def _in_scope(place: Place, scope: Scope, within: BitMap) -> BitMap:
    if scope is Scope.CURRENT:
        return within - place.select(within, "trashed = 1") - place.select(within, "archived = 1")
    if scope is Scope.KEPT:
        return within - place.select(within, "trashed = 1")
    return within if scope is Scope.ALL else place.select(within, _SCOPES[scope])


def _slices(place: Place) -> Iterator[BitMap]:
    size, below = FIRST_SLICE, 1 << 62
    while True:
        positions = [
            row[0]
            for row in place.connection.execute(
                "SELECT position FROM notes WHERE position < ? ORDER BY position DESC LIMIT ?",
                (below, size),
            )
        ]
        if not positions:
            return
        yield BitMap(positions)
        below, size = positions[-1], size * SLICE_GROWTH


def _cost(node: Node) -> int:
    """Where a condition stands among others that are asked one after the other."""
    match node:
        case Term("text", Words() as words) if words.reach is Reach.WORD:
            return 0
        case Term(field, _):
            return 2 if field in _SLOW_FIELDS else 1
        case Not(child):
            return _cost(child)
        case And(children) | Or(children):
            return max(map(_cost, children), default=0)


def _compared_with(query: Filter) -> int | None:
    """The id of the note that a filter compares others with."""
    for term in affirmed(query.root):
        if isinstance(term.value, NoteId):
            return term.value.id
    return None


def _in_order(place: Place, query: Filter, matching: BitMap) -> Sequence[int]:
    sort = sorting(query)
    note_id = _compared_with(query)
    if sort.key == "relevance" and note_id is not None:
        scores = likeness(place, note_id, matching)
        return by_score(dict.fromkeys(matching, 0.0) | scores, sort.is_descending)
    return ordered(place, matching, sort, query.root)

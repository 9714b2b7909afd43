"""Finds the notes that a filter matches, in its order.

A filter is evaluated to a set of positions: each condition gives one, and ``AND``, ``OR`` and
``NOT`` are operations on sets. A page of the newest is found by evaluating the same filter over
slices of the library, the newest first, until there is enough of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from pyroaring import BitMap

from tui.errors import FilterError
from tui.filters.operators import OPERATOR_BY_NAME, Cost
from tui.filters.syntax import And, Filter, Node, Not, Or, Term
from tui.filters.values import NEWEST_FIRST, MatchMode, Scope, Words
from tui.store.ordering import NewestFirst, by_score, ordered
from tui.store.positions import positions
from tui.store.search_context import SearchContext
from tui.store.staleness import newest_change
from tui.store.stored_values import LAST_POSITION

FIRST_SLICE = 250
"""How many notes the first slice of a page looks at; each later one looks at more."""

SLICE_GROWTH = 4

TOP = LAST_POSITION
"""No position is above it."""

MOST_SORTED = 20_000
"""How many notes are put in an order within the time of a page."""


class Result(NamedTuple):
    """All notes that match a filter, as of one moment of the library."""

    seq: int
    """The change that it is as of: its positions hold until a later one moves a note."""
    positions: BitMap
    """As a set."""
    order: Sequence[int]
    """As a list: the same positions in the order of the filter, cut at its limit."""
    archived: int = 0
    """How many archived notes match beside them; 0 where the filter itself looks there."""


def members(context: SearchContext, filter: Filter) -> BitMap:
    """Finds everything that a filter matches, without an order where it does not need one."""
    if filter.limit is not None:
        return find_all(context, filter).positions
    return evaluate(context, filter.root, _scoped(context, filter))


def find_all(context: SearchContext, filter: Filter) -> Result:
    """Finds everything that a filter matches, in its order; asked for in one transaction."""
    scope = Scope.KEPT if filter.scope is Scope.CURRENT else filter.scope
    matching = evaluate(context, filter.root, _in_scope(context, scope, context.everywhere()))
    left_out = matching - _in_scope(context, filter.scope, matching)
    matching = matching - left_out
    order = _in_order(context, filter, matching)
    if filter.limit is not None and len(order) > filter.limit:
        order = order[: filter.limit]
        matching = BitMap(order)
    return Result(newest_change(context.connection), matching, order, len(left_out))


def find_first(context: SearchContext, filter: Filter, count: int) -> list[int]:
    """Finds the first positions that a filter matches, in its order; at most ``count``."""
    wanted = count if filter.limit is None else min(count, filter.limit)
    if filter.order != NEWEST_FIRST:
        matching = evaluate(context, filter.root, _scoped(context, filter))
        return list(_in_order(context, filter, matching, wanted)[:wanted])
    return _first_below(context, filter, TOP, wanted)


def first_result(context: SearchContext, filter: Filter, count: int) -> Result:
    """Finds the first notes that a filter matches, as a result of their own."""
    found = find_first(context, filter, count)
    return Result(newest_change(context.connection), BitMap(found), found)


def find_around(
    context: SearchContext, filter: Filter, position: int, above: int, count: int
) -> tuple[list[int], int]:
    """Finds some positions that a filter matches, in its order, around that of a note.

    Args:
        context: The library to search.
        filter: What to search for.
        position: Of the note, which need not match.
        above: How many of them may come before it.
        count: How many may come from there on.

    Returns:
        The positions, and which of them is the note's; that of its neighbour where it does not
        match, the next one in the order before the one in front.
    """
    if filter.order == NEWEST_FIRST and filter.limit is None:
        before = _first_above(context, filter, position, above)[::-1]
        found = before + _first_below(context, filter, position, count)
        return found, max(min(len(before), len(found) - 1), 0)
    order = find_all(context, filter).order
    ordinal = order.index(position) if position in order else 0
    start = max(ordinal - above, 0)
    return list(order[start : ordinal + count]), ordinal - start


def sorts_many(context: SearchContext, filter: Filter) -> bool:
    """Returns whether the first notes of a filter are known only after sorting very many.

    An index has those of titles, among notes that are known without asking.
    """
    if filter.order.key == "title" and _cost(context, filter.root) is Cost.KNOWN:
        return False
    notes = context.facets.all if context.facets else ()
    return filter.order != NEWEST_FIRST and len(notes) > MOST_SORTED


def evaluate(context: SearchContext, node: Node, within: BitMap) -> BitMap:
    """Returns the positions in ``within`` at which a condition is true.

    Raises:
        FilterError: A regular expression takes too long on some text.
    """
    match node:
        case Term():
            return _holding(context, node, within) if within else within
        case Not(child):
            return within - evaluate(context, child, within)
        case And(children):
            for child in sorted(children, key=partial(_cost, context)):
                within = evaluate(context, child, within)
            return within
        case Or(children):
            found = BitMap()
            for child in sorted(children, key=partial(_cost, context)):
                found |= evaluate(context, child, within - found)
            return found


def _holding(context: SearchContext, term: Term, within: BitMap) -> BitMap:
    # The first page of everything needs none.
    from tui.store.conditions import holds

    try:
        return holds(context, term.field, term.value, within)
    except TimeoutError as error:
        raise FilterError(
            "The regular expression takes too long",
            "Write it without repeats inside repeats.",
            span=term.span,
        ) from error


def _scoped(context: SearchContext, filter: Filter) -> BitMap:
    """Returns all notes in the scope of a filter."""
    return _in_scope(context, filter.scope, context.everywhere())


def _in_scope(context: SearchContext, scope: Scope, within: BitMap) -> BitMap:
    if scope is Scope.ALL:
        return within
    trashed = context.in_state("trashed", within)
    if scope is Scope.TRASH:
        return trashed
    kept = within - trashed
    if scope is Scope.KEPT:
        return kept
    archived = context.in_state("archived", kept)
    return archived if scope is Scope.ARCHIVE else kept - archived


def _first_below(context: SearchContext, filter: Filter, top: int, wanted: int) -> list[int]:
    """Returns the first matching positions from the top down."""
    found: list[int] = []
    for within in _slices(context, filter, top, is_upwards=False):
        found.extend(NewestFirst(evaluate(context, filter.root, within))[: wanted - len(found)])
        if len(found) == wanted:
            break
    return found


def _first_above(context: SearchContext, filter: Filter, position: int, wanted: int) -> list[int]:
    """Returns the matching positions just above one, from there up."""
    found: list[int] = []
    for within in _slices(context, filter, position + 1, is_upwards=True):
        found.extend(evaluate(context, filter.root, within)[: wanted - len(found)])
        if len(found) >= wanted:
            break
    return found


def _slices(
    context: SearchContext, filter: Filter, start: int, *, is_upwards: bool
) -> Iterator[BitMap]:
    """Yields notes in the scope of a filter from a position on, in ever larger slices.

    Where the facets are loaded, what they know of the filter is left out beforehand.
    """
    if context.facets is None:
        stored = _stored_slices(context, start, is_upwards=is_upwards)
        yield from (_in_scope(context, filter.scope, within) for within in stored)
        return
    left = evaluate(context, _known_part(context, filter.root), _scoped(context, filter))
    if start < TOP:
        rank = left.rank(start - is_upwards)
        left = left[rank:] if is_upwards else left[:rank]
    size = FIRST_SLICE
    while left:
        nearest = left[:size] if is_upwards else left[-size:]
        yield nearest
        left, size = left - nearest, size * SLICE_GROWTH


def _stored_slices(context: SearchContext, start: int, *, is_upwards: bool) -> Iterator[BitMap]:
    query = (
        "SELECT position FROM notes WHERE position >= ? ORDER BY position LIMIT ?"
        if is_upwards
        else "SELECT position FROM notes WHERE position <= ? ORDER BY position DESC LIMIT ?"
    )
    size = FIRST_SLICE
    while nearest := positions(context.connection, query, (start, size)):
        yield nearest
        following = nearest.max() + 1 if is_upwards else nearest.min() - 1
        if (following > start) is not is_upwards:
            # A damaged index may lead back to where it came from.
            return
        start, size = following, size * SLICE_GROWTH


def _known_part(context: SearchContext, root: Node) -> Node:
    """Returns the conditions that all notes of the filter meet and that cost nothing."""
    children = root.children if isinstance(root, And) else (root,)
    return And(tuple(child for child in children if _cost(context, child) is Cost.KNOWN))


def _cost(context: SearchContext, node: Node) -> Cost:
    """Returns what a condition costs; of several parts, the most expensive counts."""
    match node:
        case Term():
            return _cost_of_term(context, node)
        case Not(child):
            return _cost(context, child)
        case And(children) | Or(children):
            return max((_cost(context, child) for child in children), default=Cost.KNOWN)


def _cost_of_term(context: SearchContext, term: Term) -> Cost:
    from tui.store.conditions import is_known

    if is_known(context, term.value):
        return Cost.KNOWN
    if isinstance(term.value, Words) and term.value.match_mode is MatchMode.WORD:
        return Cost.WORD
    return OPERATOR_BY_NAME[term.field].cost


def _in_order(
    context: SearchContext, filter: Filter, matching: BitMap, count: int | None = None
) -> Sequence[int]:
    sort, note_id = filter.order, filter.compared_with
    if sort.key == "relevance" and note_id is not None:
        from tui.store.similar import likeness

        scores = likeness(context, note_id, matching)
        return by_score(dict.fromkeys(matching, 0.0) | scores, sort.is_descending)
    return ordered(context, matching, sort, filter.root, count)

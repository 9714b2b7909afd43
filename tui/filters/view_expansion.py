"""Views inside filters: a filter that names a saved one is replaced by both together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tui.errors import FilterError
from tui.filters.dates import Clock
from tui.filters.parser import parse
from tui.filters.printing import quoted
from tui.filters.syntax import And, Filter, Node
from tui.filters.tokens import Span
from tui.model.nearest import nearest

MAX_NESTED = 10
"""How many views may be in one another: all of them are read whenever the outer one is counted."""


def expand_views(filter: Filter, views: Mapping[str, str], clock: Clock | None = None) -> Filter:
    """Returns the filter together with the view that it names, and the view that this one names.

    What the filter itself says of order, limit and scope counts before what the view says.

    Raises:
        FilterError: A view is unknown, contains itself, is nested too deeply, or is no filter; the
            span is that of ``view:`` in the filter itself.
    """
    passed: list[str] = []
    span = next((each.span for each in filter.directives if each.field == "view"), (0, 0))
    while name := filter.view:
        _check(name, views, passed, span)
        passed.append(name)
        filter = _within(filter, _view(name, views[name], clock, span))
    return filter


def with_view_renamed(text: str, name: str, wanted: str) -> str:
    """Returns the text of a filter with another name for a view that it names.

    A text that cannot be read stays as it is.
    """
    try:
        filter = parse(text)
    except FilterError:
        return text
    if filter.view != name:
        return text
    start, stop = next(each.span for each in filter.directives if each.field == "view")
    return f"{text[:start]}view:{quoted(wanted)}{text[stop:]}"


def _check(name: str, views: Mapping[str, str], passed: list[str], span: Span) -> None:
    if name in passed:
        raise _endless(sorted(passed[passed.index(name) :]), span)
    if len(passed) == MAX_NESTED:
        hint = f"No more than {MAX_NESTED} views in one another"
        raise FilterError("views are nested too deeply", hint, span=span)
    if name not in views:
        near = nearest(name, views)
        hint = f"Did you mean view:{near}?" if near else "Save a filter under this name first"
        raise FilterError(f"there is no view {name}", hint, span=span)


def _endless(names: list[str], span: Span) -> FilterError:
    """Returns why views that lead back to themselves are no filter; the same for each of them."""
    if len(names) == 1:
        return FilterError(f"the view {names[0]} contains itself", "Edit the view", span=span)
    message = f"the views {', '.join(names[:-1])} and {names[-1]} contain each other"
    return FilterError(message, "Edit one of them", span=span)


def _view(name: str, text: str, clock: Clock | None, span: Span) -> Filter:
    try:
        return parse(text, clock=clock)
    except FilterError as error:
        message = f"the view {name} is no filter: {error.message}"
        raise FilterError(message, error.hint, span=span) from error


def _within(inner: Filter, view: Filter) -> Filter:
    """Returns the inner filter inside a view, whose own view remains to be expanded."""
    own = tuple(each for each in inner.directives if each.field != "view")
    fields = {each.field for each in own}
    inherited = tuple(each for each in view.directives if each.field not in fields)
    return replace(inner, root=_both(view.root, inner.root), directives=(*own, *inherited))


def _both(first: Node, second: Node) -> Node:
    """Returns two conditions as one, without an AND inside an AND."""
    children = (*_conjuncts(first), *_conjuncts(second))
    return children[0] if len(children) == 1 else And(children)


def _conjuncts(node: Node) -> tuple[Node, ...]:
    return node.children if isinstance(node, And) else (node,)

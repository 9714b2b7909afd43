"""The notes that a command works on: named one by one, or found by a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.cli.filter_arguments import expanded_filter
from tui.cli.values import FILTER, NOTE
from tui.errors import UsageError

if TYPE_CHECKING:
    from tui.filters.syntax import Filter
    from tui.library.reading import LibraryReader

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


def note_targets(command: AnyFunction) -> AnyFunction:
    """Adds the argument ``NOTE…`` as ``names`` and the option ``--filter`` as ``filter_text``."""
    option = click.option(
        "--filter",
        "filter_text",
        metavar="FILTER",
        type=FILTER,
        help="The notes that match, in place of NOTE.",
    )
    return click.argument("names", metavar="[NOTE]...", nargs=-1, type=NOTE)(option(command))


def check_targets(names: Sequence[str], filter_text: str | None) -> None:
    """Checks that notes are either named or filtered.

    Raises:
        UsageError: There are both or neither, or the filter is empty.
    """
    if names and filter_text is not None:
        raise UsageError("Notes are named, and a filter is given", "Give one of the two.")
    if not names and filter_text is None:
        raise UsageError(
            "No note is named",
            "A note is named by its id or its URL; --filter chooses those that match.",
        )
    if filter_text is not None and not filter_text.strip():
        raise UsageError("The filter is empty", "--filter in:all chooses every note.")


def chosen_ids(
    library: LibraryReader,
    names: Sequence[str],
    filter_text: str | None,
    adapt: Callable[[Filter], Filter] = lambda filter: filter,
) -> list[int]:
    """Returns the ids of the chosen notes, each once, in the order of the filter or the names.

    Args:
        library: Where to look.
        names: Ids and addresses; not looked at where there is a filter.
        filter_text: The filter, as typed.
        adapt: Changes the filter before it is used.

    Raises:
        NoteNotFoundError: A name is unknown.
        FilterError: The filter cannot be parsed.
    """
    if filter_text is None:
        return list(dict.fromkeys(library.named(name).id for name in names))
    with library.one_moment():
        result = library.find(adapt(expanded_filter(library, filter_text)))
        return library.ids(result, result.order)


def in_trash(filter: Filter) -> Filter:
    """Returns the filter with ``in:trash``, unless it says itself where to look."""
    from tui.filters.syntax import Directive
    from tui.filters.values import Scope

    if any(each.field == "in" for each in filter.directives):
        return filter
    return replace(filter, directives=(*filter.directives, Directive("in", Scope.TRASH)))

"""What the menu of the filter line offers at the caret."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.filters.completing import Completion, completions
from tui.model.fold import fold
from tui.model.row import TagCount
from tui.model.suggestion import Suggestion
from tui.model.view import Views

LEAST_WORD = 2
"""The letters of a bare word before it is taken for the beginning of a field's name."""

MOST = 50
"""How many suggestions there are at most."""

Complete = Callable[[str, str], Sequence[tuple[str, int]]]
"""From ``tag`` or ``site`` and how a value begins to values with their notes, best first."""


def suggestions(
    text: str,
    caret: int,
    complete: Complete,
    tags: Sequence[TagCount],
    views: Views,
) -> list[Suggestion]:
    """Returns what could be typed at the caret, best first; nothing that is there already.

    Args:
        text: The filter as it is typed.
        caret: The number of characters before the caret.
        complete: Finds tags and sites.
        tags: Those of the notes that are shown, offered before any letter of a tag is typed.
        views: The saved filters.
    """
    found = completions(text, caret)
    if found is None or (not found.field and len(found.prefix) < LEAST_WORD):
        return []
    values = _values(found, complete, tags, views)
    taken = ((value, detail, *found.applied(text, value)) for value, detail in values)
    offered = [Suggestion(*each) for each in taken if each[2] != text]
    return offered[:MOST]


def _values(
    found: Completion,
    complete: Complete,
    tags: Sequence[TagCount],
    views: Views,
) -> Iterator[tuple[str, str]]:
    """Yields values with a word on each."""
    yield from ((each.text, each.help) for each in found.candidates)
    if found.field == "view":
        start = fold(found.prefix)
        yield from ((view.name, view.text) for view in views if fold(view.name).startswith(start))
    elif found.field == "tag" and not found.prefix:
        yield from ((tag.name, f"{tag.count:,}") for tag in tags[:MOST])
    elif found.field:
        yield from ((name, f"{count:,}") for name, count in complete(found.field, found.prefix))

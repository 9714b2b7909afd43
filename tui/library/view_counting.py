"""Counts the unread notes of views, a part of them at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import NamedTuple

from tui.errors import FilterError, UrlNotesError, to_url_notes_error
from tui.filters.parser import parse
from tui.filters.view_expansion import expand_views
from tui.library.reading import IsWanted, LibraryReader, QueryInterruptedError
from tui.model.view import Views, texts_by_name
from tui.store.connection import always


class Unread(NamedTuple):
    """How many unread notes a view has."""

    notes: int | None = None
    """None where it is not known: what is marked, only the reader knows."""
    fault: UrlNotesError | None = None
    """Why its filter cannot be read; then nothing is counted."""


def count_unread(
    library: LibraryReader,
    views: Views,
    texts: Sequence[str],
    is_wanted: IsWanted = always,
    seconds: float = 3_600,
) -> Mapping[str, Unread]:
    """Counts the unread notes of filters, by their texts: the first, and more while there is time.

    Args:
        library: Where they are counted.
        views: Those that the filters may name.
        texts: The filters.
        is_wanted: Whether they are still wanted.
        seconds: How long it may take to begin with another one.

    Raises:
        QueryInterruptedError: They are no longer wanted.
    """
    begun, named = monotonic(), texts_by_name(views)
    found: dict[str, Unread] = {}
    for text in texts:
        if not is_wanted():
            raise QueryInterruptedError
        found[text] = _unread(library, named, text)
        if monotonic() - begun > seconds:
            break
    return found


def _unread(library: LibraryReader, named: Mapping[str, str], text: str) -> Unread:
    try:
        filter = expand_views(parse(text), named)
        return Unread() if filter.marked_terms else Unread(library.unread(filter))
    except FilterError as error:
        return Unread(fault=to_url_notes_error(error))

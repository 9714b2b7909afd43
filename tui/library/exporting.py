"""What of a library is exported, in a format that holds all of it or in any other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.filters.syntax import EVERYTHING, Filter
from tui.filters.values import Scope
from tui.library.batches import batches, notes_of

if TYPE_CHECKING:
    from tui.formats.base import Format
    from tui.library.reading import LibraryReader, Result
    from tui.model.arrangement import Arrangement
    from tui.model.note import Draft


def exported(
    library: LibraryReader, filter: Filter, result: Result, format_: Format
) -> Iterator[Draft | Arrangement]:
    """Yields what is written of the notes that an expanded filter found, in their order.

    A format that holds a whole library gets the notes with all that is known of them, after what is
    arranged beside them: the states and other names of their tags, or where nothing is filtered
    those of all, and views. Call it within ``library.one_moment``.
    """
    if format_.write_library is None:
        yield from notes_of(library, result)
        return
    yield from library.arrangements(None if is_whole(filter) else result)
    for batch in batches(result.order):
        yield from library.former_notes(result, batch)


def is_whole(filter: Filter) -> bool:
    """Returns whether a filter leaves out nothing but what lies in the archive or the trash."""
    is_unlimited = filter.root == EVERYTHING and filter.limit is None
    return is_unlimited and filter.scope in (Scope.CURRENT, Scope.ALL)

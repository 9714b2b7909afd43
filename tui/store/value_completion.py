"""Suggests tags, sites and folders that begin so, or tags that go with those that are there."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest

from tui.filters.operators import StoredValues
from tui.model.fold import fold
from tui.model.folder import searched_path, tight
from tui.store.search_context import SearchContext
from tui.store.sql import AMONG, HIDDEN, listed, prefix_bounds
from tui.store.stored_values import as_text, fetch_all, path_of
from tui.store.tags import find_tag

SAMPLE = 2_000
"""How many notes are looked at to find which tags go together, and which sites there are."""

MOST_NAMES = 5_000
"""How many tags that begin the same are looked at."""


def suggest_tags(
    context: SearchContext, prefix: str, beside: Sequence[str], count: int
) -> list[tuple[str, int]]:
    """Suggests tags with their notes, best first, without those that are there.

    A retired tag is suggested only where no live one begins so.

    Args:
        context: The library to search.
        prefix: How the tag, or a word of it, begins; empty for any that goes with the others.
        beside: The tags that are there.
        count: How many names at most.
    """
    connection = context.connection
    present = {tag for name in beside if (tag := find_tag(connection, name)) is not None}
    together = _together(connection, present)
    tags = _beginning(context, fold(prefix)) if prefix.strip() else together
    totals = _totals(context, tags)
    best = sorted(
        totals.keys() - present, key=lambda tag: (-together.get(tag, 0), -totals[tag], tag)
    )
    names = _names(context, best[:count])
    return [(names[tag], totals[tag]) for tag in best[:count]]


def tags_beginning(context: SearchContext, prefix: str, count: int) -> list[tuple[str, int]]:
    """Finds tags with a name or word that begins so, with their notes, the most frequent first."""
    tags = _beginning(context, fold(prefix))
    shared = context.facets.shared_totals(tags) if context.facets else {}
    # Tags on one note come last: they are not looked at where there are others enough.
    totals = shared if len(shared) >= count else _totals(context, tags)
    least = min(nlargest(count, totals.values()), default=0)
    names = _names(context, [tag for tag, number in totals.items() if number >= least])
    counts = [(name, totals[tag]) for tag, name in names.items()]
    return sorted(counts, key=lambda each: (-each[1], each[0]))[:count]


def sites_beginning(context: SearchContext, prefix: str, count: int) -> list[tuple[str, int]]:
    """Finds sites with a name or a part after a dot that begins so, the most frequent first.

    Sites and the number of their notes are those among the newest notes.
    """
    rows = fetch_all(
        context.connection,
        f"SELECT site, count(*) AS number FROM (SELECT {as_text('site')} AS site FROM notes"
        " WHERE trashed IS NOT 1 ORDER BY position DESC LIMIT ?)"
        " WHERE site <> '' AND instr('.' || site, '.' || ?)"
        " GROUP BY site ORDER BY number DESC, site LIMIT ?",
        (SAMPLE, prefix.lower(), count),
    )
    return [(site, number) for site, number in rows]


def folders_beginning(context: SearchContext, prefix: str, count: int) -> list[tuple[str, int]]:
    """Finds folders with a path or a name that begins so, the most frequent first.

    Folders, those around them, and the number of their notes are those of the newest notes.
    """
    rows = fetch_all(
        context.connection,
        "SELECT path, note_id FROM note_folders WHERE note_id IN"
        " (SELECT id FROM notes WHERE trashed IS NOT 1 ORDER BY position DESC LIMIT ?)",
        (SAMPLE,),
    )
    wanted = fold(tight(prefix))
    kept: defaultdict[object, set[int]] = defaultdict(set)
    for stored, note_id in rows:
        kept[stored].add(note_id)
    inside: defaultdict[str, set[int]] = defaultdict(set)
    for stored, ids in kept.items():
        names = path_of(stored)
        for depth in range(1, len(names) + 1):
            inside[searched_path(names[:depth])] |= ids
    found = [
        (path, len(ids))
        for path, ids in inside.items()
        if any(fold(part).startswith(wanted) for part in (path, path.rpartition("/")[2]))
    ]
    return sorted(found, key=lambda each: (-each[1], each[0]))[:count]


COMPLETERS = {
    StoredValues.TAGS: tags_beginning,
    StoredValues.SITES: sites_beginning,
    StoredValues.FOLDERS: folders_beginning,
}
"""What finds the values that begin in a way."""


def _names(context: SearchContext, tags: Iterable[int]) -> dict[int, str]:
    if context.facets:
        known = context.facets.vocabulary.names
        found = {tag: known[tag] for tag in tags if tag in known}
        if found or not context.facets.vocabulary.hidden:
            return found
    query = f"SELECT id, {as_text('name')} FROM tags WHERE id {AMONG}"
    return dict(fetch_all(context.connection, query, (listed(tags),)))


def _together(connection: sqlite3.Connection, tags: set[int]) -> dict[int, int]:
    """Counts the notes that each tag shares with the given ones, in a sample of the newest."""
    return dict(
        connection.execute(
            "SELECT id, count(*) FROM note_tags JOIN tags ON id = tag_id WHERE note_id IN ("
            f" SELECT note_id FROM note_tags WHERE tag_id {AMONG}"
            f" ORDER BY note_id DESC LIMIT ?) AND NOT {HIDDEN} GROUP BY tag_id",
            (listed(tags), SAMPLE),
        )
    )


def _beginning(context: SearchContext, prefix: str) -> set[int]:
    """Finds the live tags with a name, a word or an alias that begins so.

    Retired ones only where no live one does.
    """
    if context.facets and not context.facets.vocabulary.hidden:
        return _beginning_in(context, prefix)
    live = _beginning_in(context, prefix, f" AND NOT {HIDDEN}")
    return live or _beginning_in(context, prefix, " AND state = 'retired'")


def _beginning_in(context: SearchContext, prefix: str, condition: str = "") -> set[int]:
    bounds = prefix_bounds(prefix)
    # Another program may have taken tags away, and have left their words.
    tags = " JOIN tags ON id = tag_id" if condition else ""
    rows = context.connection.execute(
        f"SELECT id FROM tags WHERE folded >= ? AND folded < ?{condition}"
        f" UNION ALL SELECT tag_id FROM tag_words{tags} WHERE word >= ? AND word < ?{condition}"
        f" UNION ALL SELECT tag_id FROM aliases{tags}"
        f" WHERE aliases.folded >= ? AND aliases.folded < ?{condition} LIMIT ?",
        (*bounds, *bounds, *bounds, MOST_NAMES),
    )
    return {tag for (tag,) in rows}


def _totals(context: SearchContext, tags: Iterable[int]) -> dict[int, int]:
    """Returns the number of notes of each tag."""
    if context.facets:
        hidden = context.facets.vocabulary.hidden.intersection(tags)
        totals = {tag: context.facets.total(tag) for tag in tags if tag not in hidden}
        return totals | _looked_up(context, hidden) if hidden else totals
    return _looked_up(context, tags)


def _looked_up(context: SearchContext, tags: Iterable[int]) -> dict[int, int]:
    return dict(
        context.connection.execute(
            "SELECT id, (SELECT count(*) FROM note_tags WHERE tag_id = id) FROM tags"
            f" WHERE id {AMONG}",
            (listed(tags),),
        )
    )

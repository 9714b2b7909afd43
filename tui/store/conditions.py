"""The table of conditions: how the notes are found that a field of the filter language asks for.

Every function is given the positions still of interest and returns those of them at which the
field has the value.
"""

from __future__ import annotations

from collections.abc import Callable

from pyroaring import BitMap

from tui.filters.values import AnyOf, Choice, Plain, TagName, Value
from tui.store import fact_conditions, similar, tag_conditions, text_conditions
from tui.store.search_context import SearchContext

Condition = Callable[[SearchContext, Plain, BitMap], BitMap]

CONDITIONS: dict[str, Condition] = {
    "text": text_conditions.anywhere,
    "tag": tag_conditions.tag,
    "is": fact_conditions.state,
    "has": fact_conditions.has,
    "no": fact_conditions.has_no,
    "title": text_conditions.in_title,
    "url": text_conditions.in_column("url"),
    "site": text_conditions.in_column("site"),
    "feed": text_conditions.in_column("feed"),
    "folder": text_conditions.in_folder,
    "author": text_conditions.in_column("author"),
    "summary": text_conditions.in_column("summary"),
    "comment": text_conditions.in_column("comment"),
    "article": text_conditions.in_article,
    "lang": text_conditions.in_column("lang"),
    "added": fact_conditions.dated("added"),
    "published": fact_conditions.dated("published"),
    "updated": fact_conditions.dated("updated"),
    "opened": fact_conditions.dated("opened"),
    "tags": fact_conditions.tag_count,
    "words": fact_conditions.word_count,
    "links": fact_conditions.link_count,
    "id": fact_conditions.note_id,
    "like": similar.like,
}
"""By the name of the operator in `tui.filters.operators`; directives are no conditions."""


def holds(context: SearchContext, field: str, value: Value, within: BitMap) -> BitMap:
    """Returns the positions in ``within`` at which a field has a value."""
    if not isinstance(value, AnyOf):
        return CONDITIONS[field](context, value, within)
    found = BitMap()
    for each in value.values:
        found |= CONDITIONS[field](context, each, within - found)
    return found


def is_known(context: SearchContext, value: Value) -> bool:
    """Returns whether the notes that have a value are found without asking the library."""
    if context.facets is None:
        return False
    match value:
        case AnyOf(values):
            return all(is_known(context, each) for each in values)
        case Choice(name):
            return name in fact_conditions.STATES or name in fact_conditions.PARTS
        case TagName(is_prefix=False):
            return True
    return value in context.facets.remembered

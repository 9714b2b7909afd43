"""Compares notes with one note, by the rare tags and rare title words that they share."""

from __future__ import annotations

from collections import defaultdict
from math import log

from pyroaring import BitMap

from tui.filters.values import NoteId, Plain, Words
from tui.model.fold import words
from tui.store.positions import IS_POSITION
from tui.store.search_context import SearchContext
from tui.store.stored_values import as_text, fetch_all
from tui.store.tag_conditions import notes_with_any
from tui.store.text_conditions import indexed

COMMON_SHARE = 0.2
"""A tag or word on more than this share of the library is ignored."""

FEWEST_COMMON = 10
"""In a small library, a tag or word on no more notes than this still counts."""


def like(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes that share something with one note, itself left out."""
    assert isinstance(value, NoteId)
    return BitMap(likeness(context, value.id, within))


def likeness(context: SearchContext, note_id: int, within: BitMap) -> dict[int, float]:
    """Returns how much each similar note is like one, by position; others are left out."""
    scores = context.scores.get(note_id)
    if scores is None:
        # The order of a result asks for what its condition has found.
        scores = context.scores[note_id] = _scores(context, note_id)
    return {position: score for position, score in scores.items() if position in within}


def _scores(context: SearchContext, note_id: int) -> dict[int, float]:
    rows = fetch_all(
        context.connection,
        f"SELECT position, {as_text('title')}, (SELECT count(*) FROM notes) FROM notes"
        f" WHERE id = ? AND {IS_POSITION}",
        (note_id,),
    )
    if not rows:
        return {}
    position, title, total = rows[0]
    others = context.everywhere() - BitMap([position])
    scores: defaultdict[int, float] = defaultdict(float)
    for sharing in _sharing(context, note_id, title, others):
        if 0 < len(sharing) <= max(COMMON_SHARE * total, FEWEST_COMMON):
            weight = log(1 + total / len(sharing))
            for other in sharing:
                scores[other] += weight
    return dict(scores)


def _sharing(context: SearchContext, note_id: int, title: str, within: BitMap) -> list[BitMap]:
    tags = context.connection.execute(
        "SELECT id FROM note_tags JOIN tags ON id = tag_id WHERE note_id = ?", (note_id,)
    ).fetchall()
    with_tags = [notes_with_any(context, row, within) for row in tags]
    wanted = {word for word in words(title) if len(word) > 3}
    return with_tags + _titled(context, wanted, within)


def _titled(context: SearchContext, wanted: set[str], within: BitMap) -> list[BitMap]:
    """Returns the notes that have each of some words in their titles, which are read once."""
    found: dict[str, list[int]] = {word: [] for word in wanted}
    candidates = (indexed(context, Words(word), within) for word in wanted)
    for position, title in context.texts(BitMap().union(*candidates), "title"):
        for word in wanted.intersection(words(title)):
            found[word].append(position)
    return list(map(BitMap, found.values()))

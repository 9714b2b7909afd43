"""Compares notes with one note, by the rare tags and rare title words that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import log
from typing import NamedTuple

from pyroaring import BitMap

from tui.filters.values import NoteId, Plain
from tui.model.fold import fold, words
from tui.store.positions import IS_POSITION, positions
from tui.store.search_context import SearchContext
from tui.store.stored_values import as_text, fetch_all
from tui.store.tag_conditions import notes_with_any

COMMON_SHARE = 0.2
"""A tag or word on more than this share of the library is ignored."""

FEWEST_COMMON = 10
"""In a small library, a tag or word on no more notes than this still counts."""


MOST_COMPARED = 20_000
"""How many notes a note is compared with, by the rarest tags and words that it shares with them."""


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


class _Shared(NamedTuple):
    """A tag or a word of the title of a note, and the others that have it."""

    notes: BitMap
    word: str = ""
    """The word, which these have in any text."""


def _sharing(context: SearchContext, note_id: int, title: str, within: BitMap) -> list[BitMap]:
    """Returns the notes that have each of the rarest tags and words of a note."""
    tags = context.connection.execute(
        "SELECT id FROM note_tags JOIN tags ON id = tag_id WHERE note_id = ?", (note_id,)
    ).fetchall()
    wanted = {word for word in words(title) if len(word) > 3}
    rarest = _rarest(
        [_Shared(notes_with_any(context, row, within)) for row in tags]
        + [_Shared(within & _with_word(context, word), word) for word in wanted]
    )
    return [_titled(context, each) if each.word else each.notes for each in rarest]


def _rarest(shared: Iterable[_Shared]) -> list[_Shared]:
    """Returns the rarest ones, as many as there is room for the notes of; one at least."""
    rarest, room = list[_Shared](), MOST_COMPARED
    for each in sorted((each for each in shared if each.notes), key=lambda each: len(each.notes)):
        room -= len(each.notes)
        if room < 0 and rarest:
            break
        rarest.append(each)
    return rarest


def _with_word(context: SearchContext, word: str) -> BitMap:
    """Finds the notes with a word in any text; of a frequent one, more than are compared."""
    return positions(
        context.connection,
        "SELECT rowid AS position FROM note_text WHERE note_text MATCH ? LIMIT ?",
        (f'"{word}"', MOST_COMPARED + 1),
    )


def _titled(context: SearchContext, shared: _Shared) -> BitMap:
    """Returns the notes that have a word in their titles."""
    notes, word = shared
    may_have = context.digested(notes, "instr(title, ?) > 0", (fold(word),))
    may_have |= context.undigested(notes)
    titles = context.texts(may_have, "title")
    return BitMap(position for position, title in titles if word in words(title))

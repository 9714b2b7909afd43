"""The notes that a text occurs in: asked of the index where it has words, decided by the text.

The index knows words and nothing of their order or field (``detail=none`` makes it a fifth of the
size), so phrases and words with punctuation are candidates first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from pyroaring import BitMap

from tui.filters.patterns import finds
from tui.filters.values import Contains, Pattern, Plain, Reach, Words
from tui.model.fold import fold, occurs
from tui.store.index_words import INDEXED_FIELDS
from tui.store.place import Place
from tui.store.positions import positions
from tui.store.tag_conditions import carriers, prefix_bounds

SHORT_PREFIX = 3
"""Up to this length the text index has prefixes of its own."""

FEW_TERMS = 100
"""Up to so many terms, a longer prefix is asked for by the terms it stands for."""

LARGE_SHARE = 0.5
"""From this share of the library on, a word is looked up in all of it: that costs little more."""


def anywhere(place: Place, value: Plain, within: BitMap) -> BitMap:
    """The notes with these words in a searched field or in a tag."""
    if isinstance(value, Pattern):
        return _matched(place, value, within)
    assert isinstance(value, Words)
    if value.reach is Reach.WORD:
        return _with_word(place, value, within)
    found = _tagged(place, value, within)
    others = within - found
    if value.reach is Reach.SCAN:
        return found | _decided(place, others, lambda text: value.needle in fold(text))
    candidates = indexed(place, value, others)
    return found | _decided(place, candidates, lambda text: _has_phrase(value, text))


def _with_word(place: Place, value: Words, within: BitMap) -> BitMap:
    """The notes with a word; what is asked of most notes is asked of all, and remembered."""
    facets = place.facets
    if facets is None:
        return _looked_up(place, value, within)
    found = facets.remembered.get(value)
    if found is None:
        if len(within) < LARGE_SHARE * len(facets.all):
            return _looked_up(place, value, within)
        found = _looked_up(place, value, facets.all)
        facets.remember(value, found)
    return within & found


def _looked_up(place: Place, value: Words, within: BitMap) -> BitMap:
    found = indexed(place, value, within)
    return found | _tagged(place, value, within - found)


def _tagged(place: Place, value: Words, within: BitMap) -> BitMap:
    return carriers(place, _tags_with_words(place, value), within) if within else within


def _tags_with_words(place: Place, value: Words) -> list[int]:
    if value.reach is Reach.SCAN:
        rows = place.connection.execute(
            "SELECT id FROM tags WHERE instr(folded, ?) > 0", (value.needle,)
        )
        return [row[0] for row in rows]
    *_, last = value.tokens
    rows = place.connection.execute(
        "SELECT DISTINCT id, name FROM tag_words JOIN tags ON tags.id = tag_id"
        " WHERE word >= ? AND word < ?",
        prefix_bounds(last) if value.has_open_end else (last, last + chr(0)),
    )
    return [tag for tag, name in rows if value.reach is Reach.WORD or _has_phrase(value, name)]


def indexed(place: Place, value: Words, within: BitMap) -> BitMap:
    """The notes in whose text all the words occur, wherever they stand."""
    if not within:
        return BitMap()
    *whole, last = value.tokens
    terms = [f'"{token}"' for token in whole]
    terms.append(_prefix_query(place, last) if value.has_open_end else f'"{last}"')
    return within & positions(
        place.connection,
        "SELECT rowid AS position FROM note_text WHERE note_text MATCH ? AND rowid BETWEEN ? AND ?",
        (" AND ".join(terms), within.min(), within.max()),
    )


def _prefix_query(place: Place, prefix: str) -> str:
    """A prefix as the index answers it fastest.

    Beyond its own prefixes, FTS5 merges the lists of all terms before it gives the first row; the
    same terms asked for by name come one by one.
    """
    if len(prefix) > SHORT_PREFIX:
        terms = list(islice(_terms(place, prefix), FEW_TERMS + 1))
        if 0 < len(terms) <= FEW_TERMS:
            return "(" + " OR ".join(f'"{term}"' for term in terms) + ")"
    return f'"{prefix}" *'


def _terms(place: Place, prefix: str) -> Iterator[str]:
    """The words of the index that begin so, each found from the one before.

    A range of them would cost a row for every note that has one.
    """
    at, end = prefix_bounds(prefix)
    while row := place.connection.execute(
        "SELECT term FROM note_terms WHERE term >= ? LIMIT 1", (at,)
    ).fetchone():
        if row[0] >= end:
            return
        yield row[0]
        at = row[0] + chr(0)


def _decided(place: Place, candidates: BitMap, decide: Callable[[str], bool]) -> BitMap:
    """Those candidates of which one searched field passes."""
    return BitMap(
        row[0]
        for row in place.texts(candidates, ", ".join(INDEXED_FIELDS))
        if any(map(decide, row[1:]))
    )


def _has_phrase(value: Words, text: str) -> bool:
    return occurs(value.needle, fold(text), is_prefix=value.is_prefix)


def _matched(place: Place, value: Pattern, within: BitMap) -> BitMap:
    rows = place.connection.execute("SELECT id, name FROM tags")
    tags = [tag for tag, name in rows if finds(value.source, name)]
    tagged = carriers(place, tags, within)
    return tagged | _decided(place, within - tagged, lambda text: finds(value.source, text))


def in_column(column: str) -> Callable[[Place, Plain, BitMap], BitMap]:
    """The condition on a text column: it contains, equals, or matches."""

    def condition(place: Place, value: Plain, within: BitMap) -> BitMap:
        decide = _decider(value)
        return BitMap(row[0] for row in place.texts(within, column) if decide(row[1]))

    return condition


def in_article(place: Place, value: Plain, within: BitMap) -> BitMap:
    """The notes whose stored article contains or matches."""
    decide = _decider(value)
    rows = place.connection.execute(
        "SELECT position, content FROM articles JOIN notes ON notes.id = note_id"
    )
    decided = {position: decide(content) for position, content in rows}
    found = within & BitMap(position for position, holds in decided.items() if holds)
    return found | (within - BitMap(decided)) if decide("") else found


def _decider(value: Plain) -> Callable[[str], bool]:
    if isinstance(value, Pattern):
        return lambda text: finds(value.source, text)
    assert isinstance(value, Contains)
    needle = fold(value.text)
    if value.is_whole:
        return lambda text: fold(text) == needle
    return lambda text: needle in fold(text)

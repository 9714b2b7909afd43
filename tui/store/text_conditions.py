"""Conditions on texts: the index finds candidates where it has the words, the text decides.

The index knows words and nothing of their order or field (``detail=none`` makes it a fifth of the
size), so phrases and words with punctuation are candidates first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import islice

from pyroaring import BitMap

from tui.filters.patterns import finds
from tui.filters.values import Contains, MatchMode, Pattern, Plain, Words
from tui.model.fold import fold, occurs
from tui.model.folder import searched_path, tight
from tui.store.index_words import INDEXED_FIELDS
from tui.store.positions import IS_POSITION, positions
from tui.store.search_context import SearchContext
from tui.store.sql import prefix_bounds
from tui.store.stored_values import as_text, fetch_all, path_of, text_of
from tui.store.tag_conditions import notes_with_any

SHORT_PREFIX = 3
"""Up to this length the text index has prefixes of its own."""

FEW_TERMS = 100
"""Up to so many terms, a longer prefix is asked for by the terms it stands for."""


def anywhere(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes with these words in a searched field or in a tag."""
    if isinstance(value, Pattern):
        return _matched(context, value, within)
    assert isinstance(value, Words)
    if value.match_mode is MatchMode.WORD:
        return context.looked_up(value, within, partial(_with_word, context, value))
    found = _tagged(context, value, within)
    others = within - found
    if value.match_mode is MatchMode.SCAN:
        return found | _decided(context, others, lambda text: value.folded in fold(text))
    return found | _with_phrase(context, value, indexed(context, value, others))


def _with_word(context: SearchContext, value: Words, within: BitMap) -> BitMap:
    """Finds the notes with a word."""
    found = indexed(context, value, within)
    return found | _tagged(context, value, within - found)


def _tagged(context: SearchContext, value: Words, within: BitMap) -> BitMap:
    return notes_with_any(context, _tags_with_words(context, value), within) if within else within


def _tags_with_words(context: SearchContext, value: Words) -> list[int]:
    if value.match_mode is MatchMode.SCAN:
        rows = context.connection.execute(
            "SELECT id FROM tags WHERE instr(folded, ?) > 0", (value.folded,)
        )
        return [row[0] for row in rows]
    *_, last = value.tokens
    bounds = prefix_bounds(last) if value.has_open_end else (last, last + chr(0))
    between = "WHERE word >= ? AND word < ?"
    if value.match_mode is MatchMode.WORD and context.facets:
        query = f"SELECT tag_id FROM tag_words {between}"
        return [row[0] for row in context.connection.execute(query, bounds)]
    # Another program may have taken tags away, and have left their words; facets know no such tag.
    has_word = f"FROM tag_words JOIN tags ON tags.id = tag_id {between}"
    if value.match_mode is MatchMode.WORD:
        query = f"SELECT DISTINCT id {has_word}"
        return [row[0] for row in context.connection.execute(query, bounds)]
    query, phrase = f"SELECT DISTINCT id, {as_text('name')} {has_word}", value.folded
    return [
        tag
        for tag, name in fetch_all(context.connection, query, bounds)
        if occurs(phrase, fold(name), is_prefix=value.is_prefix)
    ]


def indexed(context: SearchContext, value: Words, within: BitMap) -> BitMap:
    """Finds the notes in whose text all the words occur, in any order."""
    if not within:
        return BitMap()
    *whole, last = value.tokens
    terms = [f'"{token}"' for token in whole]
    terms.append(_prefix_query(context, last) if value.has_open_end else f'"{last}"')
    return within & positions(
        context.connection,
        "SELECT rowid AS position FROM note_text WHERE note_text MATCH ? AND rowid BETWEEN ? AND ?",
        (" AND ".join(terms), within.min(), within.max()),
    )


def _prefix_query(context: SearchContext, prefix: str) -> str:
    """Returns the search for a prefix that the index answers fastest.

    Beyond its own prefixes, FTS5 merges the lists of all terms before it gives the first row; the
    same terms asked for by name come one by one.
    """
    if len(prefix) > SHORT_PREFIX:
        terms = list(islice(_terms(context, prefix), FEW_TERMS + 1))
        if 0 < len(terms) <= FEW_TERMS:
            return "(" + " OR ".join(f'"{term}"' for term in terms) + ")"
    return f'"{prefix}" *'


def _terms(context: SearchContext, prefix: str) -> Iterator[str]:
    """Yields the words of the index that begin so, each found from the one before.

    A range of them would cost a row for every note that has one.
    """
    at, end = prefix_bounds(prefix)
    while row := context.connection.execute(
        "SELECT term FROM note_terms WHERE term >= ? LIMIT 1", (at,)
    ).fetchone():
        # A damaged index may give a word that comes before.
        if not at <= row[0] < end:
            return
        yield row[0]
        at = row[0] + chr(0)


def _decided(context: SearchContext, candidates: BitMap, decide: Callable[[str], bool]) -> BitMap:
    """Returns the candidates with a searched field for which ``decide`` is true."""
    return BitMap(
        row[0]
        for row in context.texts(candidates, ", ".join(INDEXED_FIELDS))
        if any(map(decide, row[1:]))
    )


def _with_phrase(context: SearchContext, value: Words, candidates: BitMap) -> BitMap:
    """Returns the candidates with a searched field in which a phrase occurs.

    Most notes with its words do not have them side by side. To see that of all fields at once takes
    a tenth of the time that folding them takes.
    """
    phrase, found = value.folded, BitMap()
    side_by_side = re.compile(r"\s+".join(map(re.escape, phrase.split())))
    for position, *texts in context.texts(candidates, ", ".join(INDEXED_FIELDS)):
        whole = "\0".join(texts)
        if whole.isascii() and not side_by_side.search(whole.lower()):
            continue
        if any(occurs(phrase, fold(text), is_prefix=value.is_prefix) for text in texts):
            found.add(position)
    return found


def _matched(context: SearchContext, value: Pattern, within: BitMap) -> BitMap:
    rows = fetch_all(context.connection, f"SELECT id, {as_text('name')} FROM tags")
    tags = [tag for tag, name in rows if finds(value.source, name)]
    tagged = notes_with_any(context, tags, within)
    return tagged | _decided(context, within - tagged, lambda text: finds(value.source, text))


def in_column(column: str) -> Callable[[SearchContext, Plain, BitMap], BitMap]:
    """Returns the condition on a text column: it contains, equals, or matches."""

    def condition(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
        decide = _decider(value)
        return BitMap(row[0] for row in context.texts(within, column) if decide(row[1]))

    return condition


def in_title(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes whose title contains, equals or matches."""
    by_text = in_column("title")
    if isinstance(value, Pattern):
        return by_text(context, value, within)
    assert isinstance(value, Contains)
    title = "CASE WHEN is_titled THEN title ELSE '' END"
    condition = f"{title} = ?" if value.is_whole else f"instr({title}, ?) > 0"
    found = context.digested(within, condition, (fold(value.text),))
    return found | by_text(context, value, context.undigested(within))


def in_article(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes whose stored article contains or matches."""
    decide = _decider(value)
    # One by one, and so as bytes: all together may be very large.
    rows = context.connection.execute(
        "SELECT position, CAST(content AS BLOB) FROM articles JOIN notes ON notes.id = note_id"
        f" WHERE {IS_POSITION}"
    )
    decided = {position: decide(text_of(content)) for position, content in rows}
    found = within & BitMap(position for position, holds in decided.items() if holds)
    return found | (within - BitMap(decided)) if decide("") else found


def in_folder(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes with a folder whose path contains, equals or matches."""
    if isinstance(value, Contains):
        value = replace(value, text=tight(value.text))
    decide = _decider(value)
    # Many notes are in few folders.
    is_found = cache(lambda path: decide(searched_path(path_of(path))))
    found, elsewhere = BitMap(), BitMap()
    for position, path in context.folders(within):
        (found if is_found(path) else elsewhere).add(position)
    return within - (elsewhere - found) if decide("") else found


def _decider(value: Plain) -> Callable[[str], bool]:
    if isinstance(value, Pattern):
        return lambda text: finds(value.source, text)
    assert isinstance(value, Contains)
    folded = fold(value.text)
    if value.is_whole:
        return lambda text: fold(text) == folded
    return lambda text: folded in fold(text)

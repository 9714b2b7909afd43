"""Whether tags are written as tags are, and links are found by the keys of their addresses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from tui.model.fold import fold, words
from tui.model.tag import tag_key
from tui.model.text import TAG_LIMIT, clean_line
from tui.model.url import link_key, page_key
from tui.store.doctor.check import Finding, said
from tui.store.notes import FORMER_KEY
from tui.store.tags import write_words

MOST_NAMED = 5


class _Tag(NamedTuple):
    """A tag, as it should be."""

    id: int
    name: str
    key: str
    folded: str


def find_tags(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds tags whose name is not clean, or that are not found by it; and what is twice there."""
    wrong, twins = _wrong_tags(connection)
    if wrong:
        names = clean_line(", ".join(tag.name for tag in wrong[:MOST_NAMED]))
        yield Finding(said(len(wrong), "tag", "is", "are") + f" not written as tags are: {names}")
    if twins:
        names = clean_line(", ".join(tag.name for tag, _ in twins[:MOST_NAMED]))
        yield Finding(said(len(twins), "tag", "is", "are") + f" there a second time: {names}")


def mend_tags(connection: sqlite3.Connection) -> None:
    """Writes tags as they should be; gives the notes of a tag that is twice there the first."""
    wrong, twins = _wrong_tags(connection)
    for tag, first in twins:
        connection.execute(
            "UPDATE OR IGNORE note_tags SET tag_id = ? WHERE tag_id = ?", (first, tag.id)
        )
        connection.execute("DELETE FROM note_tags WHERE tag_id = ?", (tag.id,))
        connection.execute("UPDATE aliases SET tag_id = ? WHERE tag_id = ?", (first, tag.id))
        connection.execute("DELETE FROM tags WHERE id = ?", (tag.id,))
    for tag in wrong:
        connection.execute(
            "UPDATE tags SET name = ?, key = ?, folded = ? WHERE id = ?",
            (tag.name, tag.key, tag.folded, tag.id),
        )
    write_words(connection, [tag.id for tag in wrong])


def find_tag_words(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds tags that are not found by the words in them."""
    if wrong := _tags_without_words(connection):
        yield Finding(said(len(wrong), "tag", "is", "are") + " not found by words")


def mend_tag_words(connection: sqlite3.Connection) -> None:
    """Writes their words anew."""
    write_words(connection, _tags_without_words(connection))


def find_links(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds notes that are not found by their address, or by one that they had before."""
    wrong, taken = _wrong_links(connection)
    former = _wrong_former(connection)
    if count := len(wrong) + len(former):
        yield Finding(said(count, "link", "does", "do") + " not lead to the note")
    for note_id, other in taken[:MOST_NAMED]:
        yield Finding(
            f"Notes {other} and {note_id} have the same link",
            f"Give one another address, or `url-notes rm {note_id}` and purge it.",
        )


def mend_links(connection: sqlite3.Connection) -> None:
    """Has notes found by their addresses."""
    wrong, _ = _wrong_links(connection)
    connection.executemany(
        "UPDATE notes SET url_key = ?, page_key = ? WHERE id = ?",
        [(link_key(url), page_key(url), note_id) for note_id, url in wrong],
    )
    former = _wrong_former(connection)
    named = "note_id = ? AND place = ?"
    connection.executemany(
        f"UPDATE note_urls SET key = NULL WHERE {named}", [place for place, _ in former]
    )
    connection.executemany(
        f"UPDATE note_urls SET key = {FORMER_KEY} WHERE note_id = ?2 AND place = ?3",
        [(link_key(url), *place) for place, url in former],
    )


def _wrong_tags(connection: sqlite3.Connection) -> tuple[list[_Tag], list[tuple[_Tag, int]]]:
    """Returns tags to be written otherwise, and those that another is, with the id of that one."""
    first: dict[str, int] = {}
    wrong, twins = [], []
    rows = connection.execute("SELECT id, name, key, folded FROM tags").fetchall()
    tags = [(_as_it_should_be(*row[:2]), row) for row in rows if isinstance(row[1], str)]
    # One that is right stays; else the one that was there first.
    for tag, row in sorted(tags, key=lambda pair: (tuple(pair[0]) != tuple(pair[1]), pair[0].id)):
        if (same := first.setdefault(tag.key, tag.id)) != tag.id:
            twins.append((tag, same))
        elif tuple(tag) != tuple(row):
            wrong.append(tag)
    return wrong, twins


def _as_it_should_be(tag_id: int, name: str) -> _Tag:
    clean = clean_line(name, TAG_LIMIT) or f"lost/{tag_id}"
    return _Tag(tag_id, clean, tag_key(clean), fold(clean))


def _tags_without_words(connection: sqlite3.Connection) -> list[int]:
    present: dict[int, set[str]] = {}
    for word, tag_id in connection.execute("SELECT word, tag_id FROM tag_words"):
        present.setdefault(tag_id, set()).add(word)
    return [
        tag_id
        for tag_id, name in connection.execute("SELECT id, name FROM tags")
        if isinstance(name, str) and set(words(name)) != present.get(tag_id, set())
    ]


def _wrong_links(
    connection: sqlite3.Connection,
) -> tuple[list[tuple[int, str]], list[tuple[int, int]]]:
    """Returns notes with wrong keys and their address; and notes whose key another note has."""
    wrong = [
        (note_id, url)
        for note_id, url, key, page in connection.execute(
            "SELECT id, url, url_key, page_key FROM notes ORDER BY id"
        )
        if isinstance(url, str) and (link_key(url), page_key(url)) != (key, page)
    ]
    by_key: dict[str, int] = {}
    free, taken = [], []
    for note_id, url in wrong:
        other = by_key.setdefault(link_key(url), _note_with(connection, url, note_id))
        if other == note_id:
            free.append((note_id, url))
        else:
            taken.append((note_id, other))
    return free, taken


def _note_with(connection: sqlite3.Connection, url: str, note_id: int) -> int:
    """Returns the note that has the key of an address, or else the given one."""
    row = connection.execute("SELECT id FROM notes WHERE url_key = ?", (link_key(url),)).fetchone()
    return row[0] if row else note_id


def _wrong_former(connection: sqlite3.Connection) -> list[tuple[tuple[int, int], str]]:
    """Returns the addresses with a wrong key that notes had before, by note and place."""
    wrong, seen = [], set()
    for note_id, place, url, key in connection.execute(
        "SELECT note_id, place, url, key FROM note_urls WHERE key IS NOT NULL"
    ):
        if isinstance(url, str) and (link_key(url) != key or key in seen):
            wrong.append(((note_id, place), url))
        seen.add(key)
    return wrong

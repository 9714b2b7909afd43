"""A library with everything that a filter can trip over, and the same notes in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from tests.filters.clocks import NOON
from tests.filters.corpus import NOTES
from tests.support.builders import NOW, draft
from tests.support.naive import World
from tui.filters.parser import parse
from tui.filters.syntax import Filter
from tui.model.fold import fold, words
from tui.model.note import Draft, Note
from tui.model.tag import tag_key
from tui.prose.links import links
from tui.store import notes, tags
from tui.store.current_facets import refreshed
from tui.store.database import open_database
from tui.store.draft_import import import_drafts
from tui.store.facets import Facets
from tui.store.search_context import SearchContext

ALIASES = {"K8S": "kubernetes", "golang": "go", "Café au lait": "cafe"}
RARE = 10
"""On more notes than this, a tag or word makes no two of them alike; the library is small."""

DRAFTS = (
    draft("https://bare.example/"),
    draft("https://agents.example/🤖AI", title="🤖AI agents", summary="🧠memory of 🫠melt"),
    draft("https://u.example/", title="Cafe\u0301 Zu\u0308rich", tags=("cafe", "Zürich")),
    draft("https://dup.example/a", title="Twice", added="2025-08-14T10:00:00Z"),
    draft("https://dup.example/a#part", title="Twice, a part", added="2025-08-14"),
    draft("https://dup.example/a#rest", title="Twice, the rest", tags=("rust/async/io",)),
    draft("https://one.example/page", title="Once kept", read=True, opened="2025-07-01"),
    draft("https://one.example/page#trash", title="Once in the trash", archived=True),
    draft("https://q.example/", title="He said \"hi\" & 'bye'", comment="don't; won't"),
    draft("https://s.example/snake_case", title="foo_bar", summary="50% off, C:\\path\\to"),
    draft("https://h.example/", title="a-b a-bc ab", comment="node.js nodejs", author="D. Knuth"),
    draft("https://w.example/", title="WEB Web web", tags=("web/css", "Web", "rust/async")),
    draft("https://r.example/", title="Rust, not rusty", tags=("Rustacean", "rust"), starred=True),
    draft("https://z.example/", title="zzz", added="2024-02-29", updated="2025-08-14T11:30:00Z"),
    draft("https://l.example/", summary="https://x.example and [y](https://y.example) `z`"),
    draft("https://k.example/", title="網路 netz 网络", tags=("日本語", "ネット")),
    draft("https://t.example/", title="ภาษาไทย text", summary="한국어 조사 를", lang="th"),
    draft("https://i.example/", title="İstanbul ISTANBUL ıstanbul", site="Istanbul Times"),
    draft("https://n.example/", title="Network neutral", summary="net\nNetworks of nets"),
    draft("https://v.example/", title="✔️ done ❤️love №5 ½ x²", tags=("✔️", "№5")),
    draft("https://e.example/", title="Star* and (brackets) [x]", tags=("100%", "a_b", "*")),
    draft("https://o.example/", title="Old", added="1999-12-31T23:30:00Z", read=False),
    draft("https://f.example/", title="Future", added="2031-01-01", published="2030-06-15"),
    draft("https://m.example/", title="Minutes", added="2025-08-13T23:59:59Z"),
    draft("https://p.example/", folders=(("Lesezeichen", "Büro", "TCP/IP"), ("tools",))),
    draft("https://p.example/2", title="Kept in", folders=(("Bookmarks bar", "Tools"), ("*",))),
    draft("https://p.example/3", title="Kept beside", folders=(("BOOKMARKS BAR",), ("日本",))),
    draft("https://p.example/4", title="Kept below", folders=(("a ", " / ", "b"), ("100%_",))),
)
"""Stored beside the notes of `tests.filters.corpus`."""

TRASHED = ("https://wiki.org/Foo_(bar)", "https://one.example/page#trash", "https://m.example/")
EDITED = ("https://q.example/", "https://example.jp/")
MARKED = ("https://e.example/", "https://example.org/cafe")


@dataclass(frozen=True)
class Searched:
    """A library, open, and what the naive matcher has to know of it."""

    connection: sqlite3.Connection
    notes: Sequence[Note]
    """The newest first, the trash among them."""
    world: World
    facets: Facets

    def context(self, *, with_facets: bool = True) -> SearchContext:
        """The library to ask, with all that is known beside the file or with nothing."""
        return SearchContext(
            self.connection, self.facets if with_facets else None, self.world.marked
        )

    def ids(self, positions: Iterable[int]) -> list[int]:
        """The ids of the notes at these positions."""
        return notes.ids_at(self.connection, positions)


def searched(folder: Path) -> Searched:
    """The library in a folder, made anew."""
    connection = open_database(folder / "library.db")
    _store(connection)
    found = notes.get_many(
        connection, [row[0] for row in connection.execute(_NEWEST_FIRST).fetchall()]
    )
    return Searched(connection, found, _world(connection, found), refreshed(connection, None))


def read(text: str) -> Filter:
    """A filter as it is read on 14 August 2025."""
    return parse(text, clock=NOON)


_NEWEST_FIRST = "SELECT id FROM notes ORDER BY position DESC"


def _store(connection: sqlite3.Connection) -> None:
    tag_ids = tags.TagIds(connection)
    for alias, name in ALIASES.items():
        row = (tag_key(alias), alias, fold(alias), *tag_ids.of([name]))
        connection.execute("INSERT INTO aliases (key, name, folded, tag_id) VALUES (?,?,?,?)", row)
    import_drafts(connection, [*DRAFTS, *map(_as_draft, NOTES[1:])], NOW)
    for url in TRASHED:
        connection.execute("UPDATE notes SET trashed = 1 WHERE url = ?", (url,))
    for url in EDITED:
        connection.execute(
            "INSERT INTO edits (note_id, field) SELECT id, 'title' FROM notes WHERE url = ?", (url,)
        )


def _as_draft(note: Note) -> Draft:
    return Draft(**{field.name: getattr(note, field.name) for field in fields(Draft)})


def _world(connection: sqlite3.Connection, found: Sequence[Note]) -> World:
    ids = {note.url: note.id for note in found}
    return World(
        tags=frozenset(row[0] for row in connection.execute("SELECT name FROM tags")),
        aliases=ALIASES,
        marked=frozenset(ids[url] for url in MARKED),
        duplicates=frozenset(note.id for note in found if "dup.example" in note.url),
        edited=frozenset(ids[url] for url in EDITED),
        alike={note.id: _alike(note, found) for note in found},
        link_count=lambda note: len(links(note.summary)),
    )


def _alike(note: Note, found: Sequence[Note]) -> frozenset[int]:
    others = [other for other in found if other.id != note.id]
    groups = [[other.id for other in others if trait in _traits(other)] for trait in _traits(note)]
    return frozenset().union(*(group for group in groups if len(group) <= RARE))


def _traits(note: Note) -> set[tuple[str, str]]:
    long_words = {word for word in words(note.title) if len(word) > 3}
    return {("tag", tag) for tag in note.tags} | {("word", word) for word in long_words}

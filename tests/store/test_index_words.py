from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import NOW, draft
from tui.model.fold import words
from tui.store import schema
from tui.store.database import open_database
from tui.store.draft_import import import_drafts
from tui.store.index_words import _STRANGE, index_words
from tui.store.schema import rebuild_text_index


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("", None),
        ("Plain text", None),
        ("Café – “naïve” Straße", None),
        ("Ёлка, 日本語 ＡＩ 한국어", None),
        ("🤖AI", "ai"),
        ("Cafe\u0301", "cafe"),
    ],
)
def test_words_are_kept_only_where_sqlite_might_read_others(
    title: str, expected: str | None
) -> None:
    columns = {"title": title, "summary": "", "comment": "", "url": "", "site": ""}
    kept = index_words(columns)
    assert (kept and kept.strip()) == expected


def test_sqlite_reads_all_other_characters_as_this_program_does() -> None:
    familiar = [
        chr(code) for code in range(0x20, 0x10000) if not re.match(_STRANGE, chr(code)) and code
    ]
    texts = [f"x{character}y" for character in familiar]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            'CREATE VIRTUAL TABLE note USING fts5(text, tokenize="unicode61 remove_diacritics 2")'
        )
        connection.execute("CREATE VIRTUAL TABLE word USING fts5vocab(note, instance)")
        connection.executemany("INSERT INTO note (rowid, text) VALUES (?, ?)", enumerate(texts))
        found: list[list[str]] = [[] for _ in texts]
        for note, term in connection.execute("SELECT doc, term FROM word ORDER BY doc, offset"):
            found[note].append(term)
    assert found == [words(text) for text in texts]


def test_words_beside_young_emoji_are_found_after_every_kind_of_write(tmp_path: Path) -> None:
    def found(word: str) -> int:
        query = "SELECT count(*) FROM note_text WHERE note_text MATCH ?"
        return int(connection.execute(query, (word,)).fetchone()[0])

    with closing(open_database(tmp_path / "library.db")) as connection:
        import_drafts(connection, [draft(title="🤖AI", summary="🧠memory")], NOW)
        assert (found("ai"), found("memory")) == (1, 1)
        import_drafts(connection, [draft("https://b.example/", comment="🫠melt")], NOW)
        rebuild_text_index(connection)
        assert (found("ai"), found("melt"), found("example")) == (1, 1, 2)
        connection.execute("DELETE FROM notes")
        connection.execute("INSERT INTO note_text (note_text, rank) VALUES ('integrity-check', 1)")
        assert found("ai") == 0


def test_the_text_index_of_a_first_import_is_one_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "LARGE_BUILD", 1_000)
    drafts = [
        draft(f"https://{n}.example/", title=f"title {n}", added=f"20{n}-01-01")
        for n in range(10, 40)
    ]
    with closing(open_database(tmp_path / "library.db")) as connection:
        import_drafts(connection, drafts, NOW)
        parts = connection.execute("SELECT count(DISTINCT segid) FROM note_text_idx").fetchone()
        kept = "SELECT v FROM note_text_config WHERE k = 'hashsize'"
        assert (parts, connection.execute(kept).fetchone()) == ((1,), (schema.USUAL_BUILD,))
        connection.execute("INSERT INTO note_text (note_text, rank) VALUES ('integrity-check', 1)")

"""What other programs may write into a library, as SQL, and a library to write it into.

Note 3 is the one that becomes odd; all others stay as they are.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.support.builders import draft, library
from tui.filters.parser import parse
from tui.library.edits import Rewrite, SaveView, SetFlag

ODD = 3
"""The id of the note that becomes odd."""

TITLES = {1: "Alpha", 2: "Beta", 4: "Delta", 5: "Epsilon changed", 6: "Zeta"}
"""The titles of the others, by id: the newest first."""

BYTES = "x'ff00616263'"
NO_TEXT = "CAST(x'61ff62eda080' AS TEXT)"
"""A text that is not UTF-8."""

TEXTS = ("title", "summary", "comment", "url", "site", "author", "feed", "lang")
DATES = ("added", "published", "updated", "opened", "imported")
FLAGS = ("read", "starred", "archived", "private", "trashed")

NO_DATES = (
    *("'yesterday'", "''", "'2024-05-01'", "x'00'", "9e999", "-9e999", "1.5", "-1"),
    *("9223372036854775807", "-9223372036854775808"),
)
NO_FLAGS = ("'yes'", "''", "2", "-1", "x'01'", "9e999")
NO_DAYS = ("'x'", "9e999", "1.5", "-1", "9223372036854775807", "x'01'")
NO_POSITIONS = ("0", "-5", "4294967296", "9223372036854775807", "1.5", "'x'", "x'00'")
NO_JSON = (
    *("'not json'", "'[1, [2]]'", "'null'", "'\"text\"'", "'7'", "''", "'{\"a\": NaN}'", BYTES),
    *('\'{"a": "\\ud800"}\'', NO_TEXT, "replace(hex(zeroblob(50000)), '00', '[')"),
)

_TAG = "INSERT INTO tags (id, name, key, folded) VALUES ({0}, 't{0}', 't{0}', 't{0}');"

TAGS = (
    f"UPDATE tags SET name = {BYTES} WHERE id = 1",
    f"UPDATE tags SET name = {NO_TEXT} WHERE id = 1",
    "UPDATE tags SET name = '' WHERE id = 1",
    "UPDATE tags SET key = x'ff', folded = x'612f62' WHERE id = 1",
    f"UPDATE tags SET folded = {NO_TEXT} || '/x' WHERE id = 1",
    "UPDATE tags SET state = 'odd' WHERE id = 1",
    "DELETE FROM tags",
    "DELETE FROM tags WHERE id = 1",
    "DELETE FROM tags WHERE id = 1; REPLACE INTO note_tags VALUES (3, 1, 7)",
    "INSERT INTO note_tags VALUES (3, 99, 9)",
    "INSERT INTO note_tags VALUES (3, 'x', 'y')",
    "INSERT INTO note_tags VALUES ('x', 1, 1)",
    "INSERT INTO note_tags VALUES (999999999999, 1, 1)",
    "INSERT INTO note_tags VALUES (-7, 1, 1)",
    "UPDATE note_tags SET place = x'ff' WHERE note_id = 3",
    *(
        f"{_TAG.format(tag)} INSERT INTO note_tags VALUES (3, {tag}, 9)"
        for tag in (-1, 4_000_000_000, 9_000_000_000, 9223372036854775807)
    ),
    "INSERT INTO aliases (key, name, folded, tag_id) VALUES ('n', 'n', 'n', 999)",
    "INSERT INTO aliases (key, name, folded, tag_id) VALUES ('n', 'n', 'n', 'x')",
    "INSERT INTO aliases VALUES ('ai', 'ai', 'ai', 2, 'same'), ('rust', 'r', 'rust', 1, 'same')",
    "INSERT INTO aliases (key, name, folded, tag_id) VALUES (x'ff', x'ff', x'ff', 1)",
    f"INSERT INTO tag_words VALUES ({BYTES}, 999), ('ai', 999), ('a', 'x')",
)

_LISTS = (
    f"INSERT INTO note_urls VALUES (3, 'x', {BYTES}, {BYTES})",
    f"INSERT INTO note_urls VALUES (3, 0, {NO_TEXT}, NULL)",
    f"INSERT INTO articles VALUES (3, {BYTES})",
    f"INSERT INTO articles VALUES (3, {NO_TEXT})",
    "INSERT INTO articles VALUES (777, 'of no note')",
    f"INSERT INTO versions VALUES (9, 3, {BYTES}, 'x', {BYTES}, 'x')",
    f"INSERT INTO versions VALUES (9, 3, 'title', 'x', {BYTES}, 'x')",
    "INSERT INTO versions VALUES (9, 3, 'tags', 'x', 'a, b', 9e999)",
    f"INSERT INTO edits VALUES (3, {BYTES})",
    f"INSERT INTO note_sources VALUES (3, {BYTES}, {NO_TEXT}, 'x')",
    f"INSERT INTO decisions VALUES ({BYTES}, {NO_TEXT}, 'x')",
)

VIEWS = (
    f"UPDATE views SET filter = {BYTES}",
    f"UPDATE views SET filter = {NO_TEXT}",
    "UPDATE views SET filter = 'added:('",
    "UPDATE views SET filter = 'view:v'",
    "UPDATE views SET filter = ''",
    f"UPDATE views SET name = {BYTES}",
    "UPDATE views SET letter = x'ff', position = 'x'",
)

CHANGES = (
    "INSERT INTO changes (note_id, position) VALUES ('x', 'y')",
    "INSERT INTO changes (note_id, position) VALUES (3, NULL)",
    "INSERT INTO changes (note_id, position) VALUES (3, 9e999), (x'ff', x'ff'), (3, 99999999999)",
)

STEPS = (
    *(f"UPDATE steps SET happened = {each}" for each in ("'x'", "9e999", "9223372036854775807")),
    *(
        f"UPDATE steps SET {column} = {BYTES}"
        for column in ("label", "actor", "session", "state", "notes", "size", "happened", "process")
    ),
    f"UPDATE steps SET label = {NO_TEXT}, actor = {NO_TEXT}, session = {NO_TEXT}",
    "UPDATE steps SET state = 'odd'",
    "UPDATE steps SET state = 'running', process = 'x'",
    "UPDATE steps SET state = 'running', process = 9e999, happened = 'x'",
    "UPDATE steps SET ordinal = 'x'",
    "UPDATE steps SET ordinal = 9223372036854775807",
    "UPDATE steps SET notes = 'x', size = 'x', is_partial = 'x'",
    "UPDATE steps SET latest = 999",
    "UPDATE steps SET latest = 'x', of_step = 'x'",
)

ENTRIES = (
    *(
        f"UPDATE entries SET {column} = {each}"
        for column in ("key", "before", "after")
        for each in ("'not json'", "'[1]'", "'null'", "'{}'", BYTES, NO_TEXT)
    ),
    "UPDATE entries SET tbl = 'nothing'",
    f"UPDATE entries SET tbl = {BYTES}",
    "UPDATE entries SET note_id = 'x'",
    "UPDATE entries SET note_id = NULL",
    "UPDATE entries SET step = 999",
    "UPDATE entries SET step = 'x'",
    "INSERT INTO entries (step, tbl, key, note_id) VALUES (NULL, 'nothing', 'x', 'y')",
    "DELETE FROM entries",
    "DELETE FROM steps",
)


_OF_NOTES = (
    (TEXTS, (BYTES, NO_TEXT, "''")),
    (DATES, NO_DATES),
    (FLAGS, NO_FLAGS),
    (("whole_days",), NO_DAYS),
    (("extra",), NO_JSON),
    (("words", "links", "index_words", "page_key", "url_key"), ("x'ff'", "'x'", NO_TEXT)),
)


def of_column(column: str, value: str) -> str:
    """The SQL that writes a value into a column of the odd note."""
    return f"UPDATE notes SET {column} = {value} WHERE id = {ODD}"


def of_lists(value: str) -> str:
    """The SQL that writes a value into the lists of the odd note."""
    return (
        f"UPDATE note_folders SET path = {value} WHERE note_id = {ODD};"
        f" UPDATE note_highlights SET content = {value} WHERE note_id = {ODD}"
    )


def of_all_columns(turn: int) -> str:
    """The SQL that writes something odd into every column, each turn something else."""
    written = (
        f"{column} = {values[turn % len(values)]}"
        for columns, values in _OF_NOTES
        for column in columns
    )
    return f"UPDATE notes SET {', '.join(written)} WHERE id = {ODD}"


OF_NOTES = (
    *map(of_all_columns, range(max(len(values) for _, values in _OF_NOTES))),
    *(of_column("position", value) for value in NO_POSITIONS),
)

LISTS = (*map(of_lists, NO_JSON), *_LISTS)

ALL = (*OF_NOTES, *TAGS, *LISTS, *VIEWS, *CHANGES, *STEPS, *ENTRIES)
"""All of them."""


def make_library(folder: Path) -> Path:
    """A library of six notes, with a view and four steps of the journal; returns its file."""
    drafts = [
        draft(
            f"https://example.com/{number}",
            title=f"{title} paper",
            summary=f"of {title}, with a [link](https://x.example/{number})",
            tags=("ai", "rust", *(("rust/async",) if number % 2 else ())),
            added=f"2024-05-{28 - number:02}",
            published="2023-01-01T10:00:00Z",
            highlights=({"text": "marked"},),
            folders=(("a", "b"),),
            extra={"kept": {"number": number}},
        )
        for number, title in enumerate(("Alpha", "Beta", "Odd", "Delta", "Epsilon", "Zeta"), 1)
    ]
    with library(folder, *drafts) as kept:
        for note_id, title in TITLES.items():
            kept.apply(Rewrite(note_id, {"title": title}))
        kept.apply(SetFlag((1, 2), "starred", True))
        kept.apply(SaveView("v", "#ai"))
        kept.overview(parse(""))
    return folder / "library.db"


def spoil(path: Path, script: str) -> None:
    """Writes as another program does: it knows no foreign keys, and triggers are in its way."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        try:
            other.executescript(script)
        except sqlite3.Error:
            triggers = other.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in triggers:
                other.execute(f"DROP TRIGGER {name}")
            other.executescript(script)
            for _, statement in triggers:
                other.execute(statement)
            other.execute("INSERT INTO changes (note_id) VALUES (NULL)")

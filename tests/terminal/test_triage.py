"""Fifty assorted notes are tagged and filed in at most 120 keystrokes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.terminal import terminal
from tui.filters.parser import parse
from tui.library.library import Library
from tui.model.note import Draft, Note

MOST_KEYS = 120

TAB, ENTER, CLEAR = "\t", "\r", "\x15"

FILED = (
    draft("https://filed.example/1", title="Filed before", tags=("rust", "databases", "cooking")),
    draft("https://filed.example/2", title="Filed too", tags=("llm", "typography", "linux")),
)
"""The tags that the library has already."""

INBOX = """\
A small shell for Linux, in 900 lines | linux | starred
Rust in the kernel, one year on | rust |
What SQLite does when the power fails | databases | archived
Roasted aubergine, a recipe | cooking | archived
50 % off cables: the deal of the week | | trashed
Rust: errors without tears | rust |
Small LLMs on a laptop | llm |
Setting long texts in a good font | typography |
Deal: a phone for free | | trashed
Postgres and SQLite, compared by rows | databases | archived
An LLM reads my mail | llm | starred
An LLM writes my tests | llm | starred
LLM answers, ranked by people | llm | starred
A recipe for bread without kneading | cooking | archived
Async Rust from scratch | rust |
SQL window functions in pictures | databases | archived
The font that everybody sees | typography |
Last chance: a deal on domains | | trashed
How an LLM counts letters | llm |
Lifetimes in Rust for the rest of us | rust |
Vacuum, or how SQLite shrinks | databases | archived
A recipe for dal | cooking | archived
Walking across the Alps | walking |
Walking in the rain | walking |
Font hinting is dead | typography |
Rust macros by example | rust |
Cheap flights, a deal | | trashed
SQLite full-text search | databases | archived
The LLM that said no | llm |
Pickles: a recipe and its science | cooking | archived
Variable font, one file | typography |
A deal with three for two | | trashed
Rust on a microcontroller | rust |
SQL, sixty years young | databases | archived
A recipe for noodles at midnight | cooking | archived
Why this LLM is slow | llm |
Choosing a font for code | typography |
Rust iterators, unrolled | rust |
SQLite as a file format | databases | archived
No recipe: cooking by smell | cooking | archived
Grep in a font of its own | typography |
A pen that outlasts me | | archived
Deal or no deal | | trashed
Rust and C, side by side | rust |
An LLM in a spreadsheet | llm |
A recipe for soup from leftovers | cooking | archived
SQL that nobody should write | databases | archived
Rust for people who write Python | rust |
Ten fonts of a font designer | typography |
Rust, the book, again | rust |
"""
"""Fifty notes as they are listed: their titles, the tags that each is to have, and its place."""

KEYS = (
    "/is:unt", TAB, ENTER, "mu",
    "/", CLEAR, "rust", ENTER, "*atr", TAB, ENTER,
    "/", CLEAR, "sql*", ENTER, "*atd", TAB, ENTER, "**x",
    "/", CLEAR, "llm*", ENTER, "jvjjv!*atll", TAB, ENTER,
    "/", CLEAR, "rec", ENTER, "*atco", TAB, ENTER, "**x",
    "/", CLEAR, "fon", ENTER, "*att", TAB, ENTER,
    "/", CLEAR, "deal", ENTER, "*ad",
    "'utli", TAB, ENTER, "!jtwalking", ENTER, "j.jx",
)  # fmt: skip
"""A person's keys."""


def inbox() -> list[list[str]]:
    """The title of each note, its tags, and where it belongs."""
    return [[part.strip() for part in line.split("|")] for line in INBOX.splitlines()]


def drafts() -> list[Draft]:
    """The fifty notes as they arrived."""
    return [
        draft(f"https://inbox.example/{number}", title=title)
        for number, (title, _, _) in enumerate(inbox())
    ]


def place_of(note: Note) -> str:
    """Where a note is."""
    places = {"starred": note.starred, "archived": note.archived, "trashed": note.trashed}
    return " ".join(name for name, is_there in places.items() if is_there)


def table(path: Path) -> list[list[str]]:
    """The fifty notes of a library, in their order, as they are now."""
    with Library(path) as kept:
        result = kept.find(parse("in:all site:inbox.example"))
        notes = kept.notes(result, result.order)
    return [[note.title, " ".join(note.tags), place_of(note)] for note in notes]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A library with fifty notes to be dealt with."""
    with library(tmp_path, *drafts(), *FILED) as opened:
        return opened.path


def test_fifty_notes_are_tagged_and_filed_in_few_keys(desk: Path) -> None:
    keys = "".join(KEYS)
    assert (len(inbox()), len(keys) <= MOST_KEYS) == (50, True), len(keys)
    with terminal(library=desk) as screen:
        screen.wait_for("1 of 52")
        screen.send(f"{keys}q")
        assert screen.exit_code() == 0
    assert table(desk) == inbox()

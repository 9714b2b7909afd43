from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.fold import find_whole_words, fold, index_text, is_scanned, is_word, occurs, words

LAW = settings(max_examples=80, derandomize=True, deadline=None, database=None)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Rust", "rust"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("ÅNGSTRÖM", "angstrom"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("İstanbul", "istanbul"),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ("Йога", "йога"),
        ("за\u0301мок", "замок"),
        ("ＡＩ", "ai"),
        ("ﬁne", "fine"),
        ("が", "が"),
        ("한국어", "한국어"),
        ("  two \n\t words ", "two words"),
        ("no\u00a0break", "no break"),
        ("100%_done", "100%_done"),
        ("שָׁלוֹם", "שָׁלוֹם"),
        ("🚀", "🚀"),
    ],
)
def test_fold_takes_case_accents_and_runs_of_white_space_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@LAW
@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Hello, World!", ["hello", "world"]),
        ("don't foo_bar a-b", ["don", "t", "foo", "bar", "a", "b"]),
        ("node.js C++ c#", ["node", "js", "c", "c"]),
        ("Café cafe\u0301", ["cafe", "cafe"]),
        ("Straße", ["straße"]),
        ("ΟΔΟΣ οδός", ["οδοσ", "οδόσ"]),
        ("Ёлка елка", ["ёлка", "елка"]),
        ("x² ½", ["x²", "½"]),
        ("日本語 text", ["日本語", "text"]),
        ("🤖AI", ["ai"]),
        ("שלום עולם", ["שלום", "עולם"]),
    ],
)
def test_words_are_runs_of_letters_and_numbers(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        *(("rust", True), ("Café", True), ("cafe\u0301", True), ("日本", True), ("", False)),
        *(("a-b", False), ("a b", False), ("C++", False), ("🚀", False), (" a", False)),
    ],
)
def test_a_word_has_nothing_around_it(text: str, claim: bool) -> None:
    assert is_word(text) is claim


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        *(("🚀", True), ("++", True), ("日本語", True), ("GPU推理", True), ("ไทย", True)),
        *(("한국", True), ("rust", False), ("C++", False), ("שלום", False), ("Йога", False)),
    ],
)
def test_what_has_no_words_or_no_spaces_is_scanned(text: str, claim: bool) -> None:
    assert is_scanned(text) is claim


@pytest.mark.parametrize(
    ("phrase", "text", "is_prefix", "claim"),
    [
        ("a-b", "x a-b y", False, True),
        ("a-b", "xa-b", False, False),
        ("a-b", "a-bc", False, False),
        ("a-b", "a-bc", True, True),
        ("a-b", "xa-b a-b", False, True),
        ("c++", "c++17", False, True),
        (".net", "asp.net", False, True),
        (".net", ".network", False, False),
        ("node.js", "node.js", False, True),
        ("", "anything", False, True),
        ("a", "", False, False),
    ],
)
def test_a_phrase_cuts_no_word(phrase: str, text: str, is_prefix: bool, claim: bool) -> None:
    assert occurs(phrase, text, is_prefix=is_prefix) is claim


@pytest.mark.parametrize(("start", "index"), [(0, 6), (6, 6), (7, -1)])
def test_a_phrase_is_found_from_a_position_on(start: int, index: int) -> None:
    assert find_whole_words("ab", "xabab ab abc", start) == index


def test_the_tokeniser_of_sqlite_finds_the_same_words() -> None:
    letters = [chr(code) for code in range(0x20, 0x17F)]
    letters += filter(str.isalpha, map(chr, (*range(0x386, 0x3CF), *range(0x400, 0x460))))
    letters += ["e\u0301", "日", "か", "한", "ش", "ש", "ß", "²", "_", "-", "€"]
    texts = [f"x{letter}x" for letter in letters]
    assert _sqlite_words(texts) == [words(text) for text in texts]


def test_the_tokeniser_of_sqlite_finds_exactly_the_words_of_index_text() -> None:
    codes = [*range(0x20, 0xD800, 7), *range(0x1F300, 0x1FAFF), *range(0x300, 0x370)]
    texts = [f"x{chr(code)}x" for code in codes if chr(code) not in NEW_TAI_LUE]
    assert _sqlite_words([index_text(text) for text in texts]) == [words(text) for text in texts]


NEW_TAI_LUE = {chr(code) for code in (*range(0x19B0, 0x19CA), 0x1CF2, 0x1CF3)}
"""Letters that SQLite's older tables have as marks."""


def _sqlite_words(texts: list[str]) -> list[list[str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            'CREATE VIRTUAL TABLE note USING fts5(text, tokenize="unicode61 remove_diacritics 2")'
        )
        connection.execute("CREATE VIRTUAL TABLE word USING fts5vocab(note, instance)")
        rows = enumerate(texts)
        connection.executemany("INSERT INTO note (rowid, text) VALUES (?, ?)", rows)
        found: list[list[str]] = [[] for _ in texts]
        query = "SELECT doc, term FROM word ORDER BY doc, offset"
        for doc, term in connection.execute(query):
            found[doc].append(term)
        return found

"""What a filter looks for stands where it says, whatever alphabet the text is in."""

from __future__ import annotations

import pytest

from tui.filters.needles import (
    LONGEST_TEXT,
    MOST_NEEDLES,
    NOTE_FIELDS,
    TITLE_FIELDS,
    Needle,
    Needles,
    needles_in,
    needles_of,
)
from tui.filters.parser import parse


def marked(needles: Needles, text: str) -> str:
    """The text with brackets around all that is found."""
    for start, stop in reversed(needles.spans(text)):
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("rust", "Rust, rusty RUST.", "[Rust], rusty [RUST]."),
        ("rus*", "Rust, trust", "[Rus]t, trust"),
        ('"a b"', "a  b, a\nb, ab", "[a  b], [a\nb], ab"),
        ("c++", "C++ and C", "[C++] and C"),
        ("cafe", "Café, cafe\u0301s, CAFE\u0301", "[Café], cafe\u0301s, [CAFE\u0301]"),
        ("strasse", "Die Straße", "Die [Straße]"),
        ("title:s", "Straße", "[S]tra[ß]e"),
        ("title:ﬁ", "file ﬁle", "[fi]le [ﬁ]le"),
        ("istanbul", "İstanbul", "[İstanbul]"),
        ("日", "今日は日", "今[日]は[日]"),
        ("한", "한국", "[한]국"),
        ("👩", "a 👩‍💻 b", "a [👩‍💻] b"),
        ("שלום", "הי שלום לך", "הי [שלום] לך"),
        ("مرحبا", "قل مرحبا", "قل [مرحبا]"),
        ("ガ", "ｶﾞ", "[ｶﾞ]"),
        ("one two", "one two", "[one] [two]"),
        ("title:ngu title:guage", "language", "la[nguage]"),
        ("-rust go", "rust, go", "rust, [go]"),
        ("-(-rust)", "rust", "[rust]"),
        ("(a OR b) #c is:read", "a b c read", "[a] [b] c read"),
        ("title:(a,b)", "a b", "[a] [b]"),
        ("title:/a/ site:b", "a b", "a b"),
        ("", "anything", "anything"),
    ],
)
def test_a_filter_finds_its_words_in_a_text(query: str, text: str, found: str) -> None:
    needles = needles_of(parse(query), NOTE_FIELDS)
    assert marked(needles, text) == found


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        ("", Needles()),
        (" \t", Needles()),
        ("  Straße\tX ", Needles((Needle("strasse x"),))),
    ],
)
def test_a_text_to_find_is_folded(text: str, needles: Needles) -> None:
    assert needles_in(text) == needles
    assert bool(needles_in(text)) is bool(needles.needles)


def test_a_text_to_find_is_found_inside_words() -> None:
    assert marked(needles_in("us"), "trust us, Åus") == "tr[us]t [us], Å[us]"


def test_only_the_terms_of_the_fields_asked_for_count() -> None:
    query = parse("rust title:go summary:c")
    assert needles_of(query, TITLE_FIELDS) == Needles((Needle("rust", True), Needle("go")))
    assert len(needles_of(query, NOTE_FIELDS).needles) == 3


def test_a_word_that_is_typed_may_go_on() -> None:
    assert marked(needles_of(parse("a ne", typing=True), NOTE_FIELDS), "a net") == "[a] [ne]t"


def test_a_long_text_is_searched_from_its_start() -> None:
    text = "é" + " " * LONGEST_TEXT + "rust"
    assert needles_in("rust").spans(text) == ()
    assert needles_in("é").spans(text) == ((0, 1),)


def test_a_needle_is_looked_for_once_and_no_more_than_so_many_are() -> None:
    many = " ".join(f"w{number} w{number}" for number in range(MOST_NEEDLES + 9))
    assert len(needles_of(parse(many), NOTE_FIELDS).needles) == MOST_NEEDLES


@pytest.mark.parametrize(
    "text", ["", "a\u0301" * 50, "\u0301\u0301a", "\u200d", "\ud800", "´a", "ßß"]
)
@pytest.mark.parametrize("needle", ["a", "s", "ss", " ", "´", "á", "\u200d"])
def test_spans_lie_inside_the_text_in_order_and_apart(text: str, needle: str) -> None:
    edges = [edge for span in needles_in(needle).spans(text) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)

"""What a filter looks for stands where it says, whatever alphabet the text is in."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tui.filters.highlights import (
    LONGEST_TEXT,
    MOST_MATCHERS,
    NOTE_PARTS,
    NOTHING,
    Highlights,
    Matchers,
    NotePart,
    PatternMatcher,
    TextMatcher,
    WholeTextMatcher,
    highlights_everywhere,
    highlights_of,
)
from tui.filters.operators import OPERATORS, Operator
from tui.filters.parser import parse

EVIL = r"(?:a(?R)?b|a)+$"
"""A regular expression that takes for ever on a long row of a."""


def marked(matchers: Matchers, text: str) -> str:
    """The text with brackets around all that is found."""
    for start, stop in reversed(matchers.spans(text)):
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text


def matchers_of(filter_text: str, part: NotePart = "title") -> Matchers:
    """What a filter looks for in a part of a note."""
    return highlights_of(parse(filter_text)).within(part)


@pytest.mark.parametrize(
    ("filter_text", "text", "found"),
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
        ("title:=rust", "Rust", "[Rust]"),
        ("title:=rust", " Rúst\t", "[ Rúst\t]"),
        ("title:=rust", "rust book", "rust book"),
        ("rust", "the “Rust” book – rust", "the “[Rust]” book – [rust]"),
        ("", "anything", "anything"),
    ],
)
def test_a_filter_finds_its_words_in_a_title(filter_text: str, text: str, found: str) -> None:
    assert marked(matchers_of(filter_text), text) == found


@pytest.mark.parametrize(
    ("filter_text", "text", "found"),
    [
        ("/rust.*/", "On Rust, again\nand on", "On [Rust, again]\nand on"),
        ("title:/^a/", "A banana", "[A] banana"),
        ("title:/a$/", "A banana", "A banan[a]"),
        ("/é/", "É, e, E\u0301", "[É], e, E\u0301"),
        (r"/\s+/", "a  b", "a[  ]b"),
        ("/x*/", "axxb", "a[xx]b"),
        (r"/\b/", "a b", "a b"),
        ("title:(/a./,bc)", "abc", "[abc]"),
        ("-/a/ -(-/b/)", "ab", "a[b]"),
        ("title:/日/", "今日は日", "今[日]は[日]"),
    ],
)
def test_a_regular_expression_is_found_in_the_text_as_it_stands(
    filter_text: str, text: str, found: str
) -> None:
    assert marked(matchers_of(filter_text), text) == found


@pytest.mark.parametrize(
    ("filter_text", "found"),
    [
        ("#rust", ["[rust]", "[Rust/async]", "rusty", "trust", "web/rust"]),
        ("tag:=rust", ["[rust]", "Rust/async", "rusty", "trust", "web/rust"]),
        ("tag:rust*", ["[rust]", "[Rust/async]", "[rusty]", "trust", "web/rust"]),
        ("tag:/^.?rust/", ["[rust]", "[Rust]/async", "[rust]y", "[trust]", "web/rust"]),
        ("rust", ["[rust]", "[Rust]/async", "rusty", "trust", "web/[rust]"]),
        ("tag:(rusty,TRUST)", ["rust", "Rust/async", "[rusty]", "[trust]", "web/rust"]),
        ("-#rust tags:>1 title:rust", ["rust", "Rust/async", "rusty", "trust", "web/rust"]),
    ],
)
def test_a_filter_finds_its_tags_with_their_children(filter_text: str, found: list[str]) -> None:
    tags = ["rust", "Rust/async", "rusty", "trust", "web/rust"]
    assert [marked(highlights_of(parse(filter_text)).in_tags, tag) for tag in tags] == found


@pytest.mark.parametrize(
    ("filter_text", "parts"),
    [
        ("x", ["comment", "site", "summary", "tag", "title", "url"]),
        ("/x/", ["comment", "site", "summary", "tag", "title", "url"]),
        ("#x", []),
        ("tag:/x/", []),
        ("title:x", ["title"]),
        ("url:x", ["url"]),
        ("site:x", ["site"]),
        ("author:x", ["author"]),
        ("summary:/x/", ["summary"]),
        ("comment:x", ["comment"]),
        ("article:x", ["article"]),
        ("feed:x lang:x is:read added:<7d tags:>5 like:1 limit:2 -x", []),
    ],
)
def test_a_term_is_looked_for_where_its_field_is(filter_text: str, parts: list[NotePart]) -> None:
    wanted = highlights_of(parse(filter_text))
    assert sorted(part for part in NOTE_PARTS if wanted.within(part)) == parts
    assert wanted.has_stops is bool(parts)


def test_tags_that_are_asked_for_stand_out_and_are_no_stops() -> None:
    wanted = highlights_of(parse("#x"))
    assert (bool(wanted), wanted.has_stops) == (True, False)
    assert not highlights_of(parse("-#x"))


@pytest.mark.parametrize(("text", "matcher"), [("  Straße\tX ", TextMatcher("strasse x"))])
def test_a_text_to_find_is_folded_and_looked_for_everywhere(
    text: str, matcher: TextMatcher
) -> None:
    wanted = highlights_everywhere(text)
    assert {wanted.within(part) for part in NOTE_PARTS} == {Matchers((matcher,))}


@pytest.mark.parametrize("text", ["", " \t"])
def test_without_a_text_nothing_is_looked_for(text: str) -> None:
    assert highlights_everywhere(text) == Highlights()
    assert not highlights_everywhere(text)


def test_a_text_to_find_is_found_inside_words() -> None:
    assert marked(highlights_everywhere("us").comment, "trust us, Åus") == "tr[us]t [us], Å[us]"


def test_each_kind_of_term_has_its_kind_of_matcher() -> None:
    assert highlights_of(parse("a* title:b title:=c title:/d/ #e tag:f* tag:=g")) == Highlights(
        title=Matchers(
            (
                TextMatcher("a", True, True),
                TextMatcher("b"),
                WholeTextMatcher("c"),
                PatternMatcher("d"),
            )
        ),
        url=Matchers((TextMatcher("a", True, True),)),
        site=Matchers((TextMatcher("a", True, True),)),
        tag=Matchers((TextMatcher("a", True, True),)),
        asked_tags=Matchers(
            (
                WholeTextMatcher("e", has_children=True),
                WholeTextMatcher("f", is_prefix=True),
                WholeTextMatcher("g"),
            )
        ),
        summary=Matchers((TextMatcher("a", True, True),)),
        comment=Matchers((TextMatcher("a", True, True),)),
    )


def test_words_can_be_found_in_pieces_and_all_else_in_whole_texts() -> None:
    matchers = matchers_of("a title:=b title:/c/")
    assert matchers.local == Matchers((TextMatcher("a", True),))
    assert matchers.total == Matchers((WholeTextMatcher("b"), PatternMatcher("c")))


def test_a_word_that_is_typed_may_go_on() -> None:
    matchers = highlights_of(parse("a ne", typing=True)).title
    assert marked(matchers, "a net") == "[a] [ne]t"


def test_a_long_text_is_searched_from_its_start() -> None:
    text = "é" + " " * LONGEST_TEXT + "rust"
    assert matchers_of("title:rust").spans(text) == ()
    assert matchers_of("title:é").spans(text) == ((0, 1),)
    assert matchers_of("title:/é/").spans(text) == ((0, 1),)


def test_where_a_long_text_is_cut_is_not_its_end() -> None:
    assert matchers_of("title:/ $/").spans(" " * (LONGEST_TEXT + 1)) == ()
    assert matchers_of("title:/ $/").spans(" " * LONGEST_TEXT) == (
        (LONGEST_TEXT - 1, LONGEST_TEXT),
    )


def test_a_text_is_looked_for_once_and_no_more_than_so_many_are() -> None:
    many = " ".join(f"w{number} w{number}" for number in range(MOST_MATCHERS + 9))
    assert len(matchers_of(many).matchers) == MOST_MATCHERS


def test_a_regular_expression_that_takes_too_long_is_found_nowhere_from_then_on() -> None:
    matchers = matchers_of(f"/{EVIL}/ b")
    assert marked(matchers, "ab") == "[ab]"
    assert marked(matchers, "a" * 20_000) == "a" * 20_000
    assert marked(matchers, "ab, b") == "ab, [b]"
    assert marked(matchers_of(f"/{EVIL}/ b"), "ab") == "[ab]"


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_what_stands_out_for_a_field_is_a_part_of_the_highlights(operator: Operator) -> None:
    unknown = set(operator.highlights) - {part.name for part in fields(Highlights)}
    assert not unknown, f"Highlights in tui/filters/highlights.py has no part {unknown}"


def test_no_matchers_find_nothing() -> None:
    assert NOTHING.spans("a") == ()


@pytest.mark.parametrize(
    "text", ["", "a\u0301" * 50, "\u0301\u0301a", "\u200d", "\ud800", "´a", "ßß"]
)
@pytest.mark.parametrize("character", ["a", "s", "ss", " ", "´", "á", "\u200d"])
def test_spans_lie_inside_the_text_in_order_and_apart(text: str, character: str) -> None:
    spans = highlights_everywhere(character).title.spans(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_an_alias_looks_for_the_tag_that_it_stands_for() -> None:
    wanted = highlights_of(parse("#ml tag:=ml tag:ml*"), {"ml": "Machine Learning"}.__getitem__)
    assert wanted.asked_tags == Matchers(
        (
            WholeTextMatcher("machine learning", has_children=True),
            WholeTextMatcher("ml"),
            WholeTextMatcher("ml", is_prefix=True),
        )
    )


@pytest.mark.parametrize(
    ("filter_text", "candidates"),
    [
        ("rust", [1, 3]),
        ("rus*", [0, 1, 3]),
        ('"a b"', [5]),
        ("tag:ru", [0, 1, 2, 3]),
        ("#café", [4]),
        ("#rust", [0, 1, 2, 3]),
        ("/a$/", [0, 1, 2, 3, 4, 5]),
        ("is:unread", []),
    ],
)
def test_of_many_texts_those_are_found_that_may_have_what_stands_out(
    filter_text: str, candidates: list[int]
) -> None:
    texts = ["Rusty", "rust-lang", "trust", "web/RUST", "Café", "a\tb"]
    matchers = highlights_of(parse(filter_text)).in_tags
    assert list(matchers.candidates(texts)) == candidates
    assert {index for index, text in enumerate(texts) if matchers.spans(text)} <= {*candidates}

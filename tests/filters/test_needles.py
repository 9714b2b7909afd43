"""What a filter looks for stands where it says, whatever alphabet the text is in."""

from __future__ import annotations

import pytest

from tui.filters.needles import (
    LONGEST_TEXT,
    MOST_NEEDLES,
    NOTE_PARTS,
    NOTHING,
    Needle,
    Needles,
    NotePart,
    PatternNeedle,
    Sought,
    WholeNeedle,
    sought_by,
    sought_everywhere,
)
from tui.filters.parser import parse

EVIL = r"(?:a(?R)?b|a)+$"
"""A regular expression that takes for ever on a long row of a."""


def marked(needles: Needles, text: str) -> str:
    """The text with brackets around all that is found."""
    for start, stop in reversed(needles.spans(text)):
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text


def sought(query: str, part: NotePart = "title") -> Needles:
    """What a filter looks for in a part of a note."""
    return sought_by(parse(query)).within(part)


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
        ("title:=rust", "Rust", "[Rust]"),
        ("title:=rust", " Rúst\t", "[ Rúst\t]"),
        ("title:=rust", "rust book", "rust book"),
        ("rust", "the “Rust” book – rust", "the “[Rust]” book – [rust]"),
        ("", "anything", "anything"),
    ],
)
def test_a_filter_finds_its_words_in_a_title(query: str, text: str, found: str) -> None:
    assert marked(sought(query), text) == found


@pytest.mark.parametrize(
    ("query", "text", "found"),
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
    query: str, text: str, found: str
) -> None:
    assert marked(sought(query), text) == found


@pytest.mark.parametrize(
    ("query", "found"),
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
def test_a_filter_finds_its_tags_with_their_children(query: str, found: list[str]) -> None:
    tags = ["rust", "Rust/async", "rusty", "trust", "web/rust"]
    assert [marked(sought_by(parse(query)).in_tags, tag) for tag in tags] == found


@pytest.mark.parametrize(
    ("query", "parts"),
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
def test_a_term_is_looked_for_where_its_field_is(query: str, parts: list[NotePart]) -> None:
    wanted = sought_by(parse(query))
    assert sorted(part for part in NOTE_PARTS if wanted.within(part)) == parts
    assert wanted.has_stops is bool(parts)


def test_tags_that_are_asked_for_stand_out_and_are_no_stops() -> None:
    wanted = sought_by(parse("#x"))
    assert (bool(wanted), wanted.has_stops) == (True, False)
    assert not sought_by(parse("-#x"))


@pytest.mark.parametrize(("text", "needle"), [("  Straße\tX ", Needle("strasse x"))])
def test_a_text_to_find_is_folded_and_looked_for_everywhere(text: str, needle: Needle) -> None:
    wanted = sought_everywhere(text)
    assert {wanted.within(part) for part in NOTE_PARTS} == {Needles((needle,))}


@pytest.mark.parametrize("text", ["", " \t"])
def test_without_a_text_nothing_is_looked_for(text: str) -> None:
    assert sought_everywhere(text) == Sought()
    assert not sought_everywhere(text)


def test_a_text_to_find_is_found_inside_words() -> None:
    assert marked(sought_everywhere("us").comment, "trust us, Åus") == "tr[us]t [us], Å[us]"


def test_each_kind_of_term_has_its_kind_of_needle() -> None:
    assert sought_by(parse("a* title:b title:=c title:/d/ #e tag:f* tag:=g")) == Sought(
        title=Needles((Needle("a", True, True), Needle("b"), WholeNeedle("c"), PatternNeedle("d"))),
        url=Needles((Needle("a", True, True),)),
        site=Needles((Needle("a", True, True),)),
        tag=Needles((Needle("a", True, True),)),
        asked_tags=Needles(
            (
                WholeNeedle("e", has_children=True),
                WholeNeedle("f", is_prefix=True),
                WholeNeedle("g"),
            )
        ),
        summary=Needles((Needle("a", True, True),)),
        comment=Needles((Needle("a", True, True),)),
    )


def test_words_can_be_found_in_pieces_and_all_else_in_whole_texts() -> None:
    needles = sought("a title:=b title:/c/")
    assert needles.local == Needles((Needle("a", True),))
    assert needles.total == Needles((WholeNeedle("b"), PatternNeedle("c")))


def test_a_word_that_is_typed_may_go_on() -> None:
    needles = sought_by(parse("a ne", typing=True)).title
    assert marked(needles, "a net") == "[a] [ne]t"


def test_a_long_text_is_searched_from_its_start() -> None:
    text = "é" + " " * LONGEST_TEXT + "rust"
    assert sought("title:rust").spans(text) == ()
    assert sought("title:é").spans(text) == ((0, 1),)
    assert sought("title:/é/").spans(text) == ((0, 1),)


def test_where_a_long_text_is_cut_is_not_its_end() -> None:
    assert sought("title:/ $/").spans(" " * (LONGEST_TEXT + 1)) == ()
    assert sought("title:/ $/").spans(" " * LONGEST_TEXT) == ((LONGEST_TEXT - 1, LONGEST_TEXT),)


def test_a_needle_is_looked_for_once_and_no_more_than_so_many_are() -> None:
    many = " ".join(f"w{number} w{number}" for number in range(MOST_NEEDLES + 9))
    assert len(sought(many).needles) == MOST_NEEDLES


def test_a_regular_expression_that_takes_too_long_is_found_nowhere_from_then_on() -> None:
    needles = sought(f"/{EVIL}/ b")
    assert marked(needles, "ab") == "[ab]"
    assert marked(needles, "a" * 20_000) == "a" * 20_000
    assert marked(needles, "ab, b") == "ab, [b]"
    assert marked(sought(f"/{EVIL}/ b"), "ab") == "[ab]"


def test_no_needles_find_nothing() -> None:
    assert NOTHING.spans("a") == ()


@pytest.mark.parametrize(
    "text", ["", "a\u0301" * 50, "\u0301\u0301a", "\u200d", "\ud800", "´a", "ßß"]
)
@pytest.mark.parametrize("needle", ["a", "s", "ss", " ", "´", "á", "\u200d"])
def test_spans_lie_inside_the_text_in_order_and_apart(text: str, needle: str) -> None:
    spans = sought_everywhere(needle).title.spans(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_an_alias_looks_for_the_tag_that_it_stands_for() -> None:
    wanted = sought_by(parse("#ml tag:=ml tag:ml*"), {"ml": "Machine Learning"}.__getitem__)
    assert wanted.asked_tags == Needles(
        (
            WholeNeedle("machine learning", has_children=True),
            WholeNeedle("ml"),
            WholeNeedle("ml", is_prefix=True),
        )
    )

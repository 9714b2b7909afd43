from __future__ import annotations

import pytest

from tests.filters.clocks import NOON
from tests.filters.corpus import NOTES, WORLD
from tests.support.naive import matches, selected
from tui.filters.parser import parse
from tui.filters.values import MatchMode, Words


def found(text: str, *, typing: bool = False) -> str:
    """The ids that match, whatever part of the library they are in."""
    root = parse(text, typing=typing, clock=NOON).root
    return "".join(str(note.id) for note in NOTES if matches(note, root, WORLD))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", "123456789"),
        ("rust", "248"),
        ("RUST", "248"),
        ("rus", ""),
        ("rus*", "248"),
        ("rust async", "24"),
        ("async -practice", "4"),
        ("cafe", "3"),
        ("CAFÉ", "3"),
        ("été", "3"),
        ("straße", "4"),
        ("Йога", "9"),
        ("иога", ""),
        ("ёлка", "9"),
        ("елка", ""),
        ("замок", "9"),
        ("100%", "4"),
        ("sure_thing", "4"),
        ("sure_thin", ""),
        ("sure_thin*", "4"),
        ("%", "4"),
        ("_", "48"),
        ("C++", "6"),
        (".NET", "68"),
        ("net", "68"),
        ("node.js", "6"),
        ("node.j", ""),
        ("c#", "6"),
        ("a-b", "8"),
        ("kv-cache", "8"),
        ('"kv cache"', "8"),
        ('"release notes"', "8"),
        ('"notes release"', ""),
        ('"async rust"', "2"),
        ('"async ru"', ""),
        ('"async ru"*', "2"),
        ("🚀", "6"),
        ("🚀🚀🚀", ""),
        ("日本", "5"),
        ("本語", "5"),
        ("推理", "5"),
        ("GPU推", "5"),
        ("ai", ""),
        ("שלום", "7"),
        ("שלו", ""),
        ("مرحبا", "7"),
        ("https://wiki.org/Foo_(bar)", "8"),
        ("wiki.org", "8"),
        ("/caf.$/", "3"),
        ("/CAF.$/", "3"),
        (r"/\bgo\b/", "68"),
        ("quorum", ""),
        ("web", "3"),
        ("dev", "3"),
    ],
)
def test_bare_words_look_at_title_url_site_tags_summary_and_comment(text: str, ids: str) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"), [("rus", "248"), ("rus ", ""), ('"async ru', "2"), ("node.j", "6")]
)
def test_the_word_that_is_being_typed_is_a_prefix(text: str, ids: str) -> None:
    assert found(text, typing=True) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("#rust", "248"),
        ("#RUST", "248"),
        ("tag:=rust", "28"),
        ("#async", "2"),
        ("#cafe", "3"),
        ("#web*", "35"),
        ('#"web dev"', "3"),
        ("#kubernetes", "48"),
        ("#k8s", "48"),
        ("tag:=k8s", "4"),
        ("#golang", "68"),
        ("tag:(cafe,日本)", "35"),
        ("tag:/^.{2}$/", "56"),
        ("#c++", "6"),
        ("#c", ""),
        ("#عالم", "7"),
        ("-#rust -#go", "13579"),
        ("tags:0", "19"),
        ("tags:>2", "8"),
        ("tags:1..2", "234567"),
        ("is:untagged", "19"),
    ],
)
def test_tags_have_aliases_and_children(text: str, ids: str) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("title:ust", "2"),
        ("title:strasse", "4"),
        ("title:=strasse", ""),
        ('title:="straße und straße"', "4"),
        ('title:"release notes"', "8"),
        ("title:100%", ""),
        ("url:%_", "4"),
        ("site:example", "39"),
        ("site:(rust-lang,.ru)", "29"),
        ("feed:hn", "8"),
        ("author:NIKO", "2"),
        ("summary:ai", "5"),
        ("comment:lire", "3"),
        ("article:QUORUM", "8"),
        ("lang:en", "2"),
        ("lang:=en", ""),
        (r"title:/^\W/", "6"),
        ("title:/^$/", "1"),
    ],
)
def test_fields_contain_text(text: str, ids: str) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("is:read", "2"),
        ("is:unread", "13456789"),
        ("is:starred", "3"),
        ("is:archived", "4"),
        ("is:dup", "34"),
        ("is:edited", "5"),
        ("is:marked", "29"),
        ("has:summary", "24578"),
        ("no:summary", "1369"),
        ("has:comment", "369"),
        ("has:article", "8"),
        ("has:links", "2"),
        ("no:tags", "19"),
        ("links:2", "2"),
        ("links:0 has:summary", "4578"),
        ("words:2..3", "457"),
        ("like:2", "48"),
        ("like:9", ""),
    ],
)
def test_states_parts_and_numbers(text: str, ids: str) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("added:today", "27"),
        ("added:yesterday", "8"),
        ("added:2025-08", "2378"),
        ("added:2025", "23478"),
        ("added:<7d", "2378"),
        ("added:>7d", "45"),
        ("-added:<7d", "14569"),
        ("added:never", "169"),
        ("added:..2024", "5"),
        ("added:>2025-01-01", "2378"),
        ("added:>=2025-01-01", "23478"),
        ("published:2023..2024", "39"),
        ("published:2024-12-31", "3"),
        ("opened:never", "1235678"),
        ("opened:2023-06", "9"),
        ("updated:<1h", "6"),
        ("added:(never,today)", "12679"),
    ],
)
def test_dates_are_compared_as_moments_or_as_days(text: str, ids: str) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", [1, 2, 3, 5, 6, 7, 9]),
        ("in:trash", [8]),
        ("in:archive", [4]),
        ("in:all", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("#rust", [2]),
        ("#rust in:all", [2, 4, 8]),
        ("is:archived", [4]),
        ("is:archived OR is:read", [2, 4]),
        ("-is:archived", [1, 2, 3, 5, 6, 7, 9]),
    ],
)
def test_the_scope_leaves_trash_and_archive_out(text: str, ids: list[int]) -> None:
    filter = parse(text, clock=NOON)
    assert [note.id for note in selected(NOTES, filter, WORLD)] == ids


@pytest.mark.parametrize(
    ("words", "match_mode", "tokens", "folded", "has_open_end"),
    [
        (Words("Rust"), MatchMode.WORD, ("rust",), "rust", False),
        (Words("Rust", is_prefix=True), MatchMode.WORD, ("rust",), "rust", True),
        (Words("C+", is_prefix=True), MatchMode.WORDS, ("c",), "c+", False),
        (Words("Node.js"), MatchMode.WORDS, ("node", "js"), "node.js", False),
        (Words("two  Words"), MatchMode.WORDS, ("two", "words"), "two words", False),
        (Words("🚀"), MatchMode.SCAN, (), "🚀", False),
        (Words("GPU推理"), MatchMode.SCAN, ("gpu推理",), "gpu推理", False),
    ],
)
def test_words_know_how_they_are_found(
    words: Words, match_mode: MatchMode, tokens: tuple[str, ...], folded: str, has_open_end: bool
) -> None:
    assert (words.match_mode, words.tokens, words.folded, words.has_open_end) == (
        match_mode,
        tokens,
        folded,
        has_open_end,
    )

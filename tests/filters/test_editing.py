from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.filters.failing import failure
from tui.errors import FilterError
from tui.filters.editing import (
    chosen_tags,
    clear_tags,
    finished,
    with_excluded_tag,
    with_only_tag,
    with_order,
    with_tag,
    with_term,
    without,
    without_tag,
)
from tui.filters.parser import parse


@pytest.mark.parametrize(
    ("text", "index", "left"),
    [
        ("a", 0, ""),
        ("a b c", 0, "b c"),
        ("a  b  c", 1, "a c"),
        ("a  b  c", 2, "a  b"),
        ("a AND b AND c", 1, "a c"),
        ("a AND b AND c", 0, "b AND c"),
        ("a AND b AND c", 2, "a AND b"),
        ("#ai -is:read added:<7d", 1, "#ai added:<7d"),
        ('"a"(b)*', 1, '"a" *'),
        ("a OR b", 0, ""),
        ("(a OR b) sort:title", 0, "sort:title"),
        ("(a OR b) sort:title", 1, "(a OR b)"),
        ('a "b c', 0, '"b c"*'),
        ('a "b c', 1, "a"),
    ],
)
def test_a_chip_is_removed_and_the_rest_stays_as_typed(text: str, index: int, left: str) -> None:
    filter = parse(text, typing=True)
    assert without(filter, filter.chips[index]) == left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "#rust"),
        ("  ", "#rust"),
        ("a", "a #rust"),
        ("a  b ", "a  b #rust"),
        ("a OR b", "(a OR b) #rust"),
        ("(a OR b)", "(a OR b) #rust"),
        ("#go", "#go #rust"),
        ("#rust", "#rust"),
        ("#RUST a", "#RUST a"),
        ("tag:=rust a", "tag:=rust a"),
        ("-#rust a", "#rust a"),
        ("a -#rust -#Rust", "a #rust"),
        ("#rust*", "#rust* #rust"),
        ('a "b', "a b* #rust"),
        ("a (b", "a b* #rust"),
    ],
)
def test_a_tag_is_asked_for_as_well(text: str, expected: str) -> None:
    assert with_tag(text, "rust") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "-#rust"),
        ("a OR b", "(a OR b) -#rust"),
        ("#rust a", "-#rust a"),
        ("-#rust a", "-#rust a"),
        ("NOT tag:rust", "NOT tag:rust"),
    ],
)
def test_a_tag_is_excluded(text: str, expected: str) -> None:
    assert with_excluded_tag(text, "rust") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("#rust", ""),
        ("a #rust  b -#Rust", "a b"),
        ("a tag:=rust", "a"),
        ("a #rust* #rust/async", "a #rust* #rust/async"),
        ("(#rust OR #go) a", "(#rust OR #go) a"),
    ],
)
def test_a_tag_is_neither_asked_for_nor_excluded(text: str, expected: str) -> None:
    assert without_tag(text, "rust") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "#rust"),
        ("-is:read", "-is:read #rust"),
        ("#ai -is:read added:<7d", "#rust -is:read added:<7d"),
        ("a #ai -#go  b tag:(x,y)", "a #rust b"),
        ("(#ai OR #go) a", "#rust a"),
        ("#ai OR #go", "#rust"),
        ("#ai OR title:x", "(#ai OR title:x) #rust"),
        ("-(#ai OR #go) a", "#rust a"),
        ("tags:0", "tags:0 #rust"),
        ('"a"(#b)"c"', '"a" #rust "c"'),
        ("#ai sort:title", "#rust sort:title"),
    ],
)
def test_only_one_tag_replaces_all_tag_terms(text: str, expected: str) -> None:
    assert with_only_tag(text, "rust") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("#a", ""),
        ("#a OR #b", ""),
        ("x #a  y -#b", "x y"),
        ("x  y", "x  y"),
        ("#a limit:3", "limit:3"),
    ],
)
def test_tag_terms_are_cleared(text: str, expected: str) -> None:
    assert clear_tags(text) == expected


@pytest.mark.parametrize(
    ("tag", "term"),
    [
        ("kv cache", '#"kv cache"'),
        ("c++", "#c++"),
        ("c#", "#c#"),
        ('say "hi"', r'#"say \"hi\""'),
        ("-x", '#"-x"'),
        ("(a)", '#"(a)"'),
        ("web*", '#"web*"'),
        ("AND", '#"AND"'),
        ("a:b", '#"a:b"'),
        ("日本", "#日本"),
        ("back\\slash", "#back\\slash"),
    ],
)
def test_a_tag_is_quoted_where_it_has_to_be(tag: str, term: str) -> None:
    assert with_tag("x", tag) == f"x {term}"
    assert chosen_tags(parse(f"x {term}")) == ((tag,), ())


def test_chosen_tags_are_those_of_the_chips() -> None:
    filter = parse('#a x -#"b c" tag:=d (#e OR #f) #g*')
    assert chosen_tags(filter) == (("a", "d"), ("b c",))


@pytest.mark.parametrize(
    ("text", "expected"), [("", "like:3"), ("a", "a like:3"), ("a OR b", "(a OR b) like:3")]
)
def test_a_term_is_added_behind(text: str, expected: str) -> None:
    assert with_term(text, "like:3") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a  b", "a  b"),
        ("a OR", "a"),
        ('x "a b', 'x "a b"*'),
        ("(a", "a*"),
        ("tag:(a,b", "tag:(a,b*)"),
    ],
)
def test_a_text_is_finished_only_where_it_is_open(text: str, expected: str) -> None:
    assert finished(text) == expected


@pytest.mark.parametrize(
    "edit",
    [
        finished,
        clear_tags,
        lambda text: with_tag(text, "x"),
        lambda text: with_only_tag(text, "x"),
        lambda text: without_tag(text, "x"),
    ],
)
def test_what_cannot_be_understood_is_not_edited(edit: Callable[[str], str]) -> None:
    with pytest.raises(FilterError) as caught:
        edit("a titel:x")
    assert failure(caught.value, "a titel:x") == ("there is no field titel:", "titel")


@pytest.mark.parametrize(
    ("text", "order", "ordered"),
    [
        ("", "title+", "sort:title+"),
        ("rust", "title+", "rust sort:title+"),
        ("sort:site rust", "title-", "rust sort:title-"),
        ("rust Sort:title", "title-", "rust sort:title-"),
        ("rust sort:title", "added-", "rust"),
    ],
)
def test_an_order_takes_the_place_of_the_one_before(text: str, order: str, ordered: str) -> None:
    assert with_order(parse(text), order) == ordered

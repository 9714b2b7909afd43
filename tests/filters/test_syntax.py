from __future__ import annotations

import pytest

from tui.filters.parser import parse
from tui.filters.syntax import Term, positive_terms, terms
from tui.filters.values import Scope, Sort, TagName, Words


def test_directives_set_order_limit_scope_and_view() -> None:
    found = parse("sort:title- limit:20 rust in:archive view:inbox")
    assert (found.sort, found.limit, found.scope, found.view) == (
        Sort("title", is_descending=True),
        20,
        Scope.ARCHIVE,
        "inbox",
    )


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("", None),
        ("sort:added", Sort("added", is_descending=True)),
        ("sort:added-", Sort("added", is_descending=True)),
        ("sort:added+", Sort("added", is_descending=False)),
        ("sort:published", Sort("published", is_descending=True)),
        ("sort:updated", Sort("updated", is_descending=True)),
        ("sort:Title", Sort("title", is_descending=False)),
        ("sort:site-", Sort("site", is_descending=True)),
        ("sort:relevance", Sort("relevance", is_descending=True)),
        ("sort:random", Sort("random", is_descending=False)),
    ],
)
def test_an_order_has_a_direction(text: str, sort: Sort | None) -> None:
    assert parse(text).sort == sort


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("", Scope.CURRENT),
        ("in:trash", Scope.TRASH),
        ("in:archive", Scope.ARCHIVE),
        ("in:all", Scope.ALL),
        ("is:archived", Scope.KEPT),
        ("a (b OR is:archived)", Scope.KEPT),
        ("is:(read,archived)", Scope.KEPT),
        ("-(a -is:archived)", Scope.KEPT),
        ("-is:archived", Scope.CURRENT),
        ("-(a is:archived)", Scope.CURRENT),
        ("-is:(read,archived)", Scope.CURRENT),
        ("is:archived in:trash", Scope.TRASH),
    ],
)
def test_trash_and_archive_are_left_out_unless_asked_for(text: str, scope: Scope) -> None:
    assert parse(text).scope is scope


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("", []),
        ("a", ["a"]),
        (" #ai  -is:read added:<7d ", ["#ai", "-is:read", "added:<7d"]),
        ("a AND b", ["a", "b"]),
        ("(a OR b) c", ["(a OR b)", "c"]),
        ("NOT (a b)", ["NOT (a b)"]),
        ("(a b)", ["(a b)"]),
        ("a OR  b", ["a OR  b"]),
        ("x a OR b", ["x a OR b"]),
        ("sort:title a limit:3", ["sort:title", "a", "limit:3"]),
        ('"a b"c', ['"a b"', "c"]),
    ],
)
def test_chips_are_the_top_level_terms_that_and_joins(text: str, chips: list[str]) -> None:
    found = parse(text).chips
    assert [chip.text for chip in found] == chips
    assert [text[slice(*chip.span)] for chip in found] == chips


def test_what_is_left_out_while_typing_is_no_chip() -> None:
    assert [chip.text for chip in parse("a (b OR c", typing=True).chips] == ["a", "(b OR c"]
    assert [chip.text for chip in parse("a title:", typing=True).chips] == ["a"]


def test_terms_come_in_the_order_of_the_text() -> None:
    found = terms(parse("a -(#b OR c)").root)
    assert list(found) == [
        Term("text", Words("a")),
        Term("tag", TagName("b")),
        Term("text", Words("c")),
    ]


def test_positive_terms_are_negated_twice_or_never() -> None:
    found = positive_terms(parse("a -(b -c) tag:(d,e) -tag:(f,g)").root)
    assert list(found) == [
        Term("text", Words("a")),
        Term("text", Words("c")),
        Term("tag", TagName("d")),
        Term("tag", TagName("e")),
    ]

from __future__ import annotations

import pytest

from tests.filters.clocks import NOON
from tests.filters.failing import failure
from tui.errors import FilterError
from tui.filters.dates import Never, read_dates
from tui.filters.parser import MAX_DEPTH, parse
from tui.filters.syntax import EVERYTHING, And, Node, Not, Or, Term
from tui.filters.values import (
    AnyOf,
    Choice,
    Contains,
    NoteId,
    NumberRange,
    Pattern,
    TagName,
    Value,
    Words,
)


def word(text: str) -> Term:
    return Term("text", Words(text))


def tag(name: str) -> Term:
    return Term("tag", TagName(name))


A, B, C, D = map(word, "abcd")


def root(text: str, *, typing: bool = False) -> Node:
    return parse(text, typing=typing, clock=NOON).root


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", EVERYTHING),
        (" \n\t", EVERYTHING),
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b c", And((A, B, C))),
        ("a OR b", Or((A, B))),
        ("a OR b OR c", Or((A, B, C))),
        ("a b OR c d", Or((And((A, B)), And((C, D))))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("(a b) c", And((And((A, B)), C))),
        ("((a))", A),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("NOT -a", Not(Not(A))),
        ("-(a b)", Not(And((A, B)))),
        ("NOT a OR b", Or((Not(A), B))),
        ("a -b", And((A, Not(B)))),
        ("a - b", And((A, word("-"), B))),
        ("a-b", word("a-b")),
        ("a and b or not c", And((A, word("and"), B, word("or"), word("not"), C))),
        ('"AND"', word("AND")),
        ("(a)(b)", And((A, B))),
        ('"a b"c', And((word("a b"), C))),
        ("#a OR #b", Or((tag("a"), tag("b")))),
        ("Ask HN: why", And((word("Ask"), word("HN:"), word("why")))),
        ("sort:title", EVERYTHING),
        ("a sort:title b", And((A, B))),
    ],
)
def test_a_text_becomes_a_tree(text: str, expected: Node) -> None:
    assert root(text) == expected


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("https://x.y/z?a=b", "text", Words("https://x.y/z?a=b")),
        ("net*", "text", Words("net", is_prefix=True)),
        ('"kv ca"*', "text", Words("kv ca", is_prefix=True)),
        ('"net*"', "text", Words("net*")),
        ("text:net", "text", Words("net")),
        ("/a.b/", "text", Pattern("a.b")),
        ("#rust", "tag", TagName("rust")),
        ('#"two words"', "tag", TagName("two words")),
        ("#web*", "tag", TagName("web", is_prefix=True)),
        ("tag:rust/async", "tag", TagName("rust/async")),
        ("tag:=rust", "tag", TagName("rust", is_exact=True)),
        ('tag:="a b"', "tag", TagName("a b", is_exact=True)),
        ("tag:web*", "tag", TagName("web", is_prefix=True)),
        ("tag:/^v\\d/", "tag", Pattern("^v\\d")),
        ("tag:(a, b c)", "tag", AnyOf((TagName("a"), TagName("b c")))),
        ("#(a,=b)", "tag", AnyOf((TagName("a"), TagName("b", is_exact=True)))),
        ("tag:(a)", "tag", AnyOf((TagName("a"),))),
        ("title:net", "title", Contains("net")),
        ("title:net*", "title", Contains("net")),
        ('title:"release notes"', "title", Contains("release notes")),
        ("title:=Home", "title", Contains("Home", is_whole=True)),
        ("title:/a b/", "title", Pattern("a b")),
        ("Site:github.com", "site", Contains("github.com")),
        ("url:http://x", "url", Contains("http://x")),
        ("feed:hn", "feed", Contains("hn")),
        ("author:-x", "author", Contains("-x")),
        ("summary:x", "summary", Contains("x")),
        ("comment:x", "comment", Contains("x")),
        ("article:x", "article", Contains("x")),
        ("lang:=en", "lang", Contains("en", is_whole=True)),
        ("is:unread", "is", Choice("unread")),
        ("is:READ", "is", Choice("read")),
        ("is:(read,starred)", "is", AnyOf((Choice("read"), Choice("starred")))),
        ("has:links", "has", Choice("links")),
        ("no:tags", "no", Choice("tags")),
        ("tags:0", "tags", NumberRange(0, 0)),
        ("tags:=3", "tags", NumberRange(3, 3)),
        ("tags:>5", "tags", NumberRange(6, None)),
        ("words:>=800", "words", NumberRange(800, None)),
        ("words:<10", "words", NumberRange(None, 9)),
        ("links:<=10", "links", NumberRange(None, 10)),
        ("links:3..5", "links", NumberRange(3, 5)),
        ("links:3..", "links", NumberRange(3, None)),
        ("links:..5", "links", NumberRange(None, 5)),
        ("like:42", "like", NoteId(42)),
        ("opened:never", "opened", Never()),
        ("added:<7d", "added", read_dates("<7d", NOON)),
        ("published:2025-05", "published", read_dates("2025-05", NOON)),
        ('updated:">=2025-05"', "updated", read_dates(">=2025-05", NOON)),
        ("added:(never,>1y)", "added", AnyOf((Never(), read_dates(">1y", NOON)))),
    ],
)
def test_a_term_becomes_a_value(text: str, field: str, value: Value) -> None:
    assert root(text) == Term(field, value)


@pytest.mark.parametrize(
    ("text", "excerpt"), [(" -#a ", "#a"), ("x title:(a, b) y", "title:(a, b)"), ("(x)", "x")]
)
def test_a_term_knows_its_span(text: str, excerpt: str) -> None:
    node = root(text)
    while not isinstance(node, Term):
        node = node.child if isinstance(node, Not) else node.children[-2]
    assert text[slice(*node.span)] == excerpt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rust as", And((word("rust"), Term("text", Words("as", is_prefix=True))))),
        ("rust as ", And((word("rust"), word("as")))),
        ('"kv ca', Term("text", Words("kv ca", is_prefix=True))),
        ('"kv ca"', word("kv ca")),
        ("(a OR b", Or((A, Term("text", Words("b", is_prefix=True))))),
        ("#ru", Term("tag", TagName("ru", is_prefix=True))),
        ("title:ru", Term("title", Contains("ru"))),
        ('title:"a b', Term("title", Contains("a b"))),
        ("tag:(a,b", Term("tag", AnyOf((TagName("a"), TagName("b", is_prefix=True))))),
        ("tag:(a,", Term("tag", AnyOf((TagName("a"),)))),
        ("/a.b", Term("text", Pattern("a.b"))),
        ("a OR", A),
        ("a AND", A),
        ("a NOT", A),
        ("a -", A),
        ("a -(", A),
        ("a (", A),
        ("a #", A),
        ('a "', A),
        ("a /", A),
        ("a title:", A),
        ("a tag:(", A),
        ("a added:<", A),
        ("a sort:", A),
        ("a (b OR", And((A, B))),
        ("-", EVERYTHING),
        ("((", EVERYTHING),
    ],
)
def test_while_typing_what_is_open_is_closed_or_left_out(text: str, expected: Node) -> None:
    assert root(text, typing=True) == expected


@pytest.mark.parametrize(
    ("text", "message", "excerpt"),
    [
        ("titel:x", "there is no field titel:", "titel"),
        ("a Foo:(x)", "there is no field Foo:", "Foo"),
        ("localhost:8080", "there is no field localhost:", "localhost"),
        ("title: x", "title: a value is missing", ":"),
        ('title:""', "title: a value is missing", '""'),
        ('a ""', "a value is missing", '""'),
        ("tag:(a,,b)", "tag: a value is missing", ","),
        ("tag:()", "tag: a value is missing", "("),
        ("title:>x", "title: > compares numbers and dates, not text", ">x"),
        ("tag:=web*", "tag: a tag is either only this one (=) or all that begin so (*)", "=web*"),
        ("is:unred", 'is: "unred" is not known here', "unred"),
        ("is:(read,new)", 'is: "new" is not known here', "new"),
        ("tags:rust", 'tags: "rust" is no number', "rust"),
        ("tags:-1", 'tags: "-1" is no number', "-1"),
        ("tags:" + "9" * 50, f'tags: "{"9" * 39}…" is no number', "9" * 50),
        ("tags:..", 'tags: ".." is no number', ".."),
        ("tags:5..3", "tags: 5..3 ends before it begins", "5..3"),
        ("words:/5/", "words: a regular expression is for texts and tags only", "/5/"),
        ("added:soon", 'added: "soon" is no date', "soon"),
        ("a /(/", "no regular expression: missing ) at position 1", "/(/"),
        ("like:x", 'like: "x" is no whole number', "x"),
        ("limit:0", "limit: a limit is one note or more", "0"),
        ("sort:new", 'sort: "new" is not known here', "new"),
        ("sort:random-", "sort: a random order has no direction", "random-"),
        ("in:here", 'in: "here" is not known here', "here"),
        ("in:(all)", "in: takes one value, no list", "in:(all)"),
        ("sort:title a sort:site", "sort: stands here twice", "sort:site"),
        ("a OR b limit:3", "limit: cannot stand beside OR", "limit:3"),
        ("-in:trash", "in: stands outside of brackets and is never negated", "in:trash"),
        ("(a sort:title)", "sort: stands outside of brackets and is never negated", "sort:title"),
        ("a OR", "OR needs a term after it", "OR"),
        ("OR a", "OR needs a term before it", "OR"),
        ("(AND a)", "AND needs a term before it", "AND"),
        ("a AND OR b", "AND needs a term after it", "AND"),
        ("a OR OR b", "OR needs a term after it", "OR"),
        ("a NOT", "NOT needs a term after it", "NOT"),
        ("-OR a", "- needs a term after it", "-"),
        ("(a b", "this bracket is not closed", "("),
        ("a b)", "no bracket is open here", ")"),
        ("a ()", "there is nothing between these brackets", "()"),
        ("-(", "this bracket is not closed", "("),
    ],
)
def test_a_wrong_filter_says_what_is_wrong_and_where(text: str, message: str, excerpt: str) -> None:
    with pytest.raises(FilterError) as caught:
        root(text)
    assert failure(caught.value, text) == (message, excerpt)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("titel:x", "Did you mean title:? Or put it in quotes to look for the text"),
        ("qqq:x", "Put it in quotes to look for the text"),
        ("is:unred", "Did you mean is:unread?"),
        ("sort:ttle", "Did you mean sort:title?"),
        ("added:tody", "Did you mean added:today?"),
        ("tags:rust", "tags: counts them; did you mean tag:rust?"),
        (
            "is:zebra",
            "It takes unread, read, starred, archived, untagged, dup, edited, marked",
        ),
        ("words:many", "It takes a number or a range of numbers, as in words:>800"),
        ("published:x", "It takes a date, an age or a range of dates, as in published:2025-05"),
        ("a AND", 'To look for the word, write "AND"'),
        ("a OR b sort:title", "Put the alternatives in brackets: (… OR …) sort:…"),
    ],
)
def test_a_wrong_filter_says_what_to_do(text: str, hint: str) -> None:
    with pytest.raises(FilterError) as caught:
        root(text)
    assert caught.value.hint == hint


@pytest.mark.parametrize("text", ["(", "-", "NOT ", "-(", "(a OR "])
@pytest.mark.parametrize("typing", [True, False])
def test_nesting_has_a_limit(text: str, typing: bool) -> None:
    with pytest.raises(FilterError) as caught:
        root(text * 5_000 + "a", typing=typing)
    assert caught.value.message == "this is nested too deeply"


def test_nesting_up_to_the_limit_is_understood() -> None:
    assert root("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH) == A


def test_a_filter_of_very_many_terms_is_understood() -> None:
    assert root(" OR ".join("a" * 5_000)) == Or((A,) * 5_000)


def test_the_clock_of_the_system_is_the_default() -> None:
    assert isinstance(parse("added:<7d").root, Term)


def test_what_is_no_text_stands_as_the_sign_for_that() -> None:
    parsed = parse("#a\udcff \ud800", clock=NOON)
    assert (parsed.text, parsed.root) == ("#a\ufffd \ufffd", And((tag("a\ufffd"), word("\ufffd"))))

"""Random filters: as trees that a parser can give, and as texts that it may have to refuse."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.filters.clocks import NOON
from tui.filters.dates import DateRange, Never, read_dates
from tui.filters.syntax import And, Node, Not, Or, Term
from tui.filters.values import (
    AnyOf,
    Choice,
    Contains,
    NoteId,
    NumberRange,
    Pattern,
    Plain,
    TagName,
    Words,
)

LAW = settings(max_examples=150, derandomize=True, deadline=None, database=None)
"""Always the same examples, few of them, however slow the machine is."""

WORDS = (
    *("rust", "Café", "STRASSE", "C++", ".NET", "node.js", "a-b", "日本", "🚀", "שלום", "ёлка"),
    *("%", "_", "AND", "-x", "#x", "/x/", "a:b", "https://x.y", "C:\\", "(a", "b)", "x*", "*"),
    *(",", "=", "<7d", "..", "kv cache", 'say "hi"', "release notes", "async", "go", "web"),
)

texts = st.sampled_from(WORDS) | st.text(min_size=1, max_size=6)
"""Texts in which everything means something; sometimes white space alone."""

sources = st.sampled_from(("a/b", r"\bgo\b", "caf.", "^$", r"a\\/", "[,)]", "x y", '"'))

numbers = st.integers(0, 9)

ranges = st.builds(lambda first, more: NumberRange(first, first + more), numbers, numbers) | (
    st.builds(NumberRange, numbers, st.none()) | st.builds(NumberRange, st.none(), numbers)
)


def _dates(spelling: str) -> DateRange | Never:
    return read_dates(spelling, NOON)


dates = st.sampled_from(
    ("today", "yesterday", "never", "<7d", ">1y", "2025-08", "2025-01..2025-03", "..2024", ">=2025")
).map(_dates)

tag_names = st.builds(TagName, texts) | (
    st.builds(TagName, texts, is_exact=st.just(True))
    | st.builds(TagName, texts, is_prefix=st.just(True))
)

patterns = st.builds(Pattern, sources)


def _terms(field: str, values: SearchStrategy[Plain]) -> SearchStrategy[Term]:
    lists = st.lists(values, min_size=1, max_size=3).map(lambda found: AnyOf(tuple(found)))
    return st.builds(Term, st.just(field), values | lists)


terms: SearchStrategy[Term] = st.one_of(
    _terms("text", st.builds(Words, texts, st.booleans()) | patterns),
    _terms("tag", tag_names | patterns),
    _terms("title", st.builds(Contains, texts, st.booleans()) | patterns),
    _terms("comment", st.builds(Contains, texts)),
    _terms("folder", st.builds(Contains, texts, st.booleans()) | patterns),
    _terms("tags", ranges),
    _terms("id", ranges),
    _terms("added", dates),
    _terms("opened", dates),
    _terms("is", st.sampled_from(("read", "unread", "starred", "dup")).map(Choice)),
    _terms("no", st.sampled_from(("tags", "summary", "links")).map(Choice)),
    _terms("like", st.builds(NoteId, numbers)),
)

nodes: SearchStrategy[Node] = st.recursive(
    terms,
    lambda children: st.one_of(
        st.builds(Not, children),
        st.lists(children, min_size=2, max_size=3).map(lambda found: And(tuple(found))),
        st.lists(children, min_size=2, max_size=3).map(lambda found: Or(tuple(found))),
    ),
    max_leaves=6,
)

PIECES = (
    *WORDS,
    *(
        "OR",
        "NOT",
        "-",
        "(",
        ")",
        '"',
        "/",
        "#",
        "\\",
        "<",
        "1y",
        "title:",
        "tag:(",
        "tag:=",
        "added:",
    ),
    *("tag:=", "added:", "tags:>", "sort:title", "limit:3", "in:all", "is:read", "view:"),
)

filter_texts = st.text(max_size=12) | st.lists(
    st.sampled_from(PIECES) | st.just(" "), max_size=12
).map("".join)
"""Whatever fingers may do."""

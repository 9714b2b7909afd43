"""The table of the filter language: every field, what it takes, and what it is for.

The parser, the completion menu, the help and the table of the README are derived from
`OPERATORS`. A field is added with one entry here, and its meaning where filters are run.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.filters.value_readers import (
    Reader,
    one_of,
    read_contained,
    read_dates_of,
    read_limit,
    read_note,
    read_numbers,
    read_scope,
    read_sort,
    read_tag,
    read_view,
    read_words,
)


class Candidate(NamedTuple):
    """Something that can be typed, with a word on it."""

    text: str
    help: str = ""


class ValueKind(NamedTuple):
    """A kind of value."""

    placeholder: str
    """How help and tables write it: ``DATE``."""
    spoken: str
    """What a message calls it: ``a date``."""
    read: Reader


class Operator(NamedTuple):
    """A field of the language."""

    name: str
    """As typed before the colon."""
    kind: ValueKind
    help: str
    """What it finds or does, as a phrase without a full stop."""
    example: str
    """A filter that parses."""
    values: tuple[Candidate, ...] = ()
    """All it takes, or the most useful; empty where the library knows: tags, sites, views."""
    is_directive: bool = False
    """Whether it says how to show the result, and so stands for itself only."""


TEXT = ValueKind("TEXT", "a text, or a /regular expression/", read_contained)
WORDS = ValueKind("WORD", "a word, a phrase in quotes, or a /regular expression/", read_words)
TAG = ValueKind("TAG", "a tag", read_tag)
DATE = ValueKind("DATE", "a date, an age or a range of dates", read_dates_of)
NUMBER = ValueKind("NUMBER", "a number or a range of numbers", read_numbers)
NOTE = ValueKind("ID", "the id of a note", read_note)
COUNT = ValueKind("N", "a number", read_limit)
ORDER = ValueKind("ORDER", "an order", read_sort)
SCOPE = ValueKind("PLACE", "a part of the library", read_scope)
VIEW = ValueKind("NAME", "the name of a view", read_view)

STATES = (
    Candidate("unread", "not known to be read"),
    Candidate("read", "read"),
    Candidate("starred", "with a star"),
    Candidate("archived", "in the archive"),
    Candidate("untagged", "without a tag"),
    Candidate("dup", "the same page as another note"),
    Candidate("edited", "changed by hand"),
    Candidate("marked", "marked in the reader"),
)
PARTS = (
    Candidate("tags", "at least one tag"),
    Candidate("summary", "a summary"),
    Candidate("comment", "a comment"),
    Candidate("article", "the full text"),
    Candidate("links", "links in the summary"),
)
DATES = (
    Candidate("today"),
    Candidate("yesterday"),
    Candidate("<7d", "in the last 7 days; h d w m y"),
    Candidate(">1y", "more than a year ago"),
    Candidate("2025-05", "in that month"),
    Candidate("2025-01..2025-03", "from the start of one to the end of the other"),
    Candidate("never", "no date"),
)
ORDERS = (
    Candidate("added", "newest saved first; added+ oldest"),
    Candidate("published", "newest page first; published+ oldest"),
    Candidate("updated", "last changed first; updated+ longest unchanged"),
    Candidate("title", "A to Z; title- Z to A"),
    Candidate("site", "by host A to Z; site- Z to A"),
    Candidate("relevance", "best match first"),
    Candidate("random", "shuffled, anew every day"),
)
SCOPES = (
    Candidate("trash", "the trash alone"),
    Candidate("archive", "the archive alone"),
    Candidate("all", "everything, trash and archive included"),
)

STATE = ValueKind("STATE", "a state", one_of([state.text for state in STATES]))
PART = ValueKind("PART", "a part of a note", one_of([part.text for part in PARTS]))

OPERATORS = (
    Operator(
        "text",
        WORDS,
        "title, URL, site, tags, summary and comment; the field itself may be left out",
        "rust async",
    ),
    Operator("tag", TAG, "a tag with its aliases and children; `tag:=TAG` without", "#rust"),
    Operator("is", STATE, "the state of a note", "is:unread", STATES),
    Operator("has", PART, "notes that have something", "has:comment", PARTS),
    Operator("no", PART, "notes that lack something", "no:tags", PARTS),
    Operator("title", TEXT, "text in the title", 'title:"release notes"'),
    Operator("url", TEXT, "text in the address", "url:arxiv.org/abs"),
    Operator("site", TEXT, "text in the host", "site:github.com"),
    Operator("feed", TEXT, "text in the name of the feed", "-feed:hn"),
    Operator("author", TEXT, "text in the author's name", "author:knuth"),
    Operator("summary", TEXT, "text in the summary", r"summary:/\bkv.?cache\b/"),
    Operator("comment", TEXT, "text in your own words", "comment:later"),
    Operator("article", TEXT, "text in the stored full text", "article:quorum"),
    Operator("lang", TEXT, "text in the language", "lang:=en"),
    Operator("added", DATE, "when the link was saved", "added:<7d", DATES),
    Operator("published", DATE, "when the page appeared", "published:2025-05", DATES),
    Operator("updated", DATE, "when the note last changed", "updated:2025-06..", DATES),
    Operator("opened", DATE, "when the page was last opened", "opened:never", DATES),
    Operator("tags", NUMBER, "how many tags", "tags:>5"),
    Operator("words", NUMBER, "how many words the summary has", "words:>800"),
    Operator("links", NUMBER, "how many links the summary has", "links:3..5"),
    Operator("like", NOTE, "notes that share rare tags and title words with one", "like:42"),
    Operator("view", VIEW, "inside a saved view", "view:inbox", is_directive=True),
    Operator("in", SCOPE, "where to look", "in:archive", SCOPES, is_directive=True),
    Operator("sort", ORDER, "in this order", "sort:added+", ORDERS, is_directive=True),
    Operator("limit", COUNT, "no more notes than this", "limit:20", is_directive=True),
)
"""Every field, in the order of help and completion."""

OPERATOR_BY_NAME = {operator.name: operator for operator in OPERATORS}


def markdown_table() -> str:
    """The fields as a Markdown table for the README, in the order of `OPERATORS`."""
    rows = ["| field | finds or does | example |", "|---|---|---|", *map(_row, OPERATORS)]
    return "".join(f"{row}\n" for row in rows)


def _row(operator: Operator) -> str:
    names = ", ".join(f"`{value.text}`" for value in operator.values)
    finds = f"{operator.help}: {names}" if names else operator.help
    field = f"{operator.name}:{operator.kind.placeholder}"
    return f"| `{field}` | {finds} | `{operator.example}` |"

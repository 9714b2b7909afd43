"""The table of the filter language: every field, what it takes, and what it is for.

The parser, the completion menu, the help, the table of the documents, what stands out in a note and
the order in which conditions are evaluated are derived from `OPERATORS`. A field is added with one
entry here, and with a function of the same name in `tui.store.conditions`.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Literal, NamedTuple, TypeAlias

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
    """A text that can be typed, with a short help."""

    text: str
    help: str = ""


class ValueKind(NamedTuple):
    """A kind of value that fields take."""

    placeholder: str
    """How help and tables write it: ``DATE``."""
    spoken: str
    """What a message calls it: ``a date``."""
    read: Reader


HighlightedPart: TypeAlias = Literal[
    "title", "url", "site", "author", "tag", "asked_tags", "summary", "comment", "article"
]
"""A part of `tui.filters.highlights.Highlights`."""

NOWHERE: tuple[HighlightedPart, ...] = ()
"""For a field that makes nothing stand out."""


class Cost(IntEnum):
    """What it costs to evaluate a condition; of several, the cheapest is evaluated first."""

    KNOWN = 0
    """Nothing: the notes are known without asking the library."""
    WORD = 1
    """A word is looked up in the text index, which takes as long for few notes as for many."""
    FACTS = 2
    """Short values are read of each note that the cheaper conditions left over."""
    TEXTS = 3
    """Long texts are read of each of these notes."""


class StoredValues(Enum):
    """The values of a field that only the library knows."""

    TAGS = "tags"
    SITES = "sites"
    FOLDERS = "folders"


class Operator(NamedTuple):
    """A field of the language."""

    name: str
    """As typed before the colon."""
    kind: ValueKind
    help: str
    """What it finds or does, as a phrase without a full stop."""
    example: str
    """A filter that parses."""
    highlights: tuple[HighlightedPart, ...]
    """The parts of a note in which the text that it asks for stands out."""
    cost: Cost
    """What it costs unless its value is known to be cheaper."""
    values: tuple[Candidate, ...] = ()
    """All it takes, or the most useful; empty where only the library knows them."""
    stored_values: StoredValues | None = None
    """What the library completes its values from."""
    is_directive: bool = False
    """Whether it says how to show the result, and so stands for itself only."""


def _directive(
    name: str, kind: ValueKind, effect: str, example: str, values: tuple[Candidate, ...] = ()
) -> Operator:
    return Operator(name, kind, effect, example, NOWHERE, Cost.KNOWN, values, is_directive=True)


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
    Candidate("folder", "a folder where a source kept it"),
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
        ("title", "url", "site", "tag", "summary", "comment"),
        Cost.TEXTS,
    ),
    Operator(
        "tag",
        TAG,
        "a tag with its aliases and children; `tag:=TAG` without",
        "#rust",
        ("asked_tags",),
        Cost.FACTS,
        stored_values=StoredValues.TAGS,
    ),
    Operator("is", STATE, "the state of a note", "is:unread", NOWHERE, Cost.FACTS, STATES),
    Operator("has", PART, "notes that have something", "has:comment", NOWHERE, Cost.FACTS, PARTS),
    Operator("no", PART, "notes that lack something", "no:tags", NOWHERE, Cost.FACTS, PARTS),
    Operator("title", TEXT, "text in the title", 'title:"release notes"', ("title",), Cost.TEXTS),
    Operator("url", TEXT, "text in the address", "url:arxiv.org/abs", ("url",), Cost.TEXTS),
    Operator(
        "site",
        TEXT,
        "text in the host",
        "site:github.com",
        ("site",),
        Cost.FACTS,
        stored_values=StoredValues.SITES,
    ),
    Operator("feed", TEXT, "text in the name of the feed", "-feed:hn", NOWHERE, Cost.TEXTS),
    Operator(
        "folder",
        TEXT,
        "text in the path of the folder where a source kept it",
        'folder:"bookmarks bar/tools"',
        NOWHERE,
        Cost.FACTS,
        stored_values=StoredValues.FOLDERS,
    ),
    Operator("author", TEXT, "text in the author's name", "author:knuth", ("author",), Cost.TEXTS),
    Operator(
        "summary", TEXT, "text in the summary", r"summary:/\bkv.?cache\b/", ("summary",), Cost.TEXTS
    ),
    Operator("comment", TEXT, "text in your own words", "comment:later", ("comment",), Cost.TEXTS),
    Operator(
        "article", TEXT, "text in the stored full text", "article:quorum", ("article",), Cost.TEXTS
    ),
    Operator("lang", TEXT, "text in the language", "lang:=en", NOWHERE, Cost.FACTS),
    Operator("added", DATE, "when the link was saved", "added:<7d", NOWHERE, Cost.FACTS, DATES),
    Operator(
        "published", DATE, "when the page appeared", "published:2025-05", NOWHERE, Cost.FACTS, DATES
    ),
    Operator(
        "updated",
        DATE,
        "when the note last changed",
        "updated:2025-06..",
        NOWHERE,
        Cost.FACTS,
        DATES,
    ),
    Operator(
        "opened", DATE, "when the page was last opened", "opened:never", NOWHERE, Cost.FACTS, DATES
    ),
    Operator("tags", NUMBER, "how many tags", "tags:>5", NOWHERE, Cost.FACTS),
    Operator("words", NUMBER, "how many words the summary has", "words:>800", NOWHERE, Cost.TEXTS),
    Operator("links", NUMBER, "how many links the summary has", "links:3..5", NOWHERE, Cost.TEXTS),
    Operator("id", NUMBER, "the number of a note, or several", "id:(3,42)", NOWHERE, Cost.FACTS),
    Operator(
        "like",
        NOTE,
        "notes that share rare tags and title words with one",
        "like:42",
        NOWHERE,
        Cost.TEXTS,
    ),
    _directive("view", VIEW, "inside a saved view", "view:inbox"),
    _directive("in", SCOPE, "where to look", "in:archive", SCOPES),
    _directive("sort", ORDER, "in this order", "sort:added+", ORDERS),
    _directive("limit", COUNT, "no more notes than this", "limit:20"),
)
"""Every field, in the order of help and completion."""

OPERATOR_BY_NAME = {operator.name: operator for operator in OPERATORS}


def markdown_table() -> str:
    """Returns the fields as a Markdown table for the documents, in the order of `OPERATORS`."""
    rows = ["| field | finds or does | example |", "|---|---|---|", *map(_row, OPERATORS)]
    return "".join(f"{row}\n" for row in rows)


def _row(operator: Operator) -> str:
    names = ", ".join(f"`{value.text}`" for value in operator.values)
    finds = f"{operator.help}: {names}" if names else operator.help
    field = f"{operator.name}:{operator.kind.placeholder}"
    return f"| `{field}` | {finds} | `{operator.example}` |"

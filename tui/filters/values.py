"""What the terms of a filter ask for, as values, each with its meaning.

Texts are compared folded, as `tui.model.fold.fold` has it, except by a `Pattern`. A field that a
note does not have is an empty text or no instant, and no comparison is true of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from tui.filters.dates import DateRange, Never
from tui.model.fold import fold, is_scanned, is_word, words


class MatchMode(Enum):
    """How notes with some `Words` are found."""

    WORD = "word"
    """One word: a field has it among its words."""
    WORDS = "words"
    """All `tokens` are words of one field, and the text occurs in it (`fold.occurs`)."""
    SCAN = "scan"
    """The text is anywhere in a field: it has no words, or is written without spaces."""


@dataclass(frozen=True, slots=True)
class Words:
    """A bare word or a phrase, looked for in title, URL, site, each tag, summary and comment."""

    text: str
    """As typed, without quotes and star."""
    is_prefix: bool = False
    """Whether the last word may go on: ``net*``, or a word that is still being typed."""

    @property
    def match_mode(self) -> MatchMode:
        """How these words are found."""
        if is_scanned(self.text):
            return MatchMode.SCAN
        return MatchMode.WORD if is_word(self.text) else MatchMode.WORDS

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words as the text index has them, in their order."""
        return tuple(words(self.text))

    @property
    def folded(self) -> str:
        """The folded text. An empty one occurs in every note."""
        return fold(self.text)

    @property
    def has_open_end(self) -> bool:
        """Whether the last token is a prefix: ``net*`` is one, and ``C+*`` is not."""
        return self.is_prefix and is_word(self.text[-1:])


@dataclass(frozen=True, slots=True)
class Contains:
    """A text somewhere in a field, or all of it."""

    text: str
    is_whole: bool = False
    """``title:=x``: the folded field equals the folded text."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression found anywhere in a field, without case, on the text as it stands."""

    source: str
    """As the ``regex`` package reads it; `tui.filters.patterns` compiles it."""


@dataclass(frozen=True, slots=True)
class TagName:
    """A tag by its folded name.

    Without either flag it stands for the tag, which may be named by an alias, and for its children
    ``name/…`` where a tag of that name exists.
    """

    name: str
    is_exact: bool = False
    """``tag:=rust``: only the tag of that very name; no alias, no child."""
    is_prefix: bool = False
    """``tag:web*``: every tag whose name begins so; aliases are left aside."""


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Whole numbers from ``first`` to ``last``, both included; ``None`` is open."""

    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the fixed values of a field, such as ``unread``."""

    name: str


@dataclass(frozen=True, slots=True)
class NoteId:
    """A note that others are compared with."""

    id: int


class Scope(Enum):
    """The part of the library that a filter looks at."""

    CURRENT = "current"
    """Neither trash nor archive: where nothing else is said."""
    KEPT = "kept"
    """All but the trash: where the filter asks for archived notes itself."""
    TRASH = "trash"
    """The trash alone, archived notes in it included."""
    ARCHIVE = "archive"
    """Archived notes that are not in the trash."""
    ALL = "all"
    """Every note, the trash included."""


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of notes."""

    key: str
    is_descending: bool


NEWEST_FIRST = Sort("added", is_descending=True)
"""The order of a library, and of a filter that asks for no other."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How many notes to show at most, at least one."""

    count: int


@dataclass(frozen=True, slots=True)
class ViewName:
    """A saved filter that this one narrows."""

    name: str


Plain: TypeAlias = (
    Words | Contains | Pattern | TagName | NumberRange | DateRange | Never | Choice | NoteId
)
"""What one condition asks for."""

Setting: TypeAlias = Sort | Scope | Limit | ViewName
"""What a directive sets."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """``(a,b)``: at least one of several values, in their order; never empty."""

    values: tuple[Plain, ...]


Value: TypeAlias = Plain | AnyOf

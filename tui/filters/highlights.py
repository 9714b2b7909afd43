"""What stands out in each part of a note: the texts that a filter looks for, and where they are.

Texts are compared folded, except by a regular expression, while spans are those of the text as it
stands. A character that folds to several, as ß to ss, is found as a whole, and so is a letter with
what combines with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from tui.filters.operators import OPERATOR_BY_NAME
from tui.filters.patterns import TimeBudget
from tui.filters.syntax import Filter, positive_terms
from tui.filters.tokens import Span
from tui.filters.values import Contains, MatchMode, Pattern, TagName, Value, Words
from tui.model.fold import find_whole_words, fold

if TYPE_CHECKING:
    import regex

NotePart = Literal["title", "url", "site", "author", "tag", "summary", "comment", "article", "rest"]
"""A part of a note that is shown; the rest is what no filter highlights, such as dates."""

NOTE_PARTS: tuple[NotePart, ...] = get_args(NotePart)
"""All of them."""

MOST_MATCHERS = 64
"""How many different texts are highlighted in a part; further ones are left out."""

LONGEST_TEXT = 20_000
"""How many characters of a text are searched."""

_BETWEEN_TEXTS = "\0"
"""No text has it that was cleaned, and no matcher; nothing is found across it."""

_DOUBLE_SPACE = re.compile(r"\s\s")
_SPACE = re.compile(r"\s")
_CACHED_PIECES = 65_536


class TextMatcher(NamedTuple):
    """Finds a text inside another."""

    text: str
    """Folded, not empty."""
    is_whole_words: bool = False
    """Whether it must not begin or end inside a word, as in `tui.model.fold.occurs`."""
    is_prefix: bool = False
    """Whether it may end inside a word all the same."""

    def spans(self, folded: str) -> Iterator[Span]:
        """Finds the text in a folded one, in order, without overlaps."""
        start = self._find(folded, 0)
        while start >= 0:
            stop = start + len(self.text)
            yield start, stop
            start = self._find(folded, stop)

    def starts(self, joined: str) -> Iterator[int]:
        """Finds where it begins in folded texts that are joined."""
        return (start for start, _ in self.spans(joined))

    def _find(self, folded: str, start: int) -> int:
        if self.is_whole_words:
            return find_whole_words(self.text, folded, start, is_prefix=self.is_prefix)
        return folded.find(self.text, start)


@dataclass(frozen=True, slots=True)
class WholeTextMatcher:
    """Finds a text that is the whole of another."""

    text: str
    """Folded, not empty."""
    is_prefix: bool = False
    """Whether the other may go on."""
    has_children: bool = False
    """Whether the other may go on after a slash, as a child of a tag does."""

    def spans(self, folded: str) -> Iterator[Span]:
        """Finds all of a folded text, if it is the one."""
        other = folded.strip()
        is_child = self.has_children and other.startswith(f"{self.text}/")
        if other == self.text or is_child or (self.is_prefix and other.startswith(self.text)):
            yield 0, len(folded)

    def starts(self, joined: str) -> Iterator[int]:
        """Finds where it may begin in folded texts that are joined."""
        return TextMatcher(self.text).starts(joined)


@dataclass(frozen=True, slots=True)
class PatternMatcher:
    """Finds a regular expression, as long as that takes little time."""

    source: str
    budget: TimeBudget = field(default_factory=TimeBudget, compare=False, repr=False)


Matcher: TypeAlias = TextMatcher | WholeTextMatcher | PatternMatcher


@dataclass(frozen=True)
class Matchers:
    """What stands out in one text; false where that is nothing."""

    matchers: tuple[Matcher, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.matchers)

    @property
    def local(self) -> Matchers:
        """Those that can be given a text in pieces, as it is laid out."""
        return Matchers(tuple(each for each in self.matchers if isinstance(each, TextMatcher)))

    @property
    def total(self) -> Matchers:
        """Those that have to be given a text as a whole."""
        return Matchers(tuple(each for each in self.matchers if not isinstance(each, TextMatcher)))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Finds what stands out in a text, in order and without overlaps."""
        if not self.matchers:
            return ()
        searched = text[:LONGEST_TEXT]
        spans = self._folded_spans(searched) + self._pattern_spans(searched)
        if len(searched) < len(text):
            spans = [(start, stop) for start, stop in spans if stop < len(searched)]
        return _merged(spans)

    def candidates(self, texts: Sequence[str]) -> Iterable[int]:
        """Finds which of some texts may have what stands out: all of them are searched as one.

        Returns:
            Their indexes in order, all of those with any span among them.
        """
        if not self.matchers or self._patterns:
            return range(len(texts)) if self.matchers else ()
        joined = fold(_BETWEEN_TEXTS.join(texts))
        starts = [start for each in self._of_folded_text for start in each.starts(joined)]
        if not starts:
            return ()
        ends = list(accumulate(len(text) + 1 for text in joined.split(_BETWEEN_TEXTS)))
        if len(ends) != len(texts):
            return range(len(texts))
        return sorted({bisect_right(ends, start) for start in starts})

    @cached_property
    def _of_folded_text(self) -> tuple[TextMatcher | WholeTextMatcher, ...]:
        return tuple(each for each in self.matchers if not isinstance(each, PatternMatcher))

    @cached_property
    def _patterns(self) -> tuple[PatternMatcher, ...]:
        return tuple(each for each in self.matchers if isinstance(each, PatternMatcher))

    def _folded_spans(self, text: str) -> list[Span]:
        if not self._of_folded_text:
            return []
        folded = fold(text)
        matchers = [each for each in self._of_folded_text if each.text in folded]
        if not matchers or not (spans := _spans(matchers, folded)):
            return []
        if text.isascii() and not _DOUBLE_SPACE.search(text):
            # Each character folds to one, and the spans hold as they are, unless the text begins
            # with a blank, which folding drops.
            return spans if text[:1].strip() else _spans(matchers, _SPACE.sub(" ", text.lower()))
        folded, origins = _folded_with_origins(text)
        return [
            (origins[start][0], origins[stop - 1][1]) for start, stop in _spans(matchers, folded)
        ]

    def _pattern_spans(self, text: str) -> list[Span]:
        return [span for each in self._patterns for span in each.budget.spans(each.source, text)]


NOTHING = Matchers()


@dataclass(frozen=True)
class Highlights:
    """What stands out in each part of a note; false where that is nothing."""

    title: Matchers = NOTHING
    url: Matchers = NOTHING
    site: Matchers = NOTHING
    author: Matchers = NOTHING
    tag: Matchers = NOTHING
    asked_tags: Matchers = NOTHING
    """The tags that a filter asks for by name.

    Every note that it finds has them: they are highlighted, and are no *stops*, hits to go to.
    """
    summary: Matchers = NOTHING
    comment: Matchers = NOTHING
    article: Matchers = NOTHING
    rest: Matchers = NOTHING

    def __bool__(self) -> bool:
        return self.has_stops or bool(self.asked_tags)

    def within(self, part: NotePart) -> Matchers:
        """Returns what stands out in one part, without the tags that are asked for."""
        matchers: Matchers = getattr(self, part)
        return matchers

    @cached_property
    def in_tags(self) -> Matchers:
        """All that stands out in a tag."""
        return Matchers(self.asked_tags.matchers + self.tag.matchers)

    @property
    def has_stops(self) -> bool:
        """Whether there may be hits to go to."""
        return any(map(self.within, NOTE_PARTS))


def highlights_everywhere(text: str) -> Highlights:
    """Returns the highlights of a text that is to be found in every part, also inside words."""
    folded = fold(text)
    matchers = Matchers((TextMatcher(folded),)) if folded else NOTHING
    return Highlights(**dict.fromkeys(NOTE_PARTS, matchers))


def highlights_of(filter: Filter, tag_named: Callable[[str], str] = str) -> Highlights:
    """Returns the highlights of a filter: what its terms ask for, each in its own parts.

    Negated terms highlight nothing.

    Args:
        filter: The filter.
        tag_named: Gives the tag that a name or alias stands for; the name itself unless given.
    """
    found: dict[str, dict[Matcher, None]] = {}
    for term in positive_terms(filter.root):
        matcher = _matcher(term.value, tag_named)
        if matcher is not None:
            for part in OPERATOR_BY_NAME[term.field].highlights:
                found.setdefault(part, {})[matcher] = None
    return Highlights(
        **{part: Matchers(tuple(matchers)[:MOST_MATCHERS]) for part, matchers in found.items()}
    )


def _matcher(value: Value, tag_named: Callable[[str], str]) -> Matcher | None:
    match value:
        case Words(folded=text) if text:
            is_whole_words = value.match_mode is not MatchMode.SCAN
            return TextMatcher(text, is_whole_words, is_whole_words and value.has_open_end)
        case Contains(text=text, is_whole=is_whole) if folded := fold(text):
            return WholeTextMatcher(folded) if is_whole else TextMatcher(folded)
        case TagName(name, False, False) if folded := fold(tag_named(name)):
            return WholeTextMatcher(folded, has_children=True)
        case TagName(name, _, is_prefix) if folded := fold(name):
            return WholeTextMatcher(folded, is_prefix)
        case Pattern(source):
            return PatternMatcher(source)
        case _:
            return None


def _spans(matchers: Iterable[TextMatcher | WholeTextMatcher], folded: str) -> list[Span]:
    return [span for matcher in matchers for span in matcher.spans(folded)]


def _folded_with_origins(text: str) -> tuple[str, list[Span]]:
    """Folds a text, and gives the span of the text that each folded character comes from."""
    pieces: list[str] = []
    origins: list[Span] = []
    for match in _piece().finditer(text):
        start, stop = match.span()
        piece = match[0]
        if piece[0] > " " and piece.isascii():
            pieces.append(piece.lower())
            origins += zip(range(start, stop), range(start + 1, stop + 1), strict=True)
        else:
            piece = _folded_piece(piece)
            pieces.append(piece)
            origins += [(start, stop)] * len(piece)
    return "".join(pieces), origins


@cache
def _piece() -> regex.Pattern[str]:
    """Compiles the pattern of a piece: white space, printable ASCII, or a character with its marks.

    Few texts need it, and the package takes long to load.
    """
    import regex

    return regex.compile(r"\s+|[!-~]+(?=[\s!-~]|\Z)|\X")


@lru_cache(_CACHED_PIECES)
def _folded_piece(piece: str) -> str:
    return " " if piece.isspace() else fold(piece)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, stop in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(stop, merged[-1][1])
        else:
            merged.append((start, stop))
    return tuple(merged)

"""The hits of a search in the lines of a preview."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from tui.filters.highlights import LONGEST_TEXT, NOTE_PARTS, Highlights, Matchers, NotePart
from tui.prose.layout import Line
from tui.ui.drawing.hits import CURRENT_HIT, HIT, with_hits
from tui.ui.drawing.note_line import NoteLine, PartSpan

HitPosition = tuple[int, int]
"""Where a hit begins: the line, and the index of the character in it."""

_LINES_AT_ONCE = 48
"""How many lines are searched for words at a time."""

_LINES_BESIDE = 2
"""How many more lines are searched before and after these, for hits across line breaks."""


class _Hit(NamedTuple):
    """The part of a hit that is on one line."""

    start: int
    stop: int
    origin: HitPosition
    """Where the whole hit begins."""
    is_target: bool = True
    """Whether moving to the next hit stops at it."""


class _DrawnHits(NamedTuple):
    """A line with the styles of its hits, and what it was made of."""

    plain: Line
    current: HitPosition | None
    line: Line


class _PartText:
    """The spans of one part of a note, on consecutive lines, joined to one text."""

    def __init__(self, matchers: Matchers) -> None:
        self.length = 0
        """The number of characters so far."""
        self._matchers = matchers
        self._pieces: list[str] = []
        self._part_spans: list[tuple[int, PartSpan, int]] = []
        """The line of each span, the span, and where it begins in the text."""
        self._ends: list[int] = []
        """Where each span ends in the text; for an empty one, the end of the span before it."""

    def add(self, number: int, line: NoteLine, span: PartSpan) -> None:
        """Appends a span of the next line."""
        separator = span.separator or "" if self._part_spans else ""
        characters = line.text[span.start : span.stop]
        self._part_spans.append((number, span, self.length + len(separator)))
        self._pieces += (separator, characters)
        self.length += len(separator) + len(characters)
        self._ends.append(self.length if characters or not self._ends else self._ends[-1])

    @cached_property
    def hits(self) -> Mapping[int, Sequence[_Hit]]:
        """The parts of hits on each line that has any, in order; nothing is added after that."""
        hits: dict[int, list[_Hit]] = {}
        for start, stop in self._matchers.spans("".join(self._pieces)):
            index = bisect_right(self._ends, start)
            line, span, begin = self._part_spans[index]
            origin = line, span.start + max(start - begin, 0)
            for line, span, begin in islice(self._part_spans, index, None):
                if begin >= stop:
                    break
                first, last = (span.start + edge - begin for edge in (max(start, begin), stop))
                hits.setdefault(line, []).append(_Hit(first, min(last, span.stop), origin))
        return hits


_TextsByLine = dict[int, list[_PartText]]
"""The texts on each line."""


class PreviewHits:
    """The hits in a growing sequence of lines.

    A hit may begin on one line and end on another. Words are searched in a few lines at a time,
    when one of them is needed; patterns that need the whole text are searched at once, in the
    beginning of each part.

    Args:
        lines: The lines.
        highlights: What is searched in each part of the note.
    """

    def __init__(self, lines: Sequence[NoteLine], highlights: Highlights) -> None:
        self._lines = lines
        self._words = {
            part: found for part in NOTE_PARTS if (found := highlights.within(part).local)
        }
        self._wholes = {
            part: found for part in NOTE_PARTS if (found := highlights.within(part).total)
        }
        self._asked_tags = highlights.asked_tags
        self._searched = 0
        self._word_texts: dict[int, _TextsByLine] = {}
        self._whole_texts: _TextsByLine = {}
        self._found: dict[int, list[_Hit]] = {}
        """The hits on each line that was asked for."""
        self._drawn: dict[int, _DrawnHits] = {}

    def with_highlights(self, line: int, current: HitPosition | None) -> Line:
        """Returns a line with the styles of hits added, and that of the current hit.

        It is the very same line as before while neither it nor its hits have changed.
        """
        hits, plain = self._hits(line), self._lines[line].line
        if not hits:
            return plain
        known = self._drawn.get(line)
        if known is None or known.plain is not plain or known.current != current:
            drawn = _drawn_hits(plain, hits, current)
            self._drawn[line] = known = _DrawnHits(plain, current, drawn)
        return known.line

    def positions(self, line: int) -> list[HitPosition]:
        """Returns the positions of the hits to stop at that begin on a line, in order."""
        return [hit.origin for hit in self._hits(line) if hit.origin[0] == line and hit.is_target]

    def next(self, position: HitPosition, direction: int) -> HitPosition | None:
        """Returns the nearest hit after a position, or before it; ``None`` without one."""
        last = len(self._lines) - 1
        if direction > 0:
            found = (each for line in range(position[0], last + 1) for each in self.positions(line))
            return next((each for each in found if each > position), None)
        lines = range(min(position[0], last), -1, -1)
        found = (each for line in lines for each in reversed(self.positions(line)))
        return next((each for each in found if each < position), None)

    def _hits(self, line: int) -> list[_Hit]:
        if self._searched != len(self._lines):
            self._searched = len(self._lines)
            self._word_texts, self._found, self._drawn = {}, {}, {}
            self._whole_texts = self._texts(range(self._searched), self._wholes)
        if line not in self._found:
            texts = [*self._words_near(line).get(line, ()), *self._whole_texts.get(line, ())]
            hits = [hit for text in texts for hit in text.hits.get(line, ())]
            self._found[line] = _merged([*hits, *self._tag_hits(line)])
        return self._found[line]

    def _words_near(self, line: int) -> _TextsByLine:
        """Returns the texts in which words are searched, of the lines around one."""
        first = line - line % _LINES_AT_ONCE
        if first not in self._word_texts:
            stop = min(first + _LINES_AT_ONCE + _LINES_BESIDE, self._searched)
            lines = range(max(first - _LINES_BESIDE, 0), stop)
            self._word_texts[first] = self._texts(lines, self._words)
        return self._word_texts[first]

    def _texts(self, lines: range, wanted: Mapping[NotePart, Matchers]) -> _TextsByLine:
        """Joins lines to the texts of the parts in which something is searched."""
        texts: _TextsByLine = {}
        text: _PartText | None = None
        for number in lines if wanted else ():
            line = self._lines[number]
            for span in line.part_spans:
                if matchers := wanted.get(span.part):
                    if text is None or span.separator is None:
                        text = _PartText(matchers)
                    if text.length <= LONGEST_TEXT:
                        text.add(number, line, span)
                        texts.setdefault(number, []).append(text)
        return texts

    def _tag_hits(self, line: int) -> Iterator[_Hit]:
        part_spans = self._lines[line].part_spans if self._asked_tags else ()
        for start, stop in ((each.start, each.stop) for each in part_spans if each.part == "tag"):
            for first, last in self._asked_tags.spans(self._lines[line].text[start:stop]):
                yield _Hit(start + first, start + last, (line, start + first), is_target=False)


def _drawn_hits(line: Line, hits: Sequence[_Hit], current: HitPosition | None) -> Line:
    drawn = with_hits(line, [(hit.start, hit.stop) for hit in hits], HIT)
    current_spans = [(hit.start, hit.stop) for hit in hits if hit.origin == current]
    return with_hits(drawn, current_spans, CURRENT_HIT)


def _merged(hits: list[_Hit]) -> list[_Hit]:
    """Sorts the hits and joins those that overlap."""
    merged: list[_Hit] = []
    for hit in sorted(hits):
        if merged and hit.start < merged[-1].stop:
            stop, is_target = max(merged[-1].stop, hit.stop), merged[-1].is_target or hit.is_target
            merged[-1] = merged[-1]._replace(stop=stop, is_target=is_target)
        else:
            merged.append(hit)
    return merged

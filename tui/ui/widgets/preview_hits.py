"""The hits of a search in the lines of a preview."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from tui.filters.highlights import LONGEST_TEXT, NOTE_PARTS, Highlights, Matchers, NotePart
from tui.prose.layout import Line
from tui.ui.drawing.hits import CURRENT_HIT, HIT, Span, with_hits
from tui.ui.drawing.note_line import NoteLine, PartSpan

HitPosition = tuple[int, int]
"""Where a hit begins: the line, and the index of the character in it."""

_LINES_AT_ONCE = 16
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
        self._spans: tuple[Span, ...] | None = None

    def add(self, number: int, line: NoteLine, span: PartSpan) -> int:
        """Appends a span of the next line, and returns its index in this text."""
        separator = span.separator or "" if self._part_spans else ""
        characters = line.text[span.start : span.stop]
        self._part_spans.append((number, span, self.length + len(separator)))
        self._pieces += (separator, characters)
        self.length += len(separator) + len(characters)
        self._ends.append(self.length if characters or not self._ends else self._ends[-1])
        return len(self._ends) - 1

    def hits(self, index: int) -> Iterator[_Hit]:
        """Yields the parts of hits in one span, in order."""
        if self._spans is None:
            self._spans = self._matchers.spans("".join(self._pieces))
        _, span, begin = self._part_spans[index]
        here = span.start - begin
        first = bisect_right(self._spans, begin, key=itemgetter(1))
        for start, stop in islice(self._spans, first, None):
            if start + here >= span.stop:
                break
            inside = max(start + here, span.start), min(stop + here, span.stop)
            yield _Hit(*inside, self._position_of(start))

    def _position_of(self, offset: int) -> HitPosition:
        """Returns the position of the first character that is not before an offset in the text."""
        line, span, begin = self._part_spans[bisect_right(self._ends, offset)]
        return line, span.start + max(offset - begin, 0)


_TextsByLine = dict[int, list[tuple[_PartText, int]]]
"""The texts on each line, each with the index of the line's span in it."""


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

    def with_highlights(self, line: int, current: HitPosition | None) -> Line:
        """Returns a line with the styles of hits added, and that of the current hit."""
        hits = self._hits(line)
        drawn = with_hits(self._lines[line].line, [(hit.start, hit.stop) for hit in hits], HIT)
        current_spans = [(hit.start, hit.stop) for hit in hits if hit.origin == current]
        return with_hits(drawn, current_spans, CURRENT_HIT)

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
            self._word_texts = {}
            self._whole_texts = self._texts(range(self._searched), self._wholes)
        first = line - line % _LINES_AT_ONCE
        if first not in self._word_texts:
            stop = min(first + _LINES_AT_ONCE + _LINES_BESIDE, self._searched)
            lines = range(max(first - _LINES_BESIDE, 0), stop)
            self._word_texts[first] = self._texts(lines, self._words)
        texts = [*self._word_texts[first].get(line, ()), *self._whole_texts.get(line, ())]
        hits = [hit for text, index in texts for hit in text.hits(index)]
        return _merged([*hits, *self._tag_hits(line)])

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
                        texts.setdefault(number, []).append((text, text.add(number, line, span)))
        return texts

    def _tag_hits(self, line: int) -> Iterator[_Hit]:
        part_spans = self._lines[line].part_spans if self._asked_tags else ()
        for start, stop in ((each.start, each.stop) for each in part_spans if each.part == "tag"):
            for first, last in self._asked_tags.spans(self._lines[line].text[start:stop]):
                yield _Hit(start + first, start + last, (line, start + first), is_target=False)


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

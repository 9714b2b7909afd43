"""Where the lines of a preview have what somebody looks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter

from tui.filters.needles import LONGEST_TEXT, NOTE_PARTS, Needles, NotePart, Sought
from tui.prose.layout import Line
from tui.ui.drawing.hits import CURRENT_HIT, HIT, Span, with_hits
from tui.ui.drawing.note_line import NoteLine, PartSpan

Place = tuple[int, int]
"""A line, and the character of it where a hit begins."""

_LINES_AT_ONCE = 16
"""How many lines are searched for words when one of them is asked for."""

_LINES_BESIDE = 2
"""How many lines more words may go over."""


@dataclass(frozen=True, slots=True, order=True)
class _Hit:
    """What of a hit is on one line."""

    start: int
    stop: int
    origin: Place
    """Where the hit begins."""
    is_stop: bool = True
    """Whether it is one to go to."""


class _Text:
    """Part spans of one part of a note, on lines that follow each other, as one text."""

    def __init__(self, needles: Needles) -> None:
        self.length = 0
        """The characters so far."""
        self._needles = needles
        self._pieces: list[str] = []
        self._part_spans: list[tuple[int, PartSpan, int]] = []
        """The lines of the part_spans, themselves, and where they begin in the text."""
        self._ends: list[int] = []
        """Where the characters of each end; of one without any, where those before it do."""
        self._spans: tuple[Span, ...] | None = None

    def add(self, number: int, line: NoteLine, span: PartSpan) -> int:
        """Goes on with a span of the next line, and gives its number in this text."""
        separator = span.separator or "" if self._part_spans else ""
        characters = line.text[span.start : span.stop]
        self._part_spans.append((number, span, self.length + len(separator)))
        self._pieces += (separator, characters)
        self.length += len(separator) + len(characters)
        self._ends.append(self.length if characters or not self._ends else self._ends[-1])
        return len(self._ends) - 1

    def hits(self, index: int) -> Iterator[_Hit]:
        """What of the hits is on the line of a span, in order."""
        if self._spans is None:
            self._spans = self._needles.spans("".join(self._pieces))
        _, span, begin = self._part_spans[index]
        here = span.start - begin
        first = bisect_right(self._spans, begin, key=itemgetter(1))
        for start, stop in islice(self._spans, first, None):
            if start + here >= span.stop:
                break
            inside = max(start + here, span.start), min(stop + here, span.stop)
            yield _Hit(*inside, self._place(start))

    def _place(self, position: int) -> Place:
        """Where on the lines the first character from a position on is."""
        line, span, begin = self._part_spans[bisect_right(self._ends, position)]
        return line, span.start + max(position - begin, 0)


_Texts = dict[int, list[tuple[_Text, int]]]
"""The texts on each line, with the number of the line's span in each."""


class PreviewHits:
    """The hits in lines that may still grow in number.

    A hit may begin on one line and end on another. Words are looked for in some lines at a time,
    when one of them is asked for; what has to be given a text as a whole is looked for at once, in
    the beginning of each part.

    Args:
        lines: The lines.
        sought: What is looked for in each part of the note.
    """

    def __init__(self, lines: Sequence[NoteLine], sought: Sought) -> None:
        self._lines = lines
        self._words = {part: found for part in NOTE_PARTS if (found := sought.within(part).local)}
        self._wholes = {part: found for part in NOTE_PARTS if (found := sought.within(part).total)}
        self._asked_tags = sought.asked_tags
        self._searched = 0
        self._word_texts: dict[int, _Texts] = {}
        self._whole_texts: _Texts = {}

    def drawn(self, line: int, current: Place | None) -> Line:
        """A line with its hits laid over with styles, the current one with its own as well."""
        hits = self._hits(line)
        drawn = with_hits(self._lines[line].line, [(hit.start, hit.stop) for hit in hits], HIT)
        current_spans = [(hit.start, hit.stop) for hit in hits if hit.origin == current]
        return with_hits(drawn, current_spans, CURRENT_HIT)

    def places(self, line: int) -> list[Place]:
        """The hits to go to that begin on a line, in order."""
        return [hit.origin for hit in self._hits(line) if hit.origin[0] == line and hit.is_stop]

    def next(self, place: Place, direction: int) -> Place | None:
        """The nearest hit behind a place, or before it; None without one."""
        last = len(self._lines) - 1
        if direction > 0:
            found = (each for line in range(place[0], last + 1) for each in self.places(line))
            return next((each for each in found if each > place), None)
        lines = range(min(place[0], last), -1, -1)
        found = (each for line in lines for each in reversed(self.places(line)))
        return next((each for each in found if each < place), None)

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

    def _texts(self, lines: range, wanted: Mapping[NotePart, Needles]) -> _Texts:
        """The parts in which anything is wanted, as far as they are searched."""
        texts: _Texts = {}
        text: _Text | None = None
        for number in lines if wanted else ():
            line = self._lines[number]
            for span in line.part_spans:
                if needles := wanted.get(span.part):
                    if text is None or span.separator is None:
                        text = _Text(needles)
                    if text.length <= LONGEST_TEXT:
                        texts.setdefault(number, []).append((text, text.add(number, line, span)))
        return texts

    def _tag_hits(self, line: int) -> Iterator[_Hit]:
        part_spans = self._lines[line].part_spans if self._asked_tags else ()
        for start, stop in ((each.start, each.stop) for each in part_spans if each.part == "tag"):
            for first, last in self._asked_tags.spans(self._lines[line].text[start:stop]):
                yield _Hit(start + first, start + last, (line, start + first), is_stop=False)


def _merged(hits: list[_Hit]) -> list[_Hit]:
    """The hits in order, those that overlap as one."""
    merged: list[_Hit] = []
    for hit in sorted(hits):
        if merged and hit.start < merged[-1].stop:
            stop, is_stop = max(merged[-1].stop, hit.stop), merged[-1].is_stop or hit.is_stop
            merged[-1] = replace(merged[-1], stop=stop, is_stop=is_stop)
        else:
            merged.append(hit)
    return merged

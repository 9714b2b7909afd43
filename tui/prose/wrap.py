"""Text wrapped into lines of a given number of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tui.prose.blocks import Span, Spans
from tui.prose.cell_width import cell_len, fit

_CODE_INDENT = "  "
"""Before the continuation of a line of code that is too long."""

_LEFT_OUT = re.compile(r" *\n? *")
"""The white space that is left out where a line ends."""

_IDEOGRAPHS = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\ua4cf\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd"
)
_OPENING = "「『（［｛〈《【〔“‘"
_CLOSING = "」』）］｝〉》】〕、。，．：；！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ”’"


def wrapped(spans: Spans, width: int) -> Iterator[Spans]:
    """Yields the lines of a text, at least one, none wider than ``width``, which is at least 2.

    Lines break between words, and inside a word only if it is wider than a line. The spaces where
    a line breaks are left out.
    """
    text = "".join(span.text for span in spans)
    if "\n" not in text and len(text) <= 2 * width and cell_len(text) <= width:
        yield spans
    else:
        yield from _slices(spans, _line_ranges(text, width))


def separators(text: str, lines: Iterable[str]) -> Iterator[str]:
    """Yields the separator before each of the lines that `wrapped` made of a text.

    That is a line feed or a space, and nothing before the first line and where a word was broken.
    """
    offset = len(text) - len(text.lstrip(" "))
    for index, line in enumerate(lines):
        left_out = _LEFT_OUT.match(text, offset) if index else None
        gap = left_out[0] if left_out else ""
        yield "\n" if "\n" in gap else gap[:1]
        offset += len(gap) + len(line)


def wrapped_code(line: str, width: int) -> Iterator[str]:
    """Yields a line of code broken at any character; all lines but the first are indented."""
    indent = _CODE_INDENT if width > 2 * len(_CODE_INDENT) else ""
    cut = fit(line, 0, len(line), width)
    yield line[:cut]
    while cut < len(line):
        start, cut = cut, fit(line, cut, len(line), width - len(indent))
        yield indent + line[start:cut]


def _line_ranges(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yields the start and the end of each line in the text."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield from _paragraph_ranges(text, start, end, width)
        start = end + 1
    yield from _paragraph_ranges(text, start, len(text), width)


def _paragraph_ranges(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    line_start, line_end, used = start, start, 0
    end = start + len(text[start:end].rstrip(" "))
    for piece in _piece().finditer(text, start, end):
        space, word = piece.end(1) - piece.start(1), cell_len(piece[2])
        if used and used + space + word <= width:
            used += space + word
        else:
            if used:
                yield line_start, line_end
            line_start = piece.start(2)
            while word > width:
                cut = fit(text, line_start, piece.end(), width)
                yield line_start, cut
                line_start, word = cut, word - cell_len(text[line_start:cut])
            used = word
        line_end = piece.end()
    yield line_start, line_end


@cache
def _piece() -> re.Pattern[str]:
    """Returns the pattern of the spaces before a word, and the word.

    Every ideograph is a word, with its punctuation. Ranges so wide take long to compile, so that
    the pattern waits for the first text that has to be wrapped.
    """
    ideograph = f"[{_OPENING}]*+[{_IDEOGRAPHS}][{_CLOSING}]*+"
    return re.compile(rf"( *+)({ideograph}|[^ {_IDEOGRAPHS}]++)")


def _slices(spans: Spans, ranges: Iterable[tuple[int, int]]) -> Iterator[Spans]:
    """Yields the parts of the spans inside each range of their joined text; ranges are in order."""
    index, offset = 0, 0
    for start, end in ranges:
        line: list[Span] = []
        while index < len(spans) and offset < end:
            span = spans[index]
            next_offset = offset + len(span.text)
            if part := span.text[max(start - offset, 0) : end - offset]:
                line.append(Span(part, span.styles, span.link))
            if next_offset > end:
                break
            index, offset = index + 1, next_offset
        yield tuple(line)

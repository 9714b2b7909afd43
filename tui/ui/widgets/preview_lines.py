"""The lines of a note in the preview, laid out as far as they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from tui.model.note import Note
from tui.prose.layout import Line, layout
from tui.ui.drawing.note_line import NoteLine, lines_of
from tui.ui.drawing.preview_foot import highlight_lines, preview_foot
from tui.ui.drawing.preview_head import more_tags, placeholder_line, preview_head, section_rule
from tui.ui.drawing.text_tabs import Part, text_of

_LEAST_COST = 40
"""A line costs as much as so many characters, however short it is."""

_EMPTY = NoteLine(Line(()))


class PreviewLines:
    """The lines that are laid out so far, and the iterator of the rest.

    Args:
        note: The note.
        part: Which text of it.
        width: The cells of a line.
    """

    def __init__(self, note: Note, part: Part, width: int) -> None:
        self.lines: list[NoteLine] = []
        """The lines laid out so far."""
        self.is_complete = False
        """Whether these are all lines."""
        self._rest = _note_lines(note, part, width)

    def lay_out(self, characters: int, *, up_to: int = 0) -> None:
        """Lays out a number of characters more, and at least up to a number of lines in all.

        Short lines count for more characters than they have.
        """
        for line in self._rest:
            self.lines.append(line)
            characters -= max(len(line.text) + 1, _LEAST_COST)
            if characters <= 0 and len(self.lines) >= up_to:
                return
        self.is_complete = True

    def lay_out_for(self, seconds: float) -> None:
        """Lays out more lines until the time is over."""
        end = perf_counter() + seconds
        for line in self._rest:
            self.lines.append(line)
            if perf_counter() >= end:
                return
        self.is_complete = True

    def characters_before(self, line: int) -> int:
        """Returns how many characters the lines above a line have."""
        return sum(each.characters for each in self.lines[:line])

    def line_at(self, characters: int) -> int:
        """Returns the line with that many characters above it, laying the text out up to it."""
        index = 0
        while characters > 0 and (index < len(self.lines) or not self.is_complete):
            if index == len(self.lines):
                self.lay_out(1)
                continue
            characters -= self.lines[index].characters
            index += 1
        return index

    def finish(self) -> None:
        """Lays out all the rest."""
        self.lines += self._rest
        self.is_complete = True


def _note_lines(note: Note, part: Part, width: int) -> Iterator[NoteLine]:
    # The first page is painted before the width is known, without the parser, whose import is slow.
    from tui.prose.parse import parse

    yield from preview_head(note, width)
    yield _EMPTY
    text = text_of(note, part)
    if text.strip():
        yield from lines_of(part, layout(parse(text), width))
    else:
        yield placeholder_line(f"No {part}.")
    if part == "summary" and note.comment.strip():
        yield _EMPTY
        yield section_rule("Comment", width)
        yield _EMPTY
        yield from lines_of("comment", layout(parse(note.comment), width))
    if part == "summary" and note.highlights:
        yield _EMPTY
        yield section_rule("Highlights", width)
        yield _EMPTY
        yield from highlight_lines(note, width)
    yield _EMPTY
    yield from more_tags(note, width)
    yield from preview_foot(note, width)

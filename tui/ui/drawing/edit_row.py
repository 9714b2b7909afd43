"""A line of text that is edited: the prompt, the visible part of the text, an error message.

/ #rust -titel:x▏                                     no field "titel", perhaps title
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import clusters, one_line, shorten
from tui.ui.drawing.line_builder import PLAIN, LineBuilder


class EditStyles(NamedTuple):
    """The styles of an edited line; all but the first are combined with it."""

    base: Style
    prompt: Style
    text: Style
    caret: Style
    placeholder: Style
    fault: Style
    reason: Style


class Fault(NamedTuple):
    """An error in a text."""

    span: tuple[int, int]
    """The characters at fault, as a half-open range; an empty one underlines one cell."""
    reason: str
    hint: str = ""
    """What to do about it; shown alone if there is no room for both."""


class Tint(NamedTuple):
    """The style of a part of a text."""

    span: tuple[int, int]
    style: Style


class EditedText(NamedTuple):
    """The content of an edited line."""

    text: str
    caret: int | None = None
    """The index of the character after the caret; ``None`` while the line is not edited."""
    prompt: str = ""
    placeholder: str = ""
    fault: Fault | None = None
    tints: Sequence[Tint] = ()
    """In the order of the text, without overlaps."""

    def tint_at(self, index: int) -> Style:
        """Returns the style of a character, to be combined with that of all text."""
        found = bisect_right(self.tints, index, key=lambda tint: tint.span[0])
        tint = self.tints[found - 1] if found else None
        return tint.style if tint and index < tint.span[1] else PLAIN


def caret_cell(edited: EditedText) -> int:
    """Returns the cells between the start of the text and the caret."""
    caret = edited.caret or 0
    return sum(size for _, stop, size in clusters(edited.text) if stop <= caret)


def text_room(edited: EditedText, width: int) -> int:
    """Returns the cells between the prompt and the reason, where the text is."""
    return max(width - cell_len(_prompt(edited)) - cell_len(_reason(edited, width)), 1)


def edit_row(edited: EditedText, first: int, width: int, styles: EditStyles) -> Strip:
    """Draws the line in a given width.

    Args:
        edited: The content of the line.
        first: The first visible cell of the text, if that is scrolled.
        width: The width of the line, in cells.
        styles: The styles.
    """
    line = LineBuilder(width, styles.base).add(_prompt(edited), styles.prompt)
    reason = _reason(edited, width)
    room = min(text_room(edited, width), line.room)
    if edited.text:
        for segment in _visible(edited, first, room, styles):
            line.add(segment.text, segment.style or PLAIN)
    else:
        _add_placeholder(line, edited, styles)
    return line.skip_to(cell_len(reason)).add(reason, styles.reason).strip()


def _prompt(edited: EditedText) -> str:
    return f"{edited.prompt} " if edited.prompt else ""


def _reason(edited: EditedText, width: int) -> str:
    if edited.fault is None:
        return ""
    free = width - cell_len(_prompt(edited)) - cell_len(edited.text) - 1
    room = max(width // 2, free) - 2
    fault = edited.fault
    whole = f"{fault.reason} · {fault.hint}" if fault.hint else fault.reason
    # The hint is preferred to the reason: the fault itself is underlined anyway.
    fitting = (text for text in (whole, fault.hint, fault.reason) if 0 < cell_len(text) <= room)
    reason = next(fitting, whole)
    return f" {shorten(one_line(reason), room)} "


def _add_placeholder(line: LineBuilder, edited: EditedText, styles: EditStyles) -> None:
    placeholder = one_line(edited.placeholder)
    if edited.caret is not None:
        head, placeholder = placeholder[:1] or " ", placeholder[1:]
        line.add(head, styles.placeholder + styles.caret)
    line.add(placeholder, styles.placeholder)


def _visible(edited: EditedText, first: int, room: int, styles: EditStyles) -> list[Segment]:
    """Returns the text between two cells, with a blank for a wide character across an edge."""
    pieces: list[Segment] = []
    cell = 0
    for start, stop, size in clusters(edited.text):
        left, right = max(cell, first), min(cell + size, first + room)
        if left < right:
            text = edited.text[start:stop] if right - left == size else " "
            pieces.append(Segment(text, _style(edited, start, stop, styles)))
        cell += size
    end = len(edited.text)
    if (style := _style(edited, end, end + 1, styles)) != styles.text and cell < first + room:
        pieces.append(Segment(" ", style))
    return list(Segment.simplify(pieces))


def _style(edited: EditedText, start: int, stop: int, styles: EditStyles) -> Style:
    style = styles.text + edited.tint_at(start)
    if edited.fault is not None:
        begin, end = edited.fault.span
        if begin < stop and start < max(end, begin + 1):
            style += styles.fault
    if edited.caret is not None and start <= edited.caret < stop:
        style += styles.caret
    return style

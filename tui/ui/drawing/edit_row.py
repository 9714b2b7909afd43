"""A text of one line as it is edited: a prompt, the part around the caret, a fault and its reason.

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
    """The styles of an edited line; all but the first are laid over it."""

    base: Style
    prompt: Style
    text: Style
    caret: Style
    placeholder: Style
    fault: Style
    reason: Style


class Fault(NamedTuple):
    """What is wrong with a text."""

    span: tuple[int, int]
    """The characters at fault, as a half-open range; an empty one is that of the caret's place."""
    reason: str
    hint: str = ""
    """What to do about it; shown alone where there is no room for both."""


class Tint(NamedTuple):
    """The style of a part of a text."""

    span: tuple[int, int]
    style: Style


class Edited(NamedTuple):
    """What an edited line shows."""

    text: str
    caret: int | None = None
    """The character before which the caret stands; ``None`` while nobody edits."""
    prompt: str = ""
    placeholder: str = ""
    fault: Fault | None = None
    tints: Sequence[Tint] = ()
    """In the order of the text; none covers another."""

    def tint_at(self, place: int) -> Style:
        """The style of a character, beside that of all text."""
        found = bisect_right(self.tints, place, key=lambda tint: tint.span[0])
        tint = self.tints[found - 1] if found else None
        return tint.style if tint and place < tint.span[1] else PLAIN


def caret_cell(edited: Edited) -> int:
    """The cells before the caret, from the start of the text."""
    caret = edited.caret or 0
    return sum(size for _, stop, size in clusters(edited.text) if stop <= caret)


def text_room(edited: Edited, width: int) -> int:
    """The cells that are left for the text between the prompt and the reason."""
    return max(width - cell_len(_prompt(edited)) - cell_len(_reason(edited, width)), 1)


def edit_row(edited: Edited, first: int, width: int, styles: EditStyles) -> Strip:
    """The line, exactly as wide as asked.

    Args:
        edited: What it shows.
        first: The cell of the text that stands right of the prompt, where the text is scrolled.
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


def _prompt(edited: Edited) -> str:
    return f"{edited.prompt} " if edited.prompt else ""


def _reason(edited: Edited, width: int) -> str:
    if edited.fault is None:
        return ""
    free = width - cell_len(_prompt(edited)) - cell_len(edited.text) - 1
    room = max(width // 2, free) - 2
    fault = edited.fault
    whole = f"{fault.reason} · {fault.hint}" if fault.hint else fault.reason
    # What to do says more than what is wrong, whose place is underlined.
    fitting = (text for text in (whole, fault.hint, fault.reason) if 0 < cell_len(text) <= room)
    reason = next(fitting, whole)
    return f" {shorten(one_line(reason), room)} "


def _add_placeholder(line: LineBuilder, edited: Edited, styles: EditStyles) -> None:
    placeholder = one_line(edited.placeholder)
    if edited.caret is not None:
        head, placeholder = placeholder[:1] or " ", placeholder[1:]
        line.add(head, styles.placeholder + styles.caret)
    line.add(placeholder, styles.placeholder)


def _visible(edited: Edited, first: int, room: int, styles: EditStyles) -> list[Segment]:
    """The text between two cells, a wide character across an edge replaced by a blank."""
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


def _style(edited: Edited, start: int, stop: int, styles: EditStyles) -> Style:
    style = styles.text + edited.tint_at(start)
    if edited.fault is not None:
        begin, end = edited.fault.span
        if begin < stop and start < max(end, begin + 1):
            style += styles.fault
    if edited.caret is not None and start <= edited.caret < stop:
        style += styles.caret
    return style

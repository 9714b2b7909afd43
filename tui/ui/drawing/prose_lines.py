"""Lines of prose as strips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.ui.drawing.line_builder import Pieces


def prose_strip(
    line: Line, width: int, styles: Mapping[str, Style], base: Style, *, left: int = 0
) -> Strip:
    """Draws a line as a strip of ``width`` cells, the first ``left`` of which are blank.

    ``styles`` has the styles of the names in ``tui.prose.blocks.STYLES``; a name that is not in it
    changes nothing. The address of a link is in the ``url`` of its segments' ``meta``, and is not
    sent to the terminal.
    """
    pieces, room = Pieces(), width - left
    pieces.add(" " * left, base)
    for span in line.spans:
        pieces.add(span.text, _span_style(span, styles, base))
        room -= cell_len(span.text)
    if room < 0:
        return pieces.strip().crop(0, width)
    pieces.add(" " * room, _combined(line.fill, styles, base))
    return pieces.strip(width)


def _span_style(span: Span, styles: Mapping[str, Style], base: Style) -> Style:
    style = _combined(span.styles, styles, base)
    return style if span.link is None else style + Style.from_meta({"url": span.link})


def _combined(names: Iterable[str], styles: Mapping[str, Style], base: Style) -> Style:
    for name in names:
        if name in styles:
            base += styles[name]
    return base

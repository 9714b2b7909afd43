"""Lines of prose as strips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.prose.blocks import Span
from tui.prose.layout import Line


def prose_strip(line: Line, width: int, styles: Mapping[str, Style], base: Style) -> Strip:
    """Draws a line as a strip of ``width`` cells.

    ``styles`` has the styles of the names in ``tui.prose.blocks.STYLES``; a name that is not in it
    changes nothing. The address of a link is in the ``url`` of its segments' ``meta``, and is not
    sent to the terminal.
    """
    segments = [Segment(span.text, _span_style(span, styles, base)) for span in line.spans]
    return Strip(segments).adjust_cell_length(width, _combined(line.fill, styles, base))


def _span_style(span: Span, styles: Mapping[str, Style], base: Style) -> Style:
    style = _combined(span.styles, styles, base)
    return style if span.link is None else style + Style.from_meta({"url": span.link})


def _combined(names: Iterable[str], styles: Mapping[str, Style], base: Style) -> Style:
    return Style.combine([base, *(styles[name] for name in names if name in styles)])

"""The scroll bars of what Textual scrolls, drawn as those of our panes."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

from tui.ui.drawing.scroll_bar import THUMB, TRACK, thumb_lines

_BACK, _BAR = Color.parse("default"), Color.parse("default")


class ThinScrollBar(ScrollBarRender):
    """A line with a heavier part where the content on screen is."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _BACK,
        bar_color: Color = _BAR,
    ) -> Segments:
        """Draws a vertical bar, of which each cell says what a mouse does there."""
        if not vertical:
            return super().render_bar(
                *(size, virtual_size, window_size, position),
                *(thickness, vertical, back_color, bar_color),
            )
        shown = int(window_size) or int(virtual_size)
        thumb = thumb_lines(int(virtual_size), shown, int(position), size)

        def cell(line: int) -> Segment:
            is_track = line not in thumb
            meaning = _meaning(line, thumb)
            style = Style(color=bar_color, bgcolor=back_color, dim=is_track, meta=meaning)
            return Segment(TRACK if is_track else THUMB, style)

        return Segments([cell(line) for line in range(size)], new_lines=True)


def _meaning(line: int, thumb: range) -> dict[str, str]:
    """Returns what the mouse does on a line, by the names that Textual listens to."""
    if line in thumb:
        return {"@mouse.down": "grab"}
    return {"@mouse.down": "scroll_down" if thumb and line >= thumb.stop else "scroll_up"}

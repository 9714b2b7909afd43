"""A pane that paints its own lines: a header, the part of its content on screen, a scroll bar.

Textual lays out the whole screen whenever a widget's virtual size changes. A pane therefore has
none: it keeps its scroll position itself, and a change only repaints lines.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from itertools import chain
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from tui.ui.drawing.fitted_text import wrap
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.pane_header import Header, HeaderStyles, header_room, pane_header
from tui.ui.drawing.scroll_bar import THUMB, TRACK, BarStyles, first_at, thumb_lines
from tui.ui.widgets.styled import LineParts, StyledWidget, component_classes, part_style

HEADER_HEIGHT = 1
"""The lines above the content."""

_WHEEL_LINES = 3


class _PaneStyles(NamedTuple):
    """The styles of the parts that every pane has."""

    header: HeaderStyles
    bar: _BarCells
    base: Style
    empty: Style


class _Frame(NamedTuple):
    """The values that all lines of one paint share."""

    width: int
    item_height: int
    thumb: range
    """The lines below the header that the thumb of the scroll bar covers."""
    has_edge: bool
    """Whether a line parts the pane from the one on its right."""
    drawn: dict[int, Sequence[Iterable[Segment]]]
    """The items drawn so far."""


class _BarCells(NamedTuple):
    """The kinds of cells in the column of the scroll bar."""

    blank: Strip
    track: Strip
    thumb: Strip
    corner: Strip
    """Beside the header, where the pane has an edge."""


class _Drag(Enum):
    """What a mouse that was pressed in the last column does."""

    NOTHING = auto()
    PRESSED = auto()
    """Not known yet: it scrolls, or moves the edge, as it is moved up or aside."""
    SCROLLING = auto()
    RESIZING = auto()


class LinePane(StyledWidget, can_focus=True):
    """A scrolled sequence of items, each of the same number of lines.

    A subclass returns the number of items and draws each of them. The last column is that of the
    scroll bar, and of the line between this pane and the next.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *component_classes("pane", HeaderStyles),
        *component_classes("pane", BarStyles),
        "pane--empty",
    }

    heading = ""
    """The name of the pane, in its header."""
    empty_text = ""
    """The text of a pane without content."""

    is_bordered: ClassVar[bool] = False
    """Whether a line parts it from what is on its right, where anything is."""

    first = 0
    """The first item on screen."""

    _drag = _Drag.NOTHING
    _pressed = Offset()
    _pane_styles: _PaneStyles | None = None
    _frame: _Frame | None = None

    class EdgeDragged(Message):
        """Posted when the line between this pane and the next is dragged."""

        def __init__(self, pane: LinePane, width: int) -> None:
            super().__init__()
            self.pane = pane
            self.width = width
            """The cells that the pane is to have."""

    @property
    def length(self) -> int:
        """The number of items."""
        return 0

    @property
    def extent(self) -> int:
        """The number of items that the scroll bar stands for."""
        return self.length

    @property
    def is_empty(self) -> bool:
        """Whether the content is known to be empty."""
        return not self.length

    @property
    def item_height(self) -> int:
        """The lines of an item."""
        return 1

    @property
    def detail(self) -> str:
        """The numbers in the header."""
        return ""

    @property
    def header(self) -> Header:
        """What the header says."""
        return Header(self.heading, at_end=self.detail)

    @abstractmethod
    def item_lines(self, item: int, width: int) -> Sequence[Iterable[Segment]]:
        """Draws the ``item_height`` lines of an item.

        Args:
            item: The index of the item.
            width: The cells to fill.
        """

    @property
    def page_height(self) -> int:
        """The lines below the header."""
        return max(self.outer_size.height - HEADER_HEIGHT, 0)

    @property
    def shown(self) -> int:
        """The number of items that fit on screen, at least one."""
        return max(self.page_height // self.item_height, 1)

    @property
    def max_first(self) -> int:
        """The first item on screen when the pane is scrolled to its end."""
        return max(self.length - self.shown, 0)

    def scroll_to_item(self, first: int) -> bool:
        """Scrolls an item to the top, or as near as possible; returns whether anything moved."""
        first = min(max(first, 0), self.max_first)
        if first == self.first:
            return False
        self.first = first
        self.refresh()
        return True

    def scroll_items(self, delta: int) -> bool:
        """Scrolls by a number of items; returns whether anything moved."""
        return self.scroll_to_item(self.first + delta)

    def top(self) -> None:
        """Scrolls to the start."""
        self.scroll_to_item(0)

    def bottom(self) -> None:
        """Scrolls to the end."""
        self.scroll_to_item(self.max_first)

    def page(self, direction: int) -> None:
        """Moves on or back by a page; one item stays on screen, so that the eye can follow."""
        self.advance(direction * max(self.shown - 1, 1))

    def half_page(self, direction: int) -> None:
        """Moves on or back by half a page."""
        self.advance(direction * max(self.shown // 2, 1))

    def advance(self, delta: int) -> None:
        """Moves on by a number of items."""
        self.scroll_items(delta)

    def item_at(self, y: int) -> int | None:
        """Returns the item on a line of the pane; ``None`` for the header and below the content."""
        item = self.first + (y - HEADER_HEIGHT) // self.item_height
        return item if y >= HEADER_HEIGHT and item < self.length else None

    def has_room_for(self, detail: str) -> bool:
        """Returns whether the header has room for a detail."""
        return header_room(self.heading, self.outer_size.width) >= cell_len(detail)

    def refresh_header(self) -> None:
        """Repaints the header."""
        self.refresh(Region(0, 0, self.outer_size.width, HEADER_HEIGHT))

    def refresh_item(self, item: int) -> None:
        """Repaints the lines of one item."""
        y = HEADER_HEIGHT + (item - self.first) * self.item_height
        width, height = self.outer_size
        if HEADER_HEIGHT <= y < height:
            self.refresh(Region(0, y, width, self.item_height))

    def clear_style_cache(self) -> None:
        """Clears the cached styles, and the scroll bar drawn in them."""
        self._pane_styles = None
        super().clear_style_cache()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draws the lines of a region, with what they share computed once."""
        self._frame = self._new_frame()
        try:
            return super().render_lines(crop)
        finally:
            self._frame = None

    def render_line(self, y: int) -> Strip:
        """Draws the header, or a line of the content with its cell of the scroll bar."""
        return Strip(chain.from_iterable(self.line_parts(y)))

    def line_parts(self, y: int) -> LineParts:
        """Returns the header, or a line of the content, and the scroll bar or the edge."""
        styles, frame = self._styles_of_pane, self._frame or self._new_frame()
        if y < HEADER_HEIGHT:
            width = frame.width - frame.has_edge
            header = pane_header(self.header, width, styles.header)
            return (header, styles.bar.corner) if frame.has_edge else (header,)
        line = y - HEADER_HEIGHT
        content = self._content_line(line, max(frame.width - 1, 0), frame, styles)
        return content, _bar_cell(line, frame, styles.bar)

    def on_resize(self) -> None:
        """Scrolls back if there is room below the end of the content.

        Textual calls the handlers of subclasses too, before this one.
        """
        self.scroll_to_item(self.first)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls on, without moving a cursor."""
        event.stop()
        self.scroll_items(max(_WHEEL_LINES // self.item_height, 1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls back, without moving a cursor."""
        event.stop()
        self.scroll_items(-max(_WHEEL_LINES // self.item_height, 1))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begins to drag the scroll bar, or the edge of the pane, which are in one column."""
        offset = event.get_content_offset_capture(self)
        if offset.x != self.size.width - 1:
            return
        if self._has_edge:
            self._drag, self._pressed = _Drag.PRESSED, offset
            self.capture_mouse()
        elif offset.y >= HEADER_HEIGHT and self.max_first:
            self._drag = _Drag.SCROLLING
            self.capture_mouse()
            self._drag_to(offset.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scrolls to where the scroll bar is dragged, or tells where the edge is."""
        if self._drag is _Drag.NOTHING:
            return
        offset = event.get_content_offset_capture(self)
        if self._drag is _Drag.PRESSED and offset != self._pressed:
            is_aside = offset.y == self._pressed.y
            self._drag = _Drag.RESIZING if is_aside else _Drag.SCROLLING
        if self._drag is _Drag.SCROLLING:
            self._drag_to(offset.y)
        elif self._drag is _Drag.RESIZING:
            self.post_message(self.EdgeDragged(self, offset.x + 1))

    def on_mouse_up(self) -> None:
        """Ends dragging; a bar that was only clicked is scrolled to there."""
        if self._drag is _Drag.PRESSED and self._pressed.y >= HEADER_HEIGHT:
            self._drag_to(self._pressed.y)
        if self._drag is not _Drag.NOTHING:
            self._drag = _Drag.NOTHING
            self.release_mouse()

    def _drag_to(self, y: int) -> None:
        line = y - HEADER_HEIGHT
        self.scroll_to_item(first_at(line, self.length, self.shown, self.page_height))

    @property
    def _styles_of_pane(self) -> _PaneStyles:
        if self._pane_styles is None:
            bar = self.styles_of("pane", BarStyles)
            header = self.styles_of("pane", HeaderStyles)
            self._pane_styles = _PaneStyles(
                header,
                _bar_cells(bar, header.header),
                bar.base,
                part_style(self, "pane--empty"),
            )
        return self._pane_styles

    @property
    def _has_edge(self) -> bool:
        return self.is_bordered and self.region.right < self.screen.size.width

    def _new_frame(self) -> _Frame:
        return _Frame(
            self.outer_size.width,
            self.item_height,
            thumb_lines(self.extent, self.shown, self.first, self.page_height),
            self._has_edge,
            {},
        )

    def _content_line(
        self, line: int, width: int, frame: _Frame, styles: _PaneStyles
    ) -> Iterable[Segment]:
        index, part = divmod(line, frame.item_height)
        item = self.first + index
        if item < self.length:
            if item not in frame.drawn:
                frame.drawn[item] = self.item_lines(item, width)
            return frame.drawn[item][part]
        if self.is_empty:
            return self.empty_strip(line, width)
        return Strip.blank(width, styles.base)

    def empty_strip(self, line: int, width: int) -> Strip:
        """Draws a line of a pane without content."""
        lines, styles = wrap(self.empty_text, width - 4), self._styles_of_pane
        text = f"  {lines[line - 1]}" if 1 <= line <= len(lines) else ""
        return LineBuilder(width, styles.base).add(text, styles.empty).strip()


def _bar_cells(styles: BarStyles, header: Style) -> _BarCells:
    return _BarCells(
        LineBuilder(1, styles.base).strip(),
        LineBuilder(1, styles.base).add(TRACK, styles.track).strip(),
        LineBuilder(1, styles.base).add(THUMB, styles.thumb).strip(),
        LineBuilder(1, header).add(TRACK, styles.track).strip(),
    )


def _bar_cell(line: int, frame: _Frame, cells: _BarCells) -> Strip:
    if line in frame.thumb:
        return cells.thumb
    return cells.track if frame.has_edge or frame.thumb else cells.blank

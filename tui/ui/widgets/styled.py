"""Base classes of widgets that paint their own lines, with styles from the sheets.

The styles of a widget are a named tuple such as ``NoteStyles``: its field ``mark`` is styled by the
component class ``note-list--mark`` of the widget whose prefix is ``note-list``. The field ``base``
is the style of the widget itself.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple, Self, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.drawing.finished_strip import FinishedStrip

Styles = TypeVar("Styles", bound=NamedTuple)

BASE = "base"
"""The field that holds the style of the widget itself."""

_WHOLE = frozenset({"cursor", "header"})
"""The fields that replace the base; the styles of all others are combined with it."""


LineParts = tuple[Iterable[Segment], ...]
"""What a line is made of, from the left."""

_SCREENS_KEPT = 2
"""How many times the lines on screen are kept as they go to the terminal, for those scrolled to."""


class _FinishedLine(NamedTuple):
    """A line as it goes to the terminal, and what it was made of."""

    parts: LineParts
    strip: Strip


class StyledWidget(Widget):
    """A widget that paints its lines itself, and caches its styles when it first needs them.

    It has no border, padding or opacity: its outer size is its size, and is not looked up on the
    screen. Its lines are kept as they go to the terminal until they are made of other parts: what
    Textual does to the lines of any widget costs more than most of them.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._style_cache: dict[type[NamedTuple], Any] = {}
        self._background: Color | None = None
        self._finished: dict[tuple[int, ...], _FinishedLine] = {}
        """Lines by the identities of their parts, wherever on the screen they are."""
        self._fresh: dict[int, Strip] = {}
        """The lines on screen that need not be painted anew."""
        self._finished_for: tuple[Size, Sequence[LineFilter]] | None = None

    def styles_of(self, prefix: str, kind: type[Styles]) -> Styles:
        """Returns the current styles of this widget's parts."""
        found = self._style_cache.get(kind)
        if found is None:
            found = kind._make(_style_of(self, prefix, name) for name in kind._fields)
            self._style_cache[kind] = found
        return found

    def notify_style_update(self) -> None:
        """Clears the cached styles when the sheets or the theme change."""
        self.clear_style_cache()
        super().notify_style_update()

    def clear_style_cache(self) -> None:
        """Clears the cached styles, and in a subclass what was drawn in them."""
        self._style_cache.clear()
        self._background = None
        self._forget_lines()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Has lines painted anew: those of some regions, or all."""
        if repaint and regions:
            for y in chain.from_iterable(region.line_range for region in regions):
                self._fresh.pop(y, None)
        elif repaint:
            self._fresh.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def line_parts(self, y: int) -> LineParts:
        """Returns the parts of a line, which are as wide as the widget together.

        Where they are the very same as before, so is the line.
        """
        return (self.render_line(y),)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Returns the lines of a region, which are painted where they are not finished."""
        size, filters = self.outer_size, self.get_line_filters()
        if self._finished_for != (size, filters):
            self._forget_lines()
            self._finished_for = size, filters
        for y in crop.line_range:
            if y not in self._fresh:
                self._fresh[y] = self._finished_line(y, size, filters)
        lines = [self._fresh[y] for y in crop.line_range]
        first, last = crop.column_span
        is_whole = (first, last) == (0, size.width)
        return lines if is_whole else [each.crop(first, last) for each in lines]

    def _finished_line(self, y: int, size: Size, filters: Sequence[LineFilter]) -> Strip:
        """Returns a line as it goes to the terminal; where its parts are known, it is known."""
        parts = self.line_parts(y)
        made_of = tuple(map(id, parts))
        if made_of not in self._finished:
            if len(self._finished) >= _SCREENS_KEPT * size.height:
                self._finished.clear()
            strip = self._finished_strip(parts, size.width, filters)
            # The parts are kept as well, so that no other has the identity of one.
            self._finished[made_of] = _FinishedLine(parts, strip)
        return self._finished[made_of].strip

    def _finished_strip(self, parts: LineParts, width: int, filters: Sequence[LineFilter]) -> Strip:
        self._background = self._background or self.background_colors[1]
        segments = list(chain.from_iterable(parts))
        for each in filters:
            segments = each.apply(segments, self._background)
        return FinishedStrip(segments, width)

    def _forget_lines(self) -> None:
        self._finished.clear()
        self._fresh.clear()


class Backdrop(StyledWidget):
    """Blank lines behind other widgets."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draws a blank line."""
        return Strip.blank(self.outer_size.width, self.rich_style)


class StyledLine(StyledWidget):
    """A widget of one line; if it is given more, the others are blank."""

    def render_line(self, y: int) -> Strip:
        """Draws the line."""
        return Strip.blank(self.outer_size.width, self.rich_style) if y else self.strip()

    @abstractmethod
    def strip(self) -> Strip:
        """Draws the line, as wide as the widget."""


def component_classes(prefix: str, kind: type[NamedTuple]) -> set[str]:
    """Returns the component classes of a widget with such styles, for ``COMPONENT_CLASSES``."""
    return {component(prefix, name) for name in kind._fields if name != BASE}


def part_style(widget: Widget, name: str) -> Style:
    """Returns the style of a component class, to be combined with another one.

    A translucent colour is blended with the background of the widget, which a partial style of
    Textual's does not do.
    """
    added = widget.get_component_rich_style(name, partial=True)
    whole = widget.get_component_rich_style(name)
    return added + Style.from_color(
        whole.color if added.color else None, whole.bgcolor if added.bgcolor else None
    )


def component(prefix: str, name: str) -> str:
    """Returns the component class of a part."""
    return f"{prefix}--{name.replace('_', '-').replace('.', '-')}"


def _style_of(widget: Widget, prefix: str, name: str) -> Style:
    if name == BASE:
        return widget.rich_style
    if name in _WHOLE:
        return widget.get_component_rich_style(component(prefix, name))
    return part_style(widget, component(prefix, name))

"""A line that shows what can follow the key just pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.ui.drawing.menu_row import MenuLook, menu_row
from tui.ui.widgets.look import component_classes, look_of


class MenuStrip(Widget):
    """Keys and what each of them does, side by side."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("menu-strip", MenuLook)

    _items: tuple[tuple[str, str], ...] = ()
    _look: MenuLook | None = None

    def show(self, items: Sequence[tuple[str, str]]) -> None:
        """Shows another menu of keys and labels, in the order given."""
        self._items = tuple(items)
        self.refresh()

    def notify_style_update(self) -> None:
        """Forgets the styles of before."""
        self._look = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The line."""
        if self._look is None:
            self._look = look_of(self, "menu-strip", MenuLook)
        if y > 0:
            return Strip.blank(self.size.width, self._look.base)
        return menu_row(self._items, self.size.width, self._look)

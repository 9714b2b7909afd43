"""Whole lines of the preview, chosen by keys: first where they begin, then where they end."""

from __future__ import annotations

from tui.ui.widgets.preview import Preview


class LineSelection:
    """Lines from one to another; one alone until it is fixed.

    Args:
        preview: Shows them; the first line on screen is chosen at first.
    """

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._start: int | None = None
        self._end = preview.first
        self._show()

    def move(self, delta: int) -> None:
        """Moves the last line, and where nothing is fixed the first with it."""
        self._end = min(max(self._end + delta, 0), max(self._preview.length - 1, 0))
        self._show()

    def move_by_half_pages(self, direction: int) -> None:
        """Moves the last line by half of what is on screen."""
        self.move(direction * max(self._preview.shown // 2, 1))

    def to_top(self) -> None:
        """Moves the last line to the beginning of the text."""
        self.move(-self._preview.length)

    def to_bottom(self) -> None:
        """Moves the last line to the end of the text."""
        self._preview.finish()
        self.move(self._preview.length)

    def fix(self) -> None:
        """Has the lines begin at the one that is chosen; or no longer, where they do."""
        self._start = self._end if self._start is None else None
        self._show()

    def _show(self) -> None:
        self._preview.select_lines(self._end if self._start is None else self._start, self._end)

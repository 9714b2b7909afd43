"""Whole lines of the preview, chosen by keys: first where they begin, then where they end."""

from __future__ import annotations

from collections.abc import Callable

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
        self._text = self._shown_text()
        self._show()

    def begin(self, moved: Callable[[], object]) -> None:
        """Has it told when the text is laid out otherwise, or hidden."""
        self._preview.follow(moved)

    def select_anew(self) -> bool:
        """Selects the lines again where the text was laid out anew.

        In another width these are the lines with the same words, else those with the same numbers.

        Returns:
            Whether it can go on: not where another text is shown, or none.
        """
        preview = self._preview
        text = self._shown_text()
        if not preview.display or not preview.length or text[:-1] != self._text[:-1]:
            return False
        if text != self._text:
            start, end = (preview.line_at(characters) - 1 for characters in self._read)
            self._start, self._end = self._start if self._start is None else start, end
        self._text = text
        self._start = self._start if self._start is None else self._bounded(self._start)
        self._end = self._bounded(self._end)
        self._show()
        return True

    def end(self) -> str:
        """Selects nothing any more; returns the text that was selected."""
        text = self._preview.selected_text
        self._preview.follow(None)
        self._preview.clear_selection()
        return text

    def move(self, delta: int) -> None:
        """Moves the last line, and where nothing is fixed the first with it."""
        self._end = self._bounded(self._end + delta)
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

    def _bounded(self, line: int) -> int:
        return min(max(line, 0), max(self._preview.length - 1, 0))

    def _shown_text(self) -> tuple[object, ...]:
        """Returns which text is shown, and last how wide it is."""
        preview = self._preview
        return preview.note and preview.note.id, preview.part, preview.outer_size.width

    def _show(self) -> None:
        preview, start = self._preview, self._end if self._start is None else self._start
        first, last = sorted((start, self._end))
        before = preview.characters_before
        begins, ends = before(first) + 1, before(last + 1)
        self._read = (begins, ends) if start <= self._end else (ends, begins)
        preview.select_lines(start, self._end)

"""The pages of the help, of which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.strip import Strip

from tui.ui.drawing.help_lines import HelpLine, HelpSection, HelpStyles, help_lines, help_strip
from tui.ui.widgets.styled import component_classes
from tui.ui.widgets.wrapped_pane import WrappedPane


class _Place(NamedTuple):
    """Where an example is."""

    column: int
    line: int
    text: str


class HelpPane(WrappedPane[HelpLine], can_focus=True):
    """Shows sections in as many columns as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("help-pane", HelpStyles)

    empty_text = "Nothing in the help has this text."

    _sections: Sequence[HelpSection] = ()
    _examples: Sequence[_Place] = ()
    """Those there are, down the first column, then the second."""
    _cursor = 0

    def show(self, heading: str, sections: Sequence[HelpSection]) -> None:
        """Shows other sections, from the first line on, with the cursor on the first example."""
        self.heading, self._sections = heading, sections
        self._cursor = 0
        self.show_from_start()

    @property
    def has_examples(self) -> bool:
        """Whether there is a filter to be tried."""
        return any(row.example for section in self._sections for row in section.rows)

    @property
    def example(self) -> str:
        """The filter under the cursor; empty where nothing that is shown can be tried."""
        return self._examples[self._cursor].text if self._examples else ""

    def wrap(self, width: int) -> Sequence[HelpLine]:
        """Returns the lines in a given width."""
        lines = help_lines(self._sections, width)
        places = [
            _Place(column, at, cell.example)
            for at, line in enumerate(lines)
            for column, cell in enumerate(line)
            if cell.example
        ]
        self._examples = sorted(places)
        return lines

    def draw(self, line: HelpLine, width: int) -> Strip:
        """Draws a line."""
        styles = self.styles_of("help-pane", HelpStyles)
        place = self._examples[self._cursor] if self._examples else None
        is_chosen = place is not None and self._wrapped[place.line] is line
        return help_strip(line, width, styles, place.column if place and is_chosen else None)

    def step(self, delta: int) -> None:
        """Moves the cursor to another example; scrolls by a line where there is none."""
        if not self._examples:
            self.scroll_items(delta)
            return
        self._cursor = min(max(self._cursor + delta, 0), len(self._examples) - 1)
        line = self._examples[self._cursor].line
        if line < self.first or self._cursor == 0:
            # With the first examples, the title above them is shown.
            self.scroll_to_item(0 if line < self.shown else line)
        elif line >= self.first + self.shown:
            self.scroll_to_item(line - self.shown + 1)
        self.refresh()

    def scroll_to_item(self, first: int) -> bool:
        """Scrolls, and has the cursor go along: what is not on screen is not tried."""
        has_moved = super().scroll_to_item(first)
        self._keep_cursor_on_screen()
        return has_moved

    def _keep_cursor_on_screen(self) -> None:
        on_screen = range(self.first, self.first + self.shown)
        if not self._examples or self._examples[self._cursor].line in on_screen:
            return
        here = self._examples[self._cursor]

        def distance(index: int) -> tuple[bool, int]:
            there = self._examples[index]
            return there.column != here.column, abs(there.line - here.line)

        seen = (index for index, place in enumerate(self._examples) if place.line in on_screen)
        self._cursor = min(seen, key=distance, default=self._cursor)

    def row_clicked(self, line: int, x: int) -> None:
        """Moves the cursor to an example that was clicked."""
        column = int(x > self.size.width // 2) if len(self._wrapped[line]) > 1 else 0
        for index, place in enumerate(self._examples):
            if (place.line, place.column) == (line, column):
                self._cursor = index
                self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Finds what was clicked."""
        offset = event.get_content_offset_capture(self)
        line = self.item_at(offset.y)
        if line is not None:
            self.row_clicked(line, offset.x)

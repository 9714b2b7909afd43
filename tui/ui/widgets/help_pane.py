"""The pages of the help, of which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from tui.ui.drawing.help_lines import HelpLine, HelpSection, HelpStyles, help_lines, help_strip
from tui.ui.widgets.styled import component_classes
from tui.ui.widgets.wrapped_pane import WrappedPane


class HelpPane(WrappedPane[HelpLine], can_focus=True):
    """Shows sections in as many columns as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("help-pane", HelpStyles)

    empty_text = "Nothing in the help has this text."

    _sections: Sequence[HelpSection] = ()

    def show(self, heading: str, sections: Sequence[HelpSection]) -> None:
        """Shows other sections, from the first line on."""
        self.heading, self._sections = heading, sections
        self.show_from_start()

    def wrap(self, width: int) -> Sequence[HelpLine]:
        """Returns the lines in a given width."""
        return help_lines(self._sections, width)

    def draw(self, line: HelpLine, width: int) -> Strip:
        """Draws a line."""
        return help_strip(line, width, self.styles_of("help-pane", HelpStyles))

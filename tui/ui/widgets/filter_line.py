"""The filter line of the reader: its terms are chips, and a menu completes what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.ui.drawing.chip_row import ChipStyles, TermChip, chip_at, chip_row
from tui.ui.drawing.completion_row import Suggestion
from tui.ui.drawing.edit_row import EditedText, Tint
from tui.ui.widgets.completion_menu import CompletionMenu
from tui.ui.widgets.edit_buffer import EditBuffer
from tui.ui.widgets.line_editor import Follower, LineEditor
from tui.ui.widgets.styled import component_classes

Suggest = Callable[[str, int], Sequence[Suggestion]]
"""From a text and the caret in it to what could be typed there, best first."""


class FilterLine(LineEditor):
    """A filter line that shows chips while it does not have the focus.

    Args:
        menu: Shows the suggestions.
        suggest: Finds them; called at every change of the text.
        follower: Is told what happens to the text.
        prompt: Stands before the text.
        placeholder: Stands in the place of an empty text.
    """

    FOCUS_ON_CLICK: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("filter-line", ChipStyles)

    class ChipRemoved(Message):
        """A chip was clicked and is to leave the filter."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class EditWanted(Message):
        """The line was clicked beside its chips and is to be edited."""

    def __init__(
        self,
        menu: CompletionMenu,
        suggest: Suggest,
        follower: Follower,
        *,
        prompt: str,
        placeholder: str,
    ) -> None:
        super().__init__(prompt=prompt, placeholder=placeholder, follower=follower)
        self._menu = menu
        self._suggest = suggest
        self._chips: tuple[TermChip, ...] = ()
        self._text_of_chips = ""

    def show_chips(self, text: str, chips: Sequence[TermChip]) -> None:
        """Marks the terms of a text, for as long as the line holds this text."""
        self._chips, self._text_of_chips = tuple(chips), text
        self.refresh()

    def take(self, event: events.Key) -> bool:
        """Works the menu while it is open; all other keys edit the text."""
        return (self._menu.is_open and self._is_for_menu(event.key)) or super().take(event)

    def on_click(self, event: events.Click) -> None:
        """Removes a chip, or has the line edited."""
        if self.has_focus:
            return
        event.stop()
        event.prevent_default()
        cell = event.get_content_offset_capture(self).x - self._prompt_width
        room = self.size.width - self._prompt_width
        index = chip_at(self._chips, cell, room) if self._is_of_chips else None
        self.post_message(self.EditWanted() if index is None else self.ChipRemoved(index))

    def strip(self) -> Strip:
        """The chips, or the text as it is edited."""
        strip = super().strip()
        if not self._is_of_chips:
            return strip
        prompt = strip.crop(0, self._prompt_width)
        room = self.size.width - prompt.cell_length
        return Strip.join([prompt, chip_row(self._chips, room, self._chip_styles)])

    def watch_has_focus(self, has_focus: bool) -> None:
        """Closes the menu when the line is left."""
        super().watch_has_focus(has_focus)
        if not has_focus:
            self._menu.close()

    @property
    def _is_of_chips(self) -> bool:
        """Whether chips stand in the place of the text."""
        return not self.has_focus and self._fault is None and bool(self._known_chips)

    @property
    def _known_chips(self) -> tuple[TermChip, ...]:
        return self._chips if self._text_of_chips == self.text else ()

    @property
    def _chip_styles(self) -> ChipStyles:
        return self.styles_of("filter-line", ChipStyles)

    @property
    def _edited(self) -> EditedText:
        styles = self._chip_styles
        tints = [
            Tint(chip.span, styles.excluded_term if chip.is_excluded else styles.term)
            for chip in self._known_chips
        ]
        return super()._edited._replace(tints=tints)

    def _change(self, line: EditBuffer) -> None:
        is_new = line.text != self.text
        super()._change(line)
        self._menu.offer(self._suggest(line.text, line.caret) if is_new else ())

    def _recall(self, step: int) -> None:
        super()._recall(step)
        self._menu.close()

    def _is_for_menu(self, key: str) -> bool:
        """Whether a key did something in the menu."""
        menu = self._menu
        match key:
            case "up" | "down":
                menu.move(-1 if key == "up" else 1)
            case "tab":
                self._take(menu.best)
            case "enter" if menu.chosen:
                self._take(menu.chosen)
            case "escape":
                menu.close()
            case _:
                return False
        return True

    def _take(self, suggestion: Suggestion | None) -> None:
        """Puts a suggestion in place; the values of a field are offered next."""
        if suggestion is None:
            return
        line = EditBuffer(suggestion.text, suggestion.caret)
        self._change(line)
        if not line.before.endswith(":"):
            self._menu.close()

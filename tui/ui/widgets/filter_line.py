"""The filter line of the reader: shows terms as chips, and completes what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.model.suggestion import Suggestion
from tui.ui.drawing.chip_row import ChipStyles, TermChip, chip_at, chip_row
from tui.ui.drawing.edit_row import EditedText, Tint
from tui.ui.widgets.completion_menu import CompletionMenu
from tui.ui.widgets.edit_buffer import EditBuffer
from tui.ui.widgets.line_editor import LineEditor, LineListener
from tui.ui.widgets.styled import component_classes

Suggest = Callable[[str, int], Sequence[Suggestion]]
"""Finds suggestions for a text and the caret in it, the best first."""

_UPRIGHT = Style(reverse=False)

UNFINISHED = (":", " ", "/")
"""The ends of suggestions behind which more is typed: of a field, a verb, a folder."""


class FilterLine(LineEditor):
    """A filter line that shows chips while it does not have the focus.

    Args:
        menu: Shows the suggestions.
        suggest: Finds them; called at every change of the text.
        listener: Is called at every event of the line.
        prompt: Shown before the text.
        placeholder: Shown while the text is empty.
    """

    FOCUS_ON_CLICK: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("filter-line", ChipStyles)

    class ChipRemoved(Message):
        """Posted when a chip was clicked, whose term is to be removed from the filter."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Left(Message):
        """Posted when the line has lost the focus."""

    class EditRequested(Message):
        """Posted when the line was clicked beside its chips, and is to be edited."""

    def __init__(
        self,
        menu: CompletionMenu,
        suggest: Suggest,
        listener: LineListener,
        *,
        prompt: str,
        placeholder: str,
    ) -> None:
        super().__init__(prompt=prompt, placeholder=placeholder, listener=listener)
        self._menu = menu
        self._suggest = suggest
        self._chips: tuple[TermChip, ...] = ()
        self._chip_text = ""
        self.keeps_tab = False
        """Whether Tab asks for suggestions where there are none yet, and never leaves the line."""

    def show_chips(self, text: str, chips: Sequence[TermChip]) -> None:
        """Shows the terms of a text as chips, as long as the line has this text."""
        self._chips, self._chip_text = tuple(chips), text
        self.refresh()

    def offer(self, text: str, suggestions: Sequence[Suggestion]) -> None:
        """Offers what was found for a text, unless another one is typed by now."""
        if self.has_focus and self.text == text:
            self._menu.offer(suggestions)

    def consume_key(self, event: events.Key) -> bool:
        """Handles a key of the menu while that is open, or one that edits the text."""
        if self._menu.is_open and self._handle_menu_key(event.key):
            return True
        if event.key == "tab" and self.keeps_tab:
            self._menu.offer(self._suggest(self.text, self._buffer.caret))
            return True
        return super().consume_key(event)

    def on_click(self, event: events.Click) -> None:
        """Asks for the removal of a chip, or for editing the line."""
        if self.has_focus:
            return
        event.stop()
        event.prevent_default()
        cell = event.get_content_offset_capture(self).x - self._prompt_width
        room = self.size.width - self._prompt_width
        index = chip_at(self._chips, cell, room) if self._shows_chips else None
        self.post_message(self.EditRequested() if index is None else self.ChipRemoved(index))

    def strip(self) -> Strip:
        """Draws the chips, or the text while it is edited."""
        strip = super().strip()
        if not self._shows_chips:
            return strip
        prompt = strip.crop(0, self._prompt_width)
        room = self.outer_size.width - prompt.cell_length
        return Strip.join([prompt, chip_row(self._chips, room, self._chip_styles)])

    def watch_has_focus(self, has_focus: bool) -> None:
        """Closes the menu when the line loses the focus, and posts that it was left."""
        super().watch_has_focus(has_focus)
        if not has_focus:
            self._menu.close()
            self.post_message(self.Left())

    @property
    def _shows_chips(self) -> bool:
        """Whether chips are shown instead of the text."""
        return not self.has_focus and self._fault is None and bool(self._known_chips)

    @property
    def _known_chips(self) -> tuple[TermChip, ...]:
        return self._chips if self._chip_text == self.text else ()

    @property
    def _chip_styles(self) -> ChipStyles:
        return self.styles_of("filter-line", ChipStyles)

    @property
    def _edited(self) -> EditedText:
        styles = self._chip_styles
        # Without colours a chip is reversed, in which the caret would not be seen.
        tints = [Tint(chip.span, chip.style(styles) + _UPRIGHT) for chip in self._known_chips]
        return super()._edited._replace(tints=tints)

    def _change(self, buffer: EditBuffer) -> None:
        is_new = buffer.text != self.text
        super()._change(buffer)
        self._menu.offer(self._suggest(buffer.text, buffer.caret) if is_new else ())

    def _recall(self, step: int) -> None:
        super()._recall(step)
        self._menu.close()

    def _handle_menu_key(self, key: str) -> bool:
        """Handles a key of the menu; returns False for any other."""
        menu = self._menu
        match key:
            case "up" | "down":
                menu.move(-1 if key == "up" else 1)
            case "tab":
                self._accept(menu.best)
            case "enter" if menu.chosen:
                self._accept(menu.chosen)
            case "escape":
                menu.close()
            case _:
                return False
        return True

    def _accept(self, suggestion: Suggestion | None) -> None:
        """Inserts a suggestion; where that is not the end of it, suggests what can follow."""
        if suggestion is None:
            return
        buffer = EditBuffer(suggestion.text, suggestion.caret)
        # What is suggested next opens the menu anew, in the height that this takes.
        self._menu.close()
        self._change(buffer)
        if not buffer.before.endswith(UNFINISHED):
            self._menu.close()

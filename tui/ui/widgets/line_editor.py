"""An editor of one line, for the filter and for every other prompt.

Textual's ``Input`` lays out the whole screen at every letter; this one repaints only its line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from tui.model.text import clean_line
from tui.ui.drawing.edit_row import (
    EditedText,
    EditStyles,
    Fault,
    Tint,
    caret_cell,
    edit_row,
    text_room,
)
from tui.ui.widgets.edit_buffer import EDITS, EditBuffer
from tui.ui.widgets.styled import StyledLine, component_classes

MAX_LENGTH = 8_192
"""The longest text, in characters: that of an address."""

_OWN_KEYS = frozenset({*EDITS, "up", "down", "enter", "escape"})


class LineListener(Protocol):
    """A listener of a line, which is called directly.

    A message would arrive after the letter is painted, and after the keys that are typed next.
    """

    def line_changed(self, text: str) -> None:
        """Handles a change of the text."""

    def line_submitted(self, text: str) -> None:
        """Handles that the person submits the text."""

    def line_cancelled(self) -> None:
        """Handles that the person cancels the edit."""


class LineEditor(StyledLine, can_focus=True):
    """A line of text that is edited while it has the focus.

    Args:
        prompt: Shown before the text.
        placeholder: Shown while the text is empty.
        listener: Is called at every event of the line; without one, messages are posted.
        id: The id of the widget.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("line-editor", EditStyles)

    max_length = MAX_LENGTH
    """The longest text, in characters."""

    class _TextMessage(Message):
        """The base of a line's messages."""

        def __init__(self, line: LineEditor) -> None:
            super().__init__()
            self.line = line
            self.text = line.text

        @property
        def control(self) -> LineEditor:
            """The line that posted the message."""
            return self.line

    class Changed(_TextMessage):
        """Posted when the person has changed the text."""

    class Submitted(_TextMessage):
        """Posted when the person submits the text."""

    class Cancelled(_TextMessage):
        """Posted when the person cancels the edit."""

    def __init__(
        self,
        *,
        prompt: str = "/",
        placeholder: str = "type to filter, # for tags …",
        listener: LineListener | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.prompt = prompt
        self.placeholder = placeholder
        self._listener = listener
        self.history: Sequence[str] = ()
        """Earlier texts, the oldest first; the keys up and down recall them."""
        self._buffer = EditBuffer()
        self._fault: Fault | None = None
        self._first = 0
        self._recalled = 0
        self._draft = ""

    @property
    def text(self) -> str:
        """The text of the line; setting it posts no message and moves the caret to the end."""
        return self._buffer.text

    @text.setter
    def text(self, text: str) -> None:
        self._recalled = 0
        self._set(EditBuffer.with_caret_at_end(self.cleaned(text)))

    def cleaned(self, text: str) -> str:
        """Returns a text as one line, without what a terminal would obey."""
        return clean_line(text, self.max_length)

    @property
    def fault(self) -> Fault | None:
        """The error that is marked in the text."""
        return self._fault

    def edit(self, *, as_new_word: bool = False) -> None:
        """Gives the line the focus, with the caret at the end of the text.

        Args:
            as_new_word: Whether to add a blank, so that typing begins another word.
        """
        self._recalled = 0
        needs_blank = as_new_word and self.text and not self.text.endswith(" ")
        self._set(
            EditBuffer.with_caret_at_end(f"{self.text} ") if needs_blank else self._buffer.end()
        )
        # `focus` would defer it, and letters typed meanwhile would act as keys elsewhere.
        self.screen.set_focus(self)

    def select(self) -> None:
        """Selects the whole text: what is typed next replaces it; moving the caret keeps it."""
        self._set(EditBuffer(self.text, len(self.text), is_selected=bool(self.text)))

    def mark_error(self, span: tuple[int, int], message: str, hint: str = "") -> None:
        """Underlines a span of characters and shows a message, until the text changes."""
        self._fault = Fault(span, message, hint)
        self._show_caret()

    def clear_error(self) -> None:
        """Removes the mark of an error."""
        if self._fault:
            self._fault = None
            self.refresh()

    def text_changed(self) -> None:
        """Notifies the listener, or posts a message, that the text has changed."""
        if self._listener:
            self._listener.line_changed(self.text)
        else:
            self.post_message(self.Changed(self))

    def submitted(self) -> None:
        """Notifies the listener, or posts a message, that the text is submitted."""
        if self._listener:
            self._listener.line_submitted(self.text)
        else:
            self.post_message(self.Submitted(self))

    def cancelled(self) -> None:
        """Notifies the listener, or posts a message, that the edit is cancelled."""
        if self._listener:
            self._listener.line_cancelled()
        else:
            self.post_message(self.Cancelled(self))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Returns whether the line handles a key, so that no binding elsewhere may act on it."""
        is_text = character is not None and character.isprintable() and "+" not in key
        return key in _OWN_KEYS or is_text

    def on_key(self, event: events.Key) -> None:
        """Handles a key of the line."""
        if self.consume_key(event):
            event.stop()
            event.prevent_default()

    def consume_key(self, event: events.Key) -> bool:
        """Handles a key of the line; returns False for any other."""
        if event.key in ("up", "down") and not self.history:
            return False
        if not self.check_consume_key(event.key, event.character):
            return False
        match event.key:
            case "enter":
                self.submitted()
            case "escape":
                self.cancelled()
            case "up" | "down":
                self._recall(1 if event.key == "up" else -1)
            case key if key in EDITS:
                self._change(EDITS[key](self._buffer))
            case _:
                self._insert(event.character or "")
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Inserts what was pasted."""
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Inserts a text, cleaned and as one line."""
        self._insert(self.cleaned(text))

    def on_click(self, event: events.Click) -> None:
        """Moves the caret to where the line was clicked."""
        cell = event.get_content_offset_capture(self).x + self._first - self._prompt_width
        self._set(self._buffer.at_cell(cell))

    def on_resize(self) -> None:
        """Scrolls the caret into view."""
        self._show_caret()

    def strip(self) -> Strip:
        """Draws the line."""
        return edit_row(self._edited, self._first, self.outer_size.width, self._edit_styles)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Shows the caret, or without the focus the text from its start."""
        super().watch_has_focus(has_focus)
        self._show_caret()

    @property
    def _edit_styles(self) -> EditStyles:
        return self.styles_of("line-editor", EditStyles)

    @property
    def _edited(self) -> EditedText:
        caret = self._buffer.caret if self.has_focus else None
        tints: tuple[Tint, ...] = ()
        if self._buffer.is_selected:
            tints = (Tint((0, len(self.text)), self._edit_styles.caret),)
        return EditedText(self.text, caret, self.prompt, self.placeholder, self._fault, tints)

    @property
    def _prompt_width(self) -> int:
        return self.size.width - text_room(EditedText("", prompt=self.prompt), self.size.width)

    def _insert(self, text: str) -> None:
        room = self.max_length - (0 if self._buffer.is_selected else len(self.text))
        self._change(self._buffer.insert(text[:room]))

    def _recall(self, step: int) -> None:
        """Recalls an older or newer text of the history; after the newest, the one being typed."""
        if not 0 <= self._recalled + step <= len(self.history):
            return
        if self._recalled == 0:
            self._draft = self.text
        self._recalled += step
        text = self.history[-self._recalled] if self._recalled else self._draft
        recalled = self._recalled
        self._change(EditBuffer.with_caret_at_end(self.cleaned(text)))
        self._recalled = recalled

    def _change(self, buffer: EditBuffer) -> None:
        is_new = buffer.text != self.text
        self._set(buffer)
        if is_new:
            self._recalled = 0
            self.text_changed()

    def _set(self, buffer: EditBuffer) -> None:
        if buffer.text != self.text:
            self._fault = None
        self._buffer = buffer
        self._show_caret()

    def _show_caret(self) -> None:
        """Scrolls the caret into view, and moves the terminal's cursor to it."""
        cell, room = caret_cell(self._edited), text_room(self._edited, self.outer_size.width)
        longest = max(cell_len(self.text) - room + 1, 0)
        self._first = min(max(self._first, cell - room + 1), cell, longest)
        if self.has_focus:
            x = self._prompt_width + cell - self._first
            self.app.cursor_position = self.content_region.offset + Offset(x, 0)
        self.refresh()

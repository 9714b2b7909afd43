"""An editor of several lines, for comments and summaries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from textual import events
from textual.widgets import TextArea

from tui.model.text import TEXT_LIMIT, clean_text


class TextListener(Protocol):
    """A listener of an editor, which is called directly, before the next key."""

    def text_changed(self, text: str) -> None:
        """Handles a change of the text."""

    def text_submitted(self, text: str) -> None:
        """Handles that the person submits the text."""

    def text_cancelled(self, text: str) -> None:
        """Handles that the person leaves the text."""

    def text_refused(self, length: int) -> None:
        """Handles that nothing was inserted, since the text would be so long."""


class TextEditor(TextArea):
    """A text that is edited; Textual's own, but that it takes every key at once.

    A key that went through Textual's queues would come after the ones behind it that a dialog
    takes for itself, and what is typed right before Ctrl-S would not be saved.
    """

    def __init__(self, text: str, listener: TextListener, *, begins_at_end: bool = True) -> None:
        super().__init__(text, show_line_numbers=False, highlight_cursor_line=False)
        self._begins_at_end = begins_at_end
        self._listener = listener
        self._length = len(text)

    def load_text(self, text: str) -> None:
        """Replaces the text; tells nobody."""
        super().load_text(text)
        self._length = len(text)

    def on_mount(self) -> None:
        """Begins at the end of the text, or at its start."""
        if self._begins_at_end:
            self.move_cursor(self.document.end)

    def consume_key(self, event: events.Key) -> bool:
        """Handles a key of the editor; returns False for any other."""
        if event.key == "ctrl+s":
            self._listener.text_submitted(self.text)
        elif event.key == "escape":
            self._listener.text_cancelled(self.text)
        elif event.key in _LEAVES and _LEAVES[event.key](self):
            return False
        elif event.key in _MOVES:
            _MOVES[event.key](self)
        elif event.key in _EDITS:
            _EDITS[event.key](self)
            self._tell()
        elif event.is_printable and event.character and "+" not in event.key:
            self._type(event.character)
        else:
            return False
        return True

    def paste(self, text: str) -> None:
        """Inserts a text, cleaned of what a terminal would obey."""
        self._type(clean_text(text))

    async def _on_key(self, event: events.Key) -> None:
        """Leaves no key to Textual: all of them came by `consume_key`."""
        event.prevent_default()

    def _type(self, text: str) -> None:
        length = self._length + len(text)
        if length > TEXT_LIMIT:
            self._listener.text_refused(length)
            return
        start, end = self.selection
        self.replace(text, start, end, maintain_selection_offset=False)
        self._tell()

    def _tell(self) -> None:
        """Tells the text, which is put together once for each key: it may be long."""
        text = self.text
        self._length = len(text)
        self._listener.text_changed(text)


_Act = Callable[[TextEditor], object]

_MOVES: Mapping[str, _Act] = {
    "left": lambda editor: editor.action_cursor_left(),
    "right": lambda editor: editor.action_cursor_right(),
    "up": lambda editor: editor.action_cursor_up(),
    "down": lambda editor: editor.action_cursor_down(),
    "ctrl+left": lambda editor: editor.action_cursor_word_left(),
    "ctrl+right": lambda editor: editor.action_cursor_word_right(),
    **dict.fromkeys(("home", "ctrl+a"), lambda editor: editor.action_cursor_line_start()),
    **dict.fromkeys(("end", "ctrl+e"), lambda editor: editor.action_cursor_line_end()),
    "pageup": lambda editor: editor.action_cursor_page_up(),
    "pagedown": lambda editor: editor.action_cursor_page_down(),
}

_LEAVES: Mapping[str, Callable[[TextEditor], bool]] = {
    "up": lambda editor: editor.navigator.is_first_wrapped_line(editor.cursor_location),
    "down": lambda editor: editor.navigator.is_last_wrapped_line(editor.cursor_location),
}
"""The moves that lead out of the text where it ends there."""

_EDITS: Mapping[str, _Act] = {
    "enter": lambda editor: editor.replace(
        "\n", *editor.selection, maintain_selection_offset=False
    ),
    "backspace": lambda editor: editor.action_delete_left(),
    **dict.fromkeys(("delete", "ctrl+d"), lambda editor: editor.action_delete_right()),
    "ctrl+w": lambda editor: editor.action_delete_word_left(),
    "ctrl+u": lambda editor: editor.action_delete_to_start_of_line(),
    "ctrl+k": lambda editor: editor.action_delete_to_end_of_line(),
    "ctrl+z": lambda editor: editor.action_undo(),
    "ctrl+y": lambda editor: editor.action_redo(),
}

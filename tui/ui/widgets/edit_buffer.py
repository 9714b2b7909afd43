"""A text of one line with a caret, and the effect of every editing key.

The caret is never inside a combined character: accents, joined emoji and the like are passed and
deleted as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tui.ui.drawing.fitted_text import clusters

_WORD_AFTER = re.compile(r"\W*\w*")


class EditBuffer(NamedTuple):
    """A text and the number of characters before the caret."""

    text: str = ""
    caret: int = 0
    is_selected: bool = False
    """Whether all of the text is selected: what is typed replaces it, and deleting deletes it."""

    @classmethod
    def with_caret_at_end(cls, text: str) -> EditBuffer:
        """Returns the text with the caret at its end."""
        return cls(text, len(text))

    @property
    def before(self) -> str:
        """The text before the caret."""
        return self.text[: self.caret]

    @property
    def after(self) -> str:
        """The text after the caret."""
        return self.text[self.caret :]

    def insert(self, text: str) -> EditBuffer:
        """Inserts a text before the caret, or in place of a selected text."""
        if self.is_selected:
            return EditBuffer.with_caret_at_end(text)
        return EditBuffer(self.before + text + self.after, self.caret + len(text))

    def left(self) -> EditBuffer:
        """Moves the caret one character to the left."""
        starts = [start for start, _, _ in clusters(self.before)]
        return self._at(starts[-1] if starts else 0)

    def right(self) -> EditBuffer:
        """Moves the caret one character to the right."""
        stop = next((stop for _, stop, _ in clusters(self.after)), 0)
        return self._at(self.caret + stop)

    def word_left(self) -> EditBuffer:
        """Moves the caret to the start of the word before it."""
        return self._at(_start_of_run(self.before, _is_word_character))

    def word_right(self) -> EditBuffer:
        """Moves the caret to the end of the word after it."""
        match = _WORD_AFTER.match(self.after)
        return self._at(self.caret + (match.end() if match else 0))

    def home(self) -> EditBuffer:
        """Moves the caret to the start of the text."""
        return self._at(0)

    def end(self) -> EditBuffer:
        """Moves the caret to the end of the text."""
        return self._at(len(self.text))

    def at_cell(self, cell: int) -> EditBuffer:
        """Moves the caret before the character that covers a cell of the text."""
        end = 0
        for start, _, size in clusters(self.text):
            end += size
            if end > cell:
                return self._at(start)
        return self.end()

    def delete_left(self) -> EditBuffer:
        """Deletes the character before the caret."""
        return self._delete_to(self.left())

    def delete_right(self) -> EditBuffer:
        """Deletes the character after the caret."""
        return self._delete_to(self.right())

    def delete_word_left(self) -> EditBuffer:
        """Deletes the word before the caret."""
        return self._delete_to(self.word_left())

    def delete_word_right(self) -> EditBuffer:
        """Deletes the word after the caret."""
        return self._delete_to(self.word_right())

    def delete_term_left(self) -> EditBuffer:
        """Deletes the text before the caret back to a blank."""
        return self._delete_to(self._at(_start_of_run(self.before, _is_not_blank)))

    def delete_before(self) -> EditBuffer:
        """Deletes the text before the caret."""
        return self._delete_to(self.home())

    def delete_after(self) -> EditBuffer:
        """Deletes the text after the caret."""
        return self._delete_to(self.end())

    def _at(self, caret: int) -> EditBuffer:
        return EditBuffer(self.text, caret)

    def _delete_to(self, other: EditBuffer) -> EditBuffer:
        """Deletes the text between this caret and another one, or a selected text."""
        if self.is_selected:
            return EditBuffer()
        start, stop = sorted((self.caret, other.caret))
        return EditBuffer(self.text[:start] + self.text[stop:], start)


def _start_of_run(text: str, is_inside: Callable[[str], bool]) -> int:
    """Returns where the last run of characters of a kind begins; others may follow it."""
    start = len(text)
    while start and not is_inside(text[start - 1]):
        start -= 1
    while start and is_inside(text[start - 1]):
        start -= 1
    return start


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_not_blank(character: str) -> bool:
    return not character.isspace()


EDITS: Mapping[str, Callable[[EditBuffer], EditBuffer]] = {
    "left": EditBuffer.left,
    "right": EditBuffer.right,
    "ctrl+left": EditBuffer.word_left,
    "alt+b": EditBuffer.word_left,
    "alt+left": EditBuffer.word_left,
    "ctrl+right": EditBuffer.word_right,
    "alt+f": EditBuffer.word_right,
    "alt+right": EditBuffer.word_right,
    "home": EditBuffer.home,
    "ctrl+a": EditBuffer.home,
    "end": EditBuffer.end,
    "ctrl+e": EditBuffer.end,
    "backspace": EditBuffer.delete_left,
    "delete": EditBuffer.delete_right,
    "ctrl+w": EditBuffer.delete_term_left,
    "alt+backspace": EditBuffer.delete_word_left,
    "ctrl+backspace": EditBuffer.delete_word_left,
    "alt+d": EditBuffer.delete_word_right,
    "ctrl+u": EditBuffer.delete_before,
    "ctrl+k": EditBuffer.delete_after,
}
"""The function of each editing key."""

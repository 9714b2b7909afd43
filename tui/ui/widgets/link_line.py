"""An editor of one line for the addresses of links, of which many may be pasted at once."""

from __future__ import annotations

import re

from tui.model.text import joined_lines
from tui.ui.widgets.line_editor import LineEditor, LineListener

MOST_CHARACTERS = 65_536
"""The longest text; what is longer belongs into a file."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class LinkLine(LineEditor):
    """A line in which the lines of a pasted block stand one behind the other."""

    max_length = MOST_CHARACTERS

    def __init__(
        self, import_key: str, *, prompt: str, placeholder: str, listener: LineListener
    ) -> None:
        """Makes an empty line.

        Args:
            import_key: The key that imports files.
            prompt: What stands before it.
            placeholder: What stands in it while it is empty.
            listener: Who is told of it.
        """
        super().__init__(prompt=prompt, placeholder=placeholder, listener=listener)
        self._hint = f"save it to a file; {import_key} imports that"

    def cleaned(self, text: str) -> str:
        """Returns a text as one line, with a sign between its lines."""
        return joined_lines(text, self.max_length)

    def paste(self, text: str) -> None:
        """Inserts a text, an address apart from what stands before it; refuses one too long."""
        if len(text) + len(self.text) > self.max_length:
            self.mark_error((0, 0), "too long to paste", self._hint)
            return
        before = "" if self._buffer.is_selected else self._buffer.before
        is_apart = not before or before.endswith(" ") or not _ADDRESS.match(text.strip())
        self._insert(self.cleaned(text) if is_apart else f" {self.cleaned(text)}")

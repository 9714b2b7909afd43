"""The headings of a note: letters narrow, enter goes to one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Key

from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.drawing.outline import OutlineLine
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.narrowing import rank
from tui.ui.widgets.outline_list import OutlineList

_KEYS = [("Enter", "go there"), ("↑ ↓", "choose"), ("Esc", "close")]

_ALL_WORDS = 2
"""The rank of a heading that has all words; of those with the letters alone it is larger."""

_MOVES = {"up": -1, "down": 1, "ctrl+p": -1, "ctrl+n": 1, "pageup": -10, "pagedown": 10}


class OutlineScreen(Dialog[OutlineLine]):
    """Answers with a heading, or None when it was closed."""

    def __init__(self, outline: Sequence[OutlineLine], here: int) -> None:
        """Shows headings.

        Args:
            outline: At least one, in the order of the text.
            here: The index of the one under which the person reads.
        """
        super().__init__()
        self._outline = outline
        self._here = here
        self._line = LineEditor(prompt=" ›", placeholder="words of a heading …", listener=self)
        self._list = OutlineList(outline, lambda: None, here)
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the line, what it finds, and the keys."""
        with Frame(id="outline"):
            yield self._line
            yield self._list
            yield self._strip

    def on_mount(self) -> None:
        """Shows everything."""
        self._list.show(self._outline, self._here)
        self._strip.show(_KEYS)
        self._line.edit()

    def line_changed(self, text: str) -> None:
        """Narrows the headings, with the cursor on the one that fits best."""
        if not text.strip():
            self._list.show(self._outline, self._here)
            return
        ranked = [(fit, each) for each in self._outline if (fit := rank(text, each.text))]
        has_words = any(fit <= _ALL_WORDS for fit, _ in ranked)
        ranked = [(fit, each) for fit, each in ranked if fit <= _ALL_WORDS or not has_words]
        best = min(range(len(ranked)), key=lambda at: ranked[at][0], default=0)
        self._list.show([each for _, each in ranked], best)

    def line_submitted(self, _: str) -> None:
        """Answers with the heading under the cursor."""
        if heading := self._list.row_under_cursor:
            self.answer(heading)

    def line_cancelled(self) -> None:
        """Closes."""
        self.answer(None)

    def consume_key(self, event: Key) -> bool:
        """Moves the cursor."""
        step = _MOVES.get(event.key)
        if step:
            self._list.move(step)
        return bool(step)

"""Every action by its name: letters narrow, enter does it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.ui.actions import AnyAction, key_name
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.line_editor import LineEditor

LINES = 12
"""How many actions are shown at a time."""


class PaletteScreen(Dialog[str]):
    """Answers with the id of an action, or None when it was closed."""

    def __init__(self, actions: Sequence[AnyAction]) -> None:
        super().__init__()
        self._actions = actions
        self._found = list(actions)
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """Shows the line, and what it finds."""
        with Vertical(id="palette"):
            yield LineEditor(prompt="› ", placeholder="find an action", listener=self)
            yield Static(id="palette-text")

    def on_mount(self) -> None:
        """Shows everything."""
        self._show()
        self.query_one(LineEditor).edit()

    def line_changed(self, text: str) -> None:
        """Narrows the actions."""
        self._found = found_actions(self._actions, text)
        self._cursor = 0
        self._show()

    def line_submitted(self, _: str) -> None:
        """Answers with the action under the cursor."""
        self.answer(self._found[self._cursor].id if self._found else None)

    def line_cancelled(self) -> None:
        """Closes."""
        self.answer(None)

    def consume_key(self, event: Key) -> bool:
        """Moves the cursor."""
        step = {"up": -1, "down": 1}.get(event.key)
        if step and self._found:
            self._cursor = (self._cursor + step) % len(self._found)
            self._show()
        return bool(step)

    def _show(self) -> None:
        start = max(0, min(self._cursor - LINES // 2, len(self._found) - LINES))
        lines = [
            self._line(action, is_chosen=index == self._cursor)
            for index, action in enumerate(self._found[start : start + LINES], start)
        ]
        text = Content("\n").join(lines) if lines else Content.styled("No such action.", "dim")
        self.query_one("#palette-text", Static).update(text)

    def _line(self, action: AnyAction, *, is_chosen: bool) -> Content:
        key = key_name(action.keys[0])
        line = f" {'▸' if is_chosen else ' '} {action.label:<22} {key:<8} {action.help} "
        return Content.styled(line, "reverse bold" if is_chosen else "")


def found_actions(actions: Sequence[AnyAction], text: str) -> list[AnyAction]:
    """Returns the actions that have all words of a text in label or help, the closest first."""
    wanted = " ".join(text.casefold().split())
    ranked = [(rank, action) for action in actions if (rank := _rank(action, wanted)) is not None]
    return [action for _, action in sorted(ranked, key=lambda each: each[0])]


def _rank(action: AnyAction, wanted: str) -> int | None:
    """Ranks how closely a label fits: 0 if it is the text; None if a word is nowhere."""
    label, words = action.label.casefold(), wanted.split()
    if not all(word in f"{label} {action.help.casefold()}" for word in words):
        return None
    if label == wanted:
        return 0
    if label.startswith(wanted):
        return 1
    return 2 if all(word in label for word in words) else 3

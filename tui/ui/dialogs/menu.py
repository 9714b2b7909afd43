"""A strip at the bottom that shows what can follow a key, and waits for it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Click, Key

from tui.ui.actions import Choice, key_name
from tui.ui.dialogs.dialog import Dialog
from tui.ui.keymaps import spelling
from tui.ui.widgets.menu_strip import MenuStrip


class MenuScreen(Dialog[str]):
    """Answers with the choice, or None when it was closed."""

    def __init__(
        self, choices: Sequence[Choice], *, letters: bool = False, question: str = ""
    ) -> None:
        """Makes a menu of choices.

        Args:
            choices: What can follow.
            letters: Whether any letter can.
            question: What the choices answer, where they do not speak for themselves.
        """
        super().__init__()
        self._choices = choices
        self._question = question
        self._takes_letters = letters

    def compose(self) -> ComposeResult:
        """Shows one line."""
        yield MenuStrip()

    def on_mount(self) -> None:
        """Shows the choices."""
        items = [(self._question, "")] if self._question else []
        items += [(key_name(key), label) for key, _, label in self._choices]
        if self._takes_letters:
            items.append(("a–z", "save as"))
        self.query_one(MenuStrip).show([*items, ("Esc", "close")])

    def consume_key(self, event: Key) -> bool:
        """Takes the next key, whatever it is."""
        pressed = spelling(event)
        chosen = next((choice for key, choice, _ in self._choices if key == pressed), None)
        if chosen is None and self._takes_letters and len(pressed) == 1 and pressed.isalpha():
            chosen = pressed
        self.answer(chosen)
        return True

    def on_click(self, _: Click) -> None:
        """Closes at a click elsewhere."""
        self.answer(None)

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
        self, choices: Sequence[Choice], *, letters: str | None = None, question: str = ""
    ) -> None:
        """Makes a menu of choices.

        Args:
            choices: What can follow.
            letters: What any other letter or digit does; None where it can do nothing, and empty
                where that is not to be listed.
            question: What the choices answer, where they do not speak for themselves.
        """
        super().__init__()
        self._choices = choices
        self._question = question
        self._letters = letters

    def compose(self) -> ComposeResult:
        """Shows one line."""
        yield MenuStrip()

    def on_mount(self) -> None:
        """Shows the choices."""
        items = [(self._question, "")] if self._question else []
        items += [(key_name(key), label) for key, _, label in self._choices]
        if self._letters:
            items.insert(1, ("a–z", self._letters))
        self.query_one(MenuStrip).show([*items, ("Esc", "close")])

    def consume_key(self, event: Key) -> bool:
        """Takes the next key, whatever it is."""
        pressed = spelling(event)
        chosen = next((choice for key, choice, _ in self._choices if key == pressed), None)
        if chosen is None and self._letters is not None and pressed.isalnum() and len(pressed) == 1:
            chosen = pressed
        self.answer(chosen)
        return True

    def on_click(self, _: Click) -> None:
        """Closes at a click elsewhere."""
        self.answer(None)

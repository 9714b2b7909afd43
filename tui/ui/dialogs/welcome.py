"""The page of an empty library: what url-notes is for, and the three ways to fill it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.keymaps import spelling

_CHOICES = {"i": "import", "I": "import", "a": "add", "s": "sample", "q": "quit", "escape": "stay"}

_TEXT = Content("\n").join(
    [
        Content.styled("url-notes", "bold"),
        Content("A reader for a library of annotated links. This one is empty."),
        Content(),
        Content.assemble((" I ", "reverse bold"), "  import a file or folder"),
        Content.styled("      bookmarks of a browser (HTML), a folder of the", "dim"),
        Content.styled("      published site, JSON Lines, a list of addresses", "dim"),
        Content.assemble((" a ", "reverse bold"), "  add a link"),
        Content.assemble((" s ", "reverse bold"), "  fill it with the sample library"),
        Content.assemble((" q ", "reverse bold"), "  leave"),
        Content(),
        Content.styled("Esc shows the empty list; ? there shows all keys.", "dim"),
    ]
)


class WelcomeScreen(Dialog[str]):
    """Answers with what the person chose: import, add, sample, stay or quit."""

    def compose(self) -> ComposeResult:
        """Shows a quiet page in the middle."""
        with Frame(id="welcome"):
            yield Static(_TEXT, id="welcome-text")

    def consume_key(self, event: Key) -> bool:
        """Chooses."""
        choice = _CHOICES.get(spelling(event))
        if choice:
            self.answer(choice)
        return choice is not None

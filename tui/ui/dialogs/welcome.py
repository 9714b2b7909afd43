"""The page of an empty library: what url-notes is for, and the three ways to fill it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.ui.dialogs.dialog import Dialog
from tui.ui.drawing.wordmark import wordmark
from tui.ui.keymaps import spelling

_CHOICES = {"i": "import", "I": "import", "a": "add", "s": "sample", "q": "quit", "escape": "stay"}

_WAYS_IN = (
    ("I", "import from firefox or chromium, a file or a folder"),
    ("a", "add a link"),
    ("s", "fill it with the sample library"),
)
_OTHER_WAYS = (("Esc", "show the empty list"), ("q", "leave"))


def _name() -> Iterator[Content]:
    """Yields the lines of the name: violet for links, and the colour of attention for notes."""
    for links, dash, notes in zip(*wordmark(), strict=True):
        yield Content.assemble((links, "$violet"), (f" {dash} ", "$dim"), (notes, "$accent"))


def _page() -> Content:
    return Content("\n").join(
        [
            *_name(),
            Content(),
            Content.styled("A reader for a library of annotated links.", "$dim"),
            Content.styled("This one is empty.", "$dim"),
            Content(),
            *(Content.assemble((f"{key}   ", "$accent bold"), does) for key, does in _WAYS_IN),
            Content(),
            Content.styled(" · ", "$dim").join(
                Content.assemble((f"{key} ", "$accent bold"), (does, "$dim"))
                for key, does in _OTHER_WAYS
            ),
        ]
    )


class WelcomeScreen(Dialog[str]):
    """Answers with what the person chose: import, add, sample, stay or quit."""

    def compose(self) -> ComposeResult:
        """Shows a quiet page, with nothing behind it."""
        yield Static(_page(), id="welcome")

    def consume_key(self, event: Key) -> bool:
        """Chooses."""
        choice = _CHOICES.get(spelling(event))
        if choice:
            self.answer(choice)
        return choice is not None

"""Waits for the letters of a link; the pane behind it has them over its links."""

from __future__ import annotations

from enum import Enum, auto

from textual.app import ComposeResult
from textual.events import Click, Key

from tui.ui.actions import key_name
from tui.ui.dialogs.dialog import Dialog
from tui.ui.drawing.link_labels import PlacedLink
from tui.ui.keymaps import spelling
from tui.ui.widgets.link_labelling import LinkLabelling
from tui.ui.widgets.menu_strip import MenuStrip


class NoChoice(Enum):
    """Why no link can be chosen any more."""

    MOVED = auto()
    """The links that were read are not those on screen."""


class LinkLabelsScreen(Dialog[PlacedLink | str | NoChoice]):
    """Answers with the link whose label was typed, else with the keys that were."""

    def __init__(self, labelling: LinkLabelling, question: str) -> None:
        """Asks for a label.

        Args:
            labelling: At least one link, with its letters.
            question: What becomes of the link.
        """
        super().__init__()
        self._labelling = labelling
        self._question = question

    def compose(self) -> ComposeResult:
        """Shows one line."""
        yield MenuStrip()

    def on_mount(self) -> None:
        """Says what is asked, of the links that are on screen by now."""
        keys = [(self._question, ""), ("a–z", "the letters over it"), ("Esc", "close")]
        self.query_one(MenuStrip).show(keys)
        self._labelling.begin(self._text_moved)
        self.call_later(self._text_moved)

    def _text_moved(self) -> None:
        """Goes on with the links that are on screen now, unless others were read."""
        if not (self.is_answered or self._labelling.lay_anew()):
            self.answer(NoChoice.MOVED)

    def consume_key(self, event: Key) -> bool:
        """Takes the next letter; closes at Esc, and at a key that no label goes on with."""
        pressed, labelling = spelling(event), self._labelling
        if pressed == "escape":
            self.answer(None)
            return True
        typed = labelling.typed + (pressed if len(pressed) == 1 else key_name(pressed))
        if typed in labelling.labels:
            self.answer(labelling.links[labelling.labels.index(typed)])
        elif not labelling.narrow(typed):
            self.answer(typed)
        return True

    def on_click(self, _: Click) -> None:
        """Closes at a click elsewhere."""
        self.answer(None)

"""The question which links are to be added, with what is known of them while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.content import Content

from tui.errors import UrlNotesError
from tui.ui.dialogs.prompt import PromptScreen
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.link_line import LinkLine


class LinksInWords(NamedTuple):
    """What is said of links that are typed."""

    words: str = ""
    fault: UrlNotesError | None = None
    """Why the text cannot be added; None where it can."""


class LinkPromptScreen(PromptScreen):
    """Answers with a text that can be added, or None when it was closed."""

    def __init__(self, text: str, describe: Callable[[str], LinksInWords], import_key: str) -> None:
        """Shows a text to go on with.

        Args:
            text: How the line begins.
            describe: Says what is known of the links in a text.
            import_key: The key that imports files: a text may be too long to paste.
        """
        placeholder = "address of the link, or several"
        super().__init__("add", placeholder, text, self._refuse_links)
        self._describe = describe
        self._import_key = import_key

    def _refuse_links(self, typed: str) -> UrlNotesError | None:
        """Returns why a text has no link; an empty one adds nothing."""
        return self._describe(typed).fault if typed.strip() else None

    def new_line(self, prompt: str, placeholder: str) -> LineEditor:
        """Returns a line that takes a block of text."""
        return LinkLine(self._import_key, prompt=prompt, placeholder=placeholder, listener=self)

    def first_notes(self) -> Content:
        """Returns what is known of the links at first."""
        return Content(self._describe(self._text).words)

    def offer(self, text: str) -> None:
        """Begins with a text that typing replaces, unless something is there already."""
        line = self.query_one(LineEditor)
        if line.text or not text:
            return
        line.text = text
        line.select()
        words = ["from the clipboard, typing replaces it", self._describe(line.text).words]
        self.show_notes(Content(" · ".join(filter(None, words))))

    def line_changed(self, text: str) -> None:
        """Says what is known of the links now."""
        self.show_notes(Content(self._describe(text).words))

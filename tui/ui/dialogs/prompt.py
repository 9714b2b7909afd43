"""One question with one line for the answer; for tags, with suggestions that can be taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.model.tag import tag_key
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.line_editor import LineEditor

_MOST_NAMED = 12
"""How many tags a line names."""

Suggest = Callable[[str, Sequence[str]], list[str]]
"""From how a tag begins and the tags beside it to names, best first."""


class PromptScreen(Dialog[str]):
    """Answers with the text, or None when it was closed."""

    def __init__(self, prompt: str, placeholder: str, text: str = "") -> None:
        super().__init__()
        self._prompt = prompt
        self._placeholder = placeholder
        self._text = text

    def compose(self) -> ComposeResult:
        """Shows what is there, and the line."""
        with Vertical(id="prompt"):
            yield Static(id="prompt-notes")
            yield self.new_line(f"{self._prompt}: ", self._placeholder)

    def on_mount(self) -> None:
        """Begins with the text that is given."""
        self.show_notes(self.first_notes())
        line = self.query_one(LineEditor)
        line.text = self._text
        line.edit()

    def new_line(self, prompt: str, placeholder: str) -> LineEditor:
        """Returns the line for the answer."""
        return LineEditor(prompt=prompt, placeholder=placeholder, listener=self)

    def first_notes(self) -> Content:
        """Returns what stands above the line at first; nothing unless a subclass has something."""
        return Content()

    def show_notes(self, notes: Content) -> None:
        """Shows something above the line."""
        widget = self.query_one("#prompt-notes", Static)
        widget.display = bool(notes.plain)
        widget.update(notes)

    def line_changed(self, text: str) -> None:
        """Does nothing with a change of the text, unless a subclass does."""

    def line_submitted(self, text: str) -> None:
        """Answers with the text."""
        self.answer(text.strip() or None)

    def line_cancelled(self) -> None:
        """Closes without an answer."""
        self.answer(None)


class TagPromptScreen(PromptScreen):
    """Asks for tags; ``tab`` takes the first suggestion."""

    def __init__(
        self,
        present: Sequence[str],
        suggest: Suggest,
        on_some: Sequence[str] = (),
        count: int = 1,
    ) -> None:
        """Asks for tags.

        Args:
            present: The tags that all of the notes have.
            suggest: Suggests others.
            on_some: The tags that some of the notes have.
            count: How many notes the tags are for.
        """
        prompt = "tags" if count == 1 else f"tags of {count:,} notes"
        super().__init__(prompt, "kv cache, gpu, -llm · Tab completes")
        self._present = tuple(present)
        self._on_some = tuple(on_some)
        self._have = "has" if count == 1 else "all have"
        self._suggest = suggest
        self._suggestions: list[str] = []

    def first_notes(self) -> Content:
        """Returns the tags that are there, and what goes with them."""
        self._suggestions = self._suggest("", self._present)
        return self._notes()

    def line_changed(self, text: str) -> None:
        """Suggests what the last tag may become."""
        self._refresh(text)

    def consume_key(self, event: Key) -> bool:
        """Takes the first suggestion at Tab."""
        is_tab = event.key == "tab"
        if is_tab:
            self._complete()
        return is_tab

    def _complete(self) -> None:
        if self._suggestions:
            line = self.query_one(LineEditor)
            before, comma, last = line.text.rpartition(",")
            dash = "-" if last.lstrip().startswith("-") else ""
            line.text = f"{before}{comma}{' ' if comma else ''}{dash}{self._suggestions[0]}, "
            self._refresh(line.text)

    def _refresh(self, text: str) -> None:
        *typed, last = [part.strip() for part in text.split(",")]
        beside = [*self._present, *(name for name in typed if not name.startswith("-"))]
        if last.startswith("-"):
            start = tag_key(last[1:])
            there = (*self._present, *self._on_some)
            found = [tag for tag in there if tag_key(tag).startswith(start)]
        else:
            found = self._suggest(last, beside)
        self._suggestions = found
        self.show_notes(self._notes())

    def _notes(self) -> Content:
        lines = []
        if self._present:
            lines.append(
                Content.assemble((f"{self._have}  ", "dim"), Content("  ".join(self._present)))
            )
        if self._on_some:
            some = "  ".join(self._on_some[:_MOST_NAMED])
            lines.append(Content.assemble(("some have  ", "dim"), Content(some)))
        if self._suggestions:
            first, *others = self._suggestions[:_MOST_NAMED]
            lines.append(
                Content.assemble(
                    ("Tab  ", "dim"), (first, "bold"), Content("  ".join(["", *others]))
                )
            )
        return Content("\n").join(lines)

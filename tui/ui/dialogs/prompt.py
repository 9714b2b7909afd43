"""One question with one line for the answer; for tags, with suggestions that can be taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.errors import UrlNotesError
from tui.model.suggestion import Suggestion
from tui.model.tag_completion import Present
from tui.model.text import clean_line
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.line_editor import LineEditor

_MOST_NAMED = 12
"""How many tags a line names."""

Refuse = Callable[[str], UrlNotesError | None]
"""From a text to why it can be no answer; None where it can."""


class PromptScreen(Dialog[str]):
    """Answers with the text, or None when it was closed."""

    def __init__(
        self,
        prompt: str,
        placeholder: str,
        text: str = "",
        refuse: Refuse | None = None,
        notes: str = "",
    ) -> None:
        """Asks for a text.

        Args:
            prompt: What is asked for.
            placeholder: What stands in the empty line.
            text: How the line begins.
            refuse: Says why a text, also an empty one, can be no answer; any can where this is not
                given.
            notes: What stands above the line until something is typed.
        """
        super().__init__()
        self._prompt = prompt
        self._placeholder = placeholder
        self._text = text
        self._refuse = refuse
        self._notes_at_first = notes

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
        """Returns what stands above the line at first."""
        return Content(clean_line(self._notes_at_first))

    def show_notes(self, notes: Content) -> None:
        """Shows something above the line."""
        widget = self.query_one("#prompt-notes", Static)
        widget.display = bool(notes.plain)
        widget.update(notes)

    def line_changed(self, text: str) -> None:  # noqa: ARG002
        """Takes away why the text before could be no answer."""
        self.show_notes(Content())

    def line_submitted(self, text: str) -> None:
        """Answers with the text; stays where that can be no answer, and says why."""
        fault = self._refuse(text) if self._refuse else None
        if fault:
            # Beside the text there is no room for both.
            lines = [Content.styled(fault.message, "$red"), Content(fault.hint)]
            self.show_notes(Content("\n").join(line for line in lines if line.plain))
            self.query_one(LineEditor).mark_error((0, len(text)), "")
        else:
            self.answer(text.strip() or None)

    def line_cancelled(self) -> None:
        """Closes without an answer."""
        self.answer(None)


class TagPromptScreen(PromptScreen):
    """Asks for tags; ``tab`` takes the first suggestion."""

    def __init__(
        self,
        present: Present,
        complete: Callable[[str], Sequence[Suggestion]],
        count: int = 1,
    ) -> None:
        """Asks for tags.

        Args:
            present: The tags that the notes have.
            complete: Suggests how a text could go on.
            count: How many notes the tags are for.
        """
        prompt = "tags" if count == 1 else f"tags of {count:,} notes"
        super().__init__(prompt, "kv cache, gpu, -llm · Tab completes")
        self._present = present
        self._have = "has" if count == 1 else "all have"
        self._complete = complete
        self._suggestions: Sequence[Suggestion] = ()

    def first_notes(self) -> Content:
        """Returns the tags that are there, and what goes with them."""
        self._suggestions = self._complete("")
        return self._notes()

    def line_changed(self, text: str) -> None:
        """Suggests what the last tag may become."""
        self._refresh(text)

    def consume_key(self, event: Key) -> bool:
        """Takes the first suggestion at Tab."""
        is_tab = event.key == "tab"
        if is_tab:
            self._take()
        return is_tab

    def _take(self) -> None:
        if self._suggestions:
            line = self.query_one(LineEditor)
            line.text = self._suggestions[0].text
            self._refresh(line.text)

    def _refresh(self, text: str) -> None:
        self._suggestions = self._complete(text)
        self.show_notes(self._notes())

    def _notes(self) -> Content:
        lines = []
        on_all, on_some = self._present
        if on_all:
            lines.append(Content.assemble((f"{self._have}  ", "$dim"), Content("  ".join(on_all))))
        if on_some:
            some = "  ".join(on_some[:_MOST_NAMED])
            lines.append(Content.assemble(("some have  ", "$dim"), Content(some)))
        if self._suggestions:
            first, *others = (each.label for each in self._suggestions[:_MOST_NAMED])
            lines.append(
                Content.assemble(
                    ("Tab  ", "$dim"), (first, "bold"), Content("  ".join(["", *others]))
                )
            )
        return Content("\n").join(lines)

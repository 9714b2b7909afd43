"""What every part of the reader's screen works with: its panes, its state and its library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.screen import Screen

from tui.filters.parser import parse
from tui.model.note import Note
from tui.ui.actions import Choice, Context, Situation
from tui.ui.gateway import Gateway
from tui.ui.state import ReaderState
from tui.ui.widgets.note_list import NoteList
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.query_line import QueryLine
from tui.ui.widgets.status_line import StatusLine
from tui.ui.widgets.tag_pane import TagPane

if TYPE_CHECKING:
    from tui.ui.app import ReaderApp

Pane = TagPane | NoteList | Preview

FILTER_PROMPT = "/ "
FILTER_PLACEHOLDER = "type to filter, # for tags …"


class ReaderParts(Screen[None]):
    """The panes, the state and the library of the reader."""

    AUTO_FOCUS = "NoteList"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, path: Path, filter_text: str = "") -> None:
        super().__init__()
        self.gateway = Gateway(path, self.post_message)
        self.state = ReaderState(parse(""))
        self.first_filter = filter_text
        self.last_tagging = ""

    @property
    def reader(self) -> ReaderApp:
        """The program."""
        return cast("ReaderApp", self.app)

    @property
    def tag_pane(self) -> TagPane:
        """The pane on the left."""
        return self.query_one(TagPane)

    @property
    def note_list(self) -> NoteList:
        """The pane in the middle."""
        return self.query_one(NoteList)

    @property
    def preview(self) -> Preview:
        """The pane on the right."""
        return self.query_one(Preview)

    @property
    def filter_line(self) -> QueryLine:
        """The line at the bottom."""
        return self.query_one(QueryLine)

    @property
    def status_line(self) -> StatusLine:
        """Numbers, beside the filter."""
        return self.query_one(StatusLine)

    @property
    def pane(self) -> Pane:
        """The pane that has the focus; the list where none has."""
        focused = self.focused
        return focused if isinstance(focused, TagPane | Preview) else self.note_list

    @property
    def context(self) -> Context:
        """Where keys have their meaning now."""
        if isinstance(self.pane, TagPane):
            return Context.TAGS
        return Context.PREVIEW if isinstance(self.pane, Preview) else Context.LIST

    @property
    def situation(self) -> Situation:
        """What actions can count on now."""
        return Situation(
            has_note=self.note_list.cursor_note is not None,
            marks=len(self.state.marked),
            has_past_filter=bool(self.state.past),
            has_last_tagging=bool(self.last_tagging),
            is_counted=self.state.is_counted,
        )

    def offer(
        self,
        choices: Sequence[Choice],
        then: Callable[[str | None], None],
        *,
        letters: bool = False,
    ) -> None:
        """Show a menu at the bottom; ``then`` is given the choice, None where it was closed.

        The screens of dialogs are imported when the first is shown, to start sooner.
        """
        from tui.ui.screens.menu import MenuScreen

        self.app.push_screen(MenuScreen(choices, letters=letters), then)

    def ask_text(self, prompt: str, placeholder: str, then: Callable[[str | None], None]) -> None:
        """Ask for a line of text; ``then`` is given it, None where it was closed."""
        from tui.ui.screens.prompt import PromptScreen

        self.app.push_screen(PromptScreen(prompt, placeholder), then)

    def note_under_cursor(self) -> Note | None:
        """The note the list's cursor is on."""
        row = self.note_list.cursor_note
        return self.gateway.note(row.id) if row else None

    def chosen_ids(self) -> list[int]:
        """The marked notes, or else the one under the cursor."""
        if self.state.marked:
            return sorted(self.state.marked)
        row = self.note_list.cursor_note
        return [row.id] if row else []

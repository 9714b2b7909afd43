"""What every part of the reader's screen works with: its panes, its state and its library."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.binding import BindingType
from textual.screen import Screen

from tui.errors import StaleResultError
from tui.filters.parser import parse
from tui.library.reading import IsWanted, LibraryReader
from tui.model.note import Note
from tui.ui.actions import Choice, Context, Situation
from tui.ui.edit_history import EditHistory
from tui.ui.gateway import Gateway
from tui.ui.messages import LookedUp
from tui.ui.state import ReaderState
from tui.ui.widgets.filter_line import FilterLine
from tui.ui.widgets.note_list import NoteList
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.status_line import StatusLine
from tui.ui.widgets.tag_pane import TagPane

if TYPE_CHECKING:
    from tui.ui.app import ReaderApp
    from tui.ui.screens.dialog import Dialog

Pane = TagPane | NoteList | Preview

Found = TypeVar("Found")
Answer = TypeVar("Answer")

GIVE_UP_SECONDS = 0.3
"""How long keys wait before Esc gives up: in a burst it is a key like others."""

LOOKING_UP, GIVING_UP = "looking up", "giving up"
"""Why keys wait while something is found, and until it is shown that it was not."""

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
        self.history = EditHistory()
        self._awaited: Callable[[Any], None] | None = None
        """What is done with what is looked up now."""
        self._again: Callable[[], None] | None = None
        """What is done in its place where the list has changed meanwhile."""
        self._waits_since = 0.0
        self._awaits_answer: Callable[[], object] | None = None
        """What is done once all notes of the filter are known."""
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
    def filter_line(self) -> FilterLine:
        """The line at the bottom."""
        return self.query_one(FilterLine)

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
        )

    def offer(
        self,
        choices: Sequence[Choice],
        then: Callable[[str | None], None],
        *,
        letters: bool = False,
        question: str = "",
    ) -> None:
        """Show a menu at the bottom; ``then`` is given the choice, None where it was closed.

        The screens of dialogs are imported when the first is shown, to start sooner.
        """
        from tui.ui.screens.menu import MenuScreen

        self.open_dialog(MenuScreen(choices, letters=letters, question=question), then)

    def ask_text(self, prompt: str, placeholder: str, then: Callable[[str | None], None]) -> None:
        """Ask for a line of text; ``then`` is given it, None where it was closed."""
        from tui.ui.screens.prompt import PromptScreen

        self.open_dialog(PromptScreen(prompt, placeholder), then)

    def open_dialog(
        self, dialog: Dialog[Answer], then: Callable[[Answer | None], None] = lambda _: None
    ) -> None:
        """Show a dialog; ``then`` is given its answer, None where it was closed.

        What is typed waits until the dialog takes it, and in the end until ``then`` is done.
        """

        def answered(answer: Answer | None) -> None:
            self.attempt(partial(then, answer))
            self.follow_cursor()
            self.reader.release_keys(dialog)

        self.reader.hold_keys(dialog)
        self.app.push_screen(dialog, answered)

    @abstractmethod
    def follow_cursor(self) -> None:
        """Show the note under the cursor where another one is shown."""

    @property
    def cursor_id(self) -> int | None:
        """The id of the note the list's cursor is on."""
        row = self.note_list.cursor_note
        return row.id if row else None

    def note_under_cursor(self) -> Note | None:
        """The note the list's cursor is on, as it is shown."""
        note_id = self.cursor_id
        if note_id is None:
            return None
        note = self.gateway.read(lambda library: library.note(note_id), otherwise=None)
        return note and self.state.pending.note(note)

    def look_up(
        self,
        find: Callable[[LibraryReader, IsWanted], Found],
        then: Callable[[Found], None],
        again: Callable[[], None] | None = None,
    ) -> None:
        """Have something found off the event loop; keys wait until ``then`` has dealt with it.

        Args:
            find: Finds it, on another thread.
            then: Is given what was found.
            again: Is called where the list has changed meanwhile, once it is known anew; without
                it, the person is told to press again.
        """
        self._awaited = then
        self._again = again
        self._waits_since = monotonic()
        self.reader.hold_keys(LOOKING_UP)
        self.gateway.look_up(find, then)

    def wait_for_answer(self, then: Callable[[], object]) -> None:
        """Have keys wait until all notes of the filter are known, and ``then`` was called."""
        self._awaits_answer = then
        self._waits_since = monotonic()
        self.reader.hold_keys(LOOKING_UP)

    @property
    def has_waited(self) -> bool:
        """Whether keys have waited so long that a person may want to give up."""
        return self.is_looking_up and monotonic() - self._waits_since > GIVE_UP_SECONDS

    @property
    def is_looking_up(self) -> bool:
        """Whether keys wait for something to be found."""
        return self._awaited is not None or self._awaits_answer is not None

    def give_up_waiting(self) -> None:
        """Forget what keys wait for, and the keys."""
        self._awaited = self._awaits_answer = None
        self.gateway.results.drop_look_ups()
        # What is still to come of the same burst was typed before anybody could see why.
        self.reader.hold_keys(GIVING_UP)
        self.call_after_refresh(self._forget_what_was_typed)

    def _forget_what_was_typed(self) -> None:
        self.reader.keys.drop()
        self.reader.release_keys(LOOKING_UP)
        self.reader.release_keys(GIVING_UP)

    def on_looked_up(self, message: LookedUp) -> None:
        """Deal with what was looked up, then with the keys that waited for it."""
        if message.then is not self._awaited:
            return
        self._awaited = None
        if self._again and isinstance(message.error, StaleResultError):
            self.wait_for_answer(self._again)
            self.refresh_answer()
        elif message.error:
            self.give_up_waiting()
            self.reader.tell_error(message.error)
            self.refresh_answer()
        else:
            self._go_on(partial(message.then, message.found))

    def answer_came(self) -> None:
        """Go on with what waited for all notes of the filter."""
        then, self._awaits_answer = self._awaits_answer, None
        if then:
            self._go_on(then)

    def _go_on(self, then: Callable[[], object]) -> None:
        self.attempt(then)
        self.follow_cursor()
        # What was done may have keys wait in its turn.
        if not self.is_looking_up:
            self.reader.release_keys(LOOKING_UP)

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something that a list shows; nothing where the list has changed since."""
        try:
            act()
        except StaleResultError as error:
            self.give_up_waiting()
            self.reader.tell_error(error)
            self.refresh_answer()

    @abstractmethod
    def refresh_answer(self) -> None:
        """Ask again, for a library that has changed; cursor and marks stay."""

    def work_ended(self, *, is_failure: bool = False) -> None:
        """Called when an edit or an import has ended."""

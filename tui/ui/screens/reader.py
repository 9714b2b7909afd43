"""The main screen: three panes, one filter line, and what every key does."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key

from tui.library.reading import LibraryReader
from tui.ui.actions import Action, key_name
from tui.ui.keymaps import Keymap, spelling
from tui.ui.messages import Failed
from tui.ui.screens.leaving import LeavingReader
from tui.ui.screens.parts import FILTER_PLACEHOLDER, FILTER_PROMPT
from tui.ui.state import NO_MARKS, Leaving
from tui.ui.widgets.completion_menu import CompletionMenu
from tui.ui.widgets.filter_line import FilterLine
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.note_list import NoteList
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.status_line import StatusLine
from tui.ui.widgets.tag_pane import TagPane

WIDTH_CLASSES = [(0, "-narrow"), (72, "-medium"), (110, "-wide")]
"""Below 72 cells one pane shows, below 110 two."""

WATCH_SECONDS = 0.5
"""How often the library is asked whether another program has written to it."""


class ReaderScreen(LeavingReader):
    """Reads one library."""

    HORIZONTAL_BREAKPOINTS = WIDTH_CLASSES

    keymap = Keymap()

    def __init__(self, path: Path, filter_text: str = "") -> None:
        super().__init__(path, filter_text)
        self._unbound: set[str] = set()
        """The keys of which it was said that they do nothing."""

    def compose(self) -> ComposeResult:
        """Tags, notes and preview side by side; filter and numbers below.

        Textual tells the width after the first paint, which would show panes that go at once.
        """
        self.add_class(_width_class(self.app.size.width), update=False)
        menu = CompletionMenu()
        with Horizontal(id="panes"):
            yield TagPane()
            yield NoteList()
            yield Preview()
        with Horizontal(id="bottom"):
            yield FilterLine(
                menu,
                self.suggest,
                self,
                prompt=FILTER_PROMPT,
                placeholder=FILTER_PLACEHOLDER,
            )
            yield StatusLine()
        yield menu

    def on_mount(self) -> None:
        """The first paint already shows the first page."""
        self.set_interval(WATCH_SECONDS, self.follow_library)
        self.show_first_filter(self.first_filter)
        self.leave_on_signals()
        self.reader.start_taking_keys()
        if self.gateway.read(LibraryReader.is_empty, otherwise=False):
            self.welcome()

    def on_unmount(self) -> None:
        """Let go of the library."""
        self.gateway.close()

    def press(self, event: Key) -> bool:
        """Do what a key means in the pane that has the focus; whether it means anything."""
        action = self.keymap.action(spelling(event), self.context)
        if self.state.leaving is not Leaving.NO:
            self.press_while_leaving(event, action)
        elif isinstance(self.focused, LineEditor) and self.focused.take(event):
            return True
        elif action:
            self.perform(action)
        elif event.key != "ctrl+c":
            self._say_unbound(event)
        return event.key != "ctrl+c"

    def _say_unbound(self, event: Key) -> None:
        """Say, once, that a key does nothing; of those with Alt or Super nobody expects it."""
        key = spelling(event)
        is_expected = len(key) == 1 or key.startswith("ctrl+")
        if is_expected and key not in self._unbound:
            self._unbound.add(key)
            self.reader.tell(f"{key_name(key)} does nothing here; ? shows all keys.")

    @property
    def is_waiting(self) -> bool:
        """Whether anything is under way whose outcome will be shown."""
        return self.state.is_waiting_for_library or self.reader.keys.is_busy

    def perform(self, action: Action) -> None:
        """Do an action, or say why it cannot be done now."""
        if reason := action.refusal(self.situation):
            self.reader.tell(reason)
        else:
            self.attempt(getattr(self, action.method))
            self.follow_cursor()

    def on_failed(self, message: Failed) -> None:
        """Say what went wrong."""
        self.reader.tell_error(message.error)

    def on_preview_link_clicked(self, message: Preview.LinkClicked) -> None:
        """Open a link of a summary."""
        self.open_address(message.url)

    def on_note_list_chosen(self, _: NoteList.Chosen) -> None:
        """Read the note that was clicked twice."""
        self.do_note_show()

    def do_pane_close(self) -> None:
        if self.pane is self.preview and self.end_finding():
            return
        if self.pane is self.tag_pane and self.tag_pane.narrowing:
            self.tag_pane.narrow("")
        elif self.pane is not self.note_list:
            self.go_to(self.note_list)
        elif self.stop_imports() or self._end_range() or self._clear_marks():
            return
        elif not self.drop_last_term():
            self.reader.tell("q leaves the program.")

    def do_app_back(self) -> None:
        if self.pane is not self.note_list:
            self.go_to(self.note_list)
        else:
            self.leave()

    def do_app_quit(self) -> None:
        self.leave()

    def do_app_suspend(self) -> None:
        self.app.action_suspend_process()

    def do_app_help(self) -> None:
        from tui.ui.screens.help import HelpScreen

        self.open_dialog(HelpScreen(self.context))

    def do_app_palette(self) -> None:
        from tui.ui.screens.palette import PaletteScreen

        def chosen(action: Action | None) -> None:
            if action:
                self.perform(action)

        self.open_dialog(PaletteScreen(), chosen)

    def do_library_reload(self) -> None:
        self.refresh_answer()

    def _end_range(self) -> bool:
        """Forget where a range of marks began; whether one had."""
        has_begun = self.state.range_start is not None
        self.set_range_start(None)
        return has_begun

    def _clear_marks(self) -> bool:
        """Take all marks away; whether there were any."""
        has_marks = bool(self.state.marked)
        if has_marks:
            self.state = self.state.using_marks(self.state.marked)
            self.mark(NO_MARKS)
        return has_marks


def _width_class(width: int) -> str:
    return next(name for least, name in reversed(WIDTH_CLASSES) if width >= least)

"""The main screen: three panes, one filter line, and what every key does."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key

from tui.ui.actions import Action
from tui.ui.keymaps import Keymap, spelling
from tui.ui.messages import Failed, Written
from tui.ui.screens.filling import Filling
from tui.ui.screens.parts import FILTER_PLACEHOLDER, FILTER_PROMPT
from tui.ui.widgets.completion_menu import CompletionMenu
from tui.ui.widgets.filter_line import FilterLine
from tui.ui.widgets.note_list import NoteList
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.query_line import QueryLine
from tui.ui.widgets.status_line import StatusLine
from tui.ui.widgets.tag_pane import TagPane

WIDTH_CLASSES = [(0, "-narrow"), (72, "-medium"), (110, "-wide")]
"""Below 72 cells one pane shows, below 110 two."""

WATCH_SECONDS = 0.5
"""How often the library is asked whether another program has written to it."""


class ReaderScreen(Filling):
    """Reads one library."""

    HORIZONTAL_BREAKPOINTS = WIDTH_CLASSES

    keymap = Keymap()

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
            yield QueryLine(
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
        self.set_interval(WATCH_SECONDS, self._watch)
        self.set_filter(self.first_filter, remember=False)
        if self.gateway.is_empty():
            self.welcome()

    def on_unmount(self) -> None:
        """Let go of the library."""
        self.gateway.close()

    def on_key(self, event: Key) -> None:
        """Do what the key means in the pane that has the focus."""
        if self._pass_on(event):
            event.stop()
            event.prevent_default()
            return
        action = self.keymap.action(spelling(event), self.context)
        if action:
            event.stop()
            event.prevent_default()
            self.perform(action)

    def _pass_on(self, event: Key) -> bool:
        """Give a key to the line or the dialog that the key before it opened.

        Keys that come in one burst, as over a slow line, are all sent to where the focus was.
        """
        if not self.is_active:
            self.app.post_message(Key(event.key, event.character))
            return True
        return isinstance(self.focused, FilterLine) and self.focused.take(event)

    def perform(self, action: Action) -> None:
        """Do an action, or say why it cannot be done now."""
        if reason := action.refusal(self.situation):
            self.reader.tell(reason)
        else:
            getattr(self, action.method)()
            self.follow_cursor()

    def on_written(self, message: Written) -> None:
        """Show what a change did."""
        if message.then:
            message.then(message.outcome)
        self._watch()

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
        if self.pane is not self.note_list:
            self.go_to(self.note_list)
        elif not self.drop_last_term():
            self.reader.tell("q leaves the program.")

    def do_app_back(self) -> None:
        if self.pane is not self.note_list:
            self.go_to(self.note_list)
        else:
            self.app.exit(0)

    def do_app_quit(self) -> None:
        self.app.exit(0)

    def do_app_suspend(self) -> None:
        self.app.action_suspend_process()

    def do_app_help(self) -> None:
        from tui.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.context))

    def do_app_palette(self) -> None:
        from tui.ui.screens.palette import PaletteScreen

        def chosen(action: Action | None) -> None:
            if action:
                self.perform(action)

        self.app.push_screen(PaletteScreen(), chosen)

    def do_library_reload(self) -> None:
        self.refresh_answer()

    def _watch(self) -> None:
        if self.gateway.has_changed():
            self.refresh_answer()


def _width_class(width: int) -> str:
    return next(name for least, name in reversed(WIDTH_CLASSES) if width >= least)

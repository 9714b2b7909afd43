"""The main screen: it is composed of panes, and hands keys and messages to who deals with them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Key, Resize, ScreenResume
from textual.screen import Screen
from textual.widget import Widget

from tui.library.configuration.values import NO_CONFIG, ConfigFile, Configuration
from tui.library.configuration.watch import ConfigWatch
from tui.library.paths import config_path
from tui.library.reading import LibraryReader
from tui.library.remembered_look import USUAL, Edges, Look, remember_look
from tui.model.suggestion import Suggestion
from tui.ui.actions import key_name
from tui.ui.after_paint import AfterPaint
from tui.ui.controllers import configuring
from tui.ui.key_queue import STARTING, KeyQueue
from tui.ui.keymaps import Keymap, spelling
from tui.ui.later import loaded_when_used
from tui.ui.messages import (
    Answered,
    Failed,
    ImportEnded,
    LibraryLocked,
    LookedUp,
    NotWritten,
    PageFound,
    PathsFound,
    Progressed,
    Refused,
    Surveyed,
    TagsCounted,
    TermsCounted,
    ViewsCounted,
    Written,
)
from tui.ui.operations import asking, current_filter, display, line_mode, status
from tui.ui.operations.line_mode import FILTER_PLACEHOLDER, FILTER_PROMPT
from tui.ui.panes import Panes, Widgets
from tui.ui.session import Session
from tui.ui.state import Leaving, PastFilter
from tui.ui.widgets.completion_menu import CompletionMenu
from tui.ui.widgets.filter_line import FilterLine
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.note_list import NoteList
from tui.ui.widgets.pane import LinePane
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.status_line import StatusLine
from tui.ui.widgets.styled import Backdrop
from tui.ui.widgets.tag_pane import TagPane

with loaded_when_used():
    from tui.ui import action_table
    from tui.ui.controllers import (
        adding,
        clicks,
        command_line,
        edit_outcomes,
        filtering,
        help_and_quit,
        imports,
        results,
        tag_choice,
        undoing,
        views,
    )
    from tui.ui.operations import leaving, links, surveying, touring, unsaved, waiting
    from tui.ui.operations import look as looking

logger = logging.getLogger(__name__)

WIDTH_CLASSES = [(0, "-narrow"), (72, "-medium"), (110, "-wide"), (140, "-widest")]
"""How wide panes are is in the sheets for each of these; from 140 cells the tags are wider."""

ROOM = {"-narrow": 1, "-medium": 2, "-wide": 3, "-widest": 3}
"""How many panes there is room for."""

WATCH_SECONDS = 0.5
"""How often the library is asked whether another program has written to it."""

CONFIG_SECONDS = 2.0
"""How often it is looked whether the configuration has changed."""


class _Row(Horizontal, Backdrop):
    """Widgets side by side."""


class ReaderScreen(Screen[None]):
    """Reads one library.

    Args:
        path: The library.
        filter_text: The filter to begin with.
        keys: What is typed; held up until the first page is shown.
        look: How the library was looked at before.
        is_demo: Whether the library is a sample that is deleted afterwards.
        is_for_tour: Whether that is only opened for the tour.
        config: What is configured.

    Raises:
        LibraryError: The library cannot be opened.
    """

    AUTO_FOCUS = "NoteList"
    # Nothing is seen of its own lines, which Textual would draw with every key.
    BLANK = True
    BINDINGS: ClassVar[list[BindingType]] = []
    HORIZONTAL_BREAKPOINTS = WIDTH_CLASSES

    def __init__(
        self,
        path: Path,
        filter_text: str,
        keys: KeyQueue,
        *,
        look: Look = USUAL,
        is_demo: bool = False,
        is_for_tour: bool = False,
        config: ConfigFile = NO_CONFIG,
    ) -> None:
        super().__init__()
        self._menu = CompletionMenu()
        filter_line = FilterLine(
            self._menu, self._suggest, self, prompt=FILTER_PROMPT, placeholder=FILTER_PLACEHOLDER
        )
        self._widgets = Widgets(TagPane(), NoteList(), Preview(), filter_line, StatusLine())
        panes = Panes(self, self._widgets, keys)
        make_keymap = partial(_keymap, config.configuration)
        self.session = Session(path, self, panes, keys, make_keymap, self.perform)
        self.session.configuration = config.configuration
        self._config = config
        self.session.state = replace(
            self.session.state, look=look, is_demo=is_demo, is_for_tour=is_for_tour
        )
        self._first_look = look
        self._first_filter = filter_text
        self._path = path
        self._was_shown = False
        self._after_paint = AfterPaint(super().call_after_refresh)
        self._width = ""
        """The class of the terminal's width."""

    def compose(self) -> ComposeResult:
        """Tags, notes and preview side by side; filter and numbers below.

        Textual tells the width after the first paint, which would show panes that go at once.
        """
        self._take_width(self.app.size.width)
        self.add_class(self._width, update=False)
        self._widgets.notes.lines_of_note = self._first_look.note_lines
        tags, notes, preview, filter_line, status = self._widgets
        # So it is styled once; Textual gives it the focus when it has been styled without.
        notes.set_reactive(Widget.has_focus, True)
        with _Row(id="panes"):
            yield tags
            yield notes
            yield preview
        with _Row(id="bottom"):
            yield filter_line
            yield status
        yield self._menu

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Has nothing styled again that has just been styled for the first time."""
        event.refresh_styles = self._was_shown
        self._was_shown = True

    def on_mount(self) -> None:
        """Shows the first page, which the first paint has already."""
        session = self.session
        self.app.screen_change_signal.subscribe(self, self._screen_changed, immediate=True)
        self.set_interval(WATCH_SECONDS, partial(asking.follow_library, session))
        session.state = replace(session.state, views=asking.views_of_library(session))
        display.show_views(session)
        current_filter.go_to_filter(
            session, PastFilter(self._first_filter or configuring.first_filter(self._config), None)
        )
        configuring.begin_as_configured(session, self._config)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Loads what keys do, now that the first page is painted, and takes them."""
        session = self.session
        configuring.take_keys(session, self._config)
        status.show_status(session)
        self._warn_of_rights()
        imports.report_cut_off(session)
        unsaved.report_unsaved(session)
        if session.gateway.read(LibraryReader.is_empty, otherwise=False):
            imports.welcome(session)
        watch = ConfigWatch(config_path())
        self.set_interval(CONFIG_SECONDS, partial(configuring.follow_config, session, watch))
        if session.state.is_for_tour:
            touring.begin_tour(session)
        elif session.state.is_demo:
            session.notify("This is a sample to try things on.", "What you change is forgotten.")
        session.keys.release(STARTING)

    def _warn_of_rights(self) -> None:
        """Says once which files of the library others may use."""
        from tui.library.rights import rights_in_words

        if warning := rights_in_words(self._path):
            logger.warning("%s", warning)
            self.session.notify(warning, severity="warning")

    def on_unmount(self) -> None:
        """Closes the library, and keeps how it was looked at."""
        self.session.gateway.close()
        state = self.session.state
        if state.look != self._first_look and not state.is_demo:
            remember_look(self._path, state.look)

    def press(self, event: Key) -> bool:
        """Does what a key means in the focused pane; returns whether it means anything."""
        means_anything = self._do(event)
        touring.follow_tour(self.session)
        return means_anything

    def _do(self, event: Key) -> bool:
        session, focused = self.session, self.focused
        session.idle.cancel()
        action = session.keymap.action(spelling(event), session.panes.context)
        if session.state.leaving is not Leaving.NO:
            help_and_quit.press_while_leaving(session, event, action)
        elif isinstance(focused, LineEditor) and focused.consume_key(event):
            return True
        elif action and action.id == "pane.close" and touring.ends_tour(session):
            touring.end_tour(session)
        elif action:
            self.perform(action.id)
        else:
            self._say_unbound(event)
        return True

    def take_paste(self, text: str) -> None:
        """Offers to add the links in a text that was pasted while no line is edited."""
        if self.session.state.leaving is Leaving.NO:
            adding.take_paste(self.session, text)

    def perform(self, action_id: str) -> None:
        """Does an action, or says why it cannot be done now."""
        session = self.session
        action = session.keymap.named(action_id)
        reason = action.refusal(session.situation)
        logger.info("%s%s", action.id, " refused" if reason else "")
        if reason:
            session.notify(reason)
        else:
            undoing.withdraw_offer(session, action_id)
            touring.count_for_tour(session, action_id)
            waiting.run(session, partial(action.run, session))

    def get_selected_text(self) -> str | None:
        """Returns what is selected with the mouse."""
        return self.session.panes.preview.selected_text or super().get_selected_text()

    def on_resize(self, event: Resize) -> None:
        """Shows the panes that there is room for, with the edges that they have there."""
        self._take_width(event.size.width)
        if self.session.state.tour:
            touring.show_tour(self.session)

    def _take_width(self, columns: int) -> None:
        self._width = _width_class(columns)
        panes, edges = self.session.panes, self.session.state.look.edges
        panes.give_room(ROOM[self._width])
        panes.place_edges(edges.get(self._width, Edges()))

    def give_up_waiting(self, event: Key) -> bool:
        """Gives up what keys have waited for long for, if this one ends it; returns whether it did.

        Esc ends any look-up, and nearly every key a search.
        """
        session = self.session
        action = session.keymap.action(spelling(event), session.panes.context)
        ends = event.key == "escape" or waiting.is_stopped_by(session, action and action.id)
        gives_up = ends and waiting.has_waited(session)
        if gives_up:
            waiting.end_waiting(session)
        return gives_up

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Calls back after the next paint, also where a dialog in front closes before it."""
        return self._after_paint.call(partial(callback, *args, **kwargs))

    def _screen_changed(self, _: Screen[Any]) -> None:
        self._after_paint.schedule_again()

    def copy_or_say_how_to_leave(self, text: str | None) -> None:
        """Copies a text that is selected, where one is."""
        if text:
            links.copy_text(self.session, text)
        else:
            self.session.notify(f"{self.session.key_of('app.quit')} leaves the program.")

    def leave(self) -> None:
        """Ends the program once all is written: it is told to."""
        leaving.leave(self.session)

    def leave_with_terminal(self) -> None:
        """Ends the program once all is written: the terminal is being closed."""
        leaving.leave_with_terminal(self.session)

    def leave_for_good(self) -> None:
        """Ends the program once all is written: the terminal has gone."""
        leaving.leave_for_good(self.session)

    def _say_unbound(self, event: Key) -> None:
        """Says, once, that a key does nothing."""
        key, state = spelling(event), self.session.state
        if key not in state.unbound:
            self.session.state = replace(state, unbound=state.unbound | {key})
            way_on = self.session.keymap.way_on
            self.session.notify(f"{key_name(key)} does nothing here; {way_on}")

    # The line at the bottom tells its text at once: a message would come after the letter is
    # painted, and after the keys that were typed after it.

    def line_changed(self, text: str) -> None:
        """Answers every letter in the line."""
        filtering.text_changed(self.session, text)

    def line_submitted(self, text: str) -> None:
        """Does what the text in the line was typed for."""
        filtering.text_submitted(self.session, text)

    def line_cancelled(self) -> None:
        """Gives up the text in the line."""
        filtering.text_cancelled(self.session)

    def _suggest(self, text: str, caret: int) -> Sequence[Suggestion]:
        return filtering.suggest(self.session, text, caret)

    # The library's threads.

    @on(PageFound)
    def _page_came(self, message: PageFound) -> None:
        results.page_came(self.session, message)

    @on(Answered)
    def _answer_came(self, message: Answered) -> None:
        results.answer_came(self.session, message)

    @on(TagsCounted)
    def _tags_counted(self, message: TagsCounted) -> None:
        results.tags_counted(self.session, message)

    @on(Refused)
    def _filter_refused(self, message: Refused) -> None:
        results.filter_refused(self.session, message)

    @on(ViewsCounted)
    def _views_counted(self, message: ViewsCounted) -> None:
        results.views_counted(self.session, message)

    @on(TermsCounted)
    def _terms_counted(self, message: TermsCounted) -> None:
        results.terms_counted(self.session, message)

    @on(LookedUp)
    def _looked_up(self, message: LookedUp) -> None:
        waiting.take_look_up(self.session, message)

    @on(Surveyed)
    def _surveyed(self, message: Surveyed) -> None:
        surveying.take_survey(self.session, message)

    @on(PathsFound)
    def _paths_found(self, message: PathsFound) -> None:
        command_line.paths_found(self.session, message)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self.session.notify_error(message.error)

    @on(Written)
    def _edit_written(self, message: Written) -> None:
        edit_outcomes.edit_written(self.session, message)

    @on(NotWritten)
    def _edit_failed(self, message: NotWritten) -> None:
        edit_outcomes.edit_failed(self.session, message)

    @on(LibraryLocked)
    def _library_locked(self, message: LibraryLocked) -> None:
        edit_outcomes.library_locked(self.session, message)

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        if message.number is None:
            imports.import_progressed(self.session, message)
        else:
            edit_outcomes.bulk_progressed(self.session, message.number, message.share)

    @on(ImportEnded)
    def _import_ended(self, message: ImportEnded) -> None:
        imports.import_ended(self.session, message)

    # The mouse.

    @on(NoteList.CursorMoved)
    def _cursor_moved(self) -> None:
        """Follows the mouse; what keys do is followed before the message comes."""
        display.follow_cursor(self.session)

    @on(NoteList.Chosen)
    def _note_chosen(self) -> None:
        clicks.note_double_clicked(self.session)

    @on(Preview.TargetClicked)
    def _target_clicked(self, message: Preview.TargetClicked) -> None:
        clicks.target_clicked(self.session, message.target)

    @on(Preview.TextSelected)
    def _text_selected(self) -> None:
        clicks.text_selected(self.session)

    @on(LinePane.EdgeDragged)
    def _edge_dragged(self, message: LinePane.EdgeDragged) -> None:
        edges = self.session.panes.move_edge(message.pane, message.width)
        looking.keep_edges(self.session, self._width, edges)

    @on(Preview.LinkClicked)
    def _link_clicked(self, message: Preview.LinkClicked) -> None:
        if note := self.session.panes.preview.note:
            links.open_linked(self.session, note, message.url)

    @on(TagPane.TagChosen)
    def _tag_chosen(self, message: TagPane.TagChosen) -> None:
        tag_choice.use_tag(self.session, message.name, message.choice)

    @on(TagPane.ViewChosen)
    def _view_chosen(self, message: TagPane.ViewChosen) -> None:
        views.show_view(self.session, message.name)

    @on(FilterLine.ChipRemoved)
    def _chip_removed(self, message: FilterLine.ChipRemoved) -> None:
        filtering.remove_term(self.session, message.index)

    @on(FilterLine.Left)
    def _line_left(self) -> None:
        line_mode.end_line_mode_where_left(self.session)

    @on(StatusLine.Clicked)
    def _status_clicked(self, message: StatusLine.Clicked) -> None:
        action_id = message.action
        self.perform(action_id)

    @on(FilterLine.EditRequested)
    def _edit_wanted(self) -> None:
        self.perform("filter.edit")


def _keymap(given: Configuration) -> Keymap[Session]:
    """Returns what keys mean as it is configured; faults of that are told elsewhere."""
    keymap, _ = Keymap(action_table.ACTIONS).rebound(given.keys)
    return keymap


def _width_class(width: int) -> str:
    return next(name for least, name in reversed(WIDTH_CLASSES) if width >= least)

"""The reader as a program: themes, sheets, the guard before the terminal, and its first screen."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import on
from textual.binding import BindingType
from textual.events import Event, Key, Paste
from textual.filter import ANSIToTruecolor, LineFilter
from textual.scrollbar import ScrollBar
from textual.theme import BUILTIN_THEMES

from tui.assets import sheets
from tui.library.configuration.current import current_config
from tui.library.configuration.values import NO_CONFIG, ConfigFile
from tui.library.desktop.terminal import (
    draws_signs,
    has_few_colours,
    has_light_background,
    wants_colour,
)
from tui.library.log import fault_in_words, start_log, wants_traceback
from tui.library.remembered_look import Look, configured_look, remembered_look
from tui.model.text import clean_line
from tui.ui.guard import Colourless, InertText, LettersAlone, WhereNeeded
from tui.ui.key_queue import ENDED, STARTING, KeyQueue
from tui.ui.later import loaded_when_used
from tui.ui.screens.reader import ReaderScreen
from tui.ui.state import ReaderState
from tui.ui.terminal_driver import BackgroundTold, TerminalDriver, TerminalGone
from tui.ui.themes.own_themes import DARK, LIGHT, own_themes
from tui.ui.themes.themed_app import ThemedApp
from tui.ui.widgets.editor import Editor
from tui.ui.widgets.thin_scroll_bar import ThinScrollBar

with loaded_when_used():
    from tui.ui.dialogs import dialog
    from tui.ui.operations import waiting

logger = logging.getLogger(__name__)

DIALOGS_SECONDS = 0.3
"""How long after the first paint the sheets of dialogs are read: what the page says comes first."""

SWITCH_SECONDS = 0.0005
"""How long one thread of the reader computes before another that waits has its turn."""


class ReaderApp(ThemedApp[list[str]], inherit_bindings=False):
    """The terminal reader of one library; returns the changes that were left unwritten."""

    TITLE = "url-notes"
    ENABLE_COMMAND_PALETTE = False
    # Textual's own key to quit would go before all that was typed before it.
    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH: ClassVar[list[Path]] = sheets()  # type: ignore[assignment]

    def __init__(
        self,
        path: Path,
        filter_text: str = "",
        *,
        is_demo: bool = False,
        is_for_tour: bool = False,
        config: ConfigFile = NO_CONFIG,
        typed: Sequence[Event] = (),
    ) -> None:
        ScrollBar.renderer = ThinScrollBar
        self._config = config
        self._look = configured_look(remembered_look(path), config.configuration)
        self._first_theme = _first_theme(self._look)
        super().__init__(self._first_theme, driver_class=TerminalDriver)
        self.path = path
        self.filter_text = filter_text
        self.is_demo = is_demo
        self.is_for_tour = is_for_tour
        self._reader: ReaderScreen | None = None
        self.keys = KeyQueue(self._deliver, self.call_later)
        self.keys.hold(STARTING)
        for event in typed:
            self.keys.add(event)
        self._guards: list[LineFilter] = [InertText()]
        if not wants_colour():
            self._guards.append(Colourless())
        if not draws_signs():
            self._guards.append(LettersAlone())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Returns Textual's own filters, and the guard last."""
        own = super().get_line_filters()
        return [*map(_where_needed, own), *self._guards]

    def get_default_screen(self) -> ReaderScreen:
        """Returns the screen of the library, so that Textual makes no blank one below it."""
        self._reader = ReaderScreen(
            self.path,
            self.filter_text,
            self.keys,
            look=self._look,
            is_demo=self.is_demo,
            is_for_tour=self.is_for_tour,
            config=self._config,
        )
        return self._reader

    @property
    def last_state(self) -> ReaderState | None:
        """What the reader knew when it was left, or knows now; None before it has begun."""
        return self._reader.session.state if self._reader else None

    def on_load(self) -> None:
        """Writes what is queued also where the program is told to end, from its first moment on."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._told_to_end, ReaderScreen.leave)
        # Under nohup it stays ignored; the driver sees that the terminal has gone.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            leave = ReaderScreen.leave_with_terminal
            loop.add_signal_handler(signal.SIGHUP, self._told_to_end, leave)

    def _told_to_end(self, leave: Callable[[ReaderScreen], None]) -> None:
        if self._reader and self._reader.is_attached:
            leave(self._reader)
        else:
            self.exit()

    def on_ready(self) -> None:
        """Has the sheets of dialogs read before there is one: with it, all would be read anew."""
        self.set_timer(DIALOGS_SECONDS, self._read_sheets_of_dialogs)

    def _read_sheets_of_dialogs(self) -> None:
        if not any(self.stylesheet.has_source(str(path)) for path in dialog.DIALOG_SHEETS):
            self.stylesheet.read_all(dialog.DIALOG_SHEETS)
            self.stylesheet.parse()

    async def on_event(self, event: Event) -> None:
        """Takes keys and pastes in their order; everything else is Textual's."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif not self._is_giving_up(event):
            self.keys.add(event)
            await self.keys.run()

    def _is_giving_up(self, event: Event) -> bool:
        """Ends what keys wait for where this key does so; returns whether it did."""
        if not isinstance(event, Key):
            return False
        if isinstance(self.screen, ReaderScreen):
            return self.keys.is_held_by(waiting.LOOKING_UP) and self.screen.give_up_waiting(event)
        is_escape = event.key == "escape"
        return (
            is_escape and isinstance(self.screen, dialog.Dialog) and self.screen.give_up_waiting()
        )

    @on(BackgroundTold)
    def _background_told(self, message: BackgroundTold) -> None:
        """Shows the theme that goes with the background, unless a person has chosen one."""
        if self.theme == self._first_theme and self.theme in (DARK, LIGHT) and not self._look.theme:
            self.theme = LIGHT if message.is_light else DARK

    @on(TerminalGone)
    def _terminal_gone(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.leave_for_good()

    def exit(
        self,
        result: list[str] | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Ends the program; what is typed after that is for the reader that follows, if any."""
        state = self.last_state
        TerminalDriver.is_followed = bool(state and state.opens_next)
        if not TerminalDriver.is_followed:
            self.keys.drop()
        self.keys.hold(ENDED)
        super().exit(result, return_code, message)

    def _handle_exception(self, error: Exception) -> None:
        """Logs what ends the program, and says it in words; Textual has no public way to it."""
        logger.error("the program ended by a fault", exc_info=error)
        if not wants_traceback():
            message, hint = fault_in_words(error)
            # What an exception gives Rich for itself is printed in place of its traceback.
            error.__rich__ = lambda: Text(f"url-notes: {message}\n{hint}")  # type: ignore[attr-defined]
        super()._handle_exception(error)

    async def _deliver(self, event: Event) -> None:
        """Does what was typed, before anything that was typed after it.

        What none of our screens takes is left to Textual, which does it when it comes to it.
        """
        screen, focused = self.screen, self.focused
        if isinstance(event, Key) and event.key == "ctrl+c":
            self._copy_selection()
        elif isinstance(event, Paste) and isinstance(focused, Editor):
            focused.paste(event.text)
        elif isinstance(event, Paste) and isinstance(screen, ReaderScreen):
            screen.take_paste(event.text)
        elif not (
            isinstance(event, Key)
            and isinstance(screen, ReaderScreen | dialog.Dialog)
            and screen.press(event)
        ):
            await super().on_event(event)

    def _copy_selection(self) -> None:
        """Copies what is selected; where nothing is, says how to leave: many a hand wants that."""
        # Only a dialog loads the editor of several lines that has one.
        selected: str | None = getattr(self.focused, "selected_text", None)
        text = selected or self.screen.get_selected_text()
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.copy_or_say_how_to_leave(text)


@cache
def _where_needed(filter: LineFilter) -> LineFilter:
    return WhereNeeded(filter) if isinstance(filter, ANSIToTruecolor) else filter


def _first_theme(look: Look) -> str:
    """Returns the theme to begin with: the one chosen before, or that of the terminal."""
    if has_few_colours():
        return "ansi-dark"
    if look.theme and look.theme in {*own_themes(), *BUILTIN_THEMES}:
        return look.theme
    return LIGHT if has_light_background() else DARK


def run_reader(path: Path, *, filter_text: str = "", demo: bool = False) -> int:
    """Opens the reader on a library, and returns the exit code.

    Raises:
        LibraryError: The library cannot be opened.
    """
    from tui.library.library_file import prepare_library

    start_log(path)
    prepare_library(path, make=True)
    # A thread that counts lets the screen have its turn after a tenth of the usual time.
    sys.setswitchinterval(SWITCH_SECONDS)
    app = ReaderApp(path, filter_text, is_demo=demo, config=current_config())
    code = _run(app)
    while (state := app.last_state) and state.opens_next == "tour":
        code, goes_on, typed = _take_tour(app.keys.take_all())
        if not goes_on:
            break
        app = ReaderApp(path, state.filter.text, config=current_config(), typed=typed)
        code = _run(app)
    return code


def _take_tour(typed: Sequence[Event]) -> tuple[int, bool, Sequence[Event]]:
    """Shows the tour on a sample library.

    Args:
        typed: What was typed for it already.

    Returns:
        The exit code, whether a person goes back, and what was typed for what follows.
    """
    from tui.library.sample import demo_library

    with demo_library() as path:
        app = ReaderApp(path, is_demo=True, is_for_tour=True, config=current_config(), typed=typed)
        code = _run(app)
    goes_on = bool(app.last_state and app.last_state.opens_next == "own")
    return code, goes_on, app.keys.take_all()


def _run(app: ReaderApp) -> int:
    """Runs a reader, and returns the exit code; names the changes that were left unwritten."""
    unwritten = app.run() or ()
    logger.info("left with code %s, %s changes not written", app.return_code, len(unwritten))
    for change in unwritten:
        print(f"url-notes: not written: {clean_line(change)}", file=sys.stderr)  # noqa: T201
    return app.return_code or 0

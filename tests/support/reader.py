"""The reader in a test: actions by their ids, and what a person reads on the screen.

    async with reader(path) as r:
        await r.press("cursor.down", "note.star")
        assert r.rows() == ["Alpha", "★ Beta"]

Whatever is done returns once the library has answered all that it was asked.
"""

from __future__ import annotations

import re
from asyncio import Event, sleep, timeout
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from rich.segment import Segment
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.message import Message
from textual.notifications import Notify
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from tui.library.configuration.values import NO_CONFIG, ConfigFile
from tui.ui.app import ReaderApp
from tui.ui.drawing.bars import BAR, BLURRED_BAR
from tui.ui.drawing.note_row import INDENT
from tui.ui.drawing.signs import ARCHIVED, UNREAD
from tui.ui.operations.current_filter import set_filter
from tui.ui.screens.reader import ReaderScreen
from tui.ui.session import Session
from tui.ui.toasts import RepeatedToast
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.pane import LinePane

LIMIT = 120.0
"""The seconds after which a test gives up waiting for the reader, however slow the machine is."""

LOOK_AGAIN = 0.05
"""The seconds after which it is looked again, where what is waited for sends no message."""

HOPS = 3
"""From a key to the screen, and from there to a widget and back, no message goes farther."""

SIZE = (120, 40)
"""A terminal that shows all panes."""

Kind = type[Any]

_GAPS = re.compile(r"\s{2,}")
_DATE = re.compile(rf"(?:{ARCHIVED} +)?(?:\d\d? [A-Z][a-z]{{2}}|\d+mo|\d+)|{ARCHIVED}")
"""What stands beside a title."""


class Reader:
    """A running reader."""

    def __init__(self, app: ReaderApp) -> None:
        self.app = app
        self.pilot: Pilot[list[str]]
        self._messages: list[Message] = []
        self._woken = Event()

    @property
    def main(self) -> ReaderScreen:
        """The screen with the panes, whatever stands in front of it."""
        return next(each for each in self.app.screen_stack if isinstance(each, ReaderScreen))

    @property
    def session(self) -> Session:
        """What the actions of the reader work with."""
        return self.main.session

    @property
    def filter_text(self) -> str:
        """What stands in the filter line."""
        return self.session.panes.filter_line.text

    @property
    def left_behind(self) -> list[str]:
        """The changes that were not written when the program was left."""
        return self.app.return_value or []

    @property
    def has_ended(self) -> bool:
        """Whether the program was left."""
        return self.app._exit

    async def press(self, *actions: str) -> None:
        """Presses the first key of each action."""
        for name in actions:
            keymap, context = self.session.keymap, self.session.panes.context
            action = keymap.named(name)
            assert keymap.action(action.keys[0], context) is action, context
            await self.keys(action.keys[0])

    async def keys(self, *keys: str) -> None:
        """Presses keys by Textual's names."""
        for key in keys:
            self.app.post_message(_event(key))
            await self.settle()

    async def type(self, text: str) -> None:
        """Types a text, letter by letter."""
        await self.keys(*text)

    async def burst(self, *keys: str) -> None:
        """Presses keys so fast that all of them come before the first is seen."""
        for key in keys:
            self.app.post_message(_event(key))
        await self.settle()

    async def press_unsettled(self, *keys: str) -> None:
        """Presses keys by Textual's names, and does not wait for the library's threads."""
        for key in keys:
            self.app.post_message(_event(key))
            await self._deal_with_messages()

    async def burst_unsettled(self, *keys: str) -> None:
        """Presses keys so fast that all of them come before the first is seen."""
        for key in keys:
            self.app.post_message(_event(key))
        await self._deal_with_messages()

    def set_filter(self, text: str) -> None:
        """Shows what a filter finds, as if it had been typed."""
        set_filter(self.session, text)

    async def paste(self, text: str) -> None:
        """Pastes a text."""
        self.app.post_message(Paste(text))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Makes the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Waits until the reader has dealt with all that it was told and all that it asked for."""
        await self.until(self._is_settled)

    async def until(self, is_reached: Callable[[], bool]) -> None:
        """Waits for something that most often comes with a message to the reader."""
        await self._deal_with_messages()
        async with timeout(LIMIT):
            while not (self.has_ended or is_reached()):
                # What is heard from here on wakes: nothing was between looking and this.
                self._woken.clear()
                with suppress(TimeoutError):
                    async with timeout(LOOK_AGAIN):
                        await self._woken.wait()
                await self._deal_with_messages()
        # What is reached may have been told a moment ago, and not be shown yet.
        await self._deal_with_messages()

    async def _deal_with_messages(self) -> None:
        """Waits until the reader has dealt with all messages there are, and painted."""
        for _ in range(HOPS):
            if self.has_ended:
                return
            dealt_with = Event()
            self.app.call_later(dealt_with.set)
            while not (dealt_with.is_set() or self.has_ended):
                await sleep(0)
            if not self.has_ended:
                await self.pilot._wait_for_screen()
                self.app.screen._on_timer_update()

    def rows(self) -> list[str]:
        """The notes on screen: their signs, but for that of unread ones, and titles."""
        notes = self.session.panes.notes
        shown = [] if notes.is_empty else _body(notes)
        return [note_in(text) for text in shown[:: notes.item_height]]

    def emptiness(self) -> list[str]:
        """What an empty list says."""
        return [_words(text) for text in _body(self.session.panes.notes)]

    def row(self) -> str:
        """The note on screen that has the cursor."""
        height = self.session.panes.notes.item_height
        lines = _body(self.session.panes.notes)[::height]
        return next(note_in(text) for text in lines if text[0] in (BAR, BLURRED_BAR))

    def tags(self) -> list[str]:
        """The tags on screen: what the filter does with them, their names, their counts."""
        return [_words(text) for text in _body(self.session.panes.tags)]

    def preview(self) -> list[str]:
        """The lines of the preview that say anything."""
        return [_words(text) for text in _body(self.session.panes.preview)]

    def status(self) -> str:
        """The numbers at the foot of the screen, without the lines between them."""
        return " ".join(self.session.panes.status.render_line(0).text.replace("│", " ").split())

    def toasts(self) -> list[str]:
        """All toasts so far, the oldest first; a warning counts once, however often it is shown."""
        said = (each.notification for each in self._heard(Notify))
        return [each.message.plain for each in said if not isinstance(each, RepeatedToast)]

    def strips(self) -> list[Strip]:
        """The lines of the screen in front, as they go to the terminal."""
        return self.app.screen._compositor.render_strips()

    def segments(self) -> list[Segment]:
        """The pieces of these lines."""
        return [segment for strip in self.strips() for segment in strip]

    def lines(self) -> list[str]:
        """The texts of these lines that say anything."""
        return [text for strip in self.strips() if (text := _words(strip.text))]

    def panes(self) -> list[str]:
        """The names of the panes on screen, from the left."""
        shown = self.session.panes
        panes = (shown.tags, shown.notes, shown.preview)
        return [pane.heading for pane in panes if pane.display and pane.size.width]

    def focus(self) -> str:
        """What has the focus: the name of a pane, or the kind of another widget."""
        focused = self.app.screen.focused
        if isinstance(focused, LineEditor):
            return type(focused).__name__
        return focused.heading if isinstance(focused, LinePane) else type(focused).__name__

    def hear(self, message: Message) -> None:
        """Remembers a toast; one that bubbles is heard again and again."""
        if isinstance(message, Notify) and not any(message is known for known in self._messages):
            self._messages.append(message)
        self._woken.set()

    def _heard(self, *kinds: Kind) -> list[Any]:
        return [message for message in self._messages if isinstance(message, kinds)]

    def _is_settled(self) -> bool:
        is_waiting = self.session.state.is_waiting_for_library or self.app.keys.is_busy
        return not is_waiting and all(each.is_finished for each in self.app.workers)


@asynccontextmanager
async def reader(
    path: Path,
    size: tuple[int, int] = SIZE,
    filter_text: str = "",
    *,
    is_demo: bool = False,
    is_for_tour: bool = False,
    shows_toasts: bool = False,
    config: ConfigFile = NO_CONFIG,
) -> AsyncIterator[Reader]:
    """A reader of a library, once it shows it; toasts would cover what most tests look at."""
    app = ReaderApp(path, filter_text, is_demo=is_demo, is_for_tour=is_for_tour, config=config)
    opened = Reader(app)
    running = opened.app.run_test(size=size, message_hook=opened.hear, notifications=shows_toasts)
    async with running as pilot:
        opened.pilot = pilot
        await opened.settle()
        yield opened


_SENT = {"space": " ", "ctrl+x": "\x18"}
"""What a terminal sends for keys, where a test looks at that."""


def _event(key: str) -> Key:
    """A key as the terminal sends it."""
    if len(key) == 1:
        return Key(_character_to_key(key), key)
    return Key(key, _SENT.get(key))


def _body(pane: Widget) -> list[str]:
    """The lines of a pane below its header that say anything, without its scroll bar."""
    texts = [pane.render_line(y).text[:-1] for y in range(1, pane.size.height)]
    return [text for text in texts if text.strip()]


def note_in(text: str) -> str:
    """The note on a line, without the sign of unread ones, its date and its tags."""
    before, parts = text[1:INDENT], _GAPS.split(text[INDENT:].strip())
    title = next((part for part in parts if not _DATE.fullmatch(part)), "")
    signs = [*before.replace(UNREAD, " "), ARCHIVED if ARCHIVED in text else ""]
    return _words(" ".join([*signs, title]))


def _words(text: str) -> str:
    """A text without the bar of the cursor, each run of blanks as one."""
    return " ".join(text.lstrip(BAR + BLURRED_BAR).split())

"""Steps aside for a program that draws in the terminal, and comes back whatever becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from textual.app import App, SuspendNotSupported
from textual.events import Event

from tui.errors import DesktopError
from tui.library.desktop.terminal import lent_terminal
from tui.ui.terminal_driver import Lending, TerminalDriver


def keep_typed() -> None:
    """Keeps what is typed from now on for the program that the terminal will be given to."""
    TerminalDriver.lending = Lending()


@contextmanager
def suspended(app: App[object], typed: Sequence[Event] = ()) -> Iterator[Lending]:
    """Gives the terminal away, and takes it back at the end, also where that is an error.

    All that runs in the terminal in place of the reader goes through here. It holds up the event
    loop; the threads of the library go on.

    Args:
        app: The reader.
        typed: What was typed for the other program until it was kept.

    Raises:
        DesktopError: It cannot be given away, as where the reader draws in no terminal.
        BaseException: What was raised meanwhile, once the screen is back. Textual's own ``suspend``
            (8.2.8, ``App.suspend`` in app.py) would leave the terminal without the screen.
    """
    error: BaseException | None = None
    lending = TerminalDriver.lending = TerminalDriver.lending or Lending()
    lending.before = typed
    try:
        with app.suspend():
            try:
                with lent_terminal():
                    yield lending
            except BaseException as raised:
                error = raised
    except SuspendNotSupported:
        error = DesktopError("The screen cannot be given to another program here", "")
    finally:
        TerminalDriver.lending = None
    if error:
        raise error

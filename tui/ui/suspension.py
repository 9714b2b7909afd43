"""Steps aside for a program that draws in the terminal, and comes back whatever becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App, SuspendNotSupported

from tui.errors import DesktopError
from tui.library.desktop.terminal import lent_terminal


@contextmanager
def suspended(app: App[object]) -> Iterator[None]:
    """Gives the terminal away, and takes it back at the end, also where that is an error.

    All that runs in the terminal in place of the reader goes through here. It holds up the event
    loop; the threads of the library go on.

    Raises:
        DesktopError: It cannot be given away, as where the reader draws in no terminal.
        BaseException: What was raised meanwhile, once the screen is back. Textual's own ``suspend``
            (8.2.8, ``App.suspend`` in app.py) would leave the terminal without the screen.
    """
    error: BaseException | None = None
    try:
        with app.suspend():
            try:
                with lent_terminal():
                    yield
            except BaseException as raised:
                error = raised
    except SuspendNotSupported:
        error = DesktopError("The screen cannot be given to another program here", "")
    if error:
        raise error

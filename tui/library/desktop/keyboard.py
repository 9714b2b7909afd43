"""What is typed, for a program that takes UTF-8 alone and never expects its terminal to go away."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from select import select
from threading import Event, Thread

from tui.library.desktop.typed_ahead import read_waiting

Take = Callable[[bytes], bytes]
"""Returns what was typed without what was not; is given nothing where nothing came for a moment."""

CHUNK_BYTES = 65_536
POLL_SECONDS = 0.1
"""How long to wait for something typed before seeing whether it is over."""

JOIN_SECONDS = 0.01
"""How long to wait for the end of the thread before seeing whether it needs room."""


@contextmanager
def as_utf8(
    keyboard: int,
    is_over: Event,
    leave: Callable[[bytes], object],
    when_gone: Callable[[], None],
    take: Take = bytes,
) -> Iterator[int]:
    """Yields a pipe that has what is typed, as UTF-8: bytes that are none are replaced.

    A thread reads the keyboard meanwhile. The pipe never comes to an end.

    Args:
        keyboard: The descriptor of the terminal.
        is_over: Once it is set, what is typed is left to another reader; it is at the end.
        leave: Is given at the end what came through the pipe and was not read there.
        when_gone: Is called on that thread where the terminal has gone.
        take: Is called on that thread with all that comes.
    """
    reading, writing = os.pipe()
    arguments = (keyboard, writing, is_over, when_gone, take)
    pump = Thread(target=_pump, args=arguments, name="keyboard", daemon=True)
    pump.start()
    try:
        yield reading
    finally:
        is_over.set()
        # The thread may be waiting for room in the pipe.
        while pump.is_alive():
            leave(read_waiting(reading))
            pump.join(JOIN_SECONDS)
        leave(read_waiting(reading))
        os.close(reading)


def _pump(
    keyboard: int, writing: int, is_over: Event, when_gone: Callable[[], None], take: Take
) -> None:
    decode = getincrementaldecoder("utf-8")("replace").decode
    with suppress(BrokenPipeError), open(writing, "wb") as pipe:
        while not is_over.is_set():
            has_come = bool(select([keyboard], [], [], POLL_SECONDS)[0])
            if is_over.is_set():
                return
            typed = _read(keyboard) if has_come else b""
            if has_come and not typed:
                when_gone()
                # At the end of a pipe its reader would be told so again and again.
                is_over.wait()
                return
            if text := decode(take(typed)).encode():
                pipe.write(text)
                pipe.flush()


def _read(keyboard: int) -> bytes:
    """Returns what was typed; nothing where the terminal has gone."""
    try:
        return os.read(keyboard, CHUNK_BYTES)
    except OSError:
        return b""

"""Work for idle time is done piece by piece, and dropped by what comes between."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from weakref import ref

import pytest

from tui.ui.idle import FIRST_PAUSE, LONG_PAUSE, PAUSE, YOUNG, IdleTime


class FakeTimer:
    """A timer that goes off when it is told to."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self.seconds = seconds
        self._act = act
        self._is_stopped = False

    def stop(self) -> None:
        self._is_stopped = True

    def go_off(self) -> None:
        if not self._is_stopped:
            self._act()


class Clock:
    """The timers that were set."""

    def __init__(self) -> None:
        self.timers: list[FakeTimer] = []

    def set_timer(self, seconds: float, act: Callable[[], None]) -> FakeTimer:
        self.timers.append(FakeTimer(seconds, act))
        return self.timers[-1]

    def tick(self) -> None:
        """Has all timers go off that are set by now."""
        due, self.timers = self.timers, []
        for timer in due:
            timer.go_off()


def work(name: str, pieces: int, done: list[str]) -> Iterator[None]:
    for piece in range(pieces):
        done.append(f"{name}{piece}")
        yield


def idle_time() -> tuple[Clock, IdleTime]:
    clock = Clock()
    return clock, IdleTime(clock.set_timer)  # type: ignore[arg-type]


def test_work_is_done_a_piece_at_a_time_until_none_is_left() -> None:
    clock, idle = idle_time()
    done: list[str] = []
    pauses = []
    idle.spend_on(work("a", 3, done))
    while clock.timers:
        pauses.append((clock.timers[0].seconds, list(done), idle.is_over))
        clock.tick()
    assert pauses == [
        (FIRST_PAUSE, [], False),
        (PAUSE, ["a0"], False),
        (PAUSE, ["a0", "a1"], False),
        (PAUSE, ["a0", "a1", "a2"], False),
        (LONG_PAUSE, ["a0", "a1", "a2"], True),
    ]


def test_what_is_cancelled_is_not_gone_on_with() -> None:
    clock, idle = idle_time()
    done: list[str] = []
    idle.spend_on(work("a", 3, done))
    clock.tick()
    idle.cancel()
    clock.tick()
    assert (done, idle.is_over, clock.timers) == (["a0"], True, [])


def test_other_work_takes_the_place_of_what_is_left() -> None:
    clock, idle = idle_time()
    done: list[str] = []
    idle.spend_on(work("a", 3, done))
    clock.tick()
    idle.spend_on(work("b", 2, done))
    for _ in range(4):
        clock.tick()
    assert done == ["a0", "b0", "b1"]


def test_garbage_is_looked_for_once_all_work_is_done() -> None:
    gc.disable()
    try:
        clock, idle = idle_time()
        garbage = Clock()
        garbage.timers.append(FakeTimer(0, garbage.tick))
        is_there = ref(garbage)
        del garbage
        idle.spend_on(work("a", 1, []))
        seen = []
        while clock.timers:
            seen.append(is_there() is not None)
            clock.tick()
        assert (seen, is_there()) == ([True, True, False], None)
    finally:
        gc.enable()


def test_all_garbage_is_looked_for_once_nothing_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[tuple[int, ...]]()
    monkeypatch.setattr(gc, "collect", lambda *generation: looked.append(generation))
    clock, idle = idle_time()
    for _ in range(2):
        idle.spend_on(work("a", 1, []))
        clock.tick()
        clock.tick()
    assert (looked, clock.timers[-1].seconds) == ([(YOUNG,), (YOUNG,)], LONG_PAUSE)
    clock.tick()
    assert (looked[2:], clock.timers) == ([()], [])

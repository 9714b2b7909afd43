"""Keys are delivered one by one, in their order, unless something holds them up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.events import Event, Key

from tui.ui.key_queue import KeyQueue

Later = list[Callable[[], Awaitable[None]]]
Delivered = list[str]


def key(letter: str) -> Key:
    return Key(letter, letter)


def keys_at(time: float, letters: str) -> list[Key]:
    """Keys that were pressed at a time of the clock of events."""
    pressed = [key(letter) for letter in letters]
    for each in pressed:
        each.time = time
    return pressed


def add(queue: KeyQueue, *events: Event) -> None:
    for each in events:
        queue.add(each)


@pytest.fixture
def later() -> Later:
    """What the event loop comes to, and in these tests never does by itself."""
    return []


@pytest.fixture
def delivered() -> Delivered:
    """The keys that came out."""
    return []


@pytest.fixture
def queue(later: Later, delivered: Delivered) -> KeyQueue:
    async def deliver(event: Event) -> None:
        assert isinstance(event, Key)
        delivered.append(event.key)

    return KeyQueue(deliver, later.append)


async def test_keys_are_delivered_in_the_order_in_which_they_came(
    queue: KeyQueue, delivered: Delivered
) -> None:
    add(queue, *map(key, "cab"))
    assert (delivered, queue.is_busy) == ([], True)
    await queue.run()
    assert (delivered, queue.is_busy) == (["c", "a", "b"], False)


async def test_keys_wait_until_every_reason_to_hold_them_is_released(
    queue: KeyQueue, later: Later, delivered: Delivered
) -> None:
    seen = []
    queue.hold("search")
    queue.hold("dialog")
    queue.hold("dialog")
    add(queue, *map(key, "ab"))
    await queue.run()
    for reason in ("dialog", "none of them", "search"):
        queue.release(reason)
        await later.pop()()
        held = (queue.is_held_by("search"), queue.is_held_by("dialog"))
        seen.append((reason, held, queue.is_busy, list(delivered)))
    assert seen == [
        ("dialog", (True, False), True, []),
        ("none of them", (True, False), True, []),
        ("search", (False, False), False, ["a", "b"]),
    ]


async def test_a_hold_is_busy_also_without_keys(queue: KeyQueue) -> None:
    queue.hold("search")
    assert queue.is_busy
    queue.release("search")
    assert not queue.is_busy


async def test_a_release_delivers_once_the_event_loop_comes_to_it(
    queue: KeyQueue, later: Later, delivered: Delivered
) -> None:
    queue.hold("search")
    add(queue, key("a"))
    queue.release("search")
    assert (delivered, later) == ([], [queue.run])
    await later[0]()
    assert delivered == ["a"]


async def test_a_key_that_begins_to_hold_keeps_the_keys_behind_it(later: Later) -> None:
    delivered = []

    async def deliver(event: Event) -> None:
        assert isinstance(event, Key)
        delivered.append(event.key)
        if event.key == "o":
            keys.hold("dialog")

    keys = KeyQueue(deliver, later.append)
    add(keys, *map(key, "aobc"))
    await keys.run()
    assert (delivered, keys.is_busy) == (["a", "o"], True)
    keys.release("dialog")
    await later[0]()
    assert (delivered, keys.is_busy) == (["a", "o", "b", "c"], False)


async def test_a_key_that_is_put_back_comes_before_those_behind_it(later: Later) -> None:
    delivered = []

    async def deliver(event: Event) -> None:
        assert isinstance(event, Key)
        delivered.append(event.key)
        if delivered == ["a", "q"]:
            keys.put_back(event)
            keys.hold("dialog")

    keys = KeyQueue(deliver, later.append)
    add(keys, *map(key, "aqb"))
    await keys.run()
    assert delivered == ["a", "q"]
    keys.release("dialog")
    await later[0]()
    assert delivered == ["a", "q", "q", "b"]


async def test_dropping_forgets_what_was_typed_before_and_nothing_that_is_typed_after(
    queue: KeyQueue, later: Later, delivered: Delivered
) -> None:
    before, on_its_way = keys_at(Event().time - 1, "ab")
    queue.hold("search")
    add(queue, before)
    queue.drop()
    (after,) = keys_at(Event().time + 1, "c")
    add(queue, on_its_way, after)
    queue.release("search")
    await later[0]()
    assert delivered == ["c"]


async def test_dropping_releases_nothing(queue: KeyQueue, later: Later) -> None:
    queue.hold("search")
    queue.drop()
    assert (queue.is_held_by("search"), queue.is_busy, later) == (True, True, [])


async def test_a_key_pressed_at_the_very_moment_of_dropping_is_kept(
    queue: KeyQueue, delivered: Delivered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual._time.get_time", lambda: 5.0)
    queue.drop()
    add(queue, *keys_at(4.9, "a"), *keys_at(5.0, "b"))
    await queue.run()
    assert delivered == ["b"]


async def test_a_key_is_done_before_the_next_though_it_asks_for_more_to_be_delivered(
    later: Later,
) -> None:
    heard = []

    async def deliver(event: Event) -> None:
        assert isinstance(event, Key)
        heard.append(f"{event.key} begins")
        if event.key == "a":
            keys.add(key("c"))
            await keys.run()
        heard.append(f"{event.key} ends")

    keys = KeyQueue(deliver, later.append)
    add(keys, *map(key, "ab"))
    await keys.run()
    assert heard == [f"{letter} {what}" for letter in "abc" for what in ("begins", "ends")]


async def test_a_key_that_comes_while_another_takes_long_waits_for_it(later: Later) -> None:
    heard = []
    is_let_go = asyncio.Event()

    async def deliver(event: Event) -> None:
        assert isinstance(event, Key)
        heard.append(f"{event.key} begins")
        await is_let_go.wait()
        heard.append(f"{event.key} ends")

    keys = KeyQueue(deliver, later.append)
    add(keys, key("a"))
    first = asyncio.create_task(keys.run())
    await asyncio.wait([first], timeout=0)
    add(keys, key("b"))
    await asyncio.wait_for(keys.run(), 60)
    assert heard == ["a begins"]
    is_let_go.set()
    await first
    assert heard == ["a begins", "a ends", "b begins", "b ends"]


async def test_a_key_that_fails_takes_no_other_with_it(later: Later) -> None:
    delivered = []

    async def deliver(event: Event) -> None:
        assert isinstance(event, Key)
        if event.key == "x":
            raise ZeroDivisionError("of all things")
        delivered.append(event.key)

    keys = KeyQueue(deliver, later.append)
    add(keys, *map(key, "axb"))
    with pytest.raises(ZeroDivisionError, match="of all things"):
        await keys.run()
    assert delivered == ["a"]
    await keys.run()
    assert (delivered, keys.is_busy) == (["a", "b"], False)

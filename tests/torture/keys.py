"""Random keys, of all actions and any others, in bursts, in a terminal that changes its size."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from tests.support.builders import draft, library
from tests.support.naive import World, selected
from tests.support.random_edits import check
from tests.support.reader import LIMIT, Reader, reader
from tests.torture.outcomes import Outcomes, Torture
from tui.errors import DesktopError, FormatError
from tui.filters.syntax import Filter
from tui.library.desktop import clipboard, opener
from tui.library.desktop.browsers import Launch
from tui.library.library import Library
from tui.model.note import Draft, Note
from tui.ui.action_table import ACTIONS

WORDS = ("rust", "async", "memory", "note", "#rust", "is:read", "added:<1y", "zzz", "-#async", "OR")
TYPED = (*"abcdenrst #:()-/\"' 0123456789é漢", "\u202e", "\x9b")
RAW = (
    *("enter", "escape", "tab", "shift+tab", "backspace", "delete", "space", "left", "right"),
    *("up", "down", "home", "end", "pageup", "pagedown", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+w"),
    *("ctrl+u", "ctrl+y", "ctrl+s", "f1", "f12", "ctrl+left", "shift+up", "alt+x", "insert"),
)
KEYS = tuple(key for action in ACTIONS for key in action.keys)

LEAVING = frozenset({"q", "ctrl+q"})
"""Keys that leave the program, of which most are left out: else it is mostly opened."""

KEPT_LEAVING = 0.1

SUSPENDING = "ctrl+z"
"""The key that has the program step aside for a shell, which there is none of here."""

SIZES = ((120, 40), (80, 24), (200, 50), (40, 10), (20, 5), (1, 1), (300, 100))

BURST = 12
"""The most keys that come before any of them is seen."""

CHECKS = 80
"""How often the list is compared with what a naive search finds; less where keys are few."""

LEAST_BETWEEN = 60
"""The least keys between two such looks."""

NOTES_PER_KEY = 0.5
"""Notes of the library for each key that is pressed: 20,000 keys are pressed over 10,000 notes."""


def torture(seed: int, count: int) -> Outcomes:
    """Presses as many keys in the reader."""
    random, outcomes = Random(seed), Outcomes()
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        _keep_to_ourselves(patch)
        notes = max(int(count * NOTES_PER_KEY), 100)
        with library(Path(folder), *_drafts(random, notes)) as kept:
            path = kept.path
        with outcomes.trial(f"seed {seed}"):
            asyncio.run(_pressed(path, random, count, outcomes))
    return outcomes


async def _pressed(path: Path, random: Random, count: int, outcomes: Outcomes) -> None:
    left = count
    while left > 0:
        async with reader(path, random.choice(SIZES[:3])) as r:
            left -= await _press_until_left(r, path, random, left, outcomes)
            outcomes.ended("times the program was left", int(r.has_ended))
            assert r.app.return_code in (0, None), f"left with code {r.app.return_code}"
            assert r.app._exception is None
        with Library(path) as kept:
            check(kept._connection)
        outcomes.ended("times doctor found nothing")


async def _press_until_left(
    r: Reader, path: Path, random: Random, count: int, outcomes: Outcomes
) -> int:
    """Presses keys until there are enough or one leaves the program; returns how many."""
    pressed = since_check = 0
    between = max(LEAST_BETWEEN, count // CHECKS)
    while pressed < count and not r.has_ended:
        keys = _burst(random)
        await r.burst_unsettled(*keys)
        pressed += len(keys)
        since_check += len(keys)
        outcomes.ended("keys", len(keys))
        if random.random() < 0.03 and not r.has_ended:
            await r.pilot.resize_terminal(*random.choice(SIZES))
            outcomes.ended("other sizes")
        if since_check >= between and not r.has_ended:
            await _check_list(r, path)
            since_check = 0
            outcomes.ended("lists that are as a naive search has them")
    if r.has_ended:
        await _dealt_with_all(r)
    else:
        await r.settle()
    return pressed


async def _dealt_with_all(r: Reader) -> None:
    """Waits until the program has dealt with what was on its way when it was left."""
    async with asyncio.timeout(LIMIT):
        while not r.app._closed:
            await asyncio.sleep(0)


def _burst(random: Random) -> Sequence[str]:
    kind = random.random()
    if kind < 0.1:
        return ("/", *random.choice(WORDS), random.choice(("enter", "escape", "space")))
    pool = KEYS if kind < 0.75 else RAW if kind < 0.9 else TYPED
    keys = random.choices(pool, k=random.randint(1, BURST))
    is_left = random.random() < KEPT_LEAVING
    return [key for key in keys if key != SUSPENDING and (is_left or key not in LEAVING)] or ["j"]


async def _check_list(r: Reader, path: Path) -> None:
    """Fails where the list that is shown is not what a naive search finds in the library."""
    await r.settle()
    state = r.session.state
    if r.has_ended or state.listing is None or state.answered_filter is None:
        return
    shown = state.answered_filter
    with Library(path) as kept:
        notes = _all_notes(kept)
        if _is_naive(shown):
            expected = {
                note.id for note in selected(notes, shown, _world(kept, state.marked, notes))
            }
            # It stays in the list until the cursor leaves it.
            expected |= {state.retained.note_id} if state.retained else set()
            found = set(kept.ids(state.listing.result, list(state.listing.order)))
            assert found == expected, f"{shown.text!r} shows other notes"


def _all_notes(kept: Library) -> list[Note]:
    ids = [row[0] for row in kept._connection.execute("SELECT id FROM notes")]
    return kept.notes_of(ids)


def _is_naive(filter: Filter) -> bool:
    """Whether the naive search knows all that a filter asks for."""
    asks_others = any(word in filter.text for word in ("like:", "is:dup", "is:edited", "view:"))
    return filter.limit is None and not asks_others


def _world(kept: Library, marked: frozenset[int], notes: Sequence[Note]) -> World:
    tags = frozenset(tag for note in notes for tag in note.tags)
    return World(tags=tags, aliases=kept.vocabulary.aliases(), marked=marked)


def _drafts(random: Random, count: int) -> list[Draft]:
    tags = ("rust", "async", "memory", "rust/async", "kv cache", "日本", "a", "b", "c")
    return [
        draft(
            f"https://{n}.example/",
            title=f"Note {n} {random.choice(WORDS)}",
            summary="Words of a note.\n\n" * random.randint(0, 30),
            tags=tuple(random.sample(tags, random.randint(0, 4))),
            added=f"20{random.randint(10, 25)}-0{random.randint(1, 9)}-11T10:00:00Z",
            read=random.random() < 0.3,
        )
        for n in range(count)
    ]


def _keep_to_ourselves(patch: pytest.MonkeyPatch) -> None:
    """Has no browser started, no clipboard written, and no file found by what is typed."""

    def copy(*_: object, **__: object) -> object:
        raise DesktopError("There is no clipboard", "")

    def find(*_: object, **__: object) -> object:
        raise FormatError("Nothing is imported here")

    # A path that is typed by chance may be that of the whole disk.
    patch.setattr("tui.library.sources.find_files", find)
    patch.setattr(opener, "plan", lambda *_: Launch(("browser",)))
    patch.setattr(opener, "start_browser", lambda *_: None)
    patch.setattr(clipboard, "copy", copy)


TORTURE = Torture(
    "random keys",
    "keys of all actions and any others, in bursts, over half as many notes, "
    "in a terminal that changes its size",
    "the program lives, the list is what a naive search finds, doctor finds nothing",
    torture,
    short=150,
    long=20_000,
)

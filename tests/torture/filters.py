"""Random filters: each is refused at a place, or finds what the slow and obvious way finds."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.filters.clocks import NOON
from tests.filters.strategies import PIECES
from tests.store.searched import Searched, searched
from tests.store.test_search import CONDITIONS_ALONE
from tests.support.hostile import HOSTILE
from tests.support.naive import selected
from tests.torture.outcomes import Outcomes, Torture
from tui.errors import FilterError
from tui.filters.parser import parse
from tui.filters.printing import print_filter
from tui.filters.syntax import Filter
from tui.store.search import find_all

SEEDS = (*CONDITIONS_ALONE, *(text for text in HOSTILE if len(text) < 60), *PIECES)


def torture(seed: int, count: int) -> Outcomes:
    """Parses random filters, prints and parses them again, and searches a small library."""
    random, outcomes = Random(seed), Outcomes()
    with TemporaryDirectory() as folder:
        library = searched(Path(folder))
        with closing(library.connection):
            for _ in range(count):
                text = filter_text(random)
                with outcomes.trial(ascii(text)):
                    outcomes.ended(_end(text, library, is_typed=random.random() < 0.3))
    return outcomes


def filter_text(random: Random) -> str:
    """Returns parts of filters joined at random, one of them perhaps cut or mutated."""
    parts = [random.choice(SEEDS) for _ in range(random.randint(1, 4))]
    text = random.choice((" ", " OR ", "", " -", "(", ") ")).join(parts)
    for _ in range(random.choice((0, 0, 1, 3))):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice((*PIECES, "", "", "\x00", "\ud800")) + text[at + 1 :]
    return text


def _end(text: str, library: Searched, *, is_typed: bool) -> str:
    try:
        filter = parse(text, typing=is_typed, clock=NOON)
    except FilterError as error:
        return _refusal(error, text)
    printed = print_filter(filter)
    assert parse(printed, clock=NOON) == filter or is_typed, f"printed as {printed!r}"
    return _found(filter, library)


def _refusal(error: FilterError, text: str) -> str:
    start, stop = error.span
    assert 0 <= start < stop <= len(text), f"refused at {error.span}"
    assert error.message, "refused without a word"
    return "refused at a place"


def _found(filter: Filter, library: Searched) -> str:
    if filter.view:
        return "names a view"
    try:
        found = find_all(library.context(), filter)
    except FilterError:
        return "refused when it was asked"
    expected = {note.id for note in selected(library.notes, filter, library.world)}
    ids = set(library.ids(found.positions))
    assert ids == expected if filter.limit is None else ids <= expected, "other notes were found"
    return "found the same notes"


TORTURE = Torture(
    "filters",
    "filters of random parts, cut and mutated, over a library of everything a filter can trip over",
    "each is refused at a place, or prints as it reads and finds what a naive search finds",
    torture,
    short=400,
    long=30_000,
)

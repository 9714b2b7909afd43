"""The reader in a terminal, an empty app beside it, and the parts of the screen that are timed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.floor import READY, REPEATED
from benchmarks.processes import FLOOR_APP, url_notes
from benchmarks.screen import Cell, Lines, text_of
from benchmarks.terminal import Answer, Terminal
from tui.filters.parser import parse
from tui.library.library import Library

COUNTED = r"\d of [\d,]+"
"""Shown at the foot of the screen when everything is found and counted."""

ABOVE_MENU = 30
"""The lines of the screen that no suggestion hides."""

CLEAR = "\x15"
_FLOOR_KEYS = "abcdefgh"


@contextmanager
def reader(path: Path) -> Iterator[Terminal]:
    """Opens the reader on a library, and waits until it shows everything and is idle."""
    with Terminal(url_notes(path), COUNTED) as terminal:
        terminal.settle()
        yield terminal


@contextmanager
def floor(app: Sequence[str] = FLOOR_APP) -> Iterator[FloorKeys]:
    """Opens an empty app, and waits until it is idle."""
    with Terminal(app) as terminal:
        terminal.until(READY)
        terminal.settle()
        yield FloorKeys(terminal)


class FloorKeys:
    """Keys typed into the empty app, in turn with those that they are compared with."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._seconds: list[float] = []

    def press(self) -> None:
        """Types the next key."""
        key = _FLOOR_KEYS[len(self._seconds) % len(_FLOOR_KEYS)]
        self._seconds.append(self.terminal.press(key).seconds)

    def usual(self) -> float:
        """Returns the median of the seconds of all keys so far."""
        return median(self._seconds)


def page_painted(answer: Answer) -> float:
    """Returns the seconds until list and preview no longer change.

    If they do not change at all, that is until they are painted again.
    """
    if (seconds := answer.until(_page)) is not None:
        return seconds
    position = 1, _list_column(answer.before)
    painted = (paint.seconds for paint in answer.paints if position in paint.written)
    return next(painted, answer.seconds)


def counts_painted(answer: Answer) -> float:
    """Returns the seconds until the number of notes and the tags on screen no longer change.

    The number of all tags, and the scroll bar of their pane, are painted later and do not count.
    """
    return answer.until(_counts) or answer.seconds


def _counts(lines: Lines) -> list[Cell]:
    """Returns the words of the tags and of the right half of the foot, with their styles."""
    left = _list_column(lines)
    tags = [cell for line in lines[1:ABOVE_MENU] for cell in line[:left] if cell[0].isalnum()]
    return tags + list(lines[-1][len(lines[-1]) // 2 :])


def _page(lines: Lines) -> list[Cell]:
    """Returns the words of list and preview, with their styles, without what counting adds.

    That is the tags on the left, the headers, the scroll bars and the foot. Suggestions hide the
    lines below.
    """
    left = _list_column(lines)
    return [cell for line in lines[1:ABOVE_MENU] for cell in line[left:] if cell[0].isalnum()]


def _list_column(lines: Lines) -> int:
    return max(text_of(lines[0]).find("Notes"), 0)


def has_typed(text: str, lines: Lines) -> bool:
    """Tells whether the filter line shows what was typed so far, or more."""
    return text_of(lines[-1]).lstrip(" /").startswith(text)


def has_repeated(keys: str, lines: Lines) -> bool:
    """Tells whether the empty app shows one of some keys."""
    return text_of(lines[0])[:REPEATED] in {key * REPEATED for key in keys}


def first_word(path: Path) -> str:
    """Returns a word that is on the first page and not on screen before."""
    with Library(path) as library:
        page = library.page(parse(""), 1)
    assert page
    return page.rows[0].title.split()[0]

"""The reader in a terminal, a floor app beside it, and which part of the screen answers what."""

from __future__ import annotations

from collections.abc import Iterator
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
"""Stands at the foot of the screen once everything is found and counted."""

ABOVE_MENU = 30
"""The lines of the screen that no suggestion hides."""

CLEAR = "\x15"
BACKSPACE = "\x7f"
_FLOOR_KEYS = "abcdefgh"


@contextmanager
def reader(path: Path) -> Iterator[Terminal]:
    """The reader on a library, once it shows everything and rests."""
    with Terminal(url_notes(path), COUNTED) as terminal:
        terminal.settle()
        yield terminal


@contextmanager
def floor() -> Iterator[FloorKeys]:
    """The empty app, once it rests."""
    with Terminal(FLOOR_APP) as terminal:
        terminal.until(READY)
        terminal.settle()
        yield FloorKeys(terminal)


class FloorKeys:
    """Keys typed into the empty app, in turn with those that they are compared with."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._seconds: list[float] = []

    def press(self) -> None:
        """Type the next key."""
        key = _FLOOR_KEYS[len(self._seconds) % len(_FLOOR_KEYS)]
        self._seconds.append(self.terminal.press(key).seconds)

    def usual(self) -> float:
        """The seconds of a key, in the middle of all so far."""
        return median(self._seconds)


def page_painted(answer: Answer) -> float:
    """Seconds until list and preview are as they stay.

    Where they stay as they were, they are still painted again, which is when they are right.
    """
    if (seconds := answer.until(_page)) is not None:
        return seconds
    place = 1, _list_column(answer.before)
    painted = (paint.seconds for paint in answer.paints if place in paint.written)
    return next(painted, answer.seconds)


def counts_painted(answer: Answer) -> float:
    """Seconds until the number of notes and the tags on screen are as they stay.

    How many tags there are in all, and where the scroll bar of their pane ends, comes later.
    """
    return answer.until(_counts) or answer.seconds


def _counts(lines: Lines) -> list[Cell]:
    """The words of the tags and of the foot's right half, in their styles."""
    left = _list_column(lines)
    tags = [cell for line in lines[1:ABOVE_MENU] for cell in line[:left] if cell[0].isalnum()]
    return tags + list(lines[-1][len(lines[-1]) // 2 :])


def _page(lines: Lines) -> list[Cell]:
    """The words of list and preview, in their styles: not what counting adds around them.

    That is the tags on the left, the headers, the scroll bars and the foot. Suggestions hide the
    lines below.
    """
    left = _list_column(lines)
    return [cell for line in lines[1:ABOVE_MENU] for cell in line[left:] if cell[0].isalnum()]


def _list_column(lines: Lines) -> int:
    return max(text_of(lines[0]).find("Notes"), 0)


def has_typed(text: str, lines: Lines) -> bool:
    """Whether the filter line shows what was typed so far, or more."""
    return text_of(lines[-1])[1:].lstrip().startswith(text)


def has_repeated(keys: str, lines: Lines) -> bool:
    """Whether the empty app shows one of some keys."""
    return text_of(lines[0])[:REPEATED] in {key * REPEATED for key in keys}


def first_word(path: Path) -> str:
    """A word that the first page shows and nothing before it does."""
    with Library(path) as library:
        page = library.page(parse(""), 1)
    assert page
    return page.rows[0].title.split()[0]

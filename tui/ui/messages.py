"""What the threads of the reader tell its screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.message import Message

from tui.errors import FilterError, UrlNotesError
from tui.library.reading import Overview
from tui.model.tag_counts import TagCounts


class Answered(Message):
    """The library found everything a filter matches."""

    def __init__(self, generation: int, overview: Overview) -> None:
        super().__init__()
        self.generation = generation
        self.overview = overview


class Refused(Message):
    """A filter turned out to be one that cannot be answered."""

    def __init__(self, generation: int, error: FilterError) -> None:
        super().__init__()
        self.generation = generation
        self.error = error


class TagsCounted(Message):
    """All tags of what a filter matches are counted."""

    def __init__(self, generation: int, tags: TagCounts) -> None:
        super().__init__()
        self.generation = generation
        self.tags = tags


class Failed(Message):
    """Something could not be done."""

    def __init__(self, error: UrlNotesError) -> None:
        super().__init__()
        self.error = error


class Written(Message):
    """A change is in the library."""

    def __init__(self, outcome: Any, then: Callable[[Any], None] | None) -> None:
        super().__init__()
        self.outcome = outcome
        self.then = then


class Progressed(Message):
    """An import has come so far."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done = done
        self.total = total

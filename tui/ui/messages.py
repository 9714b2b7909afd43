"""What the threads of the reader post to its screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.message import Message

from tui.errors import UrlNotesError
from tui.filters.syntax import Chip
from tui.library.answers import Overview, Page
from tui.library.edits import Outcome
from tui.library.view_counting import Unread
from tui.model.suggestion import Suggestion
from tui.model.tag_counts import TagCounts

if TYPE_CHECKING:
    from tui.library.report import ImportReport


class PageFound(Message):
    """The library found the first notes of a filter, which had taken too long for a key."""

    def __init__(self, generation: int, page: Page) -> None:
        super().__init__()
        self.generation = generation
        self.page = page


class Answered(Message):
    """The library found everything a filter matches."""

    def __init__(self, generation: int, overview: Overview) -> None:
        super().__init__()
        self.generation = generation
        self.overview = overview


class Refused(Message):
    """A filter could not be answered."""

    def __init__(self, generation: int, error: UrlNotesError) -> None:
        super().__init__()
        self.generation = generation
        self.error = error


class TagsCounted(Message):
    """All tags of what a filter matches are counted; None where that failed."""

    def __init__(self, generation: int, tags: TagCounts | None) -> None:
        super().__init__()
        self.generation = generation
        self.tags = tags


class TermsCounted(Message):
    """The library counted what a filter finds without some of its terms."""

    def __init__(self, generation: int, found: Mapping[Chip, int]) -> None:
        super().__init__()
        self.generation = generation
        self.found = found


class ViewsCounted(Message):
    """The unread notes of some views are counted, by their filters; None where that failed."""

    def __init__(self, edition: int, counts: Mapping[str, Unread] | None) -> None:
        super().__init__()
        self.edition = edition
        self.counts = counts


class LookedUp(Message):
    """Something that a key waits for was found, or could not be."""

    def __init__(
        self,
        then: Callable[[Any], object],
        found: object = None,
        error: UrlNotesError | None = None,
    ) -> None:
        super().__init__()
        self.then = then
        self.found = found
        self.error = error


class Surveyed(Message):
    """Something is known of the tags, or could not be found."""

    def __init__(
        self, job: object, found: object = None, error: UrlNotesError | None = None
    ) -> None:
        super().__init__()
        self.job = job
        """What was asked for."""
        self.found = found
        self.error = error


class Failed(Message):
    """Something could not be read."""

    def __init__(self, error: UrlNotesError) -> None:
        super().__init__()
        self.error = error


class Written(Message):
    """An edit is in the library."""

    def __init__(self, number: int, outcome: Outcome) -> None:
        super().__init__()
        self.number = number
        self.outcome = outcome


class NotWritten(Message):
    """An edit failed, and the library is as if it had never been."""

    def __init__(self, number: int, error: UrlNotesError) -> None:
        super().__init__()
        self.number = number
        self.error = error


class PathsFound(Message):
    """Paths that begin as what was typed does were found."""

    def __init__(self, typed: str, suggestions: Sequence[Suggestion]) -> None:
        super().__init__()
        self.typed = typed
        self.suggestions = suggestions


class LibraryLocked(Message):
    """Another program has locked the library for a while, or does no longer."""

    def __init__(self, *, is_locked: bool) -> None:
        super().__init__()
        self.is_locked = is_locked


class Progressed(Message):
    """An import, or the edit of very many notes that has a number, has come so far."""

    def __init__(self, share: float, number: int | None = None) -> None:
        super().__init__()
        self.share = share
        self.number = number


class ImportEnded(Message):
    """An import is done, or was stopped, or failed; only where it is done is anything kept."""

    def __init__(
        self, path: str, report: ImportReport | None = None, error: UrlNotesError | None = None
    ) -> None:
        super().__init__()
        self.path = path
        self.report = report
        self.error = error

"""What the reader shows, as one frozen value that pure functions take forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from tui.filters.syntax import Filter
from tui.library.answers import Overview
from tui.library.edits import Redo, Undo
from tui.library.remembered_look import USUAL, Look
from tui.library.result_listing import Listing
from tui.model.row import NoteRow
from tui.model.suggestion import Suggestion
from tui.model.tag_counts import TagCounts
from tui.model.view import Views
from tui.ui.edit_history import EditHistory
from tui.ui.pending import Pending
from tui.ui.tag_survey import TagSurvey
from tui.ui.tour_steps import Tour
from tui.ui.view_counts import ViewCounts

if TYPE_CHECKING:
    from tui.library.report import ImportReport

MOST_PAST_FILTERS = 200
"""How many steps back through filters are kept."""

NO_MARKS: frozenset[int] = frozenset()
NOTHING_PENDING = Pending()
NO_EDITS = EditHistory()
NO_COUNTS = ViewCounts()
NO_SURVEY = TagSurvey()


class PastFilter(NamedTuple):
    """A filter to come back to."""

    text: str
    note_id: int | None
    """The note that was under the cursor."""


NO_FILTER = PastFilter("", None)


class RetainedNote(NamedTuple):
    """A note that the filter no longer finds after an edit; listed until the cursor leaves it."""

    note_id: int
    ordinal: int
    """Where it stood in the list."""


class LineMode(NamedTuple):
    """What the line at the bottom is for while it is not for the filter."""

    prompt: str
    placeholder: str
    on_change: Callable[[str], None]
    """Is given the text at every letter."""
    on_end: Callable[[str | None], None]
    """Is given the text in the end, None where it was given up; the line is the filter's again."""
    accepts: Callable[[str], bool] = lambda _: True
    """Returns whether Enter ends it with this text; where not, it has shown why."""
    suggest: Callable[[str, int], Sequence[Suggestion]] | None = None
    """Returns what could be typed at a caret in the text; None where nothing is suggested."""
    intent: Callable[[], str] | None = None
    """Returns what Enter will do, for the line of numbers; None where that goes without saying."""
    history: Sequence[str] = ()
    """What was typed for it before, the oldest first."""
    is_command: bool = False
    """Whether it is the command line."""


class Search(NamedTuple):
    """A search that may take long, and that nearly any key stops."""

    said: str
    """What is under way, as the status line says it once it takes long."""
    actions: frozenset[str]
    """The ids of the actions whose keys do not stop it: they may be held."""


class Awaiting(NamedTuple):
    """What keys wait for."""

    then: Callable[[Any], object]
    """Is given what was found."""
    since: float
    """When it began, in seconds of the monotonic clock."""
    again: Callable[[], None] | None = None
    """Is called in its place where the list has changed meanwhile, once it is known anew."""
    is_answer: bool = False
    """Whether it is the answer to the filter, and not something looked up."""
    is_writing: bool = False
    """Whether it is that all edits are written."""
    search: Search | None = None
    """The search that it is, if it is one."""
    is_long: bool = False
    """Whether it takes so long that it is said."""
    is_survey: bool = False
    """Whether it is that something is known of the tags."""


class Leaving(Enum):
    """Whether the program is being left while something is still to be written."""

    NO = "no"
    ASKED = "asked"
    """It was asked for; the screen does not say so yet."""
    SHOWN = "shown"
    """The screen says so: to ask again leaves at once."""
    FOR_GOOD = "for good"
    """The terminal has gone: nobody can ask for anything any more."""


class BulkProgress(NamedTuple):
    """How far an edit of very many notes is."""

    number: int
    share: float
    is_stopped: bool = False
    """Whether it is being taken back."""


@dataclass(frozen=True, slots=True, eq=False)
class ReaderState:
    """One moment of the reader."""

    filter: Filter
    """The last filter that could be parsed."""
    generation: int = 0
    """Grows with every question to the library; answers to older ones are dropped."""
    answered_generation: int = -1
    """The latest question that was answered, or failed."""
    answered_filter: Filter | None = None
    """The last filter of which everything was found."""
    past: tuple[PastFilter, ...] = ()
    """Earlier filters, the latest last."""
    edited_filter: PastFilter = NO_FILTER
    """The filter before the line was edited, to go back to."""
    found: Listing | None = None
    """All notes that the filter finds; None until they are counted."""
    listing: Listing | None = None
    """These as the list shows them."""
    positions: Mapping[int, int] = field(default_factory=dict)
    """Where notes stand as of the same moment, by id, as far as that was asked."""
    page: Sequence[NoteRow] = ()
    """The rows of the filter that are listed until all its notes are known."""
    tour: Tour | None = None
    """How far the tour is; None where none is taken."""
    is_demo: bool = False
    """Whether the library is the sample, of which no change outlives the program."""
    is_for_tour: bool = False
    """Whether that was opened for the tour, and one's own library is opened behind it."""
    opens_next: Literal["", "tour", "own"] = ""
    """What is opened once this library is left, if anything: the tour, or one's own library."""
    wanted_note: int | None = None
    """The note for the cursor, where the list is still that of the filter before."""
    left_note: int | None = None
    """The note that was under the cursor then; where it is on another by now, it was moved."""
    shown_text: str = ""
    """The text of the filter whose notes are listed: of the one before, while a page is awaited."""
    awaits_page: bool = False
    """Whether the page of the filter is still awaited: it takes too long for a key."""
    tags: TagCounts = field(default=TagCounts())
    awaits_tags: bool = False
    """Whether some of them are still to be counted."""
    walked_tags: TagCounts = field(default=TagCounts())
    """The tags of the last filter that named none: the next and previous tag are of these."""
    views: Views = ()
    """The saved filters as the library has them."""
    view_counts: ViewCounts = NO_COUNTS
    """How many unread notes each of them has."""
    look: Look = USUAL
    """How the library is looked at, which is kept when the reader is left."""
    survey: TagSurvey = NO_SURVEY
    """What could be better in the tags, as far as that is known; nothing while nobody asks."""
    archived: int = 0
    """How many archived notes match beside those shown."""
    marked: frozenset[int] = NO_MARKS
    """The ids of the notes that the next action is for."""
    asked_marks: frozenset[int] = NO_MARKS
    """Those that were marked when the library was asked last."""
    hidden: frozenset[int] | None = NO_MARKS
    """The marked notes that the filter does not find; None until that is known."""
    last_marked: frozenset[int] = NO_MARKS
    """The marks that were used up last."""
    range_start: int | None = None
    """The note at which a range of marks began."""
    pending: Pending = NOTHING_PENDING
    """The edits that are shown before the library has them."""
    history: EditHistory = NO_EDITS
    """The edits of this session, to be undone and redone."""
    retained: RetainedNote | None = None
    changed_note: int | None = None
    """The note under the cursor, where a key changed it."""
    previewed: tuple[int, int | None] = (0, None)
    """The row of the cursor and the note on it when the preview was filled last."""
    find_text: str = ""
    """What is looked for within the note; where it is empty, the filter's words are."""
    line_mode: LineMode | None = None
    """What the line at the bottom is for; None where it is the filter's."""
    recent_actions: tuple[str, ...] = ()
    """The ids of those that were chosen from the palette, the latest first."""
    commands: tuple[str, ...] = ()
    """What was done by the command line, the latest last."""
    last_tagging: str = ""
    """The tags that were typed last, to be repeated."""
    unadded_links: str = ""
    """The text of links that were to be added, until they are."""
    awaiting: Awaiting | None = None
    """What keys wait for; None where they do not."""
    offered: Undo | Redo | None = None
    """What the same key pressed again does: the undoing or redoing of another program's step."""
    is_locked_out: bool = False
    """Whether another program has kept the library locked for a while."""
    import_share: float | None = None
    """How much of the import under way is done; None while its files are looked for."""
    bulk: BulkProgress | None = None
    """The edit of very many notes that is being written; None where none is."""
    imports: int = 0
    """How many imports have not ended, the one under way among them."""
    exports: int = 0
    """How many exports are being written."""
    report: ImportReport | None = None
    """What the last import did; None where none has ended."""
    leaving: Leaving = Leaving.NO
    unbound: frozenset[str] = frozenset()
    """The keys of which it was said that they do nothing."""

    @property
    def is_counted(self) -> bool:
        """Whether all notes of the filter are known, and where they stand now."""
        return self.listing is not None

    @property
    def length(self) -> int:
        """How many notes the list shows; 0 until they are counted."""
        return len(self.listing.order) if self.listing else 0

    @property
    def is_waiting_for_library(self) -> bool:
        """Whether an answer, counts, an edit or an import is still to come."""
        is_answered = self.answered_generation == self.generation
        is_counted = not (self.awaits_tags or self.view_counts.left)
        is_changing = bool(self.pending.edits) or bool(self.imports or self.exports)
        return not (is_answered and is_counted) or is_changing or self.survey.job is not None

    def filtered(self, filter: Filter) -> ReaderState:
        """Returns a state with another filter, not answered yet."""
        return replace(
            self,
            filter=filter,
            generation=self.generation + 1,
            found=None,
            listing=None,
            positions={},
            awaits_tags=False,
            retained=None,
            changed_note=None,
            hidden=None if self.marked else NO_MARKS,
        )

    def remembering(self, past: PastFilter) -> ReaderState:
        """Returns a state with the filter before, to come back to."""
        if past.text == self.filter.text or (self.past and self.past[-1].text == past.text):
            return self
        return replace(self, past=(*self.past, past)[-MOST_PAST_FILTERS:])

    def stepped_back(self) -> ReaderState:
        """Returns a state without the latest past filter."""
        return replace(self, past=self.past[:-1])

    def asking(self) -> ReaderState:
        """Returns a state with what the library is asked about now."""
        return replace(self, asked_marks=self.marked)

    def asked_again(self, views: Views) -> ReaderState:
        """Returns a state with the same filter, for a library that has changed, with its views."""
        return replace(
            self,
            generation=self.generation + 1,
            views=views,
            view_counts=self.view_counts.outdated(),
            survey=self.survey.outdated(),
        )

    def answered(self, overview: Overview) -> ReaderState:
        """Returns a state with the whole answer."""
        found, tags = overview.listing, overview.tags
        marked = self.marked - overview.gone
        return replace(
            self,
            answered_generation=self.generation,
            answered_filter=self.filter,
            shown_text=self.filter.text,
            found=found,
            listing=found,
            positions=overview.positions,
            tags=tags,
            awaits_tags=not tags.is_whole,
            archived=found.result.archived,
            marked=marked,
            hidden=overview.hidden & marked if marked <= self.asked_marks else None,
            pending=self.pending.without_seen(found.result.seq),
        )

    def refused(self) -> ReaderState:
        """Returns a state in which no answer is to come."""
        return replace(self, answered_generation=self.generation, awaits_tags=False)

    def counting(self, tags: TagCounts | None) -> ReaderState:
        """Returns a state with all tags of the answer; as they are where that failed."""
        return replace(self, tags=tags or self.tags, awaits_tags=False)

    def marking(self, marked: frozenset[int]) -> ReaderState:
        """Returns a state with these notes marked."""
        hidden = self.hidden if self.hidden is None else self.hidden & marked
        return replace(self, marked=marked, hidden=hidden)

    def marking_again(self, marked: frozenset[int]) -> ReaderState:
        """Returns a state with these marked; whether the filter finds them is not known."""
        return replace(self, marked=marked, hidden=None)

    def using_marks(self, used: frozenset[int]) -> ReaderState:
        """Returns a state without the marks of some notes, which can be brought back."""
        used &= self.marked
        return replace(self.marking(self.marked - used), last_marked=used) if used else self

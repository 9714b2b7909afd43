"""Does all that is ticked of a kind of proposals, once a person has seen what that would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.model.change_in_words import ChangeInWords
from tui.model.text import counted
from tui.ui.drawing.pane_header import Header
from tui.ui.drawing.reach_text import reach_text
from tui.ui.operations.dialog_opening import offer, open_dialog
from tui.ui.operations.surveying import set_survey, ticked_of, when_found
from tui.ui.operations.tag_changes import care
from tui.ui.operations.waiting import look_up
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.reading import LibraryReader
    from tui.model.arrangement import Decision
    from tui.model.tagcare.proposal import Proposal
    from tui.model.tagcare.reach import Reach

MOST_BARE = 50
"""How many notes are named that would be left without a tag."""

MOST_TOLD = 500
"""How many proposals of a batch are named before it is done."""


class Batch(NamedTuple):
    """Proposals that are to be done as one step."""

    proposals: Sequence[Proposal]
    reach: Reach
    """What the tags would serve."""
    bare: int
    """How many notes would be left without a tag."""
    titles: Sequence[str]
    """What some of them are called."""


def preview_batch(session: Session, kind: str) -> None:
    """Shows what all that is ticked of a kind would do, and does it where that is wanted."""
    when_found(session, kind, partial(_look_ahead, session, kind))


def titles_of(library: LibraryReader, ids: Sequence[int]) -> list[str]:
    """Returns what notes are called."""
    return [row.title or row.url for row in library.rows_of(ids)]


def in_words(proposal: Proposal) -> ChangeInWords:
    """Returns what a proposal would do, and what speaks for it."""
    parts = [f"→ {proposal.target}"] if proposal.target else []
    return ChangeInWords(proposal.tag, (" · ".join([*parts, *filter(None, [proposal.evidence])]),))


def _look_ahead(session: Session, kind: str) -> None:
    """Has looked up what would be once all that is ticked of a kind is done."""
    known = session.state.survey

    def find(library: LibraryReader, _: Callable[[], bool]) -> Batch:
        from tui.model.tagcare.preview import after, bare_notes
        from tui.model.tagcare.reach import reach

        assert known.tags
        use, note_ids = known.tags.use, known.tags.note_ids
        ticked = ticked_of(known, kind)
        later = after(use, ticked)
        bare = bare_notes(use, later)
        titles = titles_of(library, [note_ids[note] for note in bare[:MOST_BARE]])
        return Batch(ticked, reach(later), len(bare), titles)

    look_up(session, find, partial(_ask_batch, session, kind))


def _ask_batch(session: Session, kind: str, batch: Batch) -> None:
    from tui.model.tagcare.kinds import KIND_BY_NAME
    from tui.ui.dialogs.tag_care import BatchScreen

    tags = session.state.survey.tags
    if not batch.proposals or tags is None:
        session.notify("Nothing is ticked here.", "Enter shows the rows of a kind; Space ticks.")
        return
    question = f"{KIND_BY_NAME[kind].does.capitalize()} {counted(len(batch.proposals), 'tag')}?"
    header = Header(question, reach_text(tags.reach, batch.reach))
    screen = BatchScreen(header, _batch_in_words(batch))
    open_dialog(session, screen, partial(_ask_first, session, kind, batch))


def _batch_in_words(batch: Batch) -> list[ChangeInWords]:
    """Returns what a batch would do: the notes that it leaves bare first."""
    told: list[ChangeInWords] = []
    if batch.bare:
        left = batch.bare - len(batch.titles)
        more = [f"… and {left:,} more"] if left else []
        bare = f"{counted(batch.bare, 'note')} left bare"
        told = [ChangeInWords(bare, (*batch.titles, *more))]
    told += [in_words(each) for each in batch.proposals[:MOST_TOLD]]
    more_told = len(batch.proposals) - MOST_TOLD
    return [*told, *([ChangeInWords(f"… and {more_told:,} more")] if more_told > 0 else [])]


def _ask_first(session: Session, kind: str, batch: Batch, is_wanted: bool | None) -> None:
    """Asks, before the first batch, how the tags of later imports are to arrive.

    Otherwise one import would undo the cure. The answer is part of the step.
    """
    from tui.model.arrangement import Decision
    from tui.model.tagcare.decisions import WAITING

    tags = session.state.survey.tags
    if not is_wanted or tags is None:
        return
    if tags.decisions.is_new_decided:
        _do_batch(session, kind, batch)
        return
    answers = {"waiting": WAITING, "live": Decision("new", "live")}

    def answered(answer: str | None) -> None:
        if answer:
            _do_batch(session, kind, batch, [answers[answer]])
        else:
            session.notify("Nothing was done.", "A asks again.")

    choices = [("w", "waiting", "wait until you take them"), ("l", "live", "are live at once")]
    offer(session, choices, answered, question="New tags of later imports")


def _do_batch(
    session: Session, kind: str, batch: Batch, decisions: Sequence[Decision] = ()
) -> None:
    """Does a batch; the next kind that has any has the cursor then."""
    from tui.model.tagcare.actions import action_of
    from tui.model.tagcare.kinds import CURE
    from tui.ui.dialogs.tag_care import ProposalsScreen

    # Nothing is found before it is written.
    care(session, [action_of(each) for each in batch.proposals], decisions)
    set_survey(session, session.state.survey.without(kind, batch.proposals))
    for screen in session.screen.app.screen_stack:
        if isinstance(screen, ProposalsScreen):
            screen.answer(None)
    kinds = [each.name for each in CURE if each.is_batch]
    _go_to_first(session, kinds[kinds.index(kind) + 1 :] if kind in kinds else ())


def _go_to_first(session: Session, kinds: Sequence[str]) -> None:
    """Moves the cursor to the first of some kinds that has proposals; keys wait until it is there.

    Otherwise it would depend on the machine which kind the keys behind are for.
    """
    from tui.ui.dialogs.tag_care import KindsScreen

    def found() -> None:
        if not session.state.survey.found[kinds[0]]:
            _go_to_first(session, kinds[1:])
            return
        for screen in session.screen.app.screen_stack:
            if isinstance(screen, KindsScreen):
                screen.move_to_kind(kinds[0])

    if kinds:
        when_found(session, kinds[0], found)

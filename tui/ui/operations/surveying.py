"""Has it found what could be better in the tags, and shows it as it comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.library.reading import LibraryReader
from tui.ui.dialogs.dialog import Dialog
from tui.ui.messages import Surveyed
from tui.ui.operations.status import unwritten_in_words
from tui.ui.operations.waiting import (
    end_waiting,
    give_up_waiting,
    go_on_after_survey,
    has_waited,
    wait_for_survey,
)
from tui.ui.session import Session
from tui.ui.tag_survey import Find, Foresee, Job, Outlook, Read, Tags, TagSurvey, is_ticked

if TYPE_CHECKING:
    from tui.model.tagcare.proposal import Proposal

_UNDO, _REDO = "history.undo", "history.redo"


def begin_survey(session: Session) -> None:
    """Begins to find what could be better in the tags."""
    set_survey(session, TagSurvey(is_open=True, edition=session.state.survey.edition + 1))


def end_survey(session: Session) -> None:
    """Forgets what was found, and finds no more."""
    closed = TagSurvey(edition=session.state.survey.edition + 1)
    session.state = replace(session.state, survey=closed)
    session.gateway.end_survey()


def set_survey(session: Session, survey: TagSurvey) -> None:
    """Shows another survey, and has found what it lacks."""
    session.state = replace(session.state, survey=survey)
    show_survey(session)
    go_on(session)


def go_on(session: Session) -> None:
    """Has the next thing found, once all edits are written."""
    survey = session.state.survey
    if session.state.pending.unwritten:
        return
    if survey.is_wanted_known:
        session.state = replace(session.state, survey=replace(survey, wanted=""))
        go_on_after_survey(session)
        # It may have been said that keys wait.
        show_survey(session)
        survey = session.state.survey
    job = None if survey.job else survey.next_job()
    if job is not None:
        session.state = replace(session.state, survey=replace(survey, job=job))
        session.gateway.survey(job, lambda library: _find(library, survey, job))


def when_found(session: Session, kind: str, then: Callable[[], object]) -> None:
    """Calls ``then`` once the proposals of a kind are those of the library; keys wait till then."""
    survey = session.state.survey
    if kind in survey.fresh and not session.state.pending.unwritten:
        then()
        return
    session.state = replace(session.state, survey=replace(survey, wanted=kind, failed=-1))
    wait_for_survey(session, then, partial(show_survey, session))
    go_on(session)


def stop_waiting(session: Session) -> bool:
    """Gives up what keys wait for, where they have waited for long; returns whether they had."""
    is_long = has_waited(session)
    if is_long:
        end_waiting(session)
        set_survey(session, replace(session.state.survey, wanted=""))
    return is_long


def take_survey(session: Session, message: Surveyed) -> None:
    """Shows what was found, and has the next thing found."""
    known, job = session.state.survey, _job_of(message)
    if job != known.job or job is None:
        return
    if message.error:
        is_awaited = bool(known.wanted)
        set_survey(session, known.failing())
        session.notify_error(message.error)
        if is_awaited:
            give_up_waiting(session)
        return
    set_survey(session, known.taking(job, message.found))


def _job_of(message: Surveyed) -> Job | None:
    """Returns what was asked for, where it was a job."""
    return message.job if isinstance(message.job, Read | Find | Foresee) else None


def with_what_takes_long(
    session: Session, keys: Sequence[tuple[str, str]]
) -> Sequence[tuple[str, str]]:
    """Returns the keys of a list, or why they wait; a lock is said before them."""
    state = session.state
    if state.is_locked_out:
        what = " · ".join(["waiting for another program", *unwritten_in_words(state)])
    else:
        what = "writing …" if state.pending.unwritten else "looking …"
    if state.awaiting and state.awaiting.is_long:
        return [(what, ""), ("what is typed waits", ""), ("Esc", "wait no longer")]
    return [(what, ""), *keys] if state.is_locked_out else keys


def show_survey(session: Session) -> None:
    """Has the dialogs in front show what is known by now."""
    for screen in session.screen.app.screen_stack:
        if isinstance(screen, Dialog):
            screen.show_latest()


def ticked_of(survey: TagSurvey, kind: str) -> list[Proposal]:
    """Returns the proposals of a kind that are ticked; of thousands, that takes a while."""
    return [each for each in survey.found.get(kind, ()) if is_ticked(each, survey.ticks)]


def _find(library: LibraryReader, survey: TagSurvey, job: Job) -> Tags | Outlook | list[Proposal]:
    """Does a job, on a thread of its own."""
    from tui.model.tagcare.kinds import KIND_BY_NAME, proposals
    from tui.model.tagcare.preview import after
    from tui.model.tagcare.reach import reach

    if isinstance(job, Read) or survey.tags is None:
        use, decisions, note_ids = library.vocabulary.care()
        return Tags(use, decisions, note_ids, reach(use))
    use, decisions = survey.tags.use, survey.tags.decisions
    if isinstance(job, Find):
        return proposals(KIND_BY_NAME[job.kind], use, decisions, job.number)
    ticked: Sequence[Proposal] = ticked_of(survey, job.kind)
    return Outlook(job, reach(after(use, ticked)), len(ticked))


def keys_of_turns(session: Session) -> dict[str, str]:
    """Returns the keys that undo and redo within tag care, with the ids of the actions.

    The usual ones do that there too, whatever else they are given to.
    """
    usual = {"u": _UNDO, "U": _REDO}
    own = {key: each for each in (_UNDO, _REDO) for key in session.keymap.named(each).keys}
    return {**usual, **own}

"""The proposals of one kind: they are looked at, ticked, done and decided against, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.model.change_in_words import ChangeInWords
from tui.model.tag import tag_key
from tui.model.text import clean_line
from tui.ui.drawing.pane_header import Header
from tui.ui.drawing.reach_text import reach_text
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.surveying import (
    keys_of_turns,
    set_survey,
    stop_waiting,
    when_found,
    with_what_takes_long,
)
from tui.ui.operations.tag_batch import preview_batch, titles_of
from tui.ui.operations.tag_changes import ask_name, care, confirm_merge
from tui.ui.session import Session
from tui.ui.tag_survey import ProposalName, name_of

if TYPE_CHECKING:
    from tui.model.arrangement import Decision
    from tui.model.tagcare.actions import TagAction
    from tui.model.tagcare.proposal import Proposal
    from tui.ui.dialogs.tag_care import CareAct, Shown, Told

_NONE_RARE = "None is rare: with fewer, many notes would have none. - keeps fewer all the same."

MOST_NOTES = 5
"""How many notes of a tag are named."""


def show_proposals(session: Session, kind: str) -> None:
    """Shows the proposals of a kind."""
    from tui.ui.dialogs.tag_care import CareListener, ProposalsScreen

    set_survey(session, replace(session.state.survey, kind=kind))
    listener = CareListener(
        partial(_shown, session, kind),
        partial(_told, session),
        partial(_act, session, kind),
        partial(_turn, session, kind),
        keys_of_turns(session),
        partial(stop_waiting, session),
    )
    screen = ProposalsScreen(listener, lambda each: session.state.survey.is_ticked(each))
    open_dialog(session, screen, lambda _: _leave(session))


def _turn(session: Session, kind: str, action_id: str) -> None:
    """Undoes or redoes; the row that comes back has the cursor before the next key."""
    before = set(map(name_of, session.state.survey.found.get(kind, ())))
    session.perform(action_id)
    set_survey(session, session.state.survey.outdated())
    when_found(session, kind, partial(_move_to_returned, session, kind, before))


def _move_to_returned(session: Session, kind: str, before: Set[ProposalName]) -> None:
    from tui.ui.dialogs.tag_care import ProposalsScreen

    rows = session.state.survey.found.get(kind, ())
    returned = next((each for each in rows if name_of(each) not in before), None)
    for screen in session.screen.app.screen_stack:
        if isinstance(screen, ProposalsScreen) and returned:
            screen.move_to_proposal(returned)


def _leave(session: Session) -> None:
    set_survey(session, replace(session.state.survey, kind=""))


def _shown(session: Session, kind: str) -> Shown[Proposal]:
    from tui.model.tagcare import rare
    from tui.model.tagcare.kinds import KIND_BY_NAME
    from tui.ui.dialogs.tag_care import Shown

    known, about = session.state.survey, KIND_BY_NAME[kind]
    rows = known.found.get(kind, ())
    outlook = known.outlook if known.outlook and known.outlook.job.kind == kind else None
    head = reach_text(known.tags.reach, outlook and outlook.reach) if known.tags else ""
    ticked = f"{outlook.ticked:,} of {len(rows):,} ticked" if outlook else ""
    keys = [("Space", "tick"), ("A", "do the ticked"), ("Enter", f"{about.does} this one")]
    keys += [("e", "into another"), ("d", "never again"), ("!", "keep")]
    keys += [("+ -", "keep more, fewer")] * (kind == rare.NAME)
    is_settled = known.is_foreseen and kind in known.fresh
    header = Header(about.plural.capitalize(), f"{head}{'' if is_settled else ' …'}", ticked)
    nothing = _NONE_RARE if kind == rare.NAME else f"There are no {about.plural}."
    nothing = nothing if kind in known.fresh else "Looking …"
    keys = [*keys, (session.key_of("history.undo"), "undo"), ("Esc", "back")]
    return Shown(rows, header, with_what_takes_long(session, keys), nothing)


def _told(session: Session, proposal: Proposal) -> Told:
    """Returns what speaks for a proposal, and some notes of its tags."""
    from tui.ui.dialogs.tag_care import Told

    names = filter(None, dict.fromkeys([proposal.tag, proposal.target]))
    notes = [ChangeInWords(name, _notes_in_words(session, name)) for name in names]
    return Told(clean_line(proposal.evidence) or "Their notes", notes)


def _notes_in_words(session: Session, name: str) -> tuple[str, ...]:
    """Returns the titles of some notes of a tag, and how many more there are."""
    tags = session.state.survey.tags
    tag = tags.use.numbers.get(tag_key(name)) if tags else None
    if tags is None or tag is None:
        return ("",)
    notes = tags.use.notes_of[tag]
    ids = [tags.note_ids[note] for note in notes[-MOST_NOTES:][::-1]]
    none: list[str] = []
    titles = session.gateway.read(lambda library: titles_of(library, ids), none)
    left = len(notes) - len(titles)
    return (*titles, *([f"… and {left:,} more"] if left > 0 else []))


def _act(session: Session, kind: str, act: CareAct, proposal: Proposal | None) -> None:
    """Does what a key means for the proposal under the cursor, or for all of them."""
    match act:
        case "preview":
            preview_batch(session, kind)
        case "more" | "fewer":
            _keep_more(session, kind, is_more=act == "more")
        case _ if proposal:
            _ACTS[act](session, proposal)


def _keep_more(session: Session, kind: str, *, is_more: bool) -> None:
    from tui.model.tagcare import rare

    if kind == rare.NAME:
        set_survey(session, session.state.survey.keeping(is_more=is_more))
    else:
        session.notify("How many tags are kept is asked of rare ones alone.")


def _tick(session: Session, proposal: Proposal) -> None:
    from tui.ui.dialogs.tag_care import ProposalsScreen

    set_survey(session, session.state.survey.ticking(proposal))
    for screen in session.screen.app.screen_stack:
        if isinstance(screen, ProposalsScreen):
            screen.move_on()


def _do(session: Session, proposal: Proposal) -> None:
    from tui.model.tagcare.actions import action_of

    _settle(session, proposal, [action_of(proposal)])


def _dismiss(session: Session, proposal: Proposal) -> None:
    from tui.model.tagcare.kinds import dismissal

    _settle(session, proposal, decisions=[dismissal(proposal)])


def _keep(session: Session, proposal: Proposal) -> None:
    from tui.model.arrangement import Decision

    _settle(session, proposal, decisions=[Decision("keep", tag_key(proposal.tag))])


def _retarget(session: Session, proposal: Proposal) -> None:
    def take(action: TagAction) -> None:
        _settle(session, proposal, [action._replace(notes=proposal.notes)])

    asked = partial(confirm_merge, session, then=take)
    ask_name(session, proposal.tag, proposal.target or proposal.tag, asked)


def _settle(
    session: Session,
    proposal: Proposal,
    actions: Sequence[TagAction] = (),
    decisions: Sequence[Decision] = (),
) -> None:
    """Does something with the tag of a proposal, or decides about it; its row goes at once."""
    # Nothing is found before it is written.
    care(session, actions, decisions)
    set_survey(session, session.state.survey.without(proposal.kind, [proposal]))


_ACTS: Mapping[CareAct, Callable[[Session, Proposal], object]] = {
    "do": _do,
    "tick": _tick,
    "dismiss": _dismiss,
    "keep": _keep,
    "retarget": _retarget,
}
"""What is done with the proposal under the cursor."""

"""Tag care: what could be better in the tags, kind by kind, to be done at once or one by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.model.change_in_words import ChangeInWords
from tui.ui.actions import Action
from tui.ui.drawing.pane_header import Header
from tui.ui.drawing.reach_text import reach_text
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.surveying import (
    begin_survey,
    end_survey,
    keys_of_turns,
    stop_waiting,
    when_found,
    with_what_takes_long,
)
from tui.ui.operations.tag_batch import in_words, preview_batch
from tui.ui.operations.tag_proposals import show_proposals
from tui.ui.operations.waiting import wait_for_writing
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.tag_care import CareAct, Shown, Told
    from tui.ui.drawing.kind_row import KindLine

MOST_SAMPLES = 12
"""How many proposals of a kind are told of before it is opened."""


def care_for_tags(session: Session) -> None:
    """Shows what could be better in the tags, once all that was asked for before is written."""
    wait_for_writing(session, partial(_open, session))


def _open(session: Session) -> None:
    from tui.ui.dialogs.tag_care import CareListener, KindsScreen

    begin_survey(session)
    listener = CareListener(
        partial(_kinds_shown, session),
        partial(_tell_kind, session),
        partial(_act_on_kind, session),
        session.perform,
        keys_of_turns(session),
        partial(stop_waiting, session),
    )
    open_dialog(session, KindsScreen(listener), lambda _: end_survey(session))


def _kinds_shown(session: Session) -> Shown[KindLine]:
    from tui.model.tagcare.kinds import CURE
    from tui.ui.dialogs.tag_care import Shown
    from tui.ui.drawing.kind_row import KindLine

    known = session.state.survey
    counts = {name: len(found) for name, found in known.found.items()}
    lines = [KindLine(each.name, each.plural, each.help, counts.get(each.name)) for each in CURE]
    head = reach_text(known.tags.reach) if known.tags else "…"
    keys = [
        ("Enter", "look at them"),
        ("A", "do what is ticked"),
        (session.key_of("history.undo"), "undo"),
    ]
    keys.append(("Esc", "close"))
    return Shown(lines, Header("Tag care", head), with_what_takes_long(session, keys))


def _tell_kind(session: Session, line: KindLine) -> Told:
    """Returns what a kind is, and some of its proposals."""
    from tui.ui.dialogs.tag_care import Told

    found = session.state.survey.found.get(line.name, ())
    told = [in_words(each) for each in found[:MOST_SAMPLES]]
    left = len(found) - len(told)
    return Told(line.help, [*told, *([ChangeInWords(f"… and {left:,} more")] if left else [])])


def _act_on_kind(session: Session, act: CareAct, line: KindLine | None) -> None:
    if line and act == "preview":
        preview_batch(session, line.name)
    elif line:
        when_found(session, line.name, partial(show_proposals, session, line.name))


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "tags.care",
        ("C",),
        "Care for tags: merge, retire and nest what could be better, kind by kind",
        care_for_tags,
        words=("care",),
    ),
)

"""Changing notes: tags, stars, reading, archive and trash, and taking it back.

A key becomes an edit with values computed from what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.library.clock import system_clock
from tui.library.edits import Flag, Outcome, Redo, SetFlag, Undo
from tui.ui.actions import Action, Situation, needs_note
from tui.ui.operations.changing import Report, change, look_up_lacking, moves_at_once, say_turned
from tui.ui.operations.display import show_all
from tui.ui.operations.marking import are_marked, with_chosen
from tui.ui.operations.tagging import ask_tags, change_report, tag
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.steps_in_words import Step


def edit_tags(session: Session) -> None:
    """Asks for tags to add and remove."""
    with_chosen(session, "Tag", partial(ask_tags, session))


def repeat_tagging(session: Session) -> None:
    """Adds and removes the tags that were typed last."""
    with_chosen(session, "Tag", lambda ids: tag(session, ids, session.state.last_tagging))


def star(session: Session) -> None:
    """Stars notes, or takes their stars away."""
    _toggle_chosen(session, "Star", "starred", shows_itself=True)


def mark_read(session: Session) -> None:
    """Marks notes read, or unread."""
    _toggle_chosen(session, "Mark read", "read", shows_itself=True)


def archive(session: Session) -> None:
    """Puts notes into the archive, or back."""
    _toggle_chosen(session, "Archive", "archived")


def trash(session: Session) -> None:
    """Puts notes into the trash, or back out of it."""
    _toggle_chosen(session, "Trash", "trashed")


def undo(session: Session) -> None:
    """Takes back the last change; the cursor goes to the note that it took away."""
    if isinstance(session.state.offered, Undo):
        _accept_offer(session, session.state.offered, "Undone")
        return
    targets, history = session.state.history.undo()
    session.state = replace(session.state, history=history)
    edit = Undo(names_others=True)
    change(session, edit, _step_report(session, edit, "Undone"), targets=targets)
    target = targets[0] if targets else None
    is_in_list = target and target.changes_list and target.cursor in target.shown
    if target and is_in_list and moves_at_once(target):
        show_all(session, target.cursor)


def redo(session: Session) -> None:
    """Does again what was taken back last."""
    if isinstance(session.state.offered, Redo):
        _accept_offer(session, session.state.offered, "Redone")
        return
    targets, history = session.state.history.redo()
    session.state = replace(session.state, history=history)
    edit = Redo(names_others=True)
    change(session, edit, _step_report(session, edit, "Redone"), targets=targets)


def withdraw_offer(session: Session, action_id: str) -> None:
    """Forgets the step of another program that was named, unless the key may be for it."""
    if session.state.offered and action_id not in ("history.undo", "history.redo"):
        session.state = replace(session.state, offered=None)


def _toggle_chosen(session: Session, verb: str, field: Flag, *, shows_itself: bool = False) -> None:
    """Sets a flag on the chosen notes, or clears it where all of them have it.

    Args:
        session: The session.
        verb: What is to be done, as a question says it.
        field: The flag.
        shows_itself: Whether the change of a single note shows in the list by itself.
    """
    with_chosen(session, verb, lambda ids: _toggle(session, ids, field, shows_itself=shows_itself))


def _toggle(session: Session, ids: Sequence[int], field: Flag, *, shows_itself: bool) -> None:
    is_quiet = shows_itself and len(ids) == 1

    def set_flag(lacking: frozenset[int]) -> None:
        _set_flag(session, ids, field, lacking, is_quiet=is_quiet)

    look_up_lacking(session, ids, field, set_flag)


def _set_flag(
    session: Session, ids: Sequence[int], field: Flag, lacking: frozenset[int], *, is_quiet: bool
) -> None:
    """Sets a flag on notes where any of them lacks it, else clears it."""
    value = bool(lacking)
    change(
        session,
        SetFlag(tuple(ids), field, value),
        change_report(session, is_quiet=is_quiet),
        uses_marks=are_marked(session, ids),
        changed=lacking if value else frozenset(ids),
    )


def _accept_offer(session: Session, offered: Undo | Redo, verb: str) -> None:
    session.state = replace(session.state, offered=None)
    change(session, offered, _step_report(session, offered, verb))


def _step_report(session: Session, edit: Undo | Redo, verb: str) -> Report:
    def report(outcome: Outcome) -> None:
        if outcome.other:
            _offer(session, edit, outcome.other)
        elif not outcome.label:
            session.notify("There is nothing more.")
        else:
            say_turned(session, outcome, verb)

    return report


def _offer(session: Session, edit: Undo | Redo, step: Step) -> None:
    """Names a step of another program, which the same key takes when it is pressed again."""
    from tui.library.steps_in_words import origin_in_words

    session.state = replace(session.state, offered=type(edit)(step.id, names_others=True))
    key, verb = ("u", "takes it back") if isinstance(edit, Undo) else ("U", "does it again")
    origin = origin_in_words(step, system_clock())
    session.notify(f"{step.label} ({origin}).", f"{key} again {verb}.")


def _needs_last_tagging(situation: Situation) -> str | None:
    return None if situation.has_last_tagging else "Nothing was tagged yet; t edits tags."


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "tag.edit",
        ("t",),
        "Edit tags",
        "Edit tags: kv cache, gpu, -llm",
        edit_tags,
        refusal=needs_note,
    ),
    Action(
        "tag.repeat",
        (".",),
        "Tag again",
        "Repeat the last tagging",
        repeat_tagging,
        refusal=_needs_last_tagging,
    ),
    Action("note.star", ("!",), "Star", "Star, or take the star away", star, refusal=needs_note),
    Action(
        "note.read", ("r",), "Read or unread", "Mark read or unread", mark_read, refusal=needs_note
    ),
    Action(
        "note.archive",
        ("x",),
        "Archive",
        "Into the archive or back",
        archive,
        refusal=needs_note,
    ),
    Action(
        "note.trash",
        ("d", "delete"),
        "Trash",
        "Into the trash, or back out of it",
        trash,
        refusal=needs_note,
    ),
    Action("history.undo", ("u",), "Undo", "Take back the last change", undo),
    Action("history.redo", ("U", "ctrl+r"), "Redo", "Do again what was undone", redo),
)

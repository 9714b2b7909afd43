"""Changing notes: tags, stars, reading, archive and trash.

A key becomes an edit with values computed from what is shown.
"""

from __future__ import annotations

from functools import partial

from tui.ui.actions import Action, Situation, needs_note
from tui.ui.operations.flags_and_tags import tag_notes, toggle_flag
from tui.ui.operations.marking import with_chosen
from tui.ui.operations.tag_prompt import ask_tags
from tui.ui.session import Session


def edit_tags(session: Session) -> None:
    """Asks for tags to add and remove."""
    with_chosen(session, "Tag", partial(ask_tags, session))


def repeat_tagging(session: Session) -> None:
    """Adds and removes the tags that were typed last."""
    with_chosen(session, "Tag", lambda ids: tag_notes(session, ids, session.state.last_tagging))


def star(session: Session) -> None:
    """Stars notes, or takes their stars away."""
    toggle = partial(toggle_flag, session, field="starred", shows_itself=True)
    with_chosen(session, "Star", toggle)


def mark_read(session: Session) -> None:
    """Marks notes read, or unread."""
    toggle = partial(toggle_flag, session, field="read", shows_itself=True)
    with_chosen(session, "Mark read", toggle)


def archive(session: Session) -> None:
    """Puts notes into the archive, or back."""
    with_chosen(session, "Archive", partial(toggle_flag, session, field="archived"))


def trash(session: Session) -> None:
    """Puts notes into the trash, or back out of it."""
    with_chosen(session, "Trash", partial(toggle_flag, session, field="trashed"))


def _needs_last_tagging(situation: Situation) -> str | None:
    if situation.has_last_tagging:
        return None
    return f"Nothing was tagged yet; {situation.key_of('tag.edit')} edits tags."


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "tag.edit",
        ("t",),
        "Edit tags: kv cache, gpu, -llm",
        edit_tags,
        refusal=needs_note,
    ),
    Action(
        "tag.repeat",
        (".",),
        "Repeat the last tagging",
        repeat_tagging,
        refusal=_needs_last_tagging,
    ),
    Action("note.star", ("!",), "Star, or take the star away", star, refusal=needs_note),
    Action("note.read", ("r",), "Mark read or unread", mark_read, refusal=needs_note),
    Action(
        "note.archive",
        ("x",),
        "Into the archive or back",
        archive,
        refusal=needs_note,
    ),
    Action(
        "note.trash",
        ("d", "delete"),
        "Into the trash, or back out of it",
        trash,
        refusal=needs_note,
    ),
)

"""Flags and tags of notes: what keys and verbs of the command line change, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tui.library.edits import Flag, Retag, SetFlag
from tui.ui.operations.changing import change, look_up_lacking
from tui.ui.operations.marking import are_marked
from tui.ui.operations.reports import say_done
from tui.ui.session import Session


def tag_notes(session: Session, ids: Sequence[int], text: str | None) -> None:
    """Adds and removes tags as a person typed them: ``kv cache, gpu, -llm``."""
    from tui.model.tagging import Tagging

    if not text:
        return
    tagging = Tagging.read(text)
    session.state = replace(session.state, last_tagging=text)
    edit = Retag(tuple(ids), tagging.added, tagging.removed)
    change(session, edit, partial(say_done, session), uses_marks=are_marked(session, ids))


def toggle_flag(
    session: Session, ids: Sequence[int], field: Flag, *, shows_itself: bool = False
) -> None:
    """Sets a flag on notes where any of them lacks it, else clears it.

    Args:
        session: The session.
        ids: The notes.
        field: The flag.
        shows_itself: Whether the change of a single note shows in the list by itself.
    """
    is_quiet = shows_itself and len(ids) == 1

    def toggle(lacking: frozenset[int]) -> None:
        _write_flag(session, ids, field, lacking, value=bool(lacking), is_quiet=is_quiet)

    look_up_lacking(session, ids, field, toggle)


def set_flag(session: Session, ids: Sequence[int], field: Flag, *, value: bool) -> None:
    """Sets a flag on notes, or clears it."""
    look_up_lacking(
        session, ids, field, partial(_write_flag, session, ids, field, value=value, is_quiet=False)
    )


def _write_flag(
    session: Session,
    ids: Sequence[int],
    field: Flag,
    lacking: frozenset[int],
    *,
    value: bool,
    is_quiet: bool,
) -> None:
    change(
        session,
        SetFlag(tuple(ids), field, value),
        partial(say_done, session, said="" if is_quiet else None),
        uses_marks=are_marked(session, ids),
        changed=lacking if value else frozenset(ids) - lacking,
    )

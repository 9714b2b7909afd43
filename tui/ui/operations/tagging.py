"""Asking for the tags that notes are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from tui.model.row import NoteRow
from tui.model.tag import tag_key, unique_tags
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.note_edits import tag_notes
from tui.ui.operations.waiting import look_up
from tui.ui.session import Session

MOST_SUGGESTED = 20
"""How many frequent tags are suggested."""

MOST_LOOKED_AT = 1_000
"""How many notes may be looked at for the tags that they have."""


class Present(NamedTuple):
    """The tags that some notes have."""

    on_all: tuple[str, ...] = ()
    on_some: tuple[str, ...] = ()
    """Those that not all of them have, the most frequent first."""


def ask_tags(session: Session, ids: Sequence[int]) -> None:
    """Asks for tags to add to notes and to remove."""
    if len(ids) > MOST_LOOKED_AT:
        _ask(session, ids, Present())
        return

    def ask(rows: Sequence[NoteRow]) -> None:
        _ask(session, ids, _present_among(list(map(session.state.pending.row, rows))))

    row = session.panes.notes.cursor_note
    if row and list(ids) == [row.id]:
        _ask(session, ids, Present(row.tags))
    else:
        look_up(session, lambda library, _: library.rows_of(ids), ask)


def _present_among(rows: Sequence[NoteRow]) -> Present:
    """Returns the tags that notes have, in the order in which these have them."""
    counts = Counter(name for row in rows for name in row.tags)
    on_all = tuple(name for name, count in counts.items() if count == len(rows))
    return Present(on_all, tuple(name for name, _ in counts.most_common() if name not in on_all))


def _ask(session: Session, ids: Sequence[int], present: Present) -> None:
    from tui.ui.dialogs.prompt import TagPromptScreen

    def suggest(prefix: str, beside: Sequence[str]) -> list[str]:
        none: list[str] = []
        found = session.gateway.read(
            lambda library: library.suggest_tags(prefix, beside), otherwise=none
        )
        return found if found or prefix else _usual_tags(session, beside)

    screen = TagPromptScreen(present.on_all, suggest, present.on_some, len(ids))
    open_dialog(session, screen, partial(tag_notes, session, ids))


def _usual_tags(session: Session, beside: Sequence[str]) -> list[str]:
    """Returns tags for what has none that others go with: the last typed, the list's frequent."""
    from tui.model.tagging import Tagging

    there = {tag_key(name) for name in beside}
    frequent = (each.name for each in islice(session.state.tags, MOST_SUGGESTED))
    names = unique_tags([*Tagging.read(session.state.last_tagging).added, *frequent])
    return [name for name in names if tag_key(name) not in there]

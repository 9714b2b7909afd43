"""Asking for the tags that notes are given, and suggesting them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import islice

from tui.model.row import NoteRow
from tui.model.suggestion import Suggestion
from tui.model.tag import tag_key, unique_tags
from tui.model.tag_completion import Present, complete_tags
from tui.model.tagging import Tagging
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.flags_and_tags import tag_notes
from tui.ui.operations.waiting import look_up
from tui.ui.session import Session

MOST_SUGGESTED = 20
"""How many frequent tags are suggested."""

MOST_LOOKED_AT = 1_000
"""How many notes, or tags of the list, may be looked at for the tags that notes have."""

MOST_READ = 100
"""How many notes may be looked at between two keys."""

_NO_TAGS: list[tuple[str, int]] = []
_NO_ROWS: list[NoteRow] = []


def ask_tags(session: Session, ids: Sequence[int]) -> None:
    """Asks for tags to add to notes and to remove."""
    if len(ids) > MOST_LOOKED_AT:
        _ask(session, ids, Present())
        return

    def ask(rows: Sequence[NoteRow]) -> None:
        _ask(session, ids, present_among(list(map(session.state.pending.row, rows))))

    row = session.panes.notes.cursor_note
    if row and list(ids) == [row.id]:
        ask_for_note = partial(_ask, session, ids, Present(row.tags))
        look_up(session, lambda library, _: library.vocabulary.suited_to(row.id), ask_for_note)
    else:
        look_up(session, lambda library, _: library.rows_of(ids), ask)


def suggest_tags(
    session: Session, prefix: str, beside: Sequence[str], fitting: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Suggests tags that begin so and go with others, with their notes; else the usual ones.

    Args:
        session: The session.
        prefix: How the tag begins; empty for any.
        beside: The tags that are there.
        fitting: Tags that notes like this one have, which come first while nothing is typed.
    """
    found = session.gateway.read(lambda library: library.suggest_tags(prefix, beside), _NO_TAGS)
    usual = [(name, f"{count:,}") for name, count in found] or _usual_tags(session, prefix, beside)
    there = set(map(tag_key, beside))
    first = [] if prefix else [name for name in fitting if tag_key(name) not in there]
    counts = dict(usual)
    return [(name, counts.pop(name, "")) for name in first] + list(counts.items())


def present_among(rows: Sequence[NoteRow]) -> Present:
    """Returns the tags that notes have, in the order in which these have them."""
    counts = Counter(name for row in rows for name in row.tags)
    on_all = tuple(name for name, count in counts.items() if count == len(rows))
    return Present(on_all, tuple(name for name, _ in counts.most_common() if name not in on_all))


def present_at_once(session: Session) -> Present:
    """Returns the tags of the marked notes where these are few, else those of the list."""
    marked = session.state.marked
    if not 0 < len(marked) <= MOST_READ:
        listed = islice(session.state.tags, MOST_LOOKED_AT)
        return Present(on_some=tuple(each.name for each in listed))
    rows = session.gateway.read(lambda library: library.rows_of(list(marked)), _NO_ROWS)
    return present_among(list(map(session.state.pending.row, rows)))


def _ask(
    session: Session, ids: Sequence[int], present: Present, fitting: Sequence[str] = ()
) -> None:
    """Asks for tags, of which those that fit the notes are suggested first."""
    from tui.ui.dialogs.prompt import TagPromptScreen

    suggest = partial(suggest_tags, session, fitting=fitting)

    def complete(text: str) -> Sequence[Suggestion]:
        return complete_tags(text, len(text), present, suggest)

    screen = TagPromptScreen(present, complete, len(ids))
    open_dialog(session, screen, partial(tag_notes, session, ids))


def _usual_tags(session: Session, prefix: str, beside: Sequence[str]) -> list[tuple[str, str]]:
    """Returns tags for what has none that others go with: the last typed, the list's frequent."""
    if prefix:
        return []
    there = set(map(tag_key, beside))
    counts = {each.name: f"{each.count:,}" for each in islice(session.state.tags, MOST_SUGGESTED)}
    names = unique_tags([*Tagging.read(session.state.last_tagging).added, *counts])
    return [(name, counts.get(name, "")) for name in names if tag_key(name) not in there]

"""Which notes are shown: the filter line, the order of the list, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.errors import FilterError
from tui.filters import editing
from tui.filters.parser import parse
from tui.filters.printing import print_filter
from tui.filters.value_readers import DESCENDING
from tui.library.answers import WantedPage
from tui.model.suggestion import Suggestion
from tui.ui.actions import Action, Choice, Context, Situation, needs_note
from tui.ui.operations.current_filter import (
    expand_views,
    go_to_filter,
    present_filter,
    set_filter,
    try_filter,
)
from tui.ui.operations.dialog_opening import offer
from tui.ui.operations.line_mode import end_line_mode
from tui.ui.session import Session
from tui.ui.state import PastFilter
from tui.ui.suggestions import suggestions

SORT_MENU: tuple[Choice, ...] = (
    ("a", "added", "added"),
    ("p", "published", "published"),
    ("u", "updated", "updated"),
    ("t", "title", "title"),
    ("s", "site", "site"),
    ("r", "relevance", "relevance"),
    ("x", "random", "random"),
)


def edit_filter(session: Session) -> None:
    """Edits the filter; what is typed is another word."""
    _edit_line(session, as_new_word=True)


def edit_filter_as_it_is(session: Session) -> None:
    """Edits the filter as it stands."""
    _edit_line(session, as_new_word=False)


def _edit_line(session: Session, *, as_new_word: bool) -> None:
    end_line_mode(session, None)
    session.state = replace(session.state, edited_filter=present_filter(session))
    line = session.panes.filter_line
    line.history = [past.text for past in session.state.past]
    line.edit(as_new_word=as_new_word)


def text_changed(session: Session, text: str) -> None:
    """Answers every letter in the line."""
    mode = session.state.line_mode
    if mode:
        mode.on_change(text)
    else:
        try_filter(session, text, typing=True)


def text_submitted(session: Session, text: str) -> None:
    """Keeps the filter and goes to the first match."""
    mode = session.state.line_mode
    if mode:
        if mode.accepts(text):
            end_line_mode(session, text)
        return
    before, text = session.state.edited_filter, _kept(session, text)
    note_id = before.note_id if text == before.text else None
    if not try_filter(session, text, typing=False, note_id=note_id):
        return
    session.panes.filter_line.text = text
    session.state = session.state.remembering(before)
    session.panes.go_to(session.panes.notes)


def text_cancelled(session: Session) -> None:
    """Goes back to the filter before."""
    if session.state.line_mode:
        end_line_mode(session, None)
        return
    go_to_filter(session, session.state.edited_filter)
    session.panes.go_to(session.panes.notes)


def suggest(session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    """Returns what could be typed next in the line."""
    mode = session.state.line_mode
    if mode:
        return mode.suggest(text, caret) if mode.suggest else ()
    return suggestions(text, caret, session.gateway.complete, session.state.tags, session.views)


def remove_term(session: Session, index: int) -> None:
    """Takes the term with an index out of the filter."""
    filter = session.state.filter
    if index < len(filter.chips):
        set_filter(session, editing.without(filter, filter.chips[index]))


def go_to_filter_before(session: Session) -> None:
    """Goes one step back through filters."""
    past = session.state.past[-1]
    session.state = session.state.stepped_back()
    go_to_filter(session, past)


def show_similar(session: Session) -> None:
    """Shows the notes most like the one under the cursor."""
    row = session.panes.notes.cursor_note
    if row:
        go_to_filter(session, PastFilter(f"like:{row.id}", None), present_filter(session))


def open_sort_menu(session: Session) -> None:
    """Offers the orders of the list."""
    offer(session, SORT_MENU, lambda key: _sort_by(session, key))


def reverse_order(session: Session) -> None:
    """Turns the order around."""
    order = session.state.filter.order
    if order.key == "random":
        session.notify("A shuffled list has no other direction.")
    else:
        _set_order(session, f"{order.key}{'+' if order.is_descending else '-'}")


def _kept(session: Session, text: str) -> str:
    """Returns the filter that a typed text stands for, closed where it is open.

    While it was typed, its last word stood for all that begin so; where the word itself finds
    nothing, that is what is kept.
    """
    try:
        kept = editing.finished(text).strip()
        filter = expand_views(session, parse(kept))
        page = session.gateway.page(filter, WantedPage(1)) if filter else None
        is_kept = page is None or page.rows
        return kept if is_kept else print_filter(parse(text, typing=True))
    except FilterError:
        return text


def _sort_by(session: Session, key: str | None) -> None:
    if key:
        sign = "" if key == "random" else "-" if DESCENDING[key] else "+"
        _set_order(session, f"{key}{sign}")


def _set_order(session: Session, order: str) -> None:
    set_filter(session, editing.with_order(session.state.filter, order))


def _needs_past_filter(situation: Situation) -> str | None:
    return None if situation.has_past_filter else "There is no earlier filter."


ACTIONS: tuple[Action[Session], ...] = (
    Action("filter.edit", ("/",), "Filter the list while typing", edit_filter),
    Action(
        "filter.edit_anywhere",
        ("\\", "p"),
        "Edit the filter from anywhere",
        edit_filter_as_it_is,
    ),
    Action(
        "filter.back",
        ("backspace",),
        "One step back through filters",
        go_to_filter_before,
        Context.LIST,
        _needs_past_filter,
    ),
    Action("sort.menu", ("s",), "Sort by date, title, site, …", open_sort_menu),
    Action("sort.reverse", ("S",), "Reverse the order of the list", reverse_order),
    Action(
        "note.similar",
        ("&",),
        "Show the notes most like this one",
        show_similar,
        Context.LIST,
        needs_note,
        words=("similar",),
    ),
)

"""The row of numbers: what is under way, how the list is ordered, where the cursor is in it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.ui.actions import KeyOf
from tui.ui.drawing.signs import DOWN, ENTER, MARKED, UP
from tui.ui.drawing.status_row import Rank, StatusPart
from tui.ui.session import Session
from tui.ui.state import Leaving, ReaderState

SORT_WORDS = {
    ("added", True): "newest first",
    ("added", False): "oldest first",
    ("published", True): "latest published",
    ("published", False): "first published",
    ("updated", True): "last changed",
    ("updated", False): "longest unchanged",
    ("title", False): "by title",
    ("title", True): "by title, Z–A",
    ("site", False): "by site",
    ("site", True): "by site, Z–A",
    ("relevance", True): "best first",
    ("relevance", False): "best last",
    ("random", False): "shuffled",
}


def show_status(session: Session) -> None:
    """Shows what is under way, else the order of the list; and where the cursor is in it."""
    state = session.state
    mode = state.line_mode
    if mode and mode.intent and (intent := mode.intent()):
        session.panes.status.show([StatusPart(f"{ENTER} {intent}", Rank.ACTIVITY)])
    else:
        parts = _parts(session)
        session.panes.status.show([*parts, *_help_part(session)])


def _parts(session: Session) -> Iterator[StatusPart]:
    state, key_of = session.state, session.key_of
    if activity := _activity(state, key_of):
        yield StatusPart(activity, Rank.ACTIVITY)
    else:
        yield StatusPart(_order_in_words(state), Rank.ORDER, "sort.menu")
        if state.range_start is not None:
            yield StatusPart(f"{key_of('mark.range')} ends the range", Rank.PLACE)
    if state.marked:
        yield StatusPart(_marks_in_words(state), Rank.MARKS, "mark.menu")
    if state.archived and not activity:
        yield StatusPart(f"{state.archived:,} archived", Rank.REST)
    yield StatusPart(_cursor_in_words(session), Rank.PLACE)


def _help_part(session: Session) -> Iterator[StatusPart]:
    """Yields which key shows the help, if one does; it is known soon after the first page."""
    if session.knows_keys and session.keymap.named("app.help").keys:
        yield StatusPart(f"{session.key_of('app.help')} help", Rank.HINT, "app.help")


def _activity(state: ReaderState, key_of: KeyOf) -> str:
    """Returns what the program is at, if it is worth a word.

    Keys are named only where one is said: they are not known before the first page.
    """
    is_leaving = state.leaving is not Leaving.NO
    awaiting = state.awaiting
    if awaiting and awaiting.search and awaiting.is_long:
        return f"{awaiting.search.said} · any key stops"
    if state.is_locked_out:
        words = ["waiting for another program"]
    elif is_leaving:
        words = ["stopping the import" if state.imports else "leaving"]
    elif state.bulk and state.bulk.is_stopped:
        words = ["taking the change back"]
    elif state.bulk:
        words = [f"changing notes {state.bulk.share:.0%}", _stops(key_of)]
    elif state.imports:
        share = state.import_share
        doing = "looking for files" if share is None else f"importing {share:.0%}"
        words = [doing, _stops(key_of)]
    elif state.exports:
        words = ["exporting"]
    else:
        return ""
    return " · ".join([*words, *unwritten_in_words(state)])


def _stops(key_of: KeyOf) -> str:
    return f"{key_of('pane.close')} stops"


def unwritten_in_words(state: ReaderState) -> list[str]:
    """Returns how many changes wait to be written; nothing where none does."""
    count = state.pending.unwritten - (state.bulk is not None)
    return [f"{count:,} change" if count == 1 else f"{count:,} changes"] if count else []


def _order_in_words(state: ReaderState) -> str:
    order = state.filter.order
    words = SORT_WORDS[order.key, order.is_descending].removesuffix(" first")
    if order.key == "random":
        return words
    return f"{DOWN if order.is_descending else UP} {words}"


def _cursor_in_words(session: Session) -> str:
    """Returns where the cursor is; while leaving waits, which key leaves at once."""
    state, cursor_row = session.state, session.panes.notes.cursor_row
    if state.leaving is not Leaving.NO:
        return f"{session.key_of('app.back')} leaves now"
    if not state.is_counted:
        return "…"
    return f"{min(cursor_row + 1, state.length):,} of {state.length:,}"


def _marks_in_words(state: ReaderState) -> str:
    """Returns how many notes are marked, and how many of them the filter hides."""
    marked, hidden = len(state.marked), len(state.hidden or ())
    return f"{MARKED} {marked:,}" + (f", {hidden:,} hidden" if hidden else "")

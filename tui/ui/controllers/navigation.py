"""Moving: the cursor in a pane, the focus between panes, what is hidden."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.filters import editing
from tui.library.edits import SetFlag
from tui.ui.actions import Action, Context, needs_note
from tui.ui.operations.changing import change
from tui.ui.operations.current_filter import set_filter
from tui.ui.operations.display import find_in_note, follow_cursor
from tui.ui.operations.leaving import stop_bulk, stop_imports
from tui.ui.operations.list_contents import known_positions
from tui.ui.operations.look import keep_look
from tui.ui.operations.marking import clear_marks, set_range_start
from tui.ui.operations.waiting import wait_for_answer
from tui.ui.session import Session
from tui.ui.widgets.preview import Preview

SCROLL_LINES = 3
"""How far the preview scrolls when it is scrolled from the list."""


def move(session: Session, delta: int) -> None:
    """Moves the cursor, or scrolls the preview, by some lines."""
    pane = session.panes.focused
    if isinstance(pane, Preview):
        pane.scroll_lines(delta)
    else:
        _move_by(session, delta, partial(pane.move, delta))


def to_top(session: Session) -> None:
    """Goes to the first line."""
    pane = session.panes.focused
    _move_by(session, -pane.length, pane.top)


def to_bottom(session: Session) -> None:
    """Goes to the last line."""
    pane = session.panes.focused
    _move_by(session, pane.length, pane.bottom)


def half_page(session: Session, direction: int) -> None:
    """Goes on by half a page, or back."""
    pane = session.panes.focused
    _move_by(session, direction * pane.shown, partial(pane.half_page, direction))


def page(session: Session, direction: int) -> None:
    """Goes on by a page, or back."""
    pane = session.panes.focused
    _move_by(session, direction * pane.shown, partial(pane.page, direction))


def _move_by(session: Session, delta: int, move_cursor: Callable[[], object]) -> None:
    """Moves the cursor, once it is known what is there: a page may be a part of the list.

    Args:
        session: The session.
        delta: How many rows the cursor goes at most.
        move_cursor: Moves it.
    """
    if session.panes.focused is session.panes.notes:
        _move_in_list(session, delta, move_cursor)
    else:
        move_cursor()


def step_in_list(session: Session, delta: int) -> None:
    """Moves the cursor of the list by some lines, whichever pane has the focus."""
    _move_in_list(session, delta, partial(session.panes.notes.move, delta))


def _move_in_list(session: Session, delta: int, move_cursor: Callable[[], object]) -> None:
    notes, here = session.panes.notes, session.panes.notes.cursor_row
    is_within = 0 <= here + delta < notes.length
    if not session.state.is_counted and not is_within:
        wait_for_answer(session, move_cursor)
        return
    move_cursor()
    if notes.length and notes.cursor_note is None:
        # The library has changed: the rows are unknown until it has answered again.
        notes.move_to(here)
        wait_for_answer(session, move_cursor)


def close_innermost(session: Session) -> None:
    """Closes the innermost of what is open; in the list, drops the last term of the filter."""
    panes, focused = session.panes, session.panes.focused
    if panes.preview.clear_selection():
        return
    if focused is panes.preview and session.state.find_text:
        find_in_note(session, "")
    elif focused is panes.tags and panes.tags.narrowing:
        panes.tags.narrow("")
    elif focused is not panes.notes:
        panes.go_to(panes.notes)
    elif not (
        stop_bulk(session)
        or stop_imports(session)
        or _end_range(session)
        or clear_marks(session)
        or _drop_last_term(session)
    ):
        session.notify(f"{session.key_of('app.back')} leaves the program.")


def _end_range(session: Session) -> bool:
    """Forgets where a range of marks began; returns whether one had."""
    has_begun = session.state.range_start is not None
    set_range_start(session, None)
    return has_begun


def _drop_last_term(session: Session) -> bool:
    """Takes the last term out of the filter; returns whether there was one."""
    chips = session.state.filter.chips
    if chips:
        set_filter(session, editing.without(session.state.filter, chips[-1]))
    return bool(chips)


def go_to_unread(session: Session, direction: int) -> None:
    """Moves the cursor to the nearest unread note in a direction, or says that there is none."""
    listing = session.state.listing
    if listing is None:
        wait_for_answer(session, partial(go_to_unread, session, direction))
        return
    read, unread = (
        known_positions(session, session.state.pending.flagged("read", value=value))
        for value in (True, False)
    )
    notes = session.panes.notes
    ordinal = listing.nearest_unread(notes.cursor_row, direction, read=read, unread=unread)
    if ordinal is None:
        session.notify("There is no unread note in this direction.")
    else:
        notes.move_to(ordinal)
        follow_cursor(session)


def skim(session: Session) -> None:
    """Pages on; at the end of the note, marks it read and goes to the next unread one.

    The preview says then how many are left.
    """
    preview, notes = session.panes.preview, session.panes.notes
    if not preview.at_end:
        preview.page(1)
        return
    row = notes.cursor_note
    if row and not row.read:
        change(session, SetFlag((row.id,), "read", True, goes_on=True))
    go_to_unread(session, 1)
    if notes.unread is not None:
        preview.say(f"{notes.unread:,} unread left")


def _scroll_preview(session: Session, lines: int) -> None:
    session.panes.preview.scroll_lines(lines)


def _scroll_sideways(session: Session, direction: int) -> None:
    if not session.panes.preview.scroll_sideways(direction):
        session.notify("No line or table on screen goes on there.")


def _to_tags(session: Session) -> None:
    session.panes.go_to(session.panes.tags)


def _to_list(session: Session) -> None:
    session.panes.go_to(session.panes.notes)


def _to_preview(session: Session) -> None:
    session.panes.go_to(session.panes.preview)


def _step_focus(session: Session, step: int, *, wraps: bool = False) -> None:
    session.panes.step_focus(step, wraps=wraps)


def _zoom_preview(session: Session) -> None:
    session.panes.zoom_preview()


def _toggle_preview(session: Session) -> None:
    session.panes.toggle(session.panes.preview)


def _toggle_tags(session: Session) -> None:
    session.panes.toggle(session.panes.tags)


def _toggle_density(session: Session) -> None:
    session.panes.notes.toggle_density()
    keep_look(session, note_lines=session.panes.notes.lines_of_note)


ACTIONS: tuple[Action[Session], ...] = (
    Action("cursor.down", ("j", "down"), "One line down", partial(move, delta=1)),
    Action("cursor.up", ("k", "up"), "One line up", partial(move, delta=-1)),
    Action("cursor.top", ("g", "home"), "To the first line", to_top),
    Action("cursor.bottom", ("G", "end"), "To the last line", to_bottom),
    Action(
        "cursor.half_down",
        ("ctrl+d",),
        "Half a page down",
        partial(half_page, direction=1),
    ),
    Action(
        "cursor.half_up",
        ("ctrl+u",),
        "Half a page up",
        partial(half_page, direction=-1),
    ),
    Action(
        "cursor.page_down",
        ("pagedown", "ctrl+f"),
        "A page down",
        partial(page, direction=1),
    ),
    Action("cursor.page_up", ("pageup", "ctrl+b"), "A page up", partial(page, direction=-1)),
    Action(
        "pane.left",
        ("h", "left"),
        "To the pane on the left",
        partial(_step_focus, step=-1),
    ),
    Action(
        "pane.right",
        ("l", "right"),
        "To the pane on the right",
        partial(_step_focus, step=1),
    ),
    Action(
        "pane.next",
        ("tab",),
        "To the next pane",
        partial(_step_focus, step=1, wraps=True),
    ),
    Action(
        "pane.previous",
        ("shift+tab",),
        "To the previous pane",
        partial(_step_focus, step=-1, wraps=True),
    ),
    Action("pane.tags", ("1",), "To the tags", _to_tags),
    Action("pane.list", ("2",), "To the list", _to_list),
    Action("pane.preview", ("3",), "To the preview", _to_preview),
    Action(
        "pane.close",
        ("escape",),
        "Close the innermost; in the list, drop a term",
        close_innermost,
    ),
    Action(
        "preview.down",
        ("J",),
        "Scroll the preview down",
        partial(_scroll_preview, lines=SCROLL_LINES),
    ),
    Action(
        "preview.up",
        ("K",),
        "Scroll the preview up",
        partial(_scroll_preview, lines=-SCROLL_LINES),
    ),
    Action(
        "cursor.next_note",
        ("J",),
        "To the next note of the list",
        partial(step_in_list, delta=1),
        Context.PREVIEW,
    ),
    Action(
        "cursor.previous_note",
        ("K",),
        "To the note before it in the list",
        partial(step_in_list, delta=-1),
        Context.PREVIEW,
    ),
    Action(
        "preview.code_right",
        (")", "shift+right"),
        "Scroll long lines and wide tables to their ends",
        partial(_scroll_sideways, direction=1),
        Context.PREVIEW,
    ),
    Action(
        "preview.code_left",
        ("(", "shift+left"),
        "Scroll long lines and wide tables back",
        partial(_scroll_sideways, direction=-1),
        Context.PREVIEW,
    ),
    Action(
        "preview.zoom",
        ("z",),
        "Zoom the preview, or show all panes again",
        _zoom_preview,
    ),
    Action("preview.hide", (">",), "Hide or show the preview", _toggle_preview),
    Action("pane.hide_tags", ("<",), "Hide or show the tags", _toggle_tags),
    Action("pane.density", ("Z",), "Show more notes, or more of each", _toggle_density),
    Action(
        "note.show",
        ("enter",),
        "Read the note in the preview",
        _to_preview,
        Context.LIST,
        needs_note,
    ),
    Action(
        "cursor.next_unread",
        ("}", "w"),
        "To the next unread note",
        partial(go_to_unread, direction=1),
    ),
    Action(
        "cursor.previous_unread",
        ("{", "b"),
        "To the previous unread note",
        partial(go_to_unread, direction=-1),
    ),
    Action(
        "cursor.skim",
        ("space",),
        "Page on; at the end mark read and go to the next unread note",
        skim,
        Context.PREVIEW,
        needs_note,
    ),
)

"""The other texts of a note: what imports brought, and what they replaced."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tui.library.edits import Outcome, Rewrite
from tui.model.version import Version
from tui.ui.actions import Action, needs_cursor
from tui.ui.drawing.date_text import long_date
from tui.ui.drawing.version_row import VersionLine
from tui.ui.operations.changing import change
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.reports import say_done
from tui.ui.operations.waiting import look_up, wait_for_writing
from tui.ui.session import Session


def show_versions(session: Session) -> None:
    """Lists the other texts of the note under the cursor, once what was typed before is written."""
    note_id = session.cursor_id
    if note_id is not None:
        wait_for_writing(session, partial(_look_up, session, note_id))


def _look_up(session: Session, note_id: int) -> None:
    then = partial(_open, session, note_id)
    look_up(session, lambda library, _: library.versions(note_id), then)


def _open(session: Session, note_id: int, versions: Sequence[Version]) -> None:
    from tui.ui.dialogs.versions import VersionsScreen

    if not versions:
        session.notify("No other text of this note is kept.", "Imports keep what they do not take.")
        return
    lines = [VersionLine(each.field, long_date(each.kept), each.content) for each in versions]
    open_dialog(session, VersionsScreen(lines), partial(_put_in_place, session, note_id, versions))


def _put_in_place(
    session: Session, note_id: int, versions: Sequence[Version], chosen: int | None
) -> None:
    if chosen is None:
        return
    version = versions[chosen]
    edit = Rewrite(note_id, {version.field: version.content}, keeps_former=True)
    change(session, edit, partial(_report, session, version.field))


def _report(session: Session, field: str, outcome: Outcome) -> None:
    is_same = "Nothing was changed: the note is gone, or has this text."
    more = "" if outcome.did_nothing else "The one before is kept."
    say_done(session, outcome, f"Another {field} is in place.", more=more, nothing=is_same)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.versions",
        ("i",),
        "Show the texts that imports brought or replaced, and put one in place",
        show_versions,
        refusal=needs_cursor,
        words=("versions",),
    ),
)

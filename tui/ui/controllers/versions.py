"""The texts of a note: its summary, comment and article in the preview, and its other versions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tui.library.edits import Outcome, Rewrite
from tui.model.version import Version
from tui.ui.actions import Action, needs_cursor
from tui.ui.drawing.date_text import long_date
from tui.ui.drawing.text_tabs import parts_of
from tui.ui.drawing.version_row import VersionLine
from tui.ui.operations.changing import change
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import preview_in_sight
from tui.ui.operations.reports import say_done
from tui.ui.operations.waiting import look_up, wait_for_writing
from tui.ui.session import Session


def show_next_text(session: Session) -> None:
    """Shows the next text of the note in the preview; after the last, its versions, if any."""
    preview = preview_in_sight(session)
    if preview is None or preview.note is None:
        return
    parts = parts_of(preview.note)
    after = parts.index(preview.part) + 1 if preview.part in parts else 0
    preview.show_part(parts[after % len(parts)])
    if after == len(parts):
        _find_versions(session, say_none=len(parts) == 1)


def show_versions(session: Session) -> None:
    """Lists the other texts of the note under the cursor."""
    _find_versions(session, say_none=True)


def _find_versions(session: Session, *, say_none: bool) -> None:
    """Lists the other texts, once what was typed before is written; says where there are none."""
    note_id = session.cursor_id
    if note_id is not None:
        wait_for_writing(session, partial(_look_up, session, note_id, say_none))


def _look_up(session: Session, note_id: int, say_none: bool) -> None:
    then = partial(_open, session, note_id, say_none)
    look_up(session, lambda library, _: library.versions(note_id), then)


def _open(session: Session, note_id: int, say_none: bool, versions: Sequence[Version]) -> None:
    from tui.ui.dialogs.versions import VersionsScreen

    if not versions:
        if say_none:
            session.notify(
                "No other text of this note is kept.", "Imports keep what they do not take."
            )
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
        "preview.text",
        ("i",),
        "To the next text of the note: comment, article, versions",
        show_next_text,
        refusal=needs_cursor,
    ),
    Action(
        "note.versions",
        (),
        "Show the texts that imports brought or replaced, and put one in place",
        show_versions,
        refusal=needs_cursor,
        words=("versions",),
    ),
)

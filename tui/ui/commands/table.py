"""The table of verbs: everything that the command line does, in the order of the help.

A verb that changes notes acts on the marked ones, else on all that are shown. What a key does
already is asked for by the id of its action.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tui.filters.editing import with_order
from tui.library.edits import Flag
from tui.ui.commands.arguments import (
    FILTER,
    NOTHING,
    ORDER,
    PART,
    PATH,
    TAGGING,
    VIEW,
)
from tui.ui.commands.verb import Verb
from tui.ui.operations.current_filter import set_filter
from tui.ui.operations.import_beginning import begin_import
from tui.ui.operations.links import copy_of_notes, open_links
from tui.ui.operations.note_edits import set_flag, tag_notes
from tui.ui.operations.purges import purge_notes
from tui.ui.session import Session


def _set(field: Flag, value: bool, session: Session, ids: Sequence[int], _: None) -> None:
    set_flag(session, ids, field, value=value)


def _purge(session: Session, ids: Sequence[int], _: None) -> None:
    purge_notes(session, ids)


def _open(session: Session, ids: Sequence[int], _: None) -> None:
    open_links(session, ids)


def _filter(session: Session, _ids: Sequence[int], text: str) -> None:
    set_filter(session, text)


def _view(session: Session, _ids: Sequence[int], text: str | None) -> None:
    if text is None:
        session.perform("view.recall")
    else:
        set_filter(session, text)


def _sort(session: Session, _ids: Sequence[int], order: str) -> None:
    if order:
        set_filter(session, with_order(session.state.filter, order))
    else:
        session.perform("sort.menu")


def _import(session: Session, _ids: Sequence[int], path: str) -> None:
    begin_import(session, path)


def _perform(action_id: str, session: Session, _ids: Sequence[int], _value: None) -> None:
    session.perform(action_id)


def _flag(
    name: str,
    field: Flag,
    intent: str,
    effect: str,
    *,
    value: bool = True,
    aliases: tuple[str, ...] = (),
) -> Verb:
    return Verb(name, aliases, NOTHING, effect, intent, partial(_set, field, value))


def _action(name: str, action_id: str, intent: str, *aliases: str) -> Verb:
    effect = intent[0].upper() + intent[1:]
    return Verb(name, aliases, NOTHING, effect, intent, partial(_perform, action_id))


VERBS: tuple[Verb, ...] = (
    Verb("tag", (), TAGGING, "Add tags, and take others away", "tag {notes}", tag_notes),
    _flag("star", "starred", "star {notes}", "Star notes"),
    _flag("unstar", "starred", "unstar {notes}", "Take stars away", value=False),
    _flag("read", "read", "mark {notes} as read", "Mark notes as read"),
    _flag("unread", "read", "mark {notes} as unread", "Mark notes as unread", value=False),
    _flag(
        "archive",
        "archived",
        "archive {notes}",
        "Put notes into the archive",
    ),
    _flag(
        "unarchive",
        "archived",
        "unarchive {notes}",
        "Take notes out of the archive",
        value=False,
    ),
    _flag("trash", "trashed", "trash {notes}", "Put notes into the trash", aliases=("rm",)),
    _flag("restore", "trashed", "restore {notes}", "Take notes back out of the trash", value=False),
    Verb(
        "purge",
        (),
        NOTHING,
        "Delete notes in the trash for good, after asking",
        "purge {notes}, if you say yes",
        _purge,
    ),
    Verb(
        "open",
        (),
        NOTHING,
        "Open links in the browser; asks first if there are more than ten",
        "open {notes}",
        _open,
    ),
    Verb(
        "copy",
        (),
        PART,
        "Copy url, title, markdown, summary or json",
        "copy from {notes}",
        copy_of_notes,
    ),
    Verb("filter", ("list",), FILTER, "Show what a filter finds", "filter the list", _filter),
    Verb("view", ("views",), VIEW, "Show a view", "show a view", _view),
    _action("save", "view.save", "save the filter as a view"),
    Verb("sort", (), ORDER, "Put the list in another order", "sort the list", _sort),
    _action("add", "note.add", "add a link"),
    _action("comment", "note.comment", "comment on the note under the cursor"),
    _action("edit", "note.editor", "edit the note under the cursor"),
    Verb("import", (), PATH, "Import a file or folder", "import", _import),
    _action("undo", "history.undo", "take back the last change"),
    _action("redo", "history.redo", "do again what was undone"),
    _action("history", "history.show", "list what was changed"),
    _action("reload", "library.reload", "read the library again"),
    _action("help", "app.help", "show all keys and verbs"),
    _action("quit", "app.quit", "leave the program", "q"),
)
"""Every verb."""


def markdown_table() -> str:
    """Returns the verbs as a Markdown table for the README."""
    rows = ["| verb | does | to |", "|---|---|---|"]
    for verb in VERBS:
        words = " ".join(f"`{each}`" for each in (verb.usage, *verb.aliases))
        target = "the marked notes, else all shown" if verb.acts_on_notes else ""
        rows.append(f"| {words} | {verb.help} | {target} |")
    return "".join(f"{row}\n" for row in rows)

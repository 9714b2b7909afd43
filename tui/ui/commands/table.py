"""The table of verbs: what the command line does to many notes, or with what is typed behind it.

A verb that changes notes acts on the marked ones, else on all that are shown. What a key does
already is a verb where its action has a word for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from tui.filters.editing import with_order
from tui.library.edits import Flag
from tui.ui.actions import AnyAction
from tui.ui.commands.arguments import (
    FILTER,
    NOTHING,
    ORDER,
    PART,
    PATH,
    SOURCE,
    TAGGING,
    THEME,
    VIEW,
)
from tui.ui.commands.verb import Verb
from tui.ui.operations.asked_purge import purge_notes
from tui.ui.operations.current_filter import set_filter
from tui.ui.operations.exporting import export_notes
from tui.ui.operations.flags_and_tags import set_flag, tag_notes
from tui.ui.operations.import_beginning import begin_import
from tui.ui.operations.import_report import show_issues
from tui.ui.operations.links import copy_of_notes, open_links
from tui.ui.operations.look import keep_look
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


def _theme(session: Session, _ids: Sequence[int], name: str) -> None:
    if name:
        session.screen.app.theme = name
        keep_look(session, theme=name)
    else:
        session.perform("app.theme")


def _import(session: Session, _ids: Sequence[int], path: str) -> None:
    begin_import(session, path)


def _issues(session: Session, _ids: Sequence[int], _: None) -> None:
    show_issues(session)


def _perform(action_id: str, session: Session, _ids: Sequence[int], _value: None) -> None:
    session.perform(action_id)


def _flag(
    name: str,
    field: Flag,
    intent: str,
    effect: str,
    *aliases: str,
    value: bool = True,
) -> Verb:
    return Verb(name, aliases, NOTHING, effect, intent, partial(_set, field, value))


VERBS: tuple[Verb, ...] = (
    Verb("tag", (), TAGGING, "Add tags, and take others away", "Tag {notes}", tag_notes),
    _flag("star", "starred", "Star {notes}", "Star notes"),
    _flag("unstar", "starred", "Unstar {notes}", "Take stars away", value=False),
    _flag("read", "read", "Mark {notes} as read", "Mark notes as read"),
    _flag("unread", "read", "Mark {notes} as unread", "Mark notes as unread", value=False),
    _flag("archive", "archived", "Archive {notes}", "Put notes into the archive"),
    _flag(
        "unarchive", "archived", "Unarchive {notes}", "Take notes out of the archive", value=False
    ),
    _flag("trash", "trashed", "Trash {notes}", "Put notes into the trash", "rm"),
    _flag("restore", "trashed", "Restore {notes}", "Take notes back out of the trash", value=False),
    Verb(
        "purge",
        (),
        NOTHING,
        "Delete notes in the trash for good, after asking",
        "Purge {notes}, if you say yes",
        _purge,
    ),
    Verb(
        "open",
        (),
        NOTHING,
        "Open links in the browser; asks first if there are more than ten",
        "Open {notes}",
        _open,
    ),
    Verb(
        "copy",
        (),
        PART,
        "Copy url, title, markdown, org, summary, comment, tags or json",
        "Copy from {notes}",
        copy_of_notes,
    ),
    Verb("filter", ("list",), FILTER, "Show what a filter finds", "Filter the list", _filter),
    Verb("view", (), VIEW, "Show a view", "Show a view", _view),
    Verb("sort", (), ORDER, "Put the list in another order", "Sort the list", _sort),
    Verb("theme", (), THEME, "Show other colours, from now on", "Change the colours", _theme),
    Verb(
        "import",
        (),
        SOURCE,
        "Import a file, a folder or the bookmarks of a browser",
        "Import a file, folder or browser",
        _import,
    ),
    Verb(
        "export",
        (),
        PATH,
        "Write notes to a file; its ending means the format",
        "Write {notes} to a file",
        export_notes,
    ),
    Verb(
        "issues",
        (),
        NOTHING,
        "Show what the last import read, and what it passed over",
        "Show the last import",
        _issues,
    ),
)
"""What acts on many notes, or takes something."""


def all_verbs(actions: Iterable[AnyAction]) -> tuple[Verb, ...]:
    """Returns all verbs in the order of the help: those of the table, then the words of actions."""
    return (*VERBS, *(_verb_of(action) for action in actions if action.words))


def _verb_of(action: AnyAction) -> Verb:
    name, *aliases = action.words
    run = partial(_perform, action.id)
    return Verb(name, tuple(aliases), NOTHING, action.help, action.help, run)


def markdown_table(actions: Iterable[AnyAction]) -> str:
    """Returns the verbs as a Markdown table for the documents."""
    rows = ["| verb | does | to |", "|---|---|---|"]
    for verb in all_verbs(actions):
        words = " ".join(f"`{each}`" for each in (verb.usage, *verb.aliases))
        target = "the marked notes, else all shown" if verb.acts_on_notes else ""
        rows.append(f"| {words} | {verb.help} | {target} |")
    return "".join(f"{row}\n" for row in rows)

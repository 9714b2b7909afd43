"""Filling a library from the reader: the page of an empty one, and imports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.assets import SAMPLE
from tui.library.edits import ImportFiles
from tui.model.text import counted
from tui.ui.messages import ImportEnded, Progressed
from tui.ui.operations.asking import follow_library
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.import_beginning import begin_import
from tui.ui.operations.leaving import work_ended
from tui.ui.operations.status import show_status
from tui.ui.pending import PendingEdit
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.report import ImportReport

MANY_TAGS = 300
"""From how many new tags on an import is said to need care."""

_WAYS_IN = {"import": "library.import", "add": "note.add", "quit": "app.back"}
"""The choices of the page of an empty library that are actions."""

_USUAL_KEYS: Mapping[str, Sequence[str]] = {
    "import": ("I", "i"),
    "add": ("a",),
    "sample": ("s", "S", "f2"),
    "tour": ("t", "T", "f3"),
    "quit": ("q",),
}
"""The keys of choices there, as far as no other has them; the first of them is shown."""


def welcome(session: Session) -> None:
    """Says how to fill an empty library."""
    from tui.ui.dialogs.welcome import WelcomeScreen

    screen = WelcomeScreen(_keys_of_ways_in(session))
    open_dialog(session, screen, lambda choice: _welcomed(session, choice))


def _keys_of_ways_in(session: Session) -> dict[str, Sequence[str]]:
    """Returns the keys of each choice that has any: those of its action, then the usual ones.

    Esc shows the list, whatever else it is given to.
    """
    stay = {"stay": ("escape",)}
    own = {choice: session.keymap.named(action_id).keys for choice, action_id in _WAYS_IN.items()}
    keys: dict[str, Sequence[str]] = {}
    for given in (stay, own, _USUAL_KEYS):
        taken = {key for each in keys.values() for key in each}
        for choice, wanted in given.items():
            free = [key for key in wanted if key not in taken]
            keys[choice] = [*keys.get(choice, ()), *free]
    return {choice: each for choice, each in keys.items() if each}


def report_cut_off(session: Session) -> None:
    """Says which imports and other long steps were cut off when their program was ended."""
    none: list[tuple[str, int]] = []
    undo = session.key_of("history.undo")
    steps = session.gateway.read(lambda library: library.history.cut_off(), otherwise=none)
    for label, count in steps:
        session.notify(
            f"Cut off before its end: {label}.",
            f"{counted(count, 'note')} written; {undo}, twice, takes that back.",
        )


def import_progressed(session: Session, message: Progressed) -> None:
    """Shows how far an import is."""
    session.state = replace(session.state, import_share=message.share)
    show_status(session)


def import_ended(session: Session, message: ImportEnded) -> None:
    """Says what an import did, or why it did nothing."""
    state = session.state
    session.state = replace(state, import_share=None, imports=state.imports - 1)
    if message.report and message.report.step:
        remember_import(session, message.path, message.report.step)
    follow_library(session)
    show_status(session)
    if message.error:
        session.notify_error(message.error)
    elif message.report:
        _show_report(session, message.report)
    else:
        session.notify("The import was stopped.", "Nothing of it is in the library.")
    work_ended(session, is_failure=message.error is not None)


def remember_import(session: Session, path: str, step: int) -> None:
    """Has the next undo take back an import, which is the last change now."""
    history = session.state.history.numbered()
    edit = PendingEdit(history.last_number, ImportFiles(path), step=step)
    # What was named before is not the last change any more.
    session.state = replace(session.state, history=history.with_import(edit), offered=None)


def _welcomed(session: Session, choice: str | None) -> None:
    if choice == "sample":
        begin_import(session, str(SAMPLE))
    elif choice == "tour":
        session.perform("app.tour")
    elif choice and choice in _WAYS_IN:
        session.perform(_WAYS_IN[choice])


def _show_report(session: Session, report: ImportReport) -> None:
    session.state = replace(session.state, report=report)
    sources = (_source_in_words(report), report.formats_in_words())
    tags = (report.tags.sentence(), _care_in_words(session, report))
    told = (*sources, *tags, _issues_in_words(report))
    session.notify(report.sentence(), " ".join(filter(None, told)))


def _source_in_words(report: ImportReport) -> str:
    """Returns what the source was taken for, where it was one alone."""
    return f"Read as {report.sources[0].label}." if len(report.sources) == 1 else ""


def _care_in_words(session: Session, report: ImportReport) -> str:
    """Returns what can be done with very many new tags; nothing once tags were cared for.

    No dialog asks it: an import ends between two keys, and the next would be taken for an answer.
    """
    count = report.tags.new - report.tags.waiting
    if count < MANY_TAGS:
        return ""
    read = session.gateway.read
    if read(lambda library: library.vocabulary.is_new_decided(), otherwise=True):
        return ""
    return f"{count:,} new tags; {session.key_of('tags.care')} cares for them."


def _issues_in_words(report: ImportReport) -> str:
    count = len(report.issues)
    if not count:
        return ""
    return f"{counted(count, 'issue')}; :issues lists {'it' if count == 1 else 'them'}."

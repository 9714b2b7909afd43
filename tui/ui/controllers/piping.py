"""Giving notes to a command: its output is shown, or it has the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.errors import DesktopError
from tui.model.suggestion import Suggestion
from tui.ui.actions import Action, Choice, needs_note
from tui.ui.operations.dialog_opening import offer, open_dialog
from tui.ui.operations.line_mode import edit_line
from tui.ui.operations.links import make_of_notes
from tui.ui.operations.marking import with_chosen
from tui.ui.session import Session
from tui.ui.state import LineMode
from tui.ui.suspension import suspended

if TYPE_CHECKING:
    from tui.library.desktop.commands import Command, Ended, RunningCommand
    from tui.ui.dialogs.output import OutputScreen
    from tui.ui.widgets.output_pane import OutputText

PIPE_MENU: tuple[Choice, ...] = (
    ("m", "markdown", "Markdown"),
    ("t", "text", "text"),
    ("j", "json", "JSON"),
    ("u", "url", "URL"),
)
"""What a command is given; the names are those of `tui.library.piping.PIPED`."""


def choose_form(session: Session) -> None:
    """Asks what a command is given of the marked notes, or else of the one under the cursor."""

    def chosen(form: str | None) -> None:
        if form:
            _ask_command(session, form)

    offer(session, PIPE_MENU, chosen, question="Give it to a command as:")


def _ask_command(session: Session, form: str) -> None:
    """Has a command typed; those that were used before are offered."""
    from tui.library.piping import used_commands

    before, used = session.panes.focused, used_commands()

    def ended(text: str | None) -> None:
        session.panes.go_to(before)
        if text and text.strip():
            _pipe(session, form, text.strip())

    mode = LineMode(
        f"{form} | ",
        "a command: wc -w · !less has the screen",
        lambda _: None,
        ended,
        accepts=partial(_accepts, session),
        suggest=lambda text, _: [Suggestion(each, "", each, len(each)) for each in _of(used, text)],
        history=used,
    )
    edit_line(session, mode, "")


def _of(used: Sequence[str], text: str) -> Iterator[str]:
    """Yields the commands that begin so, the latest first."""
    return (each for each in reversed(used) if each.startswith(text) and each != text)


def _accepts(session: Session, text: str) -> bool:
    """Returns whether a command can be run, or there is none; a mistake is marked in the line."""
    from tui.library.desktop.commands import read_command

    if text.strip():
        try:
            read_command(text)
        except DesktopError as error:
            session.panes.filter_line.offer(text, ())
            session.panes.filter_line.mark_error((0, len(text)), error.message, error.hint)
            return False
    return True


def _pipe(session: Session, form: str, typed: str) -> None:
    from tui.library.desktop.commands import read_command
    from tui.library.piping import keep_command, piped

    command = read_command(typed)
    keep_command(typed)
    run = _run_in_terminal if command.has_terminal else partial(_run_out_of_sight, typed=typed)

    def give(ids: Sequence[int]) -> None:
        make_of_notes(session, ids, partial(piped, form), partial(run, session, command))

    with_chosen(session, "Pipe", give)


def _run_in_terminal(session: Session, command: Command, text: str) -> None:
    from tui.library.desktop.commands import run_in_terminal

    try:
        with suspended(session.screen.app):
            failure = run_in_terminal(command, text)
    except DesktopError as error:
        session.notify_error(error)
    else:
        if failure:
            session.notify(f"{failure}.", severity="error")


def _run_out_of_sight(session: Session, command: Command, text: str, *, typed: str) -> None:
    from tui.library.desktop.commands import RunningCommand
    from tui.ui.dialogs.output import OutputScreen

    try:
        running = RunningCommand(command, text)
    except DesktopError as error:
        session.notify_error(error)
        return
    dialog = OutputScreen(typed, running.stop)
    open_dialog(session, dialog, lambda _: None)
    wait = partial(_wait, session, running, dialog)
    session.screen.run_worker(wait, thread=True, group="commands")


def _wait(session: Session, running: RunningCommand, dialog: OutputScreen) -> None:
    """Waits for a command on another thread, and has shown what it wrote."""
    ended = running.wait()
    session.screen.app.call_from_thread(_show, dialog, ended)


def _show(dialog: OutputScreen, ended: Ended) -> None:
    if not dialog.is_answered:
        dialog.show(list(_texts(ended)))


def _texts(ended: Ended) -> Iterator[OutputText]:
    """Yields what a command wrote; what became of it first, where that needs to be said."""
    from tui.ui.widgets.output_pane import OutputText

    if ended.failure:
        yield OutputText(f"{ended.failure}.", "failure")
    if ended.is_cut:
        yield OutputText("It wrote too much, and was ended; this is the beginning.", "failure")
    if ended.errors.strip():
        yield OutputText(ended.errors.rstrip("\n"), "failure" if ended.failure else "detail")
    if ended.output.strip():
        yield OutputText(ended.output.rstrip("\n"))
    elif not ended.errors.strip():
        yield OutputText("It wrote nothing.", "detail")


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.pipe",
        ("|", "X"),
        "Give the note, or the marked ones, to a command",
        choose_form,
        refusal=needs_note,
        words=("pipe",),
    ),
)

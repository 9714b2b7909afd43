"""The command line: verbs that act on the marked notes, or else on all that are shown.

What Enter will do, and to how many notes, is said while a person types.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tui.errors import CommandError
from tui.model.suggestion import Suggestion
from tui.model.text import counted
from tui.ui.actions import Action
from tui.ui.commands.table import all_verbs
from tui.ui.commands.verb import NOTES, Command, Verb, read_command, split
from tui.ui.messages import PathsFound
from tui.ui.operations.line_mode import edit_line
from tui.ui.operations.marking import with_marked_or_shown
from tui.ui.operations.status import show_status
from tui.ui.operations.waiting import run, wait_for_answer
from tui.ui.session import Session
from tui.ui.state import LineMode, ReaderState

MOST_KEPT = 200
"""How many commands can be recalled."""


def open_command_line(session: Session, begin: str = "") -> None:
    """Has a command typed; the pane that had the focus has it again afterwards.

    Args:
        session: The session.
        begin: The verb that is typed already.
    """
    before = session.panes.focused

    def ended(text: str | None) -> None:
        session.panes.go_to(before)
        if text and text.strip():
            _do(session, text.strip())

    mode = LineMode(
        ": ",
        "a verb: tag ai, -llm · archive · Tab lists them",
        lambda _: show_status(session),
        ended,
        accepts=partial(_accepts, session),
        suggest=partial(_suggest, session),
        intent=partial(_intent, session),
        history=session.state.commands,
        is_command=True,
    )
    edit_line(session, mode, begin)


def paths_found(session: Session, message: PathsFound) -> None:
    """Offers paths that were found for what is typed, where it still is."""
    mode, text = session.state.line_mode, session.panes.filter_line.text
    _, _, start = split(text)
    if mode and mode.is_command and text[start:] == message.typed:
        found = [each.behind(text[:start]) for each in message.suggestions]
        session.panes.filter_line.offer(text, [each for each in found if each.text != text])


def _verbs(session: Session) -> Sequence[Verb]:
    return all_verbs(session.keymap.actions)


def _do(session: Session, text: str) -> None:
    """Does what a command says, and keeps it to be recalled."""
    command = read_command(text, _verbs(session))
    value = command.value(session)
    others = tuple(each for each in session.state.commands if each != text)
    session.state = replace(session.state, commands=(*others, text)[-MOST_KEPT:])
    run(session, partial(_act, session, command.verb, value))


def _act(session: Session, verb: Verb, value: object) -> None:
    if verb.acts_on_notes:
        question = verb.name.capitalize()
        with_marked_or_shown(session, question, lambda ids: verb.run(session, ids, value))
    else:
        verb.run(session, (), value)


def _accepts(session: Session, text: str) -> bool:
    """Returns whether a command can be done, or there is none; a mistake is marked in the line.

    One on notes whose number is not known yet waits for that, and for another Enter.
    """
    if not text.strip():
        return True
    try:
        command = read_command(text, _verbs(session))
        command.value(session)
        _check_notes(session.state, command)
    except CommandError as error:
        line = session.panes.filter_line
        line.offer(text, ())
        line.mark_error(error.span, error.message, error.hint)
        show_status(session)
        return False
    if command.verb.acts_on_notes and not _is_number_known(session.state):
        wait_for_answer(session, partial(show_status, session))
        return False
    return True


def _check_notes(state: ReaderState, command: Command) -> None:
    """Checks that there is a note for a command.

    Raises:
        CommandError: It acts on notes, and none is marked or shown.
    """
    is_known = state.is_counted and not (state.marked or state.length)
    if command.verb.acts_on_notes and is_known:
        raise CommandError("no note is marked or shown", span=(0, command.start))


def _intent(session: Session) -> str:
    """Returns what Enter will do; nothing while the command is none yet, or has a mistake."""
    line = session.panes.filter_line
    try:
        command = read_command(line.text, _verbs(session))
    except CommandError:
        return ""
    if line.fault:
        return ""
    return command.verb.intent.replace(NOTES, _notes_in_words(session.state))


def _is_number_known(state: ReaderState) -> bool:
    return bool(state.marked) or state.is_counted


def _notes_in_words(state: ReaderState) -> str:
    """Returns which notes a command is for, and how many."""
    if state.marked:
        hidden = f", {len(state.hidden):,} hidden" if state.hidden else ""
        return counted(len(state.marked), "marked note") + hidden
    if not state.is_counted:
        return "all … shown"
    if state.length == 1:
        return "the 1 note shown"
    return f"all {state.length:,} shown" if state.length else "no note"


def _suggest(session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    """Returns verbs, or what could follow the one that is typed."""
    name, (_, end), start = split(text)
    if caret <= end:
        return _verbs_beginning(_verbs(session), name, text[end:].lstrip())
    try:
        command = read_command(text, _verbs(session))
    except CommandError:
        return ()
    argument = command.verb.argument
    found = argument.suggest(session, text[start:], max(caret - start, 0))
    return [each.behind(text[:start]) for each in found]


def _verbs_beginning(verbs: Sequence[Verb], typed: str, rest: str) -> Sequence[Suggestion]:
    """Returns the verbs that begin so, each once, with what follows them."""
    found = []
    for verb in verbs:
        name = next((each for each in verb.names if each.startswith(typed.lower())), None)
        if name is not None:
            whole = f"{name} " if verb.argument.placeholder else name
            found.append(
                Suggestion(
                    verb.usage.replace(verb.name, name, 1), verb.help, whole + rest, len(whole)
                )
            )
    return found


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "app.command",
        (":",),
        "Command line for the marked notes, or all shown: tag ai, -llm",
        open_command_line,
    ),
    Action(
        "library.import",
        ("I",),
        "Import a file, a folder or the bookmarks of a browser",
        partial(open_command_line, begin="import"),
    ),
    Action(
        "library.export",
        ("P",),
        "Write the marked notes, or all shown, to a file",
        partial(open_command_line, begin="export"),
    ),
)

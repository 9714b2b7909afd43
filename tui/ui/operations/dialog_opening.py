"""Dialogs: a question is asked, and something is done with the answer before the next key.

The modules of dialogs are imported when the first is shown, so that the reader starts sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tui.ui.actions import Choice
from tui.ui.operations.waiting import run
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.dialog import Dialog
    from tui.ui.dialogs.prompt import Refuse

Answer = TypeVar("Answer")


def open_dialog(
    session: Session, dialog: Dialog[Answer], then: Callable[[Answer | None], object]
) -> None:
    """Shows a dialog; ``then`` is given its answer, None where it was closed.

    What is typed waits until the dialog takes it, and in the end until ``then`` is done.
    """

    def answered(answer: Answer | None) -> None:
        run(session, partial(then, answer))
        session.keys.release(dialog)

    dialog.keys = session.keys
    session.keys.hold(dialog)
    session.screen.app.push_screen(dialog, answered)


def offer(
    session: Session,
    choices: Sequence[Choice],
    then: Callable[[str | None], object],
    *,
    letters: str | None = None,
    question: str = "",
) -> None:
    """Shows a menu at the bottom; ``then`` is given the choice, None where it was closed.

    Args:
        session: The session.
        choices: What can follow.
        then: Is given the choice.
        letters: What any other letter or digit does; None where none can follow, and empty where
            that is not to be listed.
        question: What the choices answer, where they do not speak for themselves.
    """
    from tui.ui.dialogs.menu import MenuScreen

    open_dialog(session, MenuScreen(choices, letters=letters, question=question), then)


def ask_text(
    session: Session,
    prompt: str,
    placeholder: str,
    then: Callable[[str | None], object],
    *,
    text: str = "",
    notes: str = "",
    refuse: Refuse | None = None,
) -> None:
    """Asks for a line of text; ``then`` is given it, None where it was closed.

    Args:
        session: The session.
        prompt: What is asked for.
        placeholder: What stands in the empty line.
        then: Is given the answer.
        text: What is edited.
        notes: What stands above the line until something is typed.
        refuse: Says why a text, also an empty one, can be no answer; the question stays then.
    """
    from tui.ui.dialogs.prompt import PromptScreen

    open_dialog(session, PromptScreen(prompt, placeholder, text, refuse, notes), then)


def confirm(session: Session, question: str, then: Callable[[], object]) -> None:
    """Asks a question; ``then`` is called where the answer is yes."""
    from tui.ui.dialogs.confirm import ConfirmScreen

    def answered(is_wanted: bool | None) -> None:
        if is_wanted:
            then()

    open_dialog(session, ConfirmScreen(question), answered)

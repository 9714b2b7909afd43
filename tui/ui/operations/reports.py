"""What is said of edits, once they are written."""

from __future__ import annotations

from tui.library.edits import Outcome
from tui.library.edits_in_words import revived_in_words, skipped_in_words
from tui.ui.session import Session


def say_done(
    session: Session,
    outcome: Outcome,
    said: str | None = None,
    *,
    more: str = "",
    nothing: str = "Nothing changed.",
) -> None:
    """Says what an edit did, and how to take it back; or that it did nothing.

    Where another program had changed the same, that is said in its place. Tags that are live again
    are named, also where the rest shows by itself.

    Args:
        session: The session.
        outcome: What the edit did.
        said: What it did, in place of its label; empty for what shows by itself.
        more: Another sentence.
        nothing: What is said where it did nothing.
    """
    if outcome.did_nothing:
        session.notify(nothing, more)
    elif outcome.conflicts:
        session.notify(
            f"Another program had changed this too: {', '.join(outcome.conflicts)}.",
            f"What you wrote stands; {session.key_of('preview.text')} shows its texts.",
        )
    elif said != "" or outcome.revived:
        # A key that came while it was written is what u would take back.
        is_next = session.state.history.is_next(outcome.step)
        revived = revived_in_words(outcome.revived)
        back = f"{session.key_of('history.undo')} takes it back." if is_next else ""
        hints = [more, revived, back]
        session.notify(said or f"{outcome.label}.", " ".join(filter(None, hints)))


def say_turned(session: Session, outcome: Outcome, verb: str) -> None:
    """Says what was undone or redone, and how much was left as it is."""
    left = skipped_in_words(outcome.skipped)
    if outcome.skipped and not outcome.has_effect:
        session.notify(f"Nothing was {verb.lower()} of: {outcome.label}.", left)
    else:
        session.notify(f"{verb}: {outcome.label}.", left)

"""Does something with tags, and says what it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.errors import UrlNotesError
from tui.filters import editing
from tui.filters.parser import parse
from tui.library.edits import CareForTags, Outcome
from tui.library.edits_in_words import left_in_words
from tui.model.tag import has_empty_part, tag_key, without_empty_parts
from tui.model.text import clean_line, counted
from tui.ui.operations.changing import change
from tui.ui.operations.dialog_opening import ask_text, confirm
from tui.ui.operations.reports import say_done
from tui.ui.operations.waiting import look_up
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.reading import LibraryReader
    from tui.model.arrangement import Decision
    from tui.model.tagcare.actions import TagAction


def care(
    session: Session, actions: Sequence[TagAction] = (), decisions: Sequence[Decision] = ()
) -> None:
    """Does something with tags, or keeps what was decided, as one step, and says what was done."""
    change(session, CareForTags(tuple(actions), tuple(decisions)), partial(_report, session))


def ask_name(
    session: Session,
    tag: str,
    text: str,
    then: Callable[[TagAction], object],
    notes: str = "",
) -> None:
    """Asks what a tag is to be called; ``then`` is given what renames it, or merges it.

    Args:
        session: The session.
        tag: The tag.
        text: How the line begins.
        then: Is called where another name was typed.
        notes: What is said of the tag until something is typed.
    """
    placeholder = "a new name, or that of a tag to merge it into"
    named = partial(_take_name, session, tag, then)
    ask_text(
        session,
        f"{clean_line(tag)} becomes",
        placeholder,
        named,
        text=text,
        notes=notes,
        refuse=_refuse_name,
    )


def confirm_merge(session: Session, action: TagAction, then: Callable[[TagAction], object]) -> None:
    """Gives an action on; where it merges two tags, asks first, and says how many notes they have.

    Args:
        session: The session.
        action: What is to be done with a tag.
        then: Is given it where it is wanted.
    """
    if action.verb != "merge":
        then(action)
        return

    def find(library: LibraryReader, _: object) -> list[int]:
        texts = [editing.with_only_tag("in:all", name) for name in (action.tag, action.target)]
        return [len(library.find(parse(text)).order) for text in texts]

    def ask(counts: list[int]) -> None:
        one, other = (counted(count, "note") for count in counts)
        question = f"Merge {action.tag}, {one}, into {action.target}, {other}?"
        confirm(session, question, partial(then, action))

    look_up(session, find, ask)


def _refuse_name(text: str) -> UrlNotesError | None:
    name = _name_in(text)
    if not name:
        message = "This is no name of a tag" if text.strip() else "A tag needs a name"
        return UrlNotesError(message, "Give it letters.")
    if has_empty_part(name):
        hint = f"Write {without_empty_parts(name)}." if without_empty_parts(name) else ""
        return UrlNotesError("There is nothing on one side of a slash", hint)
    return None


def _name_in(text: str) -> str:
    """Returns the name that was typed for a tag; empty where it is none."""
    from tui.model.cleaning import clean_tags
    from tui.model.tagging import read_tag

    return next(iter(clean_tags([read_tag(text)])), "")


def _take_name(
    session: Session, tag: str, then: Callable[[TagAction], object], text: str | None
) -> None:
    from tui.model.tagcare.actions import TagAction

    name = _name_in(text or "")
    if not name or name == tag:
        return
    known = session.gateway.read(lambda library: library.vocabulary.states([name]).get(name), None)
    is_other = known is not None and tag_key(known.name) != tag_key(tag)
    if known and is_other and known.state == "live":
        then(TagAction("merge", tag, known.name))
    else:
        then(TagAction("rename", tag, name))


def _report(session: Session, outcome: Outcome) -> None:
    left = left_in_words(outcome.skipped)
    say_done(session, outcome, more=left, nothing="Nothing was done with tags.")

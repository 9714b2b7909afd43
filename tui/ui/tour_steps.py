"""The steps of the tour: what each says, and when a person has done it; pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Seen(NamedTuple):
    """What is seen of a person who takes the tour."""

    performed: frozenset[str] = frozenset()
    """The ids of the actions that were done since the step began."""
    pane: str = "Notes"
    """The heading of the pane that has the focus."""
    is_typing: bool = False
    """Whether a line is edited."""
    filter_text: str = ""
    marks: int = 0


class TourStep(NamedTuple):
    """One thing to do."""

    text: str
    """Says what to do; the ids of actions in braces stand for their keys. Of several, parted by
    bars, it is the first that has a key."""
    is_done: Callable[[Seen], bool]


class Tour(NamedTuple):
    """How far a person is."""

    step: int = 0
    """The index of the step."""
    performed: frozenset[str] = frozenset()
    """The ids of the actions that were done since it began."""

    def after(self, seen: Seen) -> Tour:
        """Returns the tour once all is passed that a person has done."""
        if self.step < len(STEPS) and STEPS[self.step].is_done(seen):
            return Tour(self.step + 1)
        return self


def _does(*action_ids: str) -> Callable[[Seen], bool]:
    """Returns whether any of some actions was done."""
    return lambda seen: not seen.performed.isdisjoint(action_ids)


def _filters(seen: Seen) -> bool:
    return bool(seen.filter_text.strip()) and not seen.is_typing


STEPS = (
    TourStep(
        "This is a library of links, each with a summary. {cursor.down} and {cursor.up} move"
        " through it, and the preview follows. Go down a few.",
        _does("cursor.down", "cursor.half_down", "cursor.page_down", "cursor.bottom"),
    ),
    TourStep(
        "{note.show|pane.right} reads the note in the preview; there, {cursor.skim} pages on. Press"
        " {note.show|pane.right}.",
        lambda seen: seen.pane == "Preview",
    ),
    TourStep(
        "{app.back} or {pane.close} goes back to the list, from wherever you are.",
        lambda seen: seen.pane == "Notes",
    ),
    TourStep(
        "{filter.edit} filters the list while you type. Press it, type: database, then Enter, which"
        " keeps what is found.",
        _filters,
    ),
    TourStep(
        "Filters say more: #sql or -#sql for a tag, is:unread, added:<30d, OR. {tag.jump} finds a"
        " tag by a part of its name: press it, type: sql, then Enter.",
        lambda seen: "tag.jump" in seen.performed and _filters(seen),
    ),
    TourStep(
        "{filter.back} goes one step back through your filters. Press it until you see all notes.",
        lambda seen: "filter.back" in seen.performed and not seen.filter_text,
    ),
    TourStep(
        "{note.star} stars a note, {note.read} marks it read, {tag.edit} edits its tags. Star"
        " this one.",
        _does("note.star"),
    ),
    TourStep(
        "{history.undo} takes back what you did last, also after a restart. Take the star back.",
        _does("history.undo"),
    ),
    TourStep(
        "{mark.toggle} marks a note for the next action, and moves on. Mark two.",
        lambda seen: seen.marks > 1,
    ),
    TourStep(
        "What you do now, you do to both: {tag.edit} tags, {note.trash} puts them into the trash,"
        " {app.command} takes any verb. {pane.close} forgets the marks; press it.",
        lambda seen: not seen.marks,
    ),
    TourStep(
        "{note.open} opens a link in the browser, {note.copy} copies it, {note.add} adds one,"
        " {library.import} imports. {app.help} shows all keys and searches them: press it.",
        _does("app.help"),
    ),
)
"""All steps, in their order; they change nothing but what they take back."""

LAST_WORDS = "That is all it takes. The rest is in {app.help} and in {app.palette}."
"""What is said behind the last step."""

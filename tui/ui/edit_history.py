"""The edits of this session, for the keys that undo and redo them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from tui.library.edits import Outcome, Redo, Undo
from tui.ui.pending import PendingEdit

MOST_KEPT = 200
"""How many edits the keys of this session can undo; the command `undo` knows all."""


class EditHistory:
    """Edits in their order; an edit counts from when it is queued, before it is written."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._done: list[PendingEdit] = []
        self._undone: list[PendingEdit] = []
        self._failed: set[int] = set()

    def next_number(self) -> int:
        """Returns a number that no edit has yet."""
        return next(self._numbers)

    def add(self, edit: PendingEdit) -> None:
        """Adds an edit; what was undone before can no longer be redone."""
        self._done = [*self._done, edit][-MOST_KEPT:]
        self._undone.clear()

    def undo(self) -> Sequence[PendingEdit]:
        """Returns the edits that can be undone, the latest first, and counts that one as undone.

        The next one is meant in its place where it turns out to have changed nothing.
        """
        standing = self._done[::-1]
        if standing:
            self._undone.append(self._done.pop())
        return standing

    def redo(self) -> Sequence[PendingEdit]:
        """Returns the edit that was undone last and counts it as redone, if any."""
        if self._undone:
            self._done.append(self._undone.pop())
            return self._done[-1:]
        return ()

    def written(self, edit: PendingEdit, outcome: Outcome) -> None:
        """Takes in what became of an edit."""
        if isinstance(edit.edit, Undo):
            self._settle(edit, outcome, self._done, self._undone)
        elif isinstance(edit.edit, Redo):
            self._settle(edit, outcome, self._undone, self._done)
        elif outcome.step is None:
            self._forget(edit.number)
        else:
            known = edit.with_outcome(outcome)
            for edits in (self._done, self._undone):
                edits[:] = [known if each.number == edit.number else each for each in edits]

    def fail(self, edit: PendingEdit) -> None:
        """Forgets an edit that failed; what it was to undo or redo is as it was."""
        self._failed.add(edit.number)
        self._forget(edit.number)
        if edit.target and edit.target.number not in self._failed:
            self._forget(edit.target.number)
            (self._done if isinstance(edit.edit, Undo) else self._undone).append(edit.target)
            # Several may fail, in the order in which they were asked for.
            self._done.sort(key=_number)
            self._undone.sort(key=_number, reverse=True)

    def has_failed(self, edit: PendingEdit | None) -> bool:
        """Returns whether an edit failed."""
        return edit is not None and edit.number in self._failed

    def _settle(
        self,
        edit: PendingEdit,
        outcome: Outcome,
        source: list[PendingEdit],
        target: list[PendingEdit],
    ) -> None:
        """Moves the step that was really undone or redone to where it belongs."""
        if edit.target:
            meant = _with_number(edit.target.number, [*self._done, *self._undone])
            if meant and meant.step is not None and meant.step == outcome.step:
                return
            self._forget(edit.target.number)
        if outcome.step is None:
            return
        found = next((each for each in source if each.step == outcome.step), None)
        source[:] = [each for each in source if each is not found]
        target.append(found or replace(edit, step=outcome.step, target=None))

    def _forget(self, number: int) -> None:
        for edits in (self._done, self._undone):
            edits[:] = [edit for edit in edits if edit.number != number]


def _with_number(number: int, edits: Iterable[PendingEdit]) -> PendingEdit | None:
    return next((edit for edit in edits if edit.number == number), None)


def _number(edit: PendingEdit) -> int:
    return edit.number

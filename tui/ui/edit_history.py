"""The edits that this session made, for the keys that take them back and do them again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from tui.library.edits import Outcome, Redo, Undo
from tui.ui.pending import PendingEdit

MOST_KEPT = 200
"""How many edits can be taken back by the key of this session; `undo` takes back all."""


class EditHistory:
    """Edits in their order; an edit counts from when it is queued, before it is written."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._done: list[PendingEdit] = []
        self._undone: list[PendingEdit] = []
        self._failed: set[int] = set()

    def next_number(self) -> int:
        """A number that no edit has yet."""
        return next(self._numbers)

    def add(self, edit: PendingEdit) -> None:
        """Remembers an edit; what was taken back before can no longer be done again."""
        self._done = [*self._done, edit][-MOST_KEPT:]
        self._undone.clear()

    def take_back(self) -> Sequence[PendingEdit]:
        """The edits that stand, the latest first; it no longer does.

        The others are meant, one after the other, where it turns out to have changed nothing.
        """
        standing = self._done[::-1]
        if standing:
            self._undone.append(self._done.pop())
        return standing

    def do_again(self) -> Sequence[PendingEdit]:
        """The edit that was taken back last, which stands again; none where there is none."""
        if self._undone:
            self._done.append(self._undone.pop())
            return self._done[-1:]
        return ()

    def written(self, edit: PendingEdit, outcome: Outcome) -> None:
        """Remembers what became of an edit."""
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
        """Lets go of an edit that failed; what it was to take back, or do again, is as it was."""
        self._failed.add(edit.number)
        self._forget(edit.number)
        if edit.target and edit.target.number not in self._failed:
            self._forget(edit.target.number)
            (self._done if isinstance(edit.edit, Undo) else self._undone).append(edit.target)
            # Several may fail, in the order in which they were asked for.
            self._done.sort(key=_number)
            self._undone.sort(key=_number, reverse=True)

    def has_failed(self, edit: PendingEdit | None) -> bool:
        """Whether an edit failed."""
        return edit is not None and edit.number in self._failed

    def _settle(
        self,
        edit: PendingEdit,
        outcome: Outcome,
        source: list[PendingEdit],
        target: list[PendingEdit],
    ) -> None:
        """Has the step that was really taken back, or done again, where it belongs."""
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

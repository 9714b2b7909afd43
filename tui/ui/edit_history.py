"""The edits of this session, for the keys that undo and redo them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tui.library.edits import Outcome, Redo, Turn, Undo, goes_on_with
from tui.ui.pending import PendingEdit

MOST_KEPT = 200
"""How many edits the keys of this session can undo; the command `undo` knows all."""

BEFORE_ALL = 1 << 62
"""Makes of the id of a step a number that is smaller than that of any edit."""

Edits = tuple[PendingEdit, ...]


@dataclass(frozen=True, slots=True)
class EditHistory:
    """Edits in their order; an edit counts from when it is queued, before it is written."""

    done: Edits = ()
    """Those that can be undone, the latest last."""
    undone: Edits = ()
    """Those that can be redone, the next one last."""
    failed: frozenset[int] = frozenset()
    """The numbers of those that failed."""
    last_number: int = 0
    """The number of the latest edit, whether it can be undone or not."""

    def numbered(self) -> EditHistory:
        """Returns a history in which one more number is taken."""
        return replace(self, last_number=self.last_number + 1)

    def added(self, edit: PendingEdit) -> EditHistory:
        """Returns a history with one more edit; what was undone can no longer be redone.

        Edits that are one step are one here too.
        """
        *before, last = self.done or (None,)
        if last and goes_on_with(edit.edit, last.edit):
            return replace(self, done=(*filter(None, before), edit.joined_to(last)), undone=())
        return replace(self, done=(*self.done, edit)[-MOST_KEPT:], undone=())

    def with_import(self, edit: PendingEdit) -> EditHistory:
        """Returns a history with an import that has ended; what was undone meanwhile stays so."""
        return replace(self.added(edit), undone=self.undone)

    def is_next(self, step: int | None) -> bool:
        """Returns whether a step is the one that would be undone."""
        return step is not None and bool(self.done) and self.done[-1].step == step

    def undo(self) -> tuple[Edits, EditHistory]:
        """Returns the edits that can be undone, the latest first, and the history without that one.

        Where that turns out to have changed nothing, the one before it is undone.
        """
        latest = self.done[-1:]
        history = replace(self, done=self.done[:-1], undone=(*self.undone, *latest))
        return self.done[::-1], history

    def redo(self) -> tuple[Edits, EditHistory]:
        """Returns the edit that was undone last, if any, and the history in which it is redone."""
        latest = self.undone[-1:]
        return latest, replace(self, done=(*self.done, *latest), undone=self.undone[:-1])

    def written(self, edit: PendingEdit, outcome: Outcome) -> EditHistory:
        """Returns a history that knows what became of an edit."""
        if isinstance(edit.edit, Turn):
            return self._settled(edit, outcome)
        if outcome.step is None:
            return self.without(edit.number)
        known = edit.with_outcome(outcome)
        return replace(
            self,
            done=tuple(known if each.number == edit.number else each for each in self.done),
            undone=tuple(known if each.number == edit.number else each for each in self.undone),
        )

    def with_failure(self, edit: PendingEdit) -> EditHistory:
        """Returns a history without an edit that failed: its target is as it was before."""
        history = replace(self.without(edit.number), failed=self.failed | {edit.number})
        return history.given_back(edit)

    def given_back(self, edit: PendingEdit) -> EditHistory:
        """Returns a history in which the target of an undo or redo is as it was before."""
        target = edit.target
        if target is None or target.number in self.failed:
            return self
        history = self.without(target.number)
        is_undo = isinstance(edit.edit, Undo)
        done = (*history.done, target) if is_undo else history.done
        undone = history.undone if is_undo else (*history.undone, target)
        # Several may fail, in the order in which they were asked for.
        return replace(history, done=_in_order(done), undone=_in_order(undone)[::-1])

    def has_failed(self, edit: PendingEdit | None) -> bool:
        """Returns whether an edit failed."""
        return edit is not None and edit.number in self.failed

    def _settled(self, edit: PendingEdit, outcome: Outcome) -> EditHistory:
        """Returns a history in which the step that was undone or redone is where it belongs."""
        history = self
        if edit.target:
            meant = _with_number(edit.target.number, (*self.done, *self.undone))
            if meant and meant.step is not None and meant.step == outcome.step:
                return self
            history = self.without(edit.target.number)
        if outcome.steps:
            for step in outcome.steps:
                # Each edit has a number of its own; steps of other sessions come before all here.
                history = history.moved(replace(edit, number=step - BEFORE_ALL, step=step))
            return history
        if outcome.step is None:
            return history
        return history.moved(replace(edit, step=outcome.step, target=None))

    def moved(self, step: PendingEdit) -> EditHistory:
        """Returns a history in which a step has changed sides.

        Args:
            step: What stands for it where no edit of this session made it.
        """
        is_undo = not isinstance(step.edit, Redo)
        source = self.done if is_undo else self.undone
        found = next((each for each in source if each.step == step.step), None)
        left = tuple(each for each in source if each is not found)
        moved = found or step
        if is_undo:
            return replace(self, done=left, undone=(*self.undone, moved))
        return replace(self, done=(*self.done, moved), undone=left)

    def without(self, number: int) -> EditHistory:
        """Returns a history without an edit."""
        return replace(
            self,
            done=tuple(edit for edit in self.done if edit.number != number),
            undone=tuple(edit for edit in self.undone if edit.number != number),
        )


def _with_number(number: int, edits: Iterable[PendingEdit]) -> PendingEdit | None:
    return next((edit for edit in edits if edit.number == number), None)


def _in_order(edits: Edits) -> Edits:
    return tuple(sorted(edits, key=lambda edit: edit.number))

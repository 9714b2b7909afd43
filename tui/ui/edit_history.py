"""The edits that this session made, for the keys that take them back and do them again."""

from __future__ import annotations

from itertools import count

from tui.ui.pending import PendingEdit


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
        self._done.append(edit)
        self._undone.clear()

    def take_back(self) -> PendingEdit | None:
        """The latest edit that stands, which no longer does; None where there is none."""
        return _moved(self._done, self._undone)

    def do_again(self) -> PendingEdit | None:
        """The edit that was taken back last, which stands again; None where there is none."""
        return _moved(self._undone, self._done)

    def fail(self, number: int) -> None:
        """Lets go of an edit that failed."""
        self._failed.add(number)
        self.forget(number)

    def has_failed(self, edit: PendingEdit | None) -> bool:
        """Whether an edit failed."""
        return edit is not None and edit.number in self._failed

    def forget(self, number: int) -> None:
        """Lets go of an edit that changed nothing."""
        for edits in (self._done, self._undone):
            edits[:] = [edit for edit in edits if edit.number != number]


def _moved(source: list[PendingEdit], target: list[PendingEdit]) -> PendingEdit | None:
    if not source:
        return None
    target.append(source.pop())
    return target[-1]

"""Changes many notes in short chunks, as one step of the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from tui.library.long_step import ChunkSize, LongStep
from tui.store.journal import Done

FIRST_CHUNK, LARGEST_CHUNK = 500, 5_000
"""How many notes the first chunk has; how many any may have."""


class BulkEdit:
    """An edit of many notes that is being written."""

    def __init__(
        self,
        step: LongStep,
        note_ids: Sequence[int],
        change: Callable[[Sequence[int]], int],
    ) -> None:
        """Prepares an edit.

        Args:
            step: That of the edit, not begun.
            note_ids: Those of its notes.
            change: Changes some of them, and returns how many were not so before.
        """
        self._step = step
        self._left = dict.fromkeys(note_ids)
        self._change = change
        self._changed = 0

    def run(self, label: Callable[[int], str]) -> Done | None:
        """Writes the edit as `LongStep.run` does, with the label for so many changed notes."""
        total = len(self._left)
        size = ChunkSize(FIRST_CHUNK, LARGEST_CHUNK)

        def change_all() -> str:
            while self._left:
                size.adapt(self._write(list(islice(self._left, size.value))))
                self._step.progressed(total - len(self._left), total)
                self._step.pause(self._write_first)
            return label(self._changed)

        return self._step.run(change_all)

    def _write_first(self, note_ids: Sequence[int]) -> None:
        """Changes those of some notes that are still to be changed."""
        if wanted := [note_id for note_id in note_ids if note_id in self._left]:
            self._write(wanted)

    def _write(self, note_ids: Sequence[int]) -> float:
        """Changes notes; returns how many seconds that took."""
        changed = 0

        def change() -> None:
            nonlocal changed
            changed = self._change(note_ids)

        taken = self._step.write(change, is_synced=False)
        self._changed += changed
        for note_id in note_ids:
            del self._left[note_id]
        return taken

"""Reads the journal of a library: its steps, and what each changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.open_file import OpenFile
from tui.store.connection import translate_errors
from tui.store.steps import Step, latest_steps, notes_of_running, step_with_id

if TYPE_CHECKING:
    from tui.model.change_in_words import ChangeInWords


class HistoryReader:
    """The steps of an open library."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def latest(self, count: int) -> list[Step]:
        """Returns the latest steps, the last one first."""
        with translate_errors(self._file.path):
            return latest_steps(self._file.connection, count)

    def step(self, step_id: int) -> Step | None:
        """Returns a step; None where there is none with this id."""
        with translate_errors(self._file.path):
            return step_with_id(self._file.connection, step_id)

    def changes(self, step_id: int, count: int) -> list[ChangeInWords]:
        """Returns what a step changed, its first notes and other things."""
        from tui.library.changes_in_words import in_words
        from tui.store.step_details import changes_of

        connection = self._file.connection
        with self._file.one_moment():
            return [in_words(change) for change in changes_of(connection, step_id, count)]

    def cut_off(self) -> list[tuple[str, int]]:
        """Returns the labels of steps whose program was ended, with how many notes they changed."""
        from tui.library.cut_off import cut_off_steps

        connection = self._file.connection
        with translate_errors(self._file.path):
            return [
                (step.label, notes_of_running(connection, step.id))
                for step in cut_off_steps(connection)
            ]

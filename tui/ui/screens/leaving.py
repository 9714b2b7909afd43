"""Leaving the program: what is still to be written is written first, and the screen says so."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import replace

from textual.events import Key

from tui.ui.actions import Action
from tui.ui.screens.filling import Filling
from tui.ui.state import Leaving

LEFT_BEHIND = 1
"""The exit code where something could not be written."""


class LeavingReader(Filling):
    """Ends the program once nothing is lost by that."""

    def leave(self) -> None:
        """End the program, behind what is to be written; at once where that was asked for twice.

        A second time counts once the screen has shown that something is still to be written.
        """
        if self.state.leaving is Leaving.SHOWN:
            self._leave_behind()
        elif self._is_at_rest():
            self.app.exit(0)
        elif self.state.leaving is Leaving.NO:
            self.state = replace(self.state, leaving=Leaving.ASKED)
            self.stop_imports()
            self.show_status()
            self.call_after_refresh(self._leaving_is_shown)

    def leave_on_signals(self) -> None:
        """Write what is queued also where the terminal is closed, or the program told to end."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.leave)

    def press_while_leaving(self, event: Key, action: Action | None) -> None:
        """Stay, or leave at once; any other key has come too late."""
        if event.key == "escape":
            self.stay()
        elif action and action.id in ("app.back", "app.quit"):
            self.leave()

    def stay(self) -> None:
        """Do not leave after all."""
        self.state = replace(self.state, leaving=Leaving.NO)
        self.show_status()

    def activity(self) -> str:
        """What leaving waits for."""
        if self.state.leaving is Leaving.NO:
            return super().activity()
        what = "stopping the import" if self.state.imports else "leaving"
        if self.state.is_waiting:
            what = "waiting for another program"
        return " · ".join([what, *self.unwritten_in_words()])

    def place_in_list(self) -> str:
        """What the key does that was pressed to leave, in place of a list nobody looks at now."""
        return "q leaves now" if self.state.leaving is not Leaving.NO else super().place_in_list()

    def work_ended(self, *, is_failure: bool = False) -> None:
        """Leave behind the last edit; stay where one failed, since somebody has to be told."""
        if self.state.leaving is Leaving.NO:
            return
        if is_failure:
            self.stay()
        elif self._is_at_rest():
            self.app.exit(0)

    def _is_at_rest(self) -> bool:
        return not (self.state.pending.unwritten or self.state.imports)

    def _leaving_is_shown(self) -> None:
        if self.state.leaving is Leaving.ASKED:
            self.state = replace(self.state, leaving=Leaving.SHOWN)

    def _leave_behind(self) -> None:
        """End the program now, and name what is not written."""
        self.reader.left_behind = self.gateway.writer.abandon()
        self.app.exit(LEFT_BEHIND, return_code=LEFT_BEHIND)

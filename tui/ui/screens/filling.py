"""Filling a library from the reader: the page of an empty one, and imports."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.assets import SAMPLE
from tui.library.reading import LibraryReader
from tui.ui.messages import ImportEnded, Progressed
from tui.ui.screens.sharing import Sharing
from tui.ui.writer import Import

if TYPE_CHECKING:
    from tui.library.report import ImportReport


class Filling(Sharing):
    """The actions that bring many notes at once."""

    def do_library_import(self) -> None:
        placeholder = "path of a file or folder; typed, pasted or dropped here"
        self.ask_text("import", placeholder, self._import_path)

    def welcome(self) -> None:
        """Say how to fill an empty library."""
        from tui.ui.screens.welcome import WelcomeScreen

        self.open_dialog(WelcomeScreen(), self._welcomed)

    def on_progressed(self, message: Progressed) -> None:
        """Show how far an import is."""
        self.state = replace(self.state, import_share=message.share)
        self.show_status()

    def on_import_ended(self, message: ImportEnded) -> None:
        """Say what an import did, or why it did nothing."""
        self.state = replace(self.state, import_share=None, imports=self.state.imports - 1)
        self.follow_library()
        self.show_status()
        if message.error:
            self.reader.tell_error(message.error)
        elif message.report:
            self._tell_report(message.report)
        else:
            self.reader.tell("The import was stopped.", "Nothing of it is in the library.")
        self.work_ended(is_failure=message.error is not None)

    def stop_imports(self) -> bool:
        """End the imports there are; whether there were any."""
        if self.state.imports:
            self.gateway.writer.stop_jobs()
        return bool(self.state.imports)

    def activity(self) -> str:
        """How far an import is."""
        if not self.state.imports or self.state.is_waiting:
            return super().activity()
        share = self.state.import_share
        what = "looking for files" if share is None else f"importing {share:.0%}"
        return " · ".join([what, "Esc stops", *self.unwritten_in_words()])

    def _welcomed(self, choice: str | None) -> None:
        if choice == "import":
            self.do_library_import()
        elif choice == "add":
            self.do_note_add()
        elif choice == "sample":
            self._import(str(SAMPLE))
        elif choice == "quit":
            self.leave()

    @abstractmethod
    def leave(self) -> None:
        """End the program, behind what is to be written."""

    def _import_path(self, path: str | None) -> None:
        if path:
            self._import(_unquoted(path))
        elif self._is_known_to_be_empty():
            self.welcome()

    def _is_known_to_be_empty(self) -> bool:
        """Whether there is no note, and none on its way."""
        is_idle = not (self.state.imports or self.state.pending.edits)
        return is_idle and self.gateway.read(LibraryReader.is_empty, otherwise=False)

    def _import(self, path: str) -> None:
        if self.state.imports:
            self.reader.tell("This import begins when the one before it has ended.")
        self.state = replace(self.state, imports=self.state.imports + 1)
        self.gateway.writer.begin(Import(path))
        self.show_status()

    def _tell_report(self, report: ImportReport) -> None:
        count = len(report.issues)
        issues = f"{count:,} issues; `url-notes import` lists them." if count else ""
        if count == 1:
            issues = "1 issue; `url-notes import` lists it."
        self.reader.tell(report.sentence(), issues)


def _unquoted(path: str) -> str:
    """A path without what a terminal puts around a file that is dropped on it."""
    path = path.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        return path[1:-1]
    return path.replace("\\ ", " ")

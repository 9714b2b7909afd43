"""Filling a library from the reader: the page of an empty one, and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.assets import SAMPLE
from tui.ui.messages import Progressed
from tui.ui.screens.sharing import Sharing

if TYPE_CHECKING:
    from tui.library.library import ImportReport, Library

STEP = 0.05
"""How much of an import has to pass before the screen is told again."""


class Filling(Sharing):
    """The actions that bring many notes at once."""

    def do_library_import(self) -> None:
        placeholder = "path of a file or folder; typed, pasted or dropped here"
        self.ask_text("import", placeholder, self._import_path)

    def welcome(self) -> None:
        """Say how to fill an empty library."""
        from tui.ui.screens.welcome import WelcomeScreen

        self.app.push_screen(WelcomeScreen(), self._welcomed)

    def on_progressed(self, message: Progressed) -> None:
        """Show how far an import is."""
        share = message.done / message.total if message.total else 1.0
        self.status_line.show("", f"importing … {share:.0%}")

    def _welcomed(self, choice: str | None) -> None:
        if choice == "import":
            self.do_library_import()
        elif choice == "add":
            self.do_note_add()
        elif choice == "sample":
            self._import(str(SAMPLE))
        elif choice == "quit":
            self.app.exit(0)

    def _import_path(self, path: str | None) -> None:
        if path:
            self._import(_unquoted(path))
        elif self.gateway.is_empty():
            self.welcome()

    def _import(self, path: str) -> None:
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            if total and done / total >= told + STEP:
                told = done / total
                self.gateway.post(Progressed(done, total))

        def run(library: Library) -> ImportReport:
            from tui.library.sources import find_files

            return library.import_files(find_files([path]), progress=progress)

        self.gateway.write(run, self._imported)

    def _imported(self, report: ImportReport) -> None:
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

"""An import that waits for its turn: its files are found before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import UrlNotesError, to_url_notes_error
from tui.library.reading import QueryInterruptedError

if TYPE_CHECKING:
    from tui.library.report import SourceIssue
    from tui.library.sources import SourceFile


class ImportJob:
    """Files to import, once they are found."""

    def __init__(self, path: str, *, folders_as_tags: bool = False) -> None:
        self.path = path
        """As a person typed it."""
        self.folders_as_tags = folders_as_tags
        """Whether the names of folders become tags."""
        self.files: list[SourceFile] | None = None
        self.issues: list[SourceIssue] = []
        """What was passed over among them."""
        self.error: UrlNotesError | None = None
        """Why there are none."""
        self.is_stopped = False

    @property
    def is_ready(self) -> bool:
        """Whether its files have been looked for, or it was stopped."""
        return self.is_stopped or self.files is not None or self.error is not None

    def find_files(self) -> None:
        """Finds the files, which may take for ever where they are not on this disk."""
        from tui.library.sources import find_files

        try:
            self.files = find_files(
                [self.path], issues=self.issues, is_stopped=lambda: self.is_stopped
            )
        except QueryInterruptedError:
            pass
        except Exception as error:
            self.error = to_url_notes_error(error)

"""Notes that are laid out and not shown: those next to the cursor, and those on the way back."""

from __future__ import annotations

from typing import NamedTuple

from textual.strip import Strip

from tui.filters.highlights import Highlights
from tui.model.note import Note
from tui.prose.layout import Line
from tui.ui.drawing.text_tabs import Part
from tui.ui.widgets.preview_hits import PreviewHits
from tui.ui.widgets.preview_lines import PreviewLines

MOST_PREPARED = 4
"""How many notes are kept laid out that are not shown."""


class DrawnLine(NamedTuple):
    """A line of a text, its hits highlighted, and how it is drawn."""

    line: Line
    strip: Strip


class Appearance(NamedTuple):
    """What of a note is laid out, and how."""

    note: Note
    part: Part
    width: int
    """That of the pane."""
    highlights: Highlights


class PreparedNote(NamedTuple):
    """A note that is laid out and not shown, and what of it is drawn."""

    appearance: Appearance
    laid_out: PreviewLines
    hits: PreviewHits
    drawn: dict[int, DrawnLine]


class PreparedNotes:
    """The notes that may be shown next, by id, the latest last."""

    def __init__(self) -> None:
        self._by_id: dict[int, PreparedNote] = {}

    def keep(self, prepared: PreparedNote) -> None:
        """Keeps a note, and lets go of those that have been kept longest."""
        note_id = prepared.appearance.note.id
        self._by_id.pop(note_id, None)
        self._by_id[note_id] = prepared
        for other in list(self._by_id)[:-MOST_PREPARED]:
            del self._by_id[other]

    def has(self, appearance: Appearance) -> bool:
        """Returns whether just this is laid out."""
        found = self._by_id.get(appearance.note.id)
        return bool(found and found.appearance == appearance)

    def take(self, appearance: Appearance) -> PreparedNote | None:
        """Returns what is laid out just like this, and keeps it no more."""
        return self._by_id.pop(appearance.note.id) if self.has(appearance) else None

    def clear(self) -> None:
        """Keeps none of them."""
        self._by_id.clear()

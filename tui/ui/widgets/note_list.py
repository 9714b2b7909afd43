"""The list of notes: a window over a listing of any length, with a cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.filters.highlights import Highlights
from tui.model.row import NoteRow
from tui.ui.drawing.empty_row import EmptyLine, EmptyStyles, empty_row
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.note_row import NoteStyles, note_row
from tui.ui.drawing.pane_header import Header
from tui.ui.widgets.cursor_pane import CursorPane
from tui.ui.widgets.row_window import FetchRows, RowWindow
from tui.ui.widgets.styled import component_classes


class NoteList(CursorPane):
    """Notes on two lines each, or on one: as a person wants, else where the pane is small."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *component_classes("note-list", NoteStyles),
        *component_classes("note-list-empty", EmptyStyles),
    }

    ROOMY_WIDTH = 36
    """The least width, in cells, at which a note has two lines."""
    ROOMY_HEIGHT = 12
    """The least height of the pane, in lines, at which a note has two."""

    heading = "Notes"
    is_bordered = True
    empty_text = "No notes."

    class CursorMoved(Message):
        """Posted when a click has moved the cursor to another note.

        What a key does is followed at once; a message would cost it four turns of the event loop.
        """

    class Chosen(Message):
        """Posted when a note was double-clicked."""

        def __init__(self, note: NoteRow) -> None:
            super().__init__()
            self.note = note

    def __init__(self, *, today: date | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.today = today or date.today()
        """The day of today: dates of its year are shown without the year."""
        self._window: RowWindow[NoteRow] = RowWindow(0, lambda _start, _stop: ())
        self._expected: tuple[int, int | None] = (0, None)
        """The row of the cursor when a listing was shown, and the note that is there."""
        self._total = 0
        self._unread: int | None = None
        self._marked: frozenset[int] = frozenset()
        self._convert: Callable[[NoteRow], NoteRow] = _unchanged
        self._retained: int | None = None
        self._highlights = Highlights()
        self._emptiness: tuple[EmptyLine, ...] = ()
        """What is in the middle of an empty list."""
        self.lines_of_note: int | None = None
        """The lines of a note that a person wants; None leaves it to the room there is."""

    def show(self, total: int, fetch_rows: FetchRows[NoteRow], cursor: int = 0) -> None:
        """Shows another listing, without posting a message of the cursor.

        Args:
            total: The number of notes in the listing.
            fetch_rows: Returns the rows from a start to a stop, some hundred at most.
            cursor: The row of the cursor.
        """
        self._total = total
        self._restart(RowWindow(total, fetch_rows), cursor)

    def show_page(self, rows: Sequence[NoteRow], cursor: int = 0) -> None:
        """Shows some rows of a listing that is not counted yet.

        The header keeps its number, and the scroll bar its length, so that neither flickers while
        a person types.

        Args:
            rows: The first rows, or those around the note for the cursor.
            cursor: The row of the cursor, which stays on its line of the screen if possible.
        """
        line = self.cursor_row - self.first if cursor else 0
        self._window = RowWindow(len(rows), lambda start, stop: rows[start:stop])
        self.first = max(cursor - line, 0)
        self.place_cursor(cursor)

    def show_listing(
        self,
        total: int,
        fetch_rows: FetchRows[NoteRow],
        cursor: int | None = None,
        note_id: int | None = None,
    ) -> None:
        """Shows a listing of which a page, or an older version, is on screen.

        Args:
            total: The number of notes in the listing.
            fetch_rows: Returns the rows from a start to a stop.
            cursor: The row where the cursor's note is now, which stays on its line of the screen;
                ``None`` leaves the cursor at its row.
            note_id: The note of that row, where it is known: by the time that the row is painted,
                the library may have moved on.
        """
        self._total = total
        self._window = RowWindow(total, fetch_rows)
        cursor = self.cursor_row if cursor is None else cursor
        self.first = max(self.first + cursor - self.cursor_row, 0)
        self.place_cursor(cursor)
        self._expected = (cursor, note_id)

    def show_rows_as(
        self, convert: Callable[[NoteRow], NoteRow], retained: int | None = None
    ) -> None:
        """Shows every row as a function converts it.

        Args:
            convert: Applies the changes to a row that are not in the library yet.
            retained: The id of a note that no longer matches the filter, and is shown dim.
        """
        self._convert, self._retained = convert, retained
        self.refresh()

    def explain_emptiness(self, lines: Sequence[EmptyLine]) -> None:
        """Says something else in the middle of an empty list."""
        if tuple(lines) != self._emptiness:
            self._emptiness = tuple(lines)
            if self.is_empty:
                self.refresh()

    def row_at(self, ordinal: int) -> NoteRow | None:
        """Returns a row as it is shown; ``None`` beyond the listing or if it cannot be fetched."""
        row = self._window.row(ordinal)
        return None if row is None else self._convert(row)

    def stored_rows(self) -> Iterator[tuple[int, NoteRow]]:
        """Yields the fetched rows as the library has them, each with its ordinal."""
        return self._window.loaded()

    def loaded_rows(self) -> Iterator[tuple[int, NoteRow]]:
        """Yields the fetched rows as they are shown, each with its ordinal."""
        return ((ordinal, self._convert(row)) for ordinal, row in self._window.loaded())

    @property
    def cursor_note(self) -> NoteRow | None:
        """The note under the cursor; ``None`` in an empty list."""
        return self.row_at(self.cursor_row)

    @property
    def cursor_id(self) -> int | None:
        """The id of the note under the cursor, also where its row cannot be fetched now."""
        row, (ordinal, note_id) = self.cursor_note, self._expected
        if row:
            return row.id
        return note_id if ordinal == self.cursor_row else None

    @property
    def marked(self) -> frozenset[int]:
        """The ids of the notes that are chosen for the next action."""
        return self._marked

    @marked.setter
    def marked(self, ids: frozenset[int]) -> None:
        if ids != self._marked:
            self._marked = ids
            self.refresh()

    @property
    def unread(self) -> int | None:
        """How many notes of the listing are not read; ``None`` before that is counted."""
        return self._unread

    @unread.setter
    def unread(self, count: int) -> None:
        if count != self._unread:
            self._unread = count
            self.refresh_header()

    @property
    def highlights(self) -> Highlights:
        """What is highlighted in the rows."""
        return self._highlights

    @highlights.setter
    def highlights(self, highlights: Highlights) -> None:
        if highlights != self._highlights:
            self._highlights = highlights
            self.refresh()

    @property
    def length(self) -> int:
        """The number of notes in the listing, or in its first page while it is not counted."""
        return self._window.total

    @property
    def extent(self) -> int:
        """The number that was counted last, while there are more notes than a page has."""
        return max(self._total, self.length) if self.length > self.shown else self.length

    @property
    def item_height(self) -> int:
        """The number of lines of a note."""
        return self.lines_of_note or self._roomy_height

    @property
    def _roomy_height(self) -> int:
        width, height = self.outer_size
        return 2 if width >= self.ROOMY_WIDTH and height >= self.ROOMY_HEIGHT else 1

    def toggle_density(self) -> None:
        """Shows every note on one line, or on two; the cursor stays near its line of the screen."""
        line = (self.cursor_row - self.first) * self.item_height
        self.lines_of_note = 3 - self.item_height
        self.first = max(self.cursor_row - line // self.item_height, 0)
        self.place_cursor(self.cursor_row)

    @property
    def detail(self) -> str:
        """The number of notes and of unread ones, which a narrow pane leaves out."""
        total = f"{self._total:,}"
        if not self._total:
            return total
        unread = "…" if self._unread is None else f"{self._unread:,}"
        whole = f"{total} · {unread} unread"
        return whole if self.has_room_for(whole) else total

    @property
    def header(self) -> Header:
        """What the header says: the numbers are beside the name."""
        return Header(self.heading, beside=self.detail)

    def item_lines(self, item: int, width: int) -> Sequence[Iterable[Segment]]:
        """Draws the lines of a note."""
        styles = self.styles_of("note-list", NoteStyles)
        row = self.row_at(item)
        if row is None:
            return [LineBuilder(width, styles.base).segments()] * self.item_height
        return note_row(
            row,
            width,
            styles,
            today=self.today,
            lines=self.item_height,
            bar=self.bar_of(item),
            is_marked=row.id in self._marked,
            is_dim=row.id == self._retained,
            highlights=self._highlights,
        )

    def empty_strip(self, line: int, width: int) -> Strip:
        """Draws a line of what is said in the middle of an empty list."""
        if not self._emptiness:
            return super().empty_strip(line, width)
        index = line - max((self.page_height - len(self._emptiness)) // 2 - 1, 0)
        pieces = self._emptiness[index] if 0 <= index < len(self._emptiness) else ()
        return empty_row(pieces, width, self.styles_of("note-list-empty", EmptyStyles))

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Moves the cursor, and posts that; a double click chooses the note."""
        before = self.cursor_row
        self.move_to(row)
        if self.cursor_row != before:
            self.post_message(self.CursorMoved())
        note = self.cursor_note
        if event.chain == 2 and note is not None:
            self.post_message(self.Chosen(note))

    def _restart(self, window: RowWindow[NoteRow], cursor: int) -> None:
        self._window = window
        self.first = 0
        self.place_cursor(cursor)


def _unchanged(row: NoteRow) -> NoteRow:
    return row

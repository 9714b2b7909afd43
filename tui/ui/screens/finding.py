"""Finding: a text within the note, and the way from hit to hit and from note to note."""

from __future__ import annotations

from tui.ui.actions import needs_count
from tui.ui.screens.lending import Lending, Loan

MOST_NOTES = 50
"""How many notes of the list are looked through for the next hit."""


class Finding(Lending):
    """The actions that go to what is looked for."""

    def do_find_edit(self) -> None:
        first = self.preview.first

        def changed(text: str) -> None:
            self.preview.scroll_to_item(first)
            self.look_for(text)
            self.preview.next_hit(1)

        def ended(text: str | None) -> None:
            self.look_for(text or "")
            if text is None:
                self.preview.scroll_to_item(first)
            self.go_to(self.preview)

        loan = Loan("find: ", "a text in this note", changed, ended)
        self.lend_line(loan, self.find_text)

    def do_find_next(self) -> None:
        self._go_to_hit(1)

    def do_find_previous(self) -> None:
        self._go_to_hit(-1)

    def end_finding(self) -> bool:
        """Look for the filter's words again; whether anything else was looked for."""
        was_finding = bool(self.find_text)
        self.look_for("")
        return was_finding

    def look_for(self, text: str) -> None:
        """Look for a text within the note; for the filter's words where it is empty."""
        self.find_text = text
        self.show_needles()

    def _go_to_hit(self, direction: int) -> None:
        preview = self.preview
        if not preview.sought.has_stops:
            self.reader.tell("Nothing is looked for; / in the preview finds a text.")
        elif not (preview.display and preview.next_hit(direction)):
            self._go_to_note_with_hit(direction)

    def _go_to_note_with_hit(self, direction: int) -> None:
        if reason := needs_count(self.situation):
            self.reader.tell(reason)
            return
        row = self._row_with_hit(direction)
        if row is None:
            self.reader.tell("There is no further hit in this direction.")
            return
        self.note_list.move_to(row)
        self.show_note()
        self.preview.next_hit(direction, afresh=True)

    def _row_with_hit(self, direction: int) -> int | None:
        """The nearest of the next notes that has a hit; None without one."""
        order, row = self.state.order, self.note_list.cursor_row
        rows = range(row + direction, len(order) if direction > 0 else -1, direction)[:MOST_NOTES]
        notes = map(self.gateway.note, self.gateway.ids([order[row] for row in rows]))
        found = (
            row
            for row, note in zip(rows, notes, strict=False)
            if note and self.preview.has_hit(note)
        )
        return next(found, None)

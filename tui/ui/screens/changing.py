"""Changing notes: tags, stars, marks, archive and trash, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.model.note import Draft, Note
from tui.ui.actions import MENUS
from tui.ui.screens.completing import Completing

if TYPE_CHECKING:
    from tui.library.library import Deed, Library

Edit = Callable[[Note], Note]


class Changing(Completing):
    """The actions that change the library."""

    def do_tag_edit(self) -> None:
        from tui.ui.screens.prompt import TagPromptScreen

        ids = self.chosen_ids()
        note = self.gateway.note(ids[0]) if len(ids) == 1 else None
        shown = note.tags if note else ()
        self.app.push_screen(TagPromptScreen(shown, self.gateway.suggest_tags), self._tag)

    def do_tag_repeat(self) -> None:
        self._tag(self.last_tagging)

    def do_note_star(self) -> None:
        self._toggle("starred", "starred", "unstarred", is_seen=True)

    def do_note_read(self) -> None:
        self._toggle("read", "marked as read", "marked as unread", is_seen=True)

    def do_note_archive(self) -> None:
        self._toggle("archived", "archived", "unarchived")

    def do_note_trash(self) -> None:
        self._toggle("trashed", "trashed", "restored")

    def do_note_add(self) -> None:
        self.ask_text("add", "address of the link", self._add)

    def do_history_undo(self) -> None:
        self.gateway.write(lambda library: library.undo(), lambda deed: self._told("Undone", deed))

    def do_history_redo(self) -> None:
        self.gateway.write(lambda library: library.redo(), lambda deed: self._told("Redone", deed))

    def do_mark_toggle(self) -> None:
        row = self.note_list.cursor_note
        if row:
            self._mark(self.state.marked ^ {row.id})
            self.note_list.move(1)

    def do_mark_range(self) -> None:
        here = self.note_list.cursor_row
        start = self.state.range_start
        if start is None:
            self.state = replace(self.state, range_start=here)
            self.reader.tell("Move on and press v again to mark all between.")
            return
        first, last = sorted((start, here))
        ids = self.gateway.ids(self.state.order[first : last + 1])
        self.state = replace(self.state, range_start=None)
        self._mark(self.state.marked.union(ids))

    def do_mark_menu(self) -> None:
        self.offer(MENUS["marks"], self._mark_many)

    def do_note_skim(self) -> None:
        if not self.preview.at_end:
            self.preview.page(1)
            return
        row = self.note_list.cursor_note
        if row and not row.read:
            self._change(
                [row.id], lambda note: replace(note, read=True), "marked as read", is_quiet=True
            )
        self.go_to_unread(1)

    def _toggle(self, field: str, done: str, undone: str, *, is_seen: bool = False) -> None:
        """Set a flag on the chosen notes, or clear it where the first of them has it.

        Args:
            field: The flag.
            done: What is said to be done to the notes.
            undone: The same for clearing it.
            is_seen: Whether the change of a single note shows in the list by itself.
        """
        ids = self.chosen_ids()
        first = self.gateway.note(ids[0]) if ids else None
        if first:
            value = not getattr(first, field)
            flag: dict[str, Any] = {field: value}
            label = done if value else undone
            is_quiet = is_seen and len(ids) == 1
            self._change(ids, lambda note: replace(note, **flag), label, is_quiet=is_quiet)

    def _tag(self, text: str | None) -> None:
        from tui.library.tagging import Tagging

        if not text:
            return
        tagging = Tagging.read(text)
        self.last_tagging = text
        self._change(self.chosen_ids(), tagging.apply, "tagged")

    def _change(self, ids: list[int], edit: Edit, label: str, *, is_quiet: bool = False) -> None:
        def tell(changed: list[int]) -> None:
            if not changed:
                self.reader.tell("Nothing changed.")
            elif not is_quiet:
                count = "1 note" if len(changed) == 1 else f"{len(changed):,} notes"
                self.reader.tell(f"{count} {label}.", "u takes it back.")

        self.gateway.write(lambda library: library.change(ids, edit, label), tell)

    def _add(self, url: str | None) -> None:
        if not url:
            return

        def add(library: Library) -> tuple[Note, bool]:
            return library.add(Draft(url=url))

        def tell(outcome: tuple[Note, bool]) -> None:
            note, is_new = outcome
            self.reader.tell("Added." if is_new else f"Note {note.id} has this link already.")

        self.gateway.write(add, tell)

    def _told(self, what: str, deed: Deed | None) -> None:
        self.reader.tell(f"{what}: {deed.label}." if deed else "There is nothing more.")

    def _mark(self, marked: frozenset[int]) -> None:
        self.state = self.state.marking(marked)
        self.note_list.marked = marked
        self.show_status()

    def _mark_many(self, what: str | None) -> None:
        if what == "none":
            self._mark(frozenset())
        elif what:
            shown = frozenset(self.gateway.ids(self.state.order))
            self._mark(shown if what == "all" else shown - self.state.marked)

"""Changing notes: tags, stars, reading, archive and trash, and taking it back.

A key becomes an edit with values computed from what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.edits import (
    AddLink,
    Flag,
    MarkOpened,
    Outcome,
    Redo,
    Retag,
    SetFlag,
    Undo,
)
from tui.model.note import Draft
from tui.ui.screens.queueing import Queueing, Told


class Changing(Queueing):
    """The actions that change the library."""

    def do_tag_edit(self) -> None:
        self.with_chosen("Tag", self._ask_tags)

    def do_tag_repeat(self) -> None:
        self.with_chosen("Tag", lambda ids: self._tag(ids, self.last_tagging))

    def do_note_star(self) -> None:
        self.with_chosen("Star", lambda ids: self._toggle(ids, "starred", is_seen=True))

    def do_note_read(self) -> None:
        self.with_chosen("Mark read", lambda ids: self._toggle(ids, "read", is_seen=True))

    def do_note_archive(self) -> None:
        self.with_chosen("Archive", lambda ids: self._toggle(ids, "archived"))

    def do_note_trash(self) -> None:
        self.with_chosen("Trash", lambda ids: self._toggle(ids, "trashed"))

    def do_note_add(self) -> None:
        self.ask_text("add", "address of the link", self._add)

    def do_history_undo(self) -> None:
        targets = self.history.take_back()
        self.change(Undo(), self._tell_step("Undone"), targets=targets)
        target = targets[0] if targets else None
        if target and target.puts_away and target.cursor in target.shown:
            self.show_list(target.cursor)
            self.show_note()
            self.show_status()

    def do_history_redo(self) -> None:
        self.change(Redo(), self._tell_step("Redone"), targets=self.history.do_again())

    def do_note_skim(self) -> None:
        if not self.preview.at_end:
            self.preview.page(1)
            return
        row = self.note_list.cursor_note
        if row and not row.read:
            self.change(SetFlag((row.id,), "read", True))
        self.go_to_unread(1)

    def _ask_tags(self, ids: Sequence[int]) -> None:
        from tui.ui.screens.prompt import TagPromptScreen

        row = self.note_list.cursor_note
        shown = row.tags if row and len(ids) == 1 and row.id == ids[0] else ()

        def suggest(prefix: str, beside: Sequence[str]) -> list[str]:
            return self.gateway.read(
                lambda library: library.suggest_tags(prefix, beside), otherwise=[]
            )

        prompt = TagPromptScreen(shown, suggest)
        self.open_dialog(prompt, lambda text: self._tag(ids, text))

    def _tag(self, ids: Sequence[int], text: str | None) -> None:
        from tui.library.tagging import Tagging

        if not text:
            return
        tagging = Tagging.read(text)
        self.last_tagging = text
        edit = Retag(tuple(ids), tagging.added, tagging.removed)
        self.change(edit, self._tell_change(), uses_marks=self._are_marked(ids))

    def _are_marked(self, ids: Sequence[int]) -> bool:
        return not self.state.marked.isdisjoint(ids)

    def _toggle(self, ids: Sequence[int], field: Flag, *, is_seen: bool = False) -> None:
        """Set a flag on notes, or clear it where all of them have it.

        Args:
            ids: The notes.
            field: The flag.
            is_seen: Whether the change of a single note shows in the list by itself.
        """
        loaded = {row.id: row for _, row in self.note_list.loaded_rows()}
        is_quiet = is_seen and len(ids) == 1
        if all(note_id in loaded for note_id in ids):
            lacking = frozenset(each for each in ids if not getattr(loaded[each], field))
            self._set_flag(ids, field, lacking, is_quiet=is_quiet)
            return

        def set_flag(found: frozenset[int]) -> None:
            pending = self.state.pending
            cleared = pending.flagged(field, value=False).intersection(ids)
            lacking = (found - pending.flagged(field, value=True)) | cleared
            self._set_flag(ids, field, lacking, is_quiet=is_quiet)

        self.look_up(lambda library, _: library.lacking(ids, field), set_flag)

    def _set_flag(
        self, ids: Sequence[int], field: Flag, lacking: frozenset[int], *, is_quiet: bool
    ) -> None:
        value = bool(lacking)
        self.change(
            SetFlag(tuple(ids), field, value),
            self._tell_change(is_quiet=is_quiet),
            uses_marks=self._are_marked(ids),
            changed=lacking if value else frozenset(ids),
        )

    def _tell_change(self, *, is_quiet: bool = False) -> Told:
        def tell(outcome: Outcome) -> None:
            if not outcome.changed:
                self.reader.tell("Nothing changed.")
            elif not is_quiet:
                self.reader.tell(f"{outcome.label}.", "u takes it back.")

        return tell

    def _tell_step(self, what: str) -> Told:
        def tell(outcome: Outcome) -> None:
            said = f"{what}: {outcome.label}." if outcome.label else "There is nothing more."
            self.reader.tell(said)

        return tell

    def _add(self, url: str | None) -> None:
        if not url:
            return

        def tell(outcome: Outcome) -> None:
            (note_id,) = outcome.changed
            has = f"Note {note_id} has this link already."
            self.reader.tell("Added." if outcome.is_new else has)

        self.change(AddLink(Draft(url=url)), tell)

    def mark_opened(self, note_ids: Sequence[int]) -> None:
        """Remember that the pages of notes were opened."""
        if note_ids:
            self.change(MarkOpened(tuple(note_ids)))

"""Edits that are shown before a result of the library has them.

A key changes what is on screen at once: every row is shown as the queued edits make it, in their
order. An edit stays pending until a result is shown that contains it, so that no row flickers back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

from tui.errors import UrlNotesError
from tui.filters.values import Scope
from tui.library.edits import (
    Edit,
    Flag,
    Outcome,
    Redo,
    SetFlag,
    Undo,
    ViewEdit,
    deleted_by,
    flags_of,
    note_ids_of,
    only_flag,
    values_after,
)
from tui.library.view_edits import edited, taken_back
from tui.model.note import Note
from tui.model.row import NoteRow
from tui.model.view import Views

NO_NOTES: frozenset[int] = frozenset()

END = 1 << 60
"""An ordinal larger than any: for a note that is put at the end of a list."""

LISTING_FLAGS = frozenset({"trashed", "archived"})
"""The flags that take a note out of a list, or bring it back."""

ROW_FIELDS = frozenset(NoteRow._fields)
"""The fields of a note that a row has too."""


FlaggedNotes: TypeAlias = tuple[Flag, bool | None, frozenset[int]]
"""A flag, whether it is set, and the notes of which that is said; None where it is not known."""


@dataclass(frozen=True)
class PendingEdit:
    """An edit, and what was on screen when it was made."""

    number: int
    edit: Edit
    shown: Mapping[int, NoteRow] = field(default_factory=dict)
    """The rows of its notes that were loaded, as they were on screen, by id."""
    ordinals: Mapping[int, int] = field(default_factory=dict)
    """The ordinals of these rows in the list."""
    filter_text: str = ""
    """The filter of the list."""
    views: Views = ()
    """The saved filters."""
    hidden: frozenset[int] = frozenset()
    """Those of its notes that were not in the list."""
    marked: frozenset[int] = frozenset()
    """The marks that were cleared when it was made; they come back where it fails."""
    cursor: int | None = None
    """The note under the cursor."""
    target: PendingEdit | None = None
    """The edit that an undo or redo refers to; None for one of an earlier session."""
    report: Callable[[Outcome], None] | None = None
    """Says what it did, once it is written."""
    failed: Callable[[UrlNotesError], bool] | None = None
    """Deals with that it was not written, in place of a message; returns whether it did."""
    seq: int | None = None
    """Once it is written: the number of its change, which later results contain."""
    step: int | None = None
    """Once it is written: its step in the history."""
    changed: frozenset[int] | None = None
    """The notes whose value it really changes: before it is written, judged by the rows on screen;
    afterwards, as the library reports. None where that is not known."""

    @cached_property
    def note_ids(self) -> frozenset[int]:
        """The notes that it changes."""
        return self.target.note_ids if self.target else frozenset(note_ids_of(self.edit))

    @property
    def made(self) -> Edit:
        """What is made, taken back or made again: the edit, or that of its target."""
        return self.target.edit if self.target else self.edit

    @property
    def changes_list(self) -> bool:
        """Whether it takes notes out of a list, or brings them back."""
        return bool(deleted_by(self.made) or LISTING_FLAGS & flags_of(self.made).keys())

    @property
    def moved(self) -> frozenset[int]:
        """The notes that it takes out of a list, or brings back, if it does either."""
        return frozenset(deleted_by(self.made)) or self.note_ids

    @property
    def deleted(self) -> frozenset[int]:
        """The notes that it deletes, as far as that is known."""
        deleted = frozenset(deleted_by(self.edit))
        return deleted if self.changed is None else deleted & self.changed

    def with_outcome(self, outcome: Outcome) -> PendingEdit:
        """Returns the edit as it was written."""
        changed = frozenset(outcome.changed)
        return replace(self, seq=outcome.seq, step=outcome.step, changed=changed)

    def joined_to(self, before: PendingEdit) -> PendingEdit:
        """Returns it as one edit with the one before, which is one step with it."""
        assert isinstance(self.edit, SetFlag)
        ids = dict.fromkeys((*note_ids_of(before.edit), *self.edit.note_ids))
        return replace(
            self,
            edit=self.edit._replace(note_ids=tuple(ids)),
            shown={**self.shown, **before.shown},
            ordinals={**self.ordinals, **before.ordinals},
            cursor=before.cursor,
        )

    @property
    def needs_positions(self) -> bool:
        """Whether a list needs the positions of its notes: they leave it, or are marked as read."""
        return self.changes_list or "read" in flags_of(self.made)

    def values(self, note: Note | NoteRow) -> Mapping[str, Any]:
        """Returns the values that it gives to a note; an empty mapping for any other note."""
        if note.id not in self.note_ids:
            return {}
        if self.target is None:
            return values_after(self.edit, note)
        if isinstance(self.edit, Redo):
            return self.target.values(note)
        # An undo gives back the values from before its target.
        return self.target.values_before(note)

    def views_after(self, views: Views) -> Views:
        """Returns what it makes of views.

        Raises:
            UrlNotesError: They are others by now, and it cannot be done.
        """
        target, made = self.target, self.made
        if not isinstance(made, ViewEdit):
            return views
        if target and isinstance(self.edit, Undo):
            return taken_back(views, made, target.views)
        return edited(views, made)

    def values_before(self, note: Note | NoteRow) -> Mapping[str, Any]:
        """Returns the values that a note had before this edit, as far as they are known."""
        if note.id not in self._touched:
            return {}
        if before := self.shown.get(note.id):
            names = values_after(self.edit, before)
            return {name: getattr(before, name) for name in names if name in ROW_FIELDS}
        return self._before_unloaded

    def flags_before(self) -> Iterator[FlaggedNotes]:
        """Yields which of its notes had each of its flags before this edit, and which not."""
        for flag in flags_of(self.edit):
            rows = self.shown.items() if flag in ROW_FIELDS else ()
            loaded = {note_id: row for note_id, row in rows if note_id in self._touched}
            had = frozenset(note_id for note_id, row in loaded.items() if getattr(row, flag))
            yield flag, True, had
            yield flag, False, frozenset(loaded) - had
            yield flag, self._before_unloaded.get(flag), self._touched.difference(loaded)

    @property
    def _touched(self) -> frozenset[int]:
        """The notes that it really changes, as far as that is known."""
        return self.note_ids if self.changed is None else self.changed

    @property
    def _before_unloaded(self) -> Mapping[str, bool]:
        """What notes had whose rows were not loaded: it changed them, and nothing but a flag."""
        flag = None if self.changed is None else only_flag(self.edit)
        return {} if flag is None else {flag[0]: not flag[1]}


@dataclass(frozen=True)
class Pending:
    """The edits that are shown before a result contains them, in their order."""

    edits: tuple[PendingEdit, ...] = ()

    @property
    def unwritten(self) -> int:
        """How many of them are not written yet."""
        return sum(edit.seq is None for edit in self.edits)

    def is_unwritten(self, number: int) -> bool:
        """Returns whether the edit with a number is one of them, and not written yet."""
        edit = self.get(number)
        return edit is not None and edit.seq is None

    def queued(self, edit: PendingEdit) -> Pending:
        """Returns these edits with one more."""
        return Pending((*self.edits, edit))

    def get(self, number: int) -> PendingEdit | None:
        """Returns the edit with a number, if it is one of them."""
        return next((edit for edit in self.edits if edit.number == number), None)

    def written(self, number: int, outcome: Outcome) -> Pending:
        """Returns these edits with one of them written, also where it is the target of another."""

        def known(edit: PendingEdit) -> PendingEdit:
            if edit.number == number:
                return edit.with_outcome(outcome)
            if edit.target and edit.target.number == number:
                return replace(edit, target=edit.target.with_outcome(outcome))
            return edit

        return Pending(tuple(map(known, self.edits)))

    def without(self, number: int) -> Pending:
        """Returns these edits without one."""
        return Pending(tuple(edit for edit in self.edits if edit.number != number))

    def without_seen(self, seq: int) -> Pending:
        """Returns these edits without those that a result as of the change ``seq`` contains."""
        return Pending(tuple(edit for edit in self.edits if edit.seq is None or edit.seq > seq))

    @cached_property
    def effective(self) -> tuple[PendingEdit, ...]:
        """The edits that are applied to rows.

        An edit that was undone before it was written is replaced by its undo, which gives back the
        values from before: the edit may have been written meanwhile, and a result contain it. Those
        values are known for a flag, and for rows that were loaded; other notes are left as they
        are.
        """
        shown: list[PendingEdit] = []
        taken_back: set[int] = set()
        for edit in self.edits:
            target = edit.target
            if target and isinstance(edit.edit, Undo) and target.seq is None:
                shown = [each for each in shown if each.number != target.number]
                taken_back.add(target.number)
                shown.append(edit)
            elif target and target.number in taken_back:
                # A redo of what was undone: the target is applied again, after its undo.
                taken_back.discard(target.number)
                shown.append(target)
            else:
                shown.append(edit)
        return tuple(shown)

    def row(self, row: NoteRow) -> NoteRow:
        """Returns a row as it is shown."""
        for edit in self.effective:
            if values := edit.values(row):
                row = row._replace(**{name: values[name] for name in values if name in ROW_FIELDS})
        return row

    def note(self, note: Note) -> Note:
        """Returns a note as it is shown."""
        for edit in self.effective:
            if values := edit.values(note):
                note = replace(note, **values)
        return note

    @cached_property
    def note_ids(self) -> frozenset[int]:
        """The notes that are not shown as the latest result has them."""
        return NO_NOTES.union(*(edit.note_ids for edit in self.edits))

    def flagged(self, field: Flag, value: bool) -> frozenset[int]:
        """Returns the notes on which these edits set a flag, or clear it."""
        return self._flags.get((field, value), NO_NOTES)

    def removed(self, scope: Scope) -> frozenset[int]:
        """Returns the notes that these edits take out of a list with a scope."""
        return self.deleted | self._moved_out_of(scope)

    @cached_property
    def deleted(self) -> frozenset[int]:
        """The notes that these edits delete, and do not bring back."""
        deleted = NO_NOTES
        for edit in self.effective:
            if edit.target and isinstance(edit.edit, Undo):
                deleted -= edit.target.deleted
            else:
                deleted |= (edit.target or edit).deleted
        return deleted

    def _moved_out_of(self, scope: Scope) -> frozenset[int]:
        match scope:
            case Scope.TRASH:
                return self.flagged("trashed", value=False)
            case Scope.ARCHIVE:
                return self.flagged("trashed", value=True) | self.flagged("archived", value=False)
            case Scope.CURRENT:
                return self.flagged("trashed", value=True) | self.flagged("archived", value=True)
            case Scope.KEPT:
                return self.flagged("trashed", value=True)
        return NO_NOTES

    def restored(self, scope: Scope, filter_text: str) -> Mapping[int, int]:
        """Returns the notes that these edits bring back into the list of a filter, with ordinals.

        They come back where they were; a note whose row was not loaded then comes last. Only an
        undo or redo brings notes back, and not those that a later edit removes again.
        """
        away = self.removed(scope)
        return {
            note: edit.target.ordinals.get(note, END)
            for edit in self.effective
            if edit.target and edit.changes_list and edit.target.filter_text == filter_text
            for note in edit.target.moved - edit.target.hidden - away
        }

    def views(self, saved: Views) -> Views:
        """Returns views as these edits make them; what they cannot be is left as it is."""
        for edit in self.effective:
            with suppress(UrlNotesError):
                saved = edit.views_after(saved)
        return saved

    @cached_property
    def _flags(self) -> Mapping[tuple[Flag, bool], frozenset[int]]:
        """The notes that these edits set a flag on, and those on which they clear it."""
        flags: dict[tuple[Flag, bool], frozenset[int]] = {}
        for edit in self.effective:
            for flag, value, notes in _flags_set(edit):
                for each in (True, False):
                    others = flags.get((flag, each), NO_NOTES) - notes
                    flags[flag, each] = others | notes if each is value else others
        return flags


def _flags_set(edit: PendingEdit) -> Iterator[FlaggedNotes]:
    """Yields what an edit makes of flags, and of which notes."""
    if edit.target and isinstance(edit.edit, Undo):
        yield from edit.target.flags_before()
        return
    for flag, value in flags_of(edit.made).items():
        yield flag, value, edit.note_ids

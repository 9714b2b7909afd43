"""Edits that are shown already and are not known to be in the library yet.

A key changes what is on screen at once: every row is shown as the edits that were queued make it,
in their order. An edit stays until a result is shown that has it, so that no row flickers back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from tui.filters.values import Scope
from tui.library.edits import (
    Edit,
    Flag,
    MarkOpened,
    Outcome,
    Redo,
    SaveView,
    SetFlag,
    Undo,
    note_ids_of,
    values_after,
)
from tui.model.note import Note
from tui.model.row import NoteRow

NO_NOTES: frozenset[int] = frozenset()

END = 1 << 60
"""The ordinal of what belongs behind everything that is known."""

LISTING_FLAGS = ("trashed", "archived")
"""The flags that take a note out of a list, or bring it back."""


@dataclass(frozen=True)
class PendingEdit:
    """An edit, and what was on screen when it was made."""

    number: int
    edit: Edit
    shown: Mapping[int, NoteRow] = field(default_factory=dict)
    """Those of its notes that were loaded, as they were shown, by id."""
    ordinals: Mapping[int, int] = field(default_factory=dict)
    """Where they stood in the list."""
    filter_text: str = ""
    """The filter of the list."""
    hidden: frozenset[int] = frozenset()
    """Those of its notes that were not in the list."""
    marked: frozenset[int] = frozenset()
    """The marks that it has used up."""
    cursor: int | None = None
    """The note under the cursor."""
    target: PendingEdit | None = None
    """The edit that this one takes back or does again, where it is one of this session's."""
    report: Callable[[Outcome], None] | None = None
    """Says what it did, once it is written."""
    seq: int | None = None
    """The change of the library that has it, once it is written."""
    step: int | None = None
    """The step of the history that it became, once it is written."""
    changed: frozenset[int] | None = None
    """The notes that were not so before, as they were shown; as they were, once it is written."""

    @cached_property
    def note_ids(self) -> frozenset[int]:
        """The notes that it changes."""
        return self.target.note_ids if self.target else frozenset(note_ids_of(self.edit))

    @property
    def changes_list(self) -> bool:
        """Whether it takes notes out of a list, or brings them back."""
        edit = self.target.edit if self.target else self.edit
        return isinstance(edit, SetFlag) and edit.field in LISTING_FLAGS

    def with_outcome(self, outcome: Outcome) -> PendingEdit:
        """Returns the edit as it was written."""
        changed = frozenset(outcome.changed)
        return replace(self, seq=outcome.seq, step=outcome.step, changed=changed)

    @property
    def needs_positions(self) -> bool:
        """Whether a list has to know where its notes stand: they leave it, or are read now."""
        edit = self.target.edit if self.target else self.edit
        return self.changes_list or (isinstance(edit, SetFlag) and edit.field == "read")

    def values(self, note: Note | NoteRow) -> Mapping[str, Any]:
        """Returns the fields of a note that it sets, as they will be; none of another note."""
        if note.id not in self.note_ids:
            return {}
        if self.target is None:
            return values_after(self.edit, note)
        if isinstance(self.edit, Redo):
            return self.target.values(note)
        return self.target.values_before(note)

    def values_before(self, note: Note | NoteRow) -> Mapping[str, Any]:
        """Returns the fields of a note that it set, as they were; none where that is not known."""
        if isinstance(self.edit, SetFlag) and self.changed is not None:
            return {self.edit.field: not self.edit.value} if note.id in self.changed else {}
        if before := self.shown.get(note.id):
            names = values_after(self.edit, before)
            return {name: getattr(before, name) for name in names if name in _OF_ROWS}
        return {}


@dataclass(frozen=True)
class Pending:
    """The edits that are shown and not known to be in the library, in their order."""

    edits: tuple[PendingEdit, ...] = ()

    @property
    def unwritten(self) -> int:
        """How many of them are not written yet."""
        return sum(edit.seq is None for edit in self.edits)

    def queued(self, edit: PendingEdit) -> Pending:
        """Returns these with one more."""
        return Pending((*self.edits, edit))

    def get(self, number: int) -> PendingEdit | None:
        """Returns the edit with a number, if it is one of them."""
        return next((edit for edit in self.edits if edit.number == number), None)

    def written(self, number: int, outcome: Outcome) -> Pending:
        """Returns these with one of them written, also where another one undoes it."""

        def known(edit: PendingEdit) -> PendingEdit:
            if edit.number == number:
                return edit.with_outcome(outcome)
            if edit.target and edit.target.number == number:
                return replace(edit, target=edit.target.with_outcome(outcome))
            return edit

        return Pending(tuple(map(known, self.edits)))

    def without(self, number: int) -> Pending:
        """Returns these without one."""
        return Pending(tuple(edit for edit in self.edits if edit.number != number))

    def without_seen(self, seq: int) -> Pending:
        """Returns these without those that a result as of a change of the library shows."""
        return Pending(tuple(edit for edit in self.edits if edit.seq is None or edit.seq > seq))

    @cached_property
    def effective(self) -> tuple[PendingEdit, ...]:
        """The edits that show: one that was taken back before it was written never did.

        Its notes are shown as they were, since the library may have it by now. How they were is
        known where it set a flag, and of those that were at hand; of others nothing is said.
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
                taken_back.discard(target.number)
                shown.append(target)
            else:
                shown.append(edit)
        return tuple(shown)

    def row(self, row: NoteRow) -> NoteRow:
        """Returns a row as it is shown."""
        for edit in self.effective:
            if values := edit.values(row):
                row = row._replace(**{name: values[name] for name in values if name in _OF_ROWS})
        return row

    def note(self, note: Note) -> Note:
        """Returns a note as it is shown."""
        for edit in self.effective:
            if values := edit.values(note):
                note = replace(note, **values)
        return note

    @cached_property
    def note_ids(self) -> frozenset[int]:
        """The notes that are not as the library has them."""
        return NO_NOTES.union(*(edit.note_ids for edit in self.edits))

    def flagged(self, field: Flag, value: bool) -> frozenset[int]:
        """Returns the notes on which these edits set a flag, or clear it."""
        return self._flags.get((field, value), NO_NOTES)

    def removed(self, scope: Scope) -> frozenset[int]:
        """Returns the notes that these edits take out of a list with a scope."""
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

        Of one that was not at hand when it left the list, the ordinal is that of the end.
        """
        away = self.removed(scope)
        return {
            note: edit.target.ordinals.get(note, END)
            for edit in self.effective
            if edit.target and edit.changes_list and edit.target.filter_text == filter_text
            for note in edit.target.note_ids - edit.target.hidden - away
        }

    def views(self, saved: Mapping[str, str]) -> Mapping[str, str]:
        """Returns the saved filters by name, with those that are not written yet."""
        views = dict(saved)
        for edit in self.edits:
            if isinstance(edit.edit, SaveView):
                views[edit.edit.name] = edit.edit.text
        return {name: text for name, text in sorted(views.items()) if text}

    @cached_property
    def _flags(self) -> Mapping[tuple[str, bool], frozenset[int]]:
        """The notes that these edits set a flag on, and those on which they clear it."""
        flags: dict[tuple[str, bool], frozenset[int]] = {}
        for edit in self.effective:
            for flag, value, notes in _flags_set(edit):
                flags[flag, value] = flags.get((flag, value), NO_NOTES) | notes
                flags[flag, not value] = flags.get((flag, not value), NO_NOTES) - notes
        return flags


_OF_ROWS = frozenset(NoteRow._fields)


def _flags_set(edit: PendingEdit) -> Iterator[tuple[str, bool, frozenset[int]]]:
    """Yields the flag that an edit sets, to what, and on which notes, as far as that is known."""
    changed = edit.target.edit if edit.target else edit.edit
    if isinstance(changed, MarkOpened):
        yield "read", True, edit.note_ids
    elif isinstance(changed, SetFlag) and edit.target and isinstance(edit.edit, Undo):
        known = edit.target.changed
        notes = frozenset(edit.target.shown) if known is None else known
        yield changed.field, not changed.value, notes
    elif isinstance(changed, SetFlag):
        yield changed.field, changed.value, edit.note_ids

"""Edits that are shown already and are not known to be in the library yet.

A key changes what is on screen at once: every row is shown as the edits that were queued make it,
in their order. An edit stays until a result is shown that has it, so that no row flickers back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from tui.filters.values import Scope
from tui.library.edits import Edit, Outcome, Redo, SetFlag, Undo, note_ids_of, values_after
from tui.model.note import Note
from tui.model.row import NoteRow

PUT_AWAY = ("trashed", "archived")
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
    marked: frozenset[int] = frozenset()
    """The marks that it has used up."""
    cursor: int | None = None
    """The note under the cursor."""
    target: PendingEdit | None = None
    """The edit that this one takes back or does again, where it is one of this session's."""
    told: Callable[[Outcome], None] | None = None
    """Says what it did, once it is written."""
    seq: int | None = None
    """The change of the library that has it, once it is written."""

    @cached_property
    def note_ids(self) -> frozenset[int]:
        """The notes that it changes."""
        return self.target.note_ids if self.target else frozenset(note_ids_of(self.edit))

    @property
    def puts_away(self) -> bool:
        """Whether it takes notes out of a list, or brings them back."""
        edit = self.target.edit if self.target else self.edit
        return isinstance(edit, SetFlag) and edit.field in PUT_AWAY

    def values(self, note: Note | NoteRow) -> Mapping[str, Any]:
        """The fields of a note that it sets, as they will be; none where it is not about it."""
        if note.id not in self.note_ids:
            return {}
        if self.target is None:
            return values_after(self.edit, note)
        after = self.target.values(note)
        if isinstance(self.edit, Redo):
            return after
        before = self.target.shown.get(note.id)
        return {name: getattr(before, name) for name in after} if before else {}


@dataclass(frozen=True)
class Pending:
    """The edits that are shown and not known to be in the library, in their order."""

    edits: tuple[PendingEdit, ...] = ()

    @property
    def unwritten(self) -> int:
        """How many of them are not written yet."""
        return sum(edit.seq is None for edit in self.edits)

    def queued(self, edit: PendingEdit) -> Pending:
        """With one more."""
        return Pending((*self.edits, edit))

    def get(self, number: int) -> PendingEdit | None:
        """The edit with a number, if it is one of them."""
        return next((edit for edit in self.edits if edit.number == number), None)

    def written(self, number: int, seq: int) -> Pending:
        """With one of them written."""
        return Pending(
            tuple(replace(edit, seq=seq) if edit.number == number else edit for edit in self.edits)
        )

    def without(self, number: int) -> Pending:
        """Without one that failed."""
        return Pending(tuple(edit for edit in self.edits if edit.number != number))

    def seen(self, seq: int) -> Pending:
        """Without those that a result as of a change of the library has."""
        return Pending(tuple(edit for edit in self.edits if edit.seq is None or edit.seq > seq))

    def row(self, row: NoteRow) -> NoteRow:
        """A row as it is shown."""
        for edit in self.edits:
            if values := edit.values(row):
                row = row._replace(**{name: values[name] for name in values if name in _OF_ROWS})
        return row

    def note(self, note: Note) -> Note:
        """A note as it is shown."""
        for edit in self.edits:
            if values := edit.values(note):
                note = replace(note, **values)
        return note

    def away(self, scope: Scope) -> frozenset[int]:
        """The notes that are out of a list with this scope, whatever the library says yet."""
        return frozenset(note for note, flags in self._flags.items() if _is_out(flags, scope))

    def back(self, scope: Scope, filter_text: str) -> Mapping[int, int]:
        """The notes that were brought back into the list of a filter, each with its ordinal."""
        return {
            note: ordinal
            for edit in self.edits
            if edit.target and edit.puts_away and edit.target.filter_text == filter_text
            for note, ordinal in edit.target.ordinals.items()
            if not _is_out(self._flags.get(note, {}), scope)
        }

    @cached_property
    def _flags(self) -> Mapping[int, Mapping[str, bool]]:
        """The flags that put notes away, as far as these edits set them."""
        flags: dict[int, dict[str, bool]] = {}
        for edit in self.edits:
            for note, name, value in _flags_set(edit):
                flags.setdefault(note, {})[name] = value
        return flags


_OF_ROWS = frozenset(NoteRow._fields)


def _flags_set(edit: PendingEdit) -> Iterator[tuple[int, str, bool]]:
    if not edit.puts_away:
        return
    changed = edit.target.edit if edit.target else edit.edit
    assert isinstance(changed, SetFlag)
    is_undone = isinstance(edit.edit, Undo)
    notes: Iterable[int] = edit.target.shown if edit.target and is_undone else edit.note_ids
    for note in notes:
        yield note, changed.field, changed.value is not is_undone


def _is_out(flags: Mapping[str, bool], scope: Scope) -> bool:
    """Whether a note with these flags is out of a list; one that is not known is as it was."""
    is_trashed, is_archived = flags.get("trashed"), flags.get("archived")
    match scope:
        case Scope.TRASH:
            return is_trashed is False
        case Scope.ARCHIVE:
            return bool(is_trashed) or is_archived is False
        case Scope.CURRENT:
            return bool(is_trashed or is_archived)
        case Scope.KEPT:
            return bool(is_trashed)
    return False

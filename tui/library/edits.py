"""The edits that a person makes in a library, as values.

They can be queued, and shown before they are written. An edit of notes names them by their ids and
gives absolute values: writing it twice does no more than writing it once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, get_args

from tui.model.note import Draft, Note
from tui.model.row import NoteRow
from tui.model.tag import with_tags, without_tags

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.arrangement import Decision
    from tui.model.tagcare.actions import TagAction
    from tui.store.steps import Step

MOST_AT_ONCE = 1_000
"""How many notes are changed in one transaction; more of them are changed in chunks."""

MOST_MERGED = 100
"""How many notes are merged into one at most."""

Flag = Literal["read", "starred", "archived", "private", "trashed"]

FLAGS: tuple[Flag, ...] = get_args(Flag)


class SetFlag(NamedTuple):
    """Sets a flag of notes, or clears it."""

    note_ids: tuple[int, ...]
    field: Flag
    value: bool
    goes_on: bool = False
    """Whether it is one step with the edit before it, if that is such a one of the same flag."""


class Retag(NamedTuple):
    """Adds tags to notes, after those that they have, and removes others."""

    note_ids: tuple[int, ...]
    added: tuple[str, ...] = ()
    """Clean names."""
    removed: tuple[str, ...] = ()
    """Clean names; a tag that is also added is kept."""


class SetValues(NamedTuple):
    """Gives notes the same values of some fields, adds tags to them, and removes others."""

    note_ids: tuple[int, ...]
    values: Mapping[str, Any]
    """By the names of the fields of a note; an address is that of one note alone."""
    added: tuple[str, ...] = ()
    """Clean names."""
    removed: tuple[str, ...] = ()
    """Clean names; a tag that is also added is kept."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that it changes."""
        return (*self.values, *(("tags",) if self.added or self.removed else ()))


class Rewrite(NamedTuple):
    """Gives a note other texts, dates, tags, or another address."""

    note_id: int
    values: Mapping[str, Any]
    """By the names of the fields of a note."""
    seen: Mapping[str, Any] | None = None
    """The values of these fields as the person saw them, so that what others wrote meanwhile is
    merged; None where it is to be written whatever was there."""
    keeps_former: bool = False
    """Whether the texts that it replaces are kept as versions."""


class AddLinks(NamedTuple):
    """Adds notes; where there is one with a link, fills what that lacks."""

    drafts: tuple[Draft, ...]
    """The one that is to stand first in the list comes first."""


class MergeNotes(NamedTuple):
    """Merges notes into one of them; the others are deleted, and their addresses find that one."""

    note_ids: tuple[int, ...]
    """All of them, the one that stands among them."""
    into: int
    """The note that stands."""
    expected: Mapping[str, Any] = {}
    """The values of its fields as the person saw them, by name, to be shown until it is written:
    what is written is merged from the notes as they are then."""

    @property
    def others(self) -> tuple[int, ...]:
        """The notes that are merged into the one that stands."""
        return tuple(note_id for note_id in self.note_ids if note_id != self.into)


class MarkOpened(NamedTuple):
    """Marks notes as opened; it makes no step, and cannot be undone."""

    note_ids: tuple[int, ...]
    are_read: bool = True
    """Whether what is opened counts as read."""


class Purge(NamedTuple):
    """Deletes notes that are in the trash for good; it makes no step, and cannot be undone."""

    note_ids: tuple[int, ...]


class SaveView(NamedTuple):
    """Saves a filter as a view, in place of what it was before."""

    name: str
    """That of the view; where none has it, a single letter is that of the view with this letter."""
    text: str
    """The text of the filter."""


class RenameView(NamedTuple):
    """Gives a view another name, also where other views name it; its letter stays."""

    name: str
    wanted: str
    """A clean name; one that is a single letter is its letter too."""


class MoveView(NamedTuple):
    """Puts a view at another place among the views."""

    name: str
    ordinal: int
    """How many views are before it then; more than there are puts it last."""


class RemoveView(NamedTuple):
    """Removes a view; the notes of its filter stay as they are."""

    name: str


class CareForTags(NamedTuple):
    """Does something with tags, or keeps what a person decided about them; all of it is one step.

    A tag that is another one by now is left, and counted.
    """

    actions: tuple[TagAction, ...] = ()
    decisions: tuple[Decision, ...] = ()


class ImportFiles(NamedTuple):
    """Imports files; `Library.import_files` does so, and `Library.apply` does not."""

    path: str
    """As a person named it."""


class Undo(NamedTuple):
    """Undoes a step of the journal."""

    step: int | None = None
    """The latest that is not undone, where none is named."""
    names_others: bool = False
    """Whether a newer step of another program is only named, in place of any undoing."""
    is_alone: bool = False
    """Whether nothing is undone where a later step that stands changed the same."""


class UndoTo(NamedTuple):
    """Undoes all steps from the latest down to one, which is undone too."""

    step: int
    latest: int | None = None
    """The latest that a person knows of: where there is another by now, it is only named."""


class Redo(NamedTuple):
    """Redoes a step that was undone."""

    step: int | None = None
    """The one that was undone last, where none is named."""
    names_others: bool = False
    """Whether the one that was undone last is only named, where none is given."""


ViewEdit: TypeAlias = SaveView | RenameView | MoveView | RemoveView
"""What changes the views; what each makes of them is in `tui.library.view_edits`."""

BulkChange: TypeAlias = SetFlag | Retag | SetValues
"""What is done to any number of notes, in chunks where they are very many."""

Change: TypeAlias = BulkChange | Rewrite | MergeNotes | AddLinks | ViewEdit | CareForTags
"""What becomes a step of the journal."""

Turn: TypeAlias = Undo | UndoTo | Redo
"""What undoes steps of the journal, or redoes them."""

Edit: TypeAlias = Change | MarkOpened | Purge | ImportFiles | Turn


class Outcome(NamedTuple):
    """What an edit did."""

    changed: tuple[int, ...] = ()
    """The ids of the notes that it changed; of links, all of their notes, in the order given."""
    label: str = ""
    """What was done, as the history calls it: ``3 notes starred``; empty where nothing was."""
    step: int | None = None
    """The step in the journal; None for what cannot be undone, and where nothing was done."""
    seq: int = 0
    """The number of its change: results as of this one, or later, contain it."""
    added: tuple[int, ...] = ()
    """The ids of those notes that are new: their links were not there before."""
    revived: tuple[str, ...] = ()
    """The tags that were retired or gone, and are live again since a person typed them."""
    conflicts: tuple[str, ...] = ()
    """The fields that another program had changed meanwhile; its texts are kept as versions."""
    skipped: int = 0
    """How many notes and other things an undo or redo left as they are: changed since; how many
    notes were not purged: no longer in the trash; how many were not merged: gone; how many tags
    were left: others by now."""
    has_effect: bool = True
    """Whether an undo or redo changed anything at all."""
    steps: tuple[int, ...] = ()
    """All steps that were undone, in this order, where those down to one were."""
    is_built_upon: bool = False
    """Whether nothing was undone since a later step changed the same."""
    other: Step | None = None
    """The step of another program that an undo or redo would have taken, and only named."""
    backups: tuple[Path, ...] = ()
    """The files beside the library that still have notes that were purged."""
    has_remains: bool = False
    """Whether the library's own file may still have some of their text."""

    @property
    def did_nothing(self) -> bool:
        """Whether nothing was done that the history names: it was so, or the notes are gone."""
        return not self.label


def goes_on_with(edit: Edit, before: Edit) -> bool:
    """Returns whether an edit is one step with the edit before it."""
    return (
        isinstance(edit, SetFlag)
        and isinstance(before, SetFlag)
        and edit.goes_on
        and edit == before._replace(note_ids=edit.note_ids)
    )


def note_ids_of(edit: Edit) -> tuple[int, ...]:
    """Returns the ids of the notes that an edit is about; none for one that names none."""
    match edit:
        case SetFlag() | Retag() | SetValues() | MergeNotes() | MarkOpened() | Purge():
            return edit.note_ids
        case Rewrite():
            return (edit.note_id,)
    return ()


def typed_tags_of(edit: Edit) -> tuple[str, ...]:
    """Returns the tags that an edit gives to notes, as a person typed them."""
    match edit:
        case Retag():
            return edit.added
        case SetValues():
            return (*edit.added, *edit.values.get("tags", ()))
        case Rewrite():
            return tuple(edit.values.get("tags", ()))
        case AddLinks():
            return tuple(name for draft in edit.drafts for name in draft.tags)
    return ()


def is_step(edit: Edit) -> bool:
    """Returns whether an edit becomes a step of its own, which can be undone."""
    return isinstance(edit, Change)


def may_change_views(edit: Edit) -> bool:
    """Returns whether there may be other views after an edit."""
    return isinstance(edit, ViewEdit | Turn)


def is_bulk(edit: Edit) -> bool:
    """Returns whether an edit is of so many notes that it is written in chunks."""
    return isinstance(edit, BulkChange) and len(edit.note_ids) > MOST_AT_ONCE


def flags_of(edit: Edit) -> Mapping[Flag, bool]:
    """Returns the flags that an edit sets or clears on all of its notes.

    One that is not to be known any more counts as cleared.
    """
    match edit:
        case SetFlag():
            return {edit.field: edit.value}
        case SetValues() | Rewrite():
            return {flag: bool(edit.values[flag]) for flag in FLAGS if flag in edit.values}
        case MarkOpened(_, True):
            return {"read": True}
    return {}


def only_flag(edit: Edit) -> tuple[Flag, bool] | None:
    """Returns the flag that an edit sets or clears, and to what, if it does nothing else."""
    match edit:
        case SetFlag():
            return edit.field, edit.value
        case SetValues(_, values, (), ()) | Rewrite(_, values) if len(values) == 1:
            known = (each for each in flags_of(edit).items() if values[each[0]] is not None)
            return next(known, None)
    return None


def deleted_by(edit: Edit) -> tuple[int, ...]:
    """Returns the ids of the notes that an edit deletes."""
    match edit:
        case Purge():
            return edit.note_ids
        case MergeNotes():
            return edit.others
    return ()


def values_after(edit: Edit, note: Note | NoteRow) -> Mapping[str, Any]:
    """Returns the values that an edit gives to fields of one of its notes."""
    match edit:
        case SetFlag():
            return {edit.field: edit.value}
        case Retag():
            return {"tags": with_tags(without_tags(note.tags, edit.removed), edit.added)}
        case SetValues(_, values, added, removed) if added or removed:
            tags = values.get("tags", note.tags)
            return {**values, "tags": with_tags(without_tags(tags, removed), added)}
        case MarkOpened(_, True):
            return {"read": True}
        case Rewrite() | SetValues():
            return edit.values
        case MergeNotes():
            return edit.expected if note.id == edit.into else {}
    return {}

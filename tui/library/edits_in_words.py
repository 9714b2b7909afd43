"""Says in plain words what edits do, and what they did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tui.library.edits import (
    AddLinks,
    BulkChange,
    CareForTags,
    Edit,
    Flag,
    ImportFiles,
    MarkOpened,
    MergeNotes,
    MoveView,
    Outcome,
    Purge,
    Redo,
    RemoveView,
    RenameView,
    Retag,
    Rewrite,
    SaveView,
    SetFlag,
    SetValues,
    Turn,
    Undo,
    UndoTo,
    ViewEdit,
    only_flag,
)
from tui.model.arrangement import Decision
from tui.model.note import Draft
from tui.model.tagcare.actions import TagAction
from tui.model.text import clean_line, counted
from tui.model.view import Views, find_view

MOST_OF_TITLE = 60
"""How many characters of a title a question or a message shows."""

DONE: Mapping[tuple[Flag, bool], str] = {
    ("read", True): "marked as read",
    ("read", False): "marked as unread",
    ("starred", True): "starred",
    ("starred", False): "unstarred",
    ("archived", True): "archived",
    ("archived", False): "unarchived",
    ("private", True): "made private",
    ("private", False): "made public",
    ("trashed", True): "trashed",
    ("trashed", False): "restored",
}
"""What is said to be done to notes whose flag is set or cleared."""


DONE_BY_KIND = {MergeNotes: "merged into one", MarkOpened: "opened", Purge: "purged"}
"""What is said to be done to notes by edits of other kinds."""


def label_of(count: int, done: str) -> str:
    """Returns the label of a step in the history and on screen: ``3 notes starred``."""
    return f"{counted(count, 'note')} {done}"


def tagging_label(count: int, added: Sequence[str], removed: Sequence[str]) -> str:
    """Returns the label of a tagging: ``ai, rust added to 3 notes``."""
    notes = counted(count, "note")
    parts = [f"{', '.join(added)} added to {notes}"] if added else []
    if removed:
        parts.append(f"{', '.join(removed)} removed" + ("" if added else f" from {notes}"))
    return ", ".join(parts)


def view_label(edit: ViewEdit, views: Views = ()) -> str:
    """Returns the label of an edit of a view: ``view inbox saved``.

    Args:
        edit: The edit, which may name the view by its letter.
        views: Those before it.
    """
    view = find_view(views, edit.name)
    name = clean_line(view.name if view else edit.name)
    match edit:
        case SaveView():
            return f"view {name} saved"
        case RenameView(_, wanted):
            return f"view {name} renamed {wanted}"
        case MoveView():
            return f"view {name} moved"
        case RemoveView():
            return f"view {name} removed"


_CARED = {
    "retire": "retired",
    "revive": "live again",
    "delete": "gone",
    "merge": "merged",
    "rename": "renamed",
    "nest": "put under another",
    "alias": "given another name",
}
"""What is said to be done to several tags."""


def care_label(actions: Sequence[TagAction], decisions: Sequence[Decision] = ()) -> str:
    """Returns the label of what is done with tags: ``llms merged into llm``, ``12 tags retired``.

    Empty where nothing is done.
    """
    if len(actions) == 1:
        return clean_line(_action_in_words(actions[0]))
    if not actions:
        return clean_line(_decisions_in_words(decisions))
    counts = Counter(action.verb for action in actions)
    return ", ".join(f"{counted(count, 'tag')} {_CARED[verb]}" for verb, count in counts.items())


def _action_in_words(action: TagAction) -> str:
    tag, target = action.tag, action.target
    match action.verb:
        case "merge":
            return f"{tag} merged into {target}"
        case "rename":
            return f"{tag} renamed {target}"
        case "nest":
            return f"{tag} put under {target}"
        case "alias":
            return f"{tag} made another name of {target}"
        case "delete":
            return f"{tag} gone: taken off all notes, and kept out by imports"
        case _:
            return f"{tag} {_CARED[action.verb]}"


def _decisions_in_words(decisions: Sequence[Decision]) -> str:
    match decisions:
        case []:
            return ""
        case [decision]:
            return _decision_in_words(decision)
        case [Decision("same") as same, Decision("under", one, two)] if {*same[1:]} == {one, two}:
            return _decision_in_words(same)
        case _ if all(each.kind == "keep" and not each.b for each in decisions):
            return f"{len(decisions):,} tags kept"
        case _:
            return f"{len(decisions):,} decisions about tags"


def _decision_in_words(decision: Decision) -> str:
    kind, one, other = decision
    match kind:
        case "same":
            return f"{one} and {other} kept apart"
        case "under":
            return f"{one} not put under {other}"
        case "new":
            return f"new tags of imports {'wait' if one == 'retired' else 'are live'}"
        case _:
            return f"{one} kept {other}".strip()


def edit_label(edit: BulkChange | Rewrite, count: int) -> str:
    """Returns the label of an edit of the fields, flags or tags of so many notes.

    The same change is called the same, whichever edit makes it.
    """
    if flag := only_flag(edit):
        return label_of(count, DONE[flag])
    match edit:
        case Rewrite():
            return _edited_label(count, edit.values)
        case SetValues() if edit.values:
            return _edited_label(count, edit.fields)
        case Retag() | SetValues():
            return tagging_label(count, edit.added, edit.removed)
        case SetFlag():
            return label_of(count, DONE[edit.field, edit.value])


def merge_in_words(outcome: Outcome) -> list[str]:
    """Returns what is said of a merge, sentence by sentence."""
    words = ["Nothing was merged." if outcome.did_nothing else f"{outcome.label}."]
    return [*words, *filter(None, [gone_in_words(outcome.skipped)])]


def added_in_words(added: int, there: int) -> str:
    """Returns what became of links: ``2 links added, 1 was there already``.

    Args:
        added: How many are new.
        there: How many have a note already.
    """
    if added + there == 1:
        return "Added" if added else "This link was there already"
    words = [f"{counted(added, 'link')} added"] * bool(added)
    words += [f"{there:,} {'was' if there == 1 else 'were'} there already"] * bool(there)
    return ", ".join(words)


def gone_in_words(count: int) -> str:
    """Returns what is said of notes that were to be merged, and are gone; empty for none."""
    if not count:
        return ""
    are = "is" if count == 1 else "are"
    return f"{counted(count, 'note')} {are} gone: deleted for good meanwhile."


def revived_in_words(names: Sequence[str]) -> str:
    """Returns what is said of tags that are live again since they were typed; empty for none."""
    if not names:
        return ""
    return clean_line(f"{', '.join(names)} {'is' if len(names) == 1 else 'are'} live again.")


def left_in_words(count: int) -> str:
    """Returns what is said of tags that were left since they are others by now; empty for none."""
    if not count:
        return ""
    return f"{counted(count, 'tag')} left: changed meanwhile."


def skipped_in_words(count: int) -> str:
    """Returns what is said of what an undo or redo left as it is; empty for nothing."""
    if not count:
        return ""
    if count == 1:
        return "1 thing stays as it is: it was changed since."
    return f"{count:,} things stay as they are: they were changed since."


def purge_question(count: int, title: str) -> str:
    """Returns what a person is asked before notes are purged.

    Args:
        count: How many notes.
        title: That of the only one.
    """
    what = f"“{clean_line(title, MOST_OF_TITLE)}”" if count == 1 else f"{count:,} notes"
    return f"Purge {what} for good? This cannot be undone."


def purge_in_words(outcome: Outcome) -> list[str]:
    """Returns what is said of a purge, sentence by sentence."""
    count, skipped = len(outcome.changed), outcome.skipped
    them = "it" if count == 1 else "them"
    words = ["Nothing was purged." if outcome.did_nothing else f"{outcome.label}."]
    if skipped:
        is_one = skipped == 1
        words.append(f"{skipped:,} {'is' if is_one else 'are'} no longer in the trash.")
    if outcome.backups:
        is_one = len(outcome.backups) == 1
        holders = "A backup still holds" if is_one else "Backups still hold"
        words.append(f"{holders} {them}: {', '.join(map(str, outcome.backups))}")
    if outcome.has_remains:
        words.append("Its file could not be written anew, and may keep traces of them.")
    return words


def parts_in_words(edit: Edit) -> list[str]:
    """Returns what an edit does, in as many lines as name all that a person typed for it."""
    if isinstance(edit, AddLinks):
        return [_addition_in_words([draft]) for draft in edit.drafts]
    return [in_words(edit)]


def in_words(edit: Edit) -> str:
    """Returns what an edit does, for a message that it was not done."""
    match edit:
        case SetFlag() | Retag() | SetValues():
            return edit_label(edit, len(edit.note_ids))
        case Rewrite(note_id):
            return f"note {note_id} edited"
        case AddLinks(drafts):
            return _addition_in_words(drafts)
        case MergeNotes() | MarkOpened() | Purge():
            return label_of(len(edit.note_ids), DONE_BY_KIND[type(edit)])
        case SaveView() | RenameView() | MoveView() | RemoveView():
            return view_label(edit)
        case CareForTags():
            return care_label(edit.actions, edit.decisions)
        case ImportFiles(path):
            return f"import of {path}"
        case Undo() | UndoTo():
            return "a change undone"
        case Redo():
            return "a change redone"


def failure_in_words(edit: Edit, message: str) -> str:
    """Returns what is said of an edit that was not done.

    Args:
        edit: The edit.
        message: Why; of a view, an import, or what is undone, that names it already.
    """
    is_named = isinstance(edit, ViewEdit | Turn | ImportFiles | MarkOpened)
    return message if is_named else f"Not done: {in_words(edit)}. {message}"


def _edited_label(count: int, fields: Iterable[str]) -> str:
    return f"{label_of(count, 'edited')}: {', '.join(fields)}"


def _addition_in_words(drafts: Sequence[Draft]) -> str:
    what = drafts[0].url if len(drafts) == 1 else counted(len(drafts), "link")
    return f"{what} added"

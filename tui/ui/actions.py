"""The table of actions: everything a key can do.

Keys, the command palette, the help screen and the key table of the README are derived from
``ACTIONS``. An action is added with one entry here and one method ``do_…`` of the reader, named
like its id.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple


class Context(Enum):
    """Where a key has its meaning."""

    EVERYWHERE = "everywhere"
    TAGS = "in the tags"
    LIST = "in the list"
    PREVIEW = "in the preview"


class Situation(NamedTuple):
    """What an action may need to be there."""

    has_note: bool = False
    """Whether the cursor is on a note."""
    marks: int = 0
    """How many notes are marked."""
    has_past_filter: bool = False
    has_last_tagging: bool = False


Refusal = Callable[[Situation], str | None]
"""Why an action cannot be done now, as a sentence; None where it can."""


def _needs_note(situation: Situation) -> str | None:
    return None if situation.has_note or situation.marks else "There is no note here."


def _needs_marks(situation: Situation) -> str | None:
    return None if situation.marks else "No note is marked; space marks one."


def _needs_past_filter(situation: Situation) -> str | None:
    return None if situation.has_past_filter else "There is no earlier filter."


def _needs_last_tagging(situation: Situation) -> str | None:
    return None if situation.has_last_tagging else "Nothing was tagged yet; t edits tags."


def _never(_: Situation) -> str | None:
    return None


class Action(NamedTuple):
    """Something a key does."""

    id: str
    """Stable: keymaps name it."""
    keys: tuple[str, ...]
    """The default keys, in Textual's spelling, the one to show first."""
    label: str
    """Two or three words, for the palette and for menus."""
    help: str
    """One sentence without a full stop."""
    context: Context = Context.EVERYWHERE
    refusal: Refusal = _never

    @property
    def method(self) -> str:
        """The name of the reader's method that does it."""
        return "do_" + self.id.replace(".", "_")


_TAGS, _LIST, _PREVIEW = Context.TAGS, Context.LIST, Context.PREVIEW

ACTIONS: tuple[Action, ...] = (
    Action("cursor.down", ("j", "down"), "Down", "One line down"),
    Action("cursor.up", ("k", "up"), "Up", "One line up"),
    Action("cursor.top", ("g", "home"), "Top", "To the first line"),
    Action("cursor.bottom", ("G", "end"), "Bottom", "To the last line"),
    Action("cursor.half_down", ("ctrl+d",), "Half a page down", "Half a page down"),
    Action("cursor.half_up", ("ctrl+u",), "Half a page up", "Half a page up"),
    Action("cursor.page_down", ("pagedown", "ctrl+f"), "Page down", "A page down"),
    Action("cursor.page_up", ("pageup", "ctrl+b"), "Page up", "A page up"),
    Action("pane.left", ("h", "left"), "Pane left", "To the pane on the left"),
    Action("pane.right", ("l", "right"), "Pane right", "To the pane on the right"),
    Action("pane.next", ("tab",), "Next pane", "To the next pane"),
    Action("pane.previous", ("shift+tab",), "Previous pane", "To the previous pane"),
    Action("pane.tags", ("1",), "Tags", "To the tags"),
    Action("pane.list", ("2",), "List", "To the list"),
    Action("pane.preview", ("3",), "Preview", "To the preview"),
    Action("pane.close", ("escape",), "Close", "Close the innermost; in the list, drop a term"),
    Action("preview.down", ("J",), "Scroll preview down", "Scroll the preview down"),
    Action("preview.up", ("K",), "Scroll preview up", "Scroll the preview up"),
    Action("preview.zoom", ("z",), "Zoom preview", "The preview alone, or all panes again"),
    Action("preview.hide", (">",), "Hide preview", "Hide or show the preview"),
    Action("tags.hide", ("<",), "Hide tags", "Hide or show the tags"),
    Action("note.show", ("enter",), "Read", "Read the note in the preview", _LIST, _needs_note),
    Action("note.open", ("o",), "Open", "Open the link in the browser", refusal=_needs_note),
    Action(
        "note.open_marked",
        ("O",),
        "Open marked",
        "Open all marked links; more than ten ask first",
        refusal=_needs_marks,
    ),
    Action("note.copy", ("y",), "Copy URL", "Copy the URL", refusal=_needs_note),
    Action(
        "note.copy_menu", ("Y",), "Copy…", "Copy the URL, title, summary, …", refusal=_needs_note
    ),
    Action("filter.edit", ("/",), "Filter", "Filter the list while typing"),
    Action("tags.narrow", ("/",), "Narrow tags", "Narrow the tags while typing", _TAGS),
    Action("find.edit", ("/",), "Find in note", "Find in the note while typing", _PREVIEW),
    Action("find.next", ("n",), "Next hit", "To the next hit, on into the next note"),
    Action("find.previous", ("N",), "Previous hit", "To the hit before, or in the note before"),
    Action("filter.edit_anywhere", ("\\", "p"), "Edit filter", "Edit the filter from anywhere"),
    Action(
        "filter.back",
        ("backspace",),
        "Filter before",
        "One step back through filters",
        _LIST,
        _needs_past_filter,
    ),
    Action("tag.jump", ("#", "T"), "Jump to tag", "Find a tag and show only it"),
    Action("tag.previous", ("[", "H"), "Previous tag", "Only the previous tag, from anywhere"),
    Action("tag.next", ("]", "L"), "Next tag", "Only the next tag, from anywhere"),
    Action("tag.only", ("enter",), "Only this tag", "Show only notes with this tag", _TAGS),
    Action("tag.also", ("+", "space"), "Also this tag", "Show notes with this tag too", _TAGS),
    Action("tag.exclude", ("-",), "Exclude tag", "Show no notes with this tag", _TAGS),
    Action("tag.clear", ("backspace",), "Clear tags", "Choose no tags", _TAGS),
    Action("view.save", ("m",), "Save view…", "Save the filter as a view, under a letter"),
    Action("view.recall", ("'", ";"), "Views…", "Recall a view by its letter"),
    Action("sort.menu", ("s",), "Sort…", "Sort by date, title, site, …"),
    Action("sort.reverse", ("S",), "Reverse", "Turn the order around"),
    Action("mark.toggle", ("space",), "Mark", "Mark and move on", _LIST, _needs_note),
    Action(
        "mark.range",
        ("v",),
        "Mark range",
        "Mark from here to where v is pressed again",
    ),
    Action(
        "mark.menu",
        ("*",),
        "Marks…",
        "Mark all shown, the others, none, or the last ones again",
    ),
    Action(
        "note.skim",
        ("space",),
        "Skim",
        "Page on; at the end mark read and go to the next unread note",
        _PREVIEW,
        _needs_note,
    ),
    Action(
        "note.similar",
        ("&",),
        "Notes like this",
        "Show the notes most like this one",
        _LIST,
        _needs_note,
    ),
    Action("tag.edit", ("t",), "Edit tags", "Edit tags: kv cache, gpu, -llm", refusal=_needs_note),
    Action(
        "tag.repeat", (".",), "Tag again", "Repeat the last tagging", refusal=_needs_last_tagging
    ),
    Action("note.star", ("!",), "Star", "Star, or take the star away", refusal=_needs_note),
    Action("note.read", ("r",), "Read or unread", "Mark read or unread", refusal=_needs_note),
    Action("note.archive", ("x",), "Archive", "Into the archive or back", refusal=_needs_note),
    Action(
        "note.next_unread",
        ("}", "w"),
        "Next unread",
        "To the next unread note",
    ),
    Action(
        "note.previous_unread",
        ("{", "b"),
        "Previous unread",
        "To the previous unread note",
    ),
    Action(
        "note.trash",
        ("d", "delete"),
        "Trash",
        "Into the trash, or back out of it",
        refusal=_needs_note,
    ),
    Action("note.add", ("a",), "Add link", "Add a link"),
    Action("history.undo", ("u",), "Undo", "Take back the last change"),
    Action("history.redo", ("U", "ctrl+r"), "Redo", "Do again what was undone"),
    Action("library.import", ("I",), "Import", "Import a file or folder"),
    Action("library.reload", ("R",), "Reload", "Read the library again"),
    Action("app.help", ("?",), "Help", "All keys, searchable"),
    Action("app.palette", ("ctrl+p", ":"), "Palette", "Find an action by its name"),
    Action("app.back", ("q",), "Back or quit", "Back; in the list, leave the program"),
    Action("app.quit", ("ctrl+q",), "Quit", "Leave the program"),
    Action("app.suspend", ("ctrl+z",), "Suspend", "Back to the shell; fg returns"),
)
"""Every action, in the order of the help screen."""

ACTION_BY_ID = {action.id: action for action in ACTIONS}

Choice = tuple[str, str, str]
"""One line of a menu: the key, what it chooses, what to call it."""

MENUS: dict[str, tuple[Choice, ...]] = {
    "copy": (
        ("u", "url", "URL"),
        ("t", "title", "title"),
        ("m", "markdown", "Markdown link"),
        ("s", "summary", "summary"),
        ("j", "json", "JSON"),
        ("a", "marked", "all marked"),
    ),
    "marks": (
        ("a", "all", "all shown"),
        ("i", "invert", "the others"),
        ("n", "none", "none"),
        ("*", "again", "the last ones"),
    ),
    "sort": (
        ("a", "added", "added"),
        ("p", "published", "published"),
        ("u", "updated", "updated"),
        ("t", "title", "title"),
        ("s", "site", "site"),
        ("r", "relevance", "relevance"),
        ("x", "random", "random"),
    ),
}
"""What can follow a key that opens a menu."""

_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "backspace": "Backspace",
    "space": "Space",
    "delete": "Delete",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def key_name(key: str) -> str:
    """A key as people write it: ``Ctrl-D``, ``Space``, ``j``."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    shown = _KEY_NAMES.get(last, last.upper() if modifiers else last)
    return "-".join([*(modifier.capitalize() for modifier in modifiers), shown])


def markdown_table() -> str:
    """The actions as a Markdown table for the README."""
    rows = ["| key | does | where |", "|---|---|---|"]
    for action in ACTIONS:
        keys = " ".join(f"`{key_name(key)}`".replace("|", "\\|") for key in action.keys)
        rows.append(f"| {keys} | {action.help} | {action.context.value} |")
    return "".join(f"{row}\n" for row in rows)

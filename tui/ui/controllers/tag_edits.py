"""What is done with the tag under the cursor of its pane: renamed, merged, retired, deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.model.tag import tag_key
from tui.ui.actions import Action, Context
from tui.ui.operations.tag_changes import ask_name, care, confirm_merge
from tui.ui.operations.waiting import look_up, wait_for_answer, wait_for_writing
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.reading import LibraryReader
    from tui.model.tagcare.actions import TagAction


def rename(session: Session) -> None:
    """Gives the tag under the cursor another name; onto that of another tag, merges the two."""
    _with_tag(session, partial(_look_up_aliases, session))


def retire(session: Session) -> None:
    """Has the tag under the cursor counted nowhere; it keeps its notes."""
    from tui.model.tagcare.actions import TagAction

    _with_tag(session, lambda tag: _care(session, TagAction("retire", tag)))


def delete(session: Session) -> None:
    """Takes the tag under the cursor off all notes, for good."""
    from tui.model.tagcare.actions import TagAction

    _with_tag(session, lambda tag: _care(session, TagAction("delete", tag)))


def _with_tag(session: Session, act: Callable[[str], object]) -> None:
    pane = session.panes.tags
    if pane.cursor_tag is not None:
        act(pane.cursor_tag)
    else:
        what = "This is a view, and no tag." if pane.cursor_view else "There is no tag here."
        session.notify(what)


def _care(session: Session, action: TagAction) -> None:
    """Does something with a tag; keys wait until the pane shows the tags that are left."""
    care(session, [action])
    wait_for_writing(session, lambda: wait_for_answer(session, lambda: None))


def _look_up_aliases(session: Session, tag: str) -> None:
    def find(library: LibraryReader, _: object) -> list[str]:
        key = tag_key(tag)
        return [
            alias for alias, name in library.vocabulary.aliases().items() if tag_key(name) == key
        ]

    look_up(session, find, partial(_ask_name, session, tag))


def _ask_name(session: Session, tag: str, aliases: list[str]) -> None:
    notes = f"also found as {', '.join(sorted(aliases))}" if aliases else ""
    ask_name(session, tag, tag, partial(_rename, session), notes=notes)


def _rename(session: Session, action: TagAction) -> None:
    """Renames a tag; a merge is asked about first."""
    confirm_merge(session, action, partial(_care, session))


ACTIONS: tuple[Action[Session], ...] = (
    Action("tag.rename", ("e",), "Rename this tag, or merge it into another", rename, Context.TAGS),
    Action(
        "tag.retire",
        ("x",),
        "Retire this tag: counted no more, still found by its name",
        retire,
        Context.TAGS,
    ),
    Action(
        "tag.delete",
        ("d", "delete"),
        "Take this tag off all notes, and keep it out of imports",
        delete,
        Context.TAGS,
    ),
)

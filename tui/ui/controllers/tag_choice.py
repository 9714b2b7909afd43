"""The tag pane: choosing tags for the filter, and walking from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.filters import editing
from tui.ui.actions import Action, Context
from tui.ui.operations.current_filter import set_filter
from tui.ui.operations.display import tag_named
from tui.ui.operations.line_mode import edit_line
from tui.ui.session import Session
from tui.ui.state import LineMode
from tui.ui.widgets.tag_pane import TagChoice

MOST_FORMER = 100
"""How many former names that begin with a text are looked at."""

_EDITS: dict[TagChoice, Callable[[str, str], str]] = {
    "only": editing.with_only_tag,
    "also": editing.with_tag,
    "exclude": editing.with_excluded_tag,
    "clear": lambda text, _: editing.clear_tags(text),
}
"""What choosing a tag makes of the text of the filter."""


def narrow_tags(session: Session) -> None:
    """Narrows the tags while a person types."""
    _edit_narrowing(session, is_jump=False)


def jump_to_tag(session: Session) -> None:
    """Finds a tag while a person types, and shows only its notes."""
    session.panes.go_to(session.panes.tags)
    _edit_narrowing(session, is_jump=True)


def choose_tag(session: Session, choice: TagChoice) -> None:
    """Uses the tag under the cursor of its pane, before any key that comes after."""
    pane = session.panes.tags
    if name := pane.cursor_tag:
        use_tag(session, name, choice)
    elif pane.cursor_view is not None:
        key = session.key_of("view.show")
        session.notify(f"This is a view, and no tag; {key} shows it.")
    else:
        pane.choose(choice)


def use_tag(session: Session, name: str, choice: TagChoice) -> None:
    """Changes the filter by a tag."""
    set_filter(session, _EDITS[choice](session.state.filter.text, name))


def clear_tags(session: Session) -> None:
    """Takes all tags out of the filter."""
    set_filter(session, editing.clear_tags(session.state.filter.text))


def step_tag(session: Session, delta: int) -> None:
    """Shows only the next tag, or the one before, around both ends."""
    tags = session.state.walked_tags or session.state.tags
    if not tags:
        session.notify("There are no tags here.")
        return
    included, _ = editing.chosen_tags(session.state.filter)
    here = tag_named(session, included[0]) if included else None
    indexes = (index for index, tag in enumerate(tags) if tag.name == here)
    index = next(indexes, None) if here else None
    name = tags[0 if index is None else (index + delta) % len(tags)].name
    set_filter(session, editing.with_only_tag(session.state.filter.text, name))


def _edit_narrowing(session: Session, *, is_jump: bool) -> None:
    """Narrows the tag pane by the line at the bottom; a jump ends with choosing a tag."""
    panes, pane = session.panes, session.panes.tags

    def changed(text: str) -> None:
        _narrow(session, text)
        pane.move_to_best_match(of_views=not is_jump)

    def ended(text: str | None) -> None:
        if is_jump and text is not None and pane.cursor_tag is not None:
            choose_tag(session, "only")
        if is_jump or text is None:
            pane.narrow("")
        panes.go_to(panes.notes if is_jump else pane)

    def accepts(text: str) -> bool:
        is_found = not is_jump or pane.has_match
        if not is_found:
            panes.filter_line.mark_error((0, len(text)), "no tag here has this in its name")
        return is_found

    text = "" if is_jump else pane.narrowing
    placeholder = "part of a tag's name" if is_jump else "part of the name of a view or tag"
    mode = LineMode("tag: ", placeholder, changed, ended, accepts=accepts)
    edit_line(session, mode, text)
    _narrow(session, text)


def _narrow(session: Session, text: str) -> None:
    """Shows the tags that fit a text by their names, or that had a name which begins so."""
    none: dict[str, str] = {}
    wanted = text.strip()
    former = (
        session.gateway.read(
            lambda library: library.vocabulary.former_names(wanted, MOST_FORMER), none
        )
        if wanted
        else none
    )
    session.panes.tags.narrow(text, former)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "tags.narrow",
        ("/",),
        "Narrow views and tags while typing",
        narrow_tags,
        Context.TAGS,
    ),
    Action("tag.jump", ("#", "T"), "Find a tag and show only it", jump_to_tag),
    Action(
        "tag.previous",
        ("[", "H"),
        "Only the previous tag, from anywhere",
        partial(step_tag, delta=-1),
    ),
    Action(
        "tag.next",
        ("]", "L"),
        "Only the next tag, from anywhere",
        partial(step_tag, delta=1),
    ),
    Action(
        "tag.only",
        ("enter",),
        "Show only notes with this tag",
        partial(choose_tag, choice="only"),
        Context.TAGS,
    ),
    Action(
        "tag.also",
        ("+", "space"),
        "Show notes with this tag too",
        partial(choose_tag, choice="also"),
        Context.TAGS,
    ),
    Action(
        "tag.exclude",
        ("-",),
        "Exclude notes with this tag",
        partial(choose_tag, choice="exclude"),
        Context.TAGS,
    ),
    Action("tag.clear", ("backspace",), "Clear the tags of the filter", clear_tags, Context.TAGS),
)

"""Views: filters that are saved under letters and names, shown, and put in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.errors import FilterError, UrlNotesError
from tui.filters.parser import parse
from tui.filters.view_expansion import expand_views
from tui.library.edits import MoveView, RemoveView, RenameView, SaveView, ViewEdit
from tui.library.view_edits import edited
from tui.model.text import clean_line
from tui.model.view import (
    View,
    find_view,
    keys_of,
    label_of,
    letter_of,
    shown_name,
    texts_by_name,
    view_name,
)
from tui.ui.actions import Action, Choice, Context, Situation
from tui.ui.operations.changing import change
from tui.ui.operations.current_filter import set_filter
from tui.ui.operations.dialog_opening import ask_text, offer
from tui.ui.operations.line_mode import edit_line
from tui.ui.operations.reports import say_done
from tui.ui.session import Session
from tui.ui.state import LineMode

_BY_NAME = "\n"
"""The choice of a menu that asks for a name; no view is called so."""

_FIRST = ("enter", _BY_NAME, "by name")


def ask_where_to_save(session: Session) -> None:
    """Asks for the letter under which the filter is saved, or for a name."""
    lettered = [view for view in session.views if view.letter]
    choices = (_FIRST, *(_choice(view, view.letter) for view in lettered))
    offer(session, choices, partial(_save_under, session), letters="save as")


def ask_view(session: Session) -> None:
    """Asks which view to show."""
    views = session.views
    keyed = zip(views, keys_of(views), strict=True)
    choices = (_FIRST, *(_choice(view, key) for view, key in keyed if key))
    offer(session, choices, partial(_show_chosen, session), letters="")


def show_view(session: Session, name: str) -> None:
    """Makes the filter that of a view."""
    if view := find_view(session.views, name):
        _show(session, view)


def show_under_cursor(session: Session) -> None:
    """Shows the view under the cursor of the tags."""
    if view := _under_cursor(session):
        _show(session, view)


def ask_new_name(session: Session) -> None:
    """Asks for another name of the view under the cursor."""
    if view := _under_cursor(session):
        rename = partial(_rename, session, view.name)
        _ask_name(session, partial(RenameView, view.name), rename, text=clean_line(view.name))


def remove(session: Session) -> None:
    """Removes the view under the cursor."""
    if view := _under_cursor(session):
        _change(session, RemoveView(view.name), f"View {shown_name(view.name)} is removed.")


def move(session: Session, delta: int) -> None:
    """Moves the view under the cursor up or down among the views."""
    if view := _under_cursor(session):
        ordinal = session.views.index(view) + delta
        if 0 <= ordinal < len(session.views):
            _change(session, MoveView(view.name, ordinal))
        else:
            session.notify(f"It is the {'first' if delta < 0 else 'last'} view.")


def _show(session: Session, view: View) -> None:
    """Makes the filter that of a view; why one cannot be read is told, and its fault is marked."""
    try:
        expand_views(parse(view.text), texts_by_name(session.views))
    except FilterError as error:
        message = f"View {shown_name(view.name)} cannot be read: {error.message}"
        session.notify_error(UrlNotesError(message, error.hint))
    set_filter(session, view.text)


def _choice(view: View, key: str) -> Choice:
    return key, view.name, label_of(view)


def _save_under(session: Session, chosen: str | None) -> None:
    if chosen == _BY_NAME:
        save = partial(SaveView, text=session.state.filter.text)
        _ask_name(session, save, partial(_save_as, session))
    elif chosen and chosen.isdigit():
        session.notify("A view is saved under a letter, or with Enter under a name.")
    elif chosen is not None:
        _save(session, chosen)


def _ask_name(
    session: Session,
    edit: Callable[[str], ViewEdit],
    then: Callable[[str | None], None],
    *,
    text: str = "",
) -> None:
    """Asks for the name of a view; one with which the edit cannot be done is refused."""

    def refuse(typed: str) -> UrlNotesError | None:
        try:
            edited(session.views, edit(view_name(typed)))
        except UrlNotesError as error:
            return error
        return None

    ask_text(session, "name of the view", "reading list", then, text=text, refuse=refuse)


def _save_as(session: Session, typed: str | None) -> None:
    if typed:
        _save(session, view_name(typed))


def _save(session: Session, name: str) -> None:
    before = find_view(session.views, name)
    if before is None:
        recall = session.key_of("view.recall")
        way = f"{recall} {name} shows it" if letter_of(name) else f"{recall} lists it"
        said = f"Saved as view {name}; {way}."
    else:
        said = f"View {shown_name(before.name)} has this filter now; before: {before.text}"
    _change(session, SaveView(name, session.state.filter.text), said)


def _rename(session: Session, name: str, typed: str | None) -> None:
    if typed:
        wanted = view_name(typed)
        said = f"View {shown_name(name)} is {wanted} now."
        _change(session, RenameView(name, wanted), said)


def _show_chosen(session: Session, chosen: str | None) -> None:
    if chosen == _BY_NAME:
        _find_by_name(session)
    elif chosen is not None and find_view(session.views, chosen):
        show_view(session, chosen)
    elif chosen is not None:
        recall, save = map(session.key_of, ("view.recall", "view.save"))
        session.notify(f"No view {chosen}; {recall} lists them, {save} saves one.")


def _find_by_name(session: Session) -> None:
    """Finds a view while a person types, and shows it."""
    panes, pane = session.panes, session.panes.tags
    panes.go_to(pane)

    def changed(text: str) -> None:
        pane.narrow(text)
        pane.move_to_best_match(of_tags=False)

    def ended(text: str | None) -> None:
        name = pane.cursor_view
        pane.narrow("")
        if text is not None and name is not None:
            show_view(session, name)
        elif text:
            session.notify(f"No view {shown_name(text)}.")
        panes.go_to(panes.notes)

    edit_line(session, LineMode("view: ", "part of a view's name", changed, ended), "")
    changed("")


def _under_cursor(session: Session) -> View | None:
    """Returns the view under the cursor of the tags, or says that there is none."""
    name = session.panes.tags.cursor_view
    view = None if name is None else find_view(session.views, name)
    if view is None:
        session.notify("There is no view under the cursor of the tags.")
    return view


def _change(session: Session, edit: ViewEdit, said: str = "") -> None:
    """Changes the views as they are shown, and says so once it is written; or says why not."""
    try:
        edited(session.views, edit)
    except UrlNotesError as error:
        session.notify_error(error)
    else:
        change(session, edit, partial(say_done, session, said=said))


def _needs_filter(situation: Situation) -> str | None:
    return None if situation.has_filter else "There is no filter to save."


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "view.save",
        ("m",),
        "Save the filter as a view, under a letter or a name",
        ask_where_to_save,
        refusal=_needs_filter,
        words=("save",),
    ),
    Action(
        "view.recall",
        ("'", ";"),
        "Show a view by its letter or name",
        ask_view,
        words=("views",),
    ),
    Action("view.show", ("enter",), "Show this view", show_under_cursor, Context.VIEWS),
    Action("view.rename", ("e",), "Rename this view", ask_new_name, Context.VIEWS),
    Action("view.remove", ("d",), "Remove this view", remove, Context.VIEWS),
    Action(
        "view.up",
        ("(",),
        "Move this view up among the views",
        partial(move, delta=-1),
        Context.VIEWS,
    ),
    Action(
        "view.down",
        (")",),
        "Move this view down among the views",
        partial(move, delta=1),
        Context.VIEWS,
    ),
)

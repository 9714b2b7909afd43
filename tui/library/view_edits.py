"""What edits make of the views of a library: on screen before they are written, and in it."""

from __future__ import annotations

from tui.errors import UrlNotesError
from tui.filters.parser import parse
from tui.filters.printing import quoted
from tui.filters.view_expansion import expand_views, with_view_renamed
from tui.library.edits import MoveView, RemoveView, RenameView, SaveView, ViewEdit
from tui.model.nearest import did_you_mean
from tui.model.view import View, Views, find_view, letter_of, shown_name, texts_by_name


class ViewError(UrlNotesError):
    """A view that is not there, or a name that another one has."""


def the_view(views: Views, name: str) -> View:
    """Returns the view with a name, or else with that letter.

    Raises:
        ViewError: There is none; the hint names the nearest.
    """
    view = find_view(views, name)
    if view is None:
        names = [each.name for each in views]
        hint = did_you_mean(name, names, "`url-notes views` lists them.")
        raise ViewError(f"There is no view {shown_name(name)}", hint)
    return view


def edited(views: Views, edit: ViewEdit) -> Views:
    """Returns the views after an edit.

    Raises:
        ViewError: There is no such view, or the name is taken.
        FilterError: What is to be saved contains itself, or is no filter.
    """
    match edit:
        case SaveView():
            return _saved(views, edit)
        case RenameView():
            return _renamed(views, edit)
        case MoveView(name, ordinal):
            view = the_view(views, name)
            others = [each for each in views if each is not view]
            others.insert(max(ordinal, 0), view)
            return tuple(others)
        case RemoveView(name):
            view = the_view(views, name)
            return tuple(each for each in views if each is not view)


def taken_back(views: Views, edit: ViewEdit, before: Views) -> Views:
    """Returns the views without what an edit did; those that are so already are left as they are.

    Args:
        views: Those that are.
        edit: The edit.
        before: Those before it.

    Raises:
        ViewError: There is nothing any more to take back.
    """
    former = find_view(before, edit.name)
    match edit:
        case SaveView(name) if former is None:
            return edited(views, RemoveView(name))
        case SaveView() if former:
            view = the_view(views, former.name)
            return _with(views, view, view._replace(text=former.text))
        case RenameView(_, wanted) if former:
            return _with_name(views, the_view(views, wanted), former.name, former.letter)
        case MoveView() if former:
            return edited(views, MoveView(former.name, before.index(former)))
        case RemoveView() if former and find_view(views, former.name) is None:
            return edited((*views, former), MoveView(former.name, before.index(former)))
    return views


def _saved(views: Views, edit: SaveView) -> Views:
    view = find_view(views, edit.name)
    if view is None:
        view = View(edit.name, edit.text, letter_of(edit.name))
        after = (*views, view)
    else:
        after = _with(views, view, view._replace(text=edit.text))
    expand_views(parse(f"view:{quoted(view.name)}"), texts_by_name(after))
    return after


def _renamed(views: Views, edit: RenameView) -> Views:
    view = the_view(views, edit.name)
    other = find_view(tuple(each for each in views if each is not view), edit.wanted)
    if other:
        which = "There is a view" if other.name == edit.wanted else "Another view has the letter"
        raise ViewError(f"{which} {edit.wanted} already", "Choose another name.")
    return _with_name(views, view, edit.wanted, letter_of(edit.wanted) or view.letter)


def _with_name(views: Views, view: View, name: str, letter: str) -> Views:
    """Returns the views with another name and letter for one, also where others name it."""
    return tuple(
        each._replace(text=with_view_renamed(each.text, view.name, name))
        for each in _with(views, view, view._replace(name=name, letter=letter))
    )


def _with(views: Views, view: View, wanted: View) -> Views:
    return tuple(wanted if each is view else each for each in views)

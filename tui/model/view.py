"""Views: filters that a person has saved under names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tui.errors import UrlNotesError
from tui.model.text import clean_line, is_inert

NAME_LIMIT = 64
"""The longest name, in characters."""

_DIGITS = "123456789"


class ViewNameError(UrlNotesError):
    """A text that can be no name of a view."""

    exit_code = 2


class View(NamedTuple):
    """A saved filter."""

    name: str
    """As a person gave it; unique, unless another program wrote something else than a text."""
    text: str
    """The text of its filter, which need not be one that can be read."""
    letter: str = ""
    """The key that shows it; empty where it has none."""
    id: int | None = None
    """Its row in the library; None while it is not written."""


Views: TypeAlias = tuple[View, ...]
"""Views in the order in which a person put them."""


def view_name(text: str) -> str:
    """Returns a typed text as the name of a view: on one line, and otherwise as it is.

    Raises:
        ViewNameError: It is empty or too long, or a terminal would obey a part of it.
    """
    if not is_inert(text):
        message = "A view's name has only characters that can be seen"
        raise ViewNameError(message, "Write it without the others.")
    name = " ".join(text.split())
    if not name:
        raise ViewNameError("A view needs a name", "Give one, such as inbox.")
    if len(name) > NAME_LIMIT:
        message = f"A view's name has at most {NAME_LIMIT} characters"
        raise ViewNameError(message, f"This one has {len(name):,}.")
    return name


def shown_name(name: str) -> str:
    """Returns a name as it is told: another program may have written any."""
    return clean_line(name, NAME_LIMIT)


def letter_of(name: str) -> str:
    """Returns the letter or digit that a name is, which then shows its view; else nothing."""
    return name if len(name) == 1 and name.isalnum() else ""


def find_view(views: Views, name: str) -> View | None:
    """Returns the view with a name, or else with that letter."""
    by_name = next((view for view in views if view.name == name), None)
    return by_name or next((view for view in views if name and view.letter == name), None)


def texts_by_name(views: Views) -> Mapping[str, str]:
    """Returns the text of each filter, by the name of its view, in the order of the views."""
    texts: dict[str, str] = {}
    for view in views:
        # Of two with one name, the first is the one that is meant.
        texts.setdefault(view.name, view.text)
    return texts


def label_of(view: View) -> str:
    """Returns what a view is called beside its letter: its name says more, or else its filter."""
    return view.text if view.name == view.letter else view.name


def keys_of(views: Sequence[View]) -> list[str]:
    """Returns the key that shows each view.

    That is its letter; the first ones without a letter are shown by digits, all others by name
    alone, and have an empty text here.
    """
    taken = {view.letter for view in views}
    digits = iter([digit for digit in _DIGITS if digit not in taken])
    return [view.letter or next(digits, "") for view in views]

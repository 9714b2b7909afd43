"""Converts what is arranged in a library beside its notes to JSON objects and back."""

from __future__ import annotations

from typing import Any

from tui.model.arrangement import (
    ALIAS_KINDS,
    TAG_STATES,
    Alias,
    Arrangement,
    Decision,
    SavedViews,
    TagState,
)
from tui.model.note import JsonObject
from tui.model.view import View

_KEYS = ("tag", "alias", "decision", "views")
"""What the object of each kind has as its first key."""


def is_arrangement(record: JsonObject) -> bool:
    """Returns whether an object is of none of the notes."""
    return next(iter(record), None) in _KEYS


def arrangement_to_record(arrangement: Arrangement) -> dict[str, Any]:
    """Returns the object of an arrangement."""
    match arrangement:
        case TagState(tag, state, notes):
            known = {} if notes is None else {"notes": notes}
            return {"tag": tag, "state": state, **known}
        case Alias(name, tag, kind):
            return {"alias": name, "of": tag, "kind": kind}
        case Decision(kind, a, b):
            return {"decision": kind, "tags": [a, b]}
        case SavedViews(views):
            return {"views": [_view_to_record(view) for view in views]}


def _view_to_record(view: View) -> dict[str, Any]:
    letter = {"letter": view.letter} if view.letter else {}
    return {"name": view.name, "filter": view.text, **letter}


def arrangement_from_record(record: JsonObject) -> Arrangement:
    """Returns what an object says, for which `is_arrangement` is true.

    Raises:
        ValueError: It is not as it should be; the message is a sentence without a full stop.
    """
    match record:
        case {"tag": str(tag), "state": str(state)} if state in TAG_STATES:
            notes = record.get("notes")
            return TagState(tag, state, notes if type(notes) is int else None)
        case {"alias": str(name), "of": str(tag), "kind": str(kind)} if kind in ALIAS_KINDS:
            return Alias(name, tag, kind)
        case {"decision": str(kind), "tags": [str(a), str(b)]}:
            return Decision(kind, a, b)
        case {"views": list(views)}:
            return SavedViews(tuple(map(_view_from_record, views)))
    raise ValueError(f"the {next(iter(record))} is of no kind that is known")


def _view_from_record(record: object) -> View:
    match record:
        case {"name": str(name), "filter": str(text), "letter": str(letter)}:
            return View(name, text, letter)
        case {"name": str(name), "filter": str(text)}:
            return View(name, text)
    raise ValueError("a view has no name or no filter")

"""What is typed in a form, as the text that is kept until it is saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from tui.errors import UrlNotesError
from tui.model.editable import EDITABLE, EDITABLE_BY_NAME
from tui.model.note import Note


class UnsavedValue(NamedTuple):
    """What was typed in a field, and is not saved."""

    typed: str
    before: str
    """The value as the person saw it when they began, as a text."""


class SeenNote(NamedTuple):
    """A note with the values that the person saw when they began, which may be earlier ones."""

    note: Note
    texts: Mapping[str, str]
    """The values that it has, as texts."""
    before: Mapping[str, str]
    """Those that the person saw."""

    @classmethod
    def of(cls, note: Note, unsaved: Mapping[str, UnsavedValue]) -> SeenNote:
        """Returns a note as it was seen by who typed what is not saved."""
        texts = {field.name: field.text(getattr(note, field.name)) for field in EDITABLE}
        return cls(note, texts, {**texts, **{name: each.before for name, each in unsaved.items()}})

    def value(self, name: str) -> Any:
        """Returns the value of a field that the person saw when they began."""
        if self.before[name] != self.texts[name]:
            with suppress(UrlNotesError):
                return EDITABLE_BY_NAME[name].value(self.before[name])
        return getattr(self.note, name)


def form_text(before: Mapping[str, str], typed: Mapping[str, str]) -> str:
    """Returns what is typed as one text.

    Args:
        before: The values of fields as the person saw them, as texts; none where they differ.
        typed: What they are to be, by the names of their fields.
    """
    kept = {name: UnsavedValue(text, before.get(name, "")) for name, text in typed.items()}
    return json.dumps(kept, ensure_ascii=False)


def unsaved_values(text: str | None) -> dict[str, UnsavedValue]:
    """Returns what was kept, by the names of its fields; nothing where it is no such text."""
    try:
        found = json.loads(text or "{}")
        return {name: UnsavedValue(*map(str, pair)) for name, pair in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}

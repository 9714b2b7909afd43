"""What is typed in a form, as the text that is kept until it is saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from tui.errors import UrlNotesError
from tui.model.editable import EDITABLE_BY_NAME
from tui.model.note import Note


class Kept(NamedTuple):
    """What was typed in a field, and is not saved."""

    typed: str
    before: str
    """The value as the person saw it when they began, as a text."""


class Begun(NamedTuple):
    """A note that is edited."""

    note: Note
    texts: Mapping[str, str]
    """Its values, as texts."""
    before: Mapping[str, str]
    """The values that the person saw when they began, which may have been an earlier time."""

    def seen(self, name: str) -> Any:
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
    kept = {name: Kept(text, before.get(name, "")) for name, text in typed.items()}
    return json.dumps(kept, ensure_ascii=False)


def kept_fields(text: str | None) -> dict[str, Kept]:
    """Returns what was kept, by the names of its fields; nothing where it is no such text."""
    try:
        found = json.loads(text or "{}")
        return {name: Kept(str(typed), str(before)) for name, (typed, before) in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}

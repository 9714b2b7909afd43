"""What is offered to a person who types: how their text could go on."""

from __future__ import annotations

from typing import NamedTuple


class Suggestion(NamedTuple):
    """A suggestion of what to type next."""

    label: str
    detail: str
    """How many notes have it, or what it means."""
    text: str
    """The whole text once the suggestion is accepted."""
    caret: int
    """The position of the caret in that text."""
    is_next: bool = False
    """Whether it comes behind what is typed, which is whole or empty, and does not complete it."""

    def behind(self, before: str) -> Suggestion:
        """Returns it for a text of which more stands before what it completes."""
        return self._replace(text=before + self.text, caret=len(before) + self.caret)

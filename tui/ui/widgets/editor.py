"""What every widget has in which a text is edited."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.events import Key


@runtime_checkable
class Editor(Protocol):
    """A widget that takes what is typed at once, before what is typed behind it."""

    def consume_key(self, event: Key) -> bool:
        """Handles a key; returns False for one that means nothing here."""

    def paste(self, text: str) -> None:
        """Inserts a text that was pasted."""

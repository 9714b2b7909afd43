"""How far texts were scrolled when they were left."""

from __future__ import annotations

from tui.ui.drawing.text_tabs import Part

MOST_REMEMBERED = 500
"""Of how many texts it is remembered."""

TextKey = tuple[int, Part]
"""The id of a note, and which of its texts."""


class ScrollMemory:
    """How many characters were above the screen when a text was left; those left last."""

    def __init__(self) -> None:
        self._characters: dict[TextKey, int] = {}

    def keep(self, key: TextKey, characters: int) -> None:
        """Remembers how far a text is scrolled."""
        self._characters.pop(key, None)
        if characters:
            self._characters[key] = characters
        for other in list(self._characters)[:-MOST_REMEMBERED]:
            del self._characters[other]

    def characters(self, key: TextKey) -> int:
        """Returns how many characters were above the screen."""
        return self._characters.get(key, 0)

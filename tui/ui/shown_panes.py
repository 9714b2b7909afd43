"""Which panes are shown: those that a person wants to see, as far as there is room for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto


class Place(Enum):
    """One of the three panes, from the left."""

    TAGS = auto()
    NOTES = auto()
    PREVIEW = auto()


@dataclass(frozen=True)
class ShownPanes:
    """Which panes are wanted, and for how many of them there is room side by side."""

    room: int = len(Place)
    """How many panes fit side by side."""
    front: Place = Place.NOTES
    """The pane that was gone to last; where there is no room, it takes that of another one."""
    hidden: frozenset[Place] = frozenset()
    is_zoomed: bool = False
    """Whether the preview is shown alone."""

    def shows(self, place: Place) -> bool:
        """Returns whether a pane is shown."""
        if self.is_zoomed:
            return place is Place.PREVIEW
        if self.room == 1:
            return place is (Place.NOTES if self.front in self.hidden else self.front)
        if place in self.hidden:
            return False
        # The list is always one of two.
        given_up = Place.PREVIEW if self.front is Place.TAGS else Place.TAGS
        return self.room > 2 or place is not given_up

    def gone_to(self, place: Place) -> ShownPanes:
        """Returns it with a pane shown, and in front."""
        is_zoomed = self.is_zoomed and place is Place.PREVIEW
        return replace(self, front=place, hidden=self.hidden - {place}, is_zoomed=is_zoomed)

    def toggled(self, place: Place) -> ShownPanes:
        """Returns it with a pane hidden, or no longer so."""
        return replace(self, hidden=self.hidden ^ {place})

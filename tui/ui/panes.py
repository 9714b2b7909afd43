"""The widgets of the reader's screen: which of them has the focus, and which are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from textual.screen import Screen
from textual.widget import Widget

from tui.library.remembered_look import Edges
from tui.ui.actions import Context
from tui.ui.key_queue import KeyQueue
from tui.ui.shown_panes import Place, ShownPanes
from tui.ui.widgets.filter_line import FilterLine
from tui.ui.widgets.note_list import NoteList
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.status_line import StatusLine
from tui.ui.widgets.tag_pane import TagPane

LEAST_WIDTH = 16
"""The least cells of a pane whose edge is dragged."""

Pane: TypeAlias = TagPane | NoteList | Preview


class Widgets(NamedTuple):
    """What the screen is composed of."""

    tags: TagPane
    notes: NoteList
    preview: Preview
    filter_line: FilterLine
    status: StatusLine


class Panes:
    """Three panes side by side, and the two lines below them.

    Panes are shown and hidden one by one: where the sheets said which, each change would have all
    of them read for every widget.

    Args:
        screen: The screen that they are on.
        widgets: The panes and lines.
        keys: What is typed; it waits while a pane that gets the focus is laid out.
    """

    def __init__(self, screen: Screen[None], widgets: Widgets, keys: KeyQueue) -> None:
        self._screen = screen
        self._keys = keys
        self._edges = Edges()
        self._shown = ShownPanes()
        self.tags, self.notes, self.preview, self.filter_line, self.status = widgets
        self._places: Mapping[Pane, Place] = {
            self.tags: Place.TAGS,
            self.notes: Place.NOTES,
            self.preview: Place.PREVIEW,
        }

    @property
    def focused(self) -> Pane:
        """The pane that has the focus; the list where none has."""
        focused = self._screen.focused
        return focused if isinstance(focused, TagPane | Preview) else self.notes

    @property
    def context(self) -> Context:
        """Where keys have their meaning now."""
        if self.focused is self.tags:
            return Context.TAGS if self.tags.cursor_view is None else Context.VIEWS
        return Context.PREVIEW if self.focused is self.preview else Context.LIST

    def go_to(self, pane: Pane) -> None:
        """Gives a pane the focus, and shows it where it is hidden."""
        self._show(self._shown.gone_to(self._places[pane]))
        if pane.size:
            self._screen.set_focus(pane)
        else:
            # It has to be laid out first, and to learn its size before it takes a key.
            self._keys.hold(pane)
            before = self._screen.focused
            self._screen.call_after_refresh(pane.call_later, self._focus_shown, pane, before)

    def step_focus(self, step: int, *, wraps: bool = False) -> None:
        """Gives the focus to the next pane, or the one before, around both ends if it wraps."""
        panes: list[Pane] = [self.tags, self.notes, self.preview]
        index = panes.index(self.focused) + step
        if wraps:
            self.go_to(panes[index % len(panes)])
        elif 0 <= index < len(panes):
            self.go_to(panes[index])

    def zoom_preview(self) -> None:
        """Shows the preview alone, or all panes again."""
        is_zoomed = not self._shown.is_zoomed
        self._show(replace(self._shown, is_zoomed=is_zoomed))
        self.go_to(self.preview if is_zoomed else self.notes)

    def toggle(self, pane: Pane) -> None:
        """Hides or shows a pane."""
        self._show(self._shown.toggled(self._places[pane]))
        if not self.focused.display:
            self.go_to(self.notes)

    def give_room(self, count: int) -> None:
        """Shows as many panes side by side as there is room for."""
        self._show(replace(self._shown, room=count))

    def move_edge(self, pane: Widget, width: int) -> Edges:
        """Gives a pane another width, and what is on its right the rest; returns all edges."""
        if pane is self.tags:
            self._edges = self._edges._replace(tags=max(width, LEAST_WIDTH))
        elif pane is self.notes:
            both = self.notes.size.width + self.preview.size.width
            width = max(min(width, both - LEAST_WIDTH), LEAST_WIDTH)
            self._edges = self._edges._replace(notes=(width, both - width))
        self.place_edges(self._edges)
        return self._edges

    def place_edges(self, edges: Edges) -> None:
        """Gives panes widths; those that the sheets say where an edge was not dragged."""
        self._edges = edges
        most = self._screen.app.size.width - 2 * LEAST_WIDTH
        of_notes, of_preview = edges.notes or (None, None)
        self.tags.styles.width = edges.tags and max(min(edges.tags, most), LEAST_WIDTH)
        self.notes.styles.width = of_notes and f"{of_notes}fr"
        self.preview.styles.width = of_preview and f"{of_preview}fr"

    def widen_status(self, *, is_wide: bool) -> None:
        """Gives the numbers at the bottom half of the line, or the width that the sheets say."""
        self.status.styles.width = "50%" if is_wide else None

    def _show(self, shown: ShownPanes) -> None:
        self._shown = shown
        for pane, place in self._places.items():
            pane.display = shown.shows(place)

    def _focus_shown(self, pane: Pane, before: Widget | None) -> None:
        """Gives a pane the focus that had to be laid out first; keys have waited for it.

        The line keeps it where it was given the focus meanwhile.
        """
        focused = self._screen.focused
        if focused is before or focused is not self.filter_line:
            self._screen.set_focus(pane)
        self._keys.release(pane)

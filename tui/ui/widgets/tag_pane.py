"""A pane with the views, and the tags of the notes in the list, which choose what is listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import ClassVar, Literal

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.model.tag_counts import TagCounts
from tui.model.text import counted
from tui.ui.drawing.fitted_text import one_line
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.pane_header import Header
from tui.ui.drawing.signs import IDENTITY
from tui.ui.drawing.tag_row import TagStyles, one_offs_row, tag_row
from tui.ui.drawing.view_row import ViewLine, rule_row, view_row
from tui.ui.widgets.cursor_pane import CursorPane
from tui.ui.widgets.sidebar_entries import Entry, Kind, SidebarEntries
from tui.ui.widgets.styled import component_classes
from tui.ui.widgets.tag_entries import TagPaneState

TagChoice = Literal["only", "also", "exclude", "clear"]
"""How to use a tag: as the only one, together with others, excluded, or not any more."""

NO_NAMES: Mapping[str, str] = {}

_TITLE = f"{IDENTITY} url-notes"

_RIGHT_BUTTON = 3


class TagPane(CursorPane):
    """Views and tags with a cursor that stays on its view or tag while counts change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("tag-pane", TagStyles)

    heading = "Tags"
    is_bordered = True
    empty_text = "No tags."

    class TagChosen(Message):
        """Posted when a tag is to be added to the filter, or removed from it."""

        def __init__(self, name: str, choice: TagChoice) -> None:
            super().__init__()
            self.name = name
            self.choice: TagChoice = choice

    class ViewChosen(Message):
        """Posted when a view was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._pane_state = TagPaneState()
        self._views: tuple[ViewLine, ...] = ()
        self._entries = SidebarEntries.of((), self._pane_state)
        self._most = 0
        """The largest count of a tag that is shown."""
        self._tag_total: int | None = None
        """How many tags there are; None until all were counted once."""
        self._awaited: Entry | None = None
        """What to move back to once it is counted: the most frequent tags are counted first."""

    def show(
        self,
        counts: TagCounts,
        included: Set[str] = frozenset(),
        excluded: Set[str] = frozenset(),
    ) -> None:
        """Shows other counts; the cursor stays on its tag, or at its row if that is gone.

        When the filter no longer has tags, and the pane has no focus, the cursor moves to the top.

        Args:
            counts: The tags, in order.
            included: The tags that the filter requires.
            excluded: The tags that the filter excludes.
        """
        if counts.is_whole:
            self._tag_total = len(counts)
        state = replace(
            self._pane_state,
            counts=counts,
            included=frozenset(included),
            excluded=frozenset(excluded),
        )
        had_tags = self._pane_state.included | self._pane_state.excluded
        self._set_pane_state(state)
        if had_tags and not (included or excluded or self.has_focus):
            self._awaited = None
            self.place_cursor(0)

    def show_views(self, views: Sequence[ViewLine]) -> None:
        """Shows other views, or other numbers; the cursor stays on its view or tag."""
        views = tuple(views)
        if views != self._views:
            self._views = views
            self._set_pane_state(replace(self._pane_state, room=self._room))

    def narrow(self, text: str, former_names: Mapping[str, str] = NO_NAMES) -> None:
        """Shows only the views and tags whose names fit a text; an empty text shows all.

        Args:
            text: The text.
            former_names: Other names that begin with it, by the names of their tags.
        """
        state = self._pane_state
        self._set_pane_state(replace(state, narrowing=one_line(text), former_names=former_names))

    def move_to_best_match(self, *, of_tags: bool = True, of_views: bool = True) -> None:
        """Moves the cursor to what fits the narrowing best, among tags, views or both."""
        self.move_to(self._entries.best_row(self._pane_state, of_tags=of_tags, of_views=of_views))

    def move_to_tag(self, name: str) -> None:
        """Moves the cursor to a tag, where that is shown."""
        row = self._entries.row_of(Entry(Kind.TAG, name))
        if row is not None:
            self.move_to(row)

    def toggle_one_offs(self) -> None:
        """Unfolds the one-offs, half a pane of them in view, or folds them away."""
        self._set_pane_state(
            replace(self._pane_state, is_unfolded=not self._pane_state.is_unfolded)
        )
        fold_row = self._entries.row_of(Entry(Kind.FOLD))
        if self._pane_state.is_unfolded and fold_row is not None:
            self.scroll_to_item(max(self.first, fold_row - self.shown // 2))

    def choose(self, choice: TagChoice) -> None:
        """Posts how to use the tag under the cursor, or that a view was chosen; or folds."""
        entry = self._entries.entry(self.cursor_row) or Entry(Kind.RULE)
        if entry.kind is Kind.TAG:
            self.post_message(self.TagChosen(entry.name, choice))
        elif entry.kind is Kind.VIEW:
            self.post_message(self.ViewChosen(entry.name))
        elif entry.kind is Kind.FOLD:
            self.toggle_one_offs()

    @property
    def narrowing(self) -> str:
        """The text that narrows the tags by name."""
        return self._pane_state.narrowing

    @property
    def has_match(self) -> bool:
        """Whether a name of any tag fits the narrowing."""
        return self._pane_state.has_match()

    @property
    def cursor_tag(self) -> str | None:
        """The tag under the cursor; ``None`` in an empty pane, on the fold line and on a view."""
        tag = self._entries.tag(self.cursor_row)
        return tag.name if tag else None

    @property
    def cursor_view(self) -> str | None:
        """The name of the view under the cursor; ``None`` where it is on no view."""
        view = self._entries.view(self.cursor_row)
        return view.name if view else None

    @property
    def length(self) -> int:
        """The number of rows in the pane."""
        return len(self._entries)

    @property
    def detail(self) -> str:
        """The text that narrows the pane, or the number of tags.

        Until all are counted the old number is shown, so that it does not flicker, unless there
        are more tags on screen.
        """
        if self.narrowing:
            return f"/{self.narrowing}"
        if self._tag_total is None or self._tag_total < len(self._pane_state.counts):
            return "…"
        return counted(self._tag_total, "tag")

    @property
    def header(self) -> Header:
        """What the header says: the name of the program stands where a screen is read first."""
        return Header(_TITLE, at_end=self.detail)

    def on_resize(self) -> None:
        """Folds the one-offs away, or not, as there is room for all tags.

        Textual calls the handlers of the classes above after this one.
        """
        state = replace(self._pane_state, room=self._room)
        if self._is_filled:
            self._set_pane_state(state)
        else:
            self._pane_state = state

    def item_lines(self, item: int, width: int) -> Sequence[Strip]:
        """Draws the line of a view or tag, the rule between them, or the fold line."""
        return (self._strip(item, width),)

    def _strip(self, row: int, width: int) -> Strip:
        entries, bar = self._entries, self.bar_of(row)
        styles = self.styles_of("tag-pane", TagStyles)
        if view := entries.view(row):
            return view_row(view, width, styles, bar=bar)
        if tag := entries.tag(row):
            return tag_row(tag, entries.use(row), width, styles, most=self._most, bar=bar)
        entry = entries.entry(row)
        if entry and entry.kind is Kind.FOLD:
            is_folded = not self._pane_state.is_unfolded
            number = len(entries.tags.one_offs)
            return one_offs_row(number, width, styles, bar=bar, is_folded=is_folded)
        return rule_row(width, styles) if entry else LineBuilder(width, styles.base).strip()

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Shows the view, or uses the tag: alone, with Ctrl also, by right click excluded."""
        if self._entries.entry(row) == Entry(Kind.RULE):
            return
        self.move_to(row)
        if event.button == _RIGHT_BUTTON or event.meta:
            self.choose("exclude")
        else:
            self.choose("also" if event.ctrl else "only")

    def cursor_moved(self) -> None:
        """Keeps the cursor where the person moved it, whichever tags are counted."""
        self._awaited = None

    def _set_pane_state(self, state: TagPaneState) -> None:
        wanted = self._awaited or self._entries.entry(self.cursor_row)
        self._pane_state = state
        self._entries = SidebarEntries.of(self._views, state)
        self._most = self._entries.tags.most
        row = self._entries.row_of(wanted)
        self._awaited = wanted if row is None and not state.counts.is_whole else None
        self.place_cursor(self.cursor_row if row is None else row)

    @property
    def _room(self) -> int:
        """The lines that are left for tags, below the views and their rule."""
        return self.page_height - len(self._views) - bool(self._views)

    def _clamped(self, row: int) -> int:
        """Returns the row of an item: the rule between views and tags is passed over."""
        row = super()._clamped(row)
        if self._entries.entry(row) == Entry(Kind.RULE):
            return row + 1 if row > self.cursor_row else row - 1
        return row

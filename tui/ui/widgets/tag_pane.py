"""A pane with the tags of the notes in the list and their counts, which narrows the filter."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import ClassVar, Literal

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.model.tag_counts import TagCounts
from tui.ui.drawing.fitted_text import one_line
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.tag_row import TagStyles, one_offs_row, tag_row
from tui.ui.widgets.cursor_pane import CursorPane
from tui.ui.widgets.styled import component_classes
from tui.ui.widgets.tag_entries import TagEntries, TagPaneState

TagChoice = Literal["only", "also", "exclude", "clear"]
"""How to use a tag: as the only one, together with others, excluded, or not any more."""

_RIGHT_BUTTON = 3

_FOLD = "\n"
"""Represents the fold line, in the form of a name that no tag has."""


class TagPane(CursorPane):
    """Tags with a cursor that stays on its tag while counts change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("tag-pane", TagStyles)

    heading = "Tags"
    empty_text = "No tags."

    class TagChosen(Message):
        """Posted when a tag is to be added to the filter, or removed from it."""

        def __init__(self, name: str, choice: TagChoice) -> None:
            super().__init__()
            self.name = name
            self.choice: TagChoice = choice

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._pane_state = TagPaneState()
        self._entries: TagEntries = self._pane_state.entries()
        self._tag_total: int | None = None
        """How many tags there are; None until all were counted once."""
        self._awaited_tag: str | None = None
        """The tag to move back to once it is counted: the most frequent are counted first."""

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
            self._awaited_tag = None
            self.place_cursor(0)

    def narrow(self, text: str) -> None:
        """Shows only the tags whose names fit a text; an empty text shows all."""
        self._set_pane_state(replace(self._pane_state, narrowing=one_line(text)))

    def move_to_best_match(self) -> None:
        """Moves the cursor to the tag that fits the narrowing best."""
        self.move_to(self._pane_state.best_row())

    def toggle_one_offs(self) -> None:
        """Unfolds the one-offs, half a pane of them in view, or folds them away."""
        self._set_pane_state(
            replace(self._pane_state, is_unfolded=not self._pane_state.is_unfolded)
        )
        fold_row = self._entries.fold_row
        if self._pane_state.is_unfolded and fold_row is not None:
            self.scroll_to_item(max(self.first, fold_row - self.shown // 2))

    def choose(self, choice: TagChoice) -> None:
        """Posts how to use the tag under the cursor; on the fold line, folds or unfolds."""
        if self.cursor_tag is not None:
            self.post_message(self.TagChosen(self.cursor_tag, choice))
        elif self.cursor_row == self._entries.fold_row:
            self.toggle_one_offs()

    @property
    def narrowing(self) -> str:
        """The text that narrows the tags by name."""
        return self._pane_state.narrowing

    @property
    def has_match(self) -> bool:
        """Whether the name of any tag fits the narrowing."""
        return self._pane_state.has_match()

    @property
    def cursor_tag(self) -> str | None:
        """The tag under the cursor; ``None`` in an empty pane and on the fold line."""
        tag = self._entries.tag(self.cursor_row)
        return tag.name if tag else None

    @property
    def length(self) -> int:
        """The number of rows in the pane."""
        return len(self._entries)

    @property
    def detail(self) -> str:
        """The text that narrows the tags, or the number of tags.

        Until all are counted the old number is shown, so that it does not flicker, unless there
        are more tags on screen.
        """
        if self.narrowing:
            return f"/{self.narrowing}"
        if self._tag_total is None or self._tag_total < len(self._pane_state.counts):
            return "…"
        return f"{self._tag_total:,}"

    def on_resize(self) -> None:
        """Folds the one-offs away, or not, as there is room for all tags.

        Textual calls the handlers of the classes above after this one.
        """
        state = replace(self._pane_state, room=self.page_height)
        if self._is_filled:
            self._set_pane_state(state)
        else:
            self._pane_state = state

    def item_strips(self, item: int, width: int) -> Sequence[Strip]:
        """Draws the line of a tag, or the fold line."""
        entries, bar = self._entries, self.bar_of(item)
        styles = self.styles_of("tag-pane", TagStyles)
        if item == entries.fold_row:
            is_folded = not self._pane_state.is_unfolded
            return (
                one_offs_row(len(entries.one_offs), width, styles, bar=bar, is_folded=is_folded),
            )
        tag = entries.tag(item)
        if tag is None:
            return (LineBuilder(width, styles.base).strip(),)
        return (tag_row(tag, entries.use(item), width, styles, bar=bar),)

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Moves the cursor and uses the tag: alone, with Ctrl also, by right click excluded."""
        self.move_to(row)
        if event.button == _RIGHT_BUTTON or event.meta:
            self.choose("exclude")
        else:
            self.choose("also" if event.ctrl else "only")

    def cursor_moved(self) -> None:
        """Keeps the cursor where the person moved it, whichever tags are counted."""
        self._awaited_tag = None

    def _set_pane_state(self, state: TagPaneState) -> None:
        wanted = self._awaited_tag if self._awaited_tag is not None else self._under_cursor
        self._pane_state = state
        self._entries = state.entries()
        row = self._entries.fold_row if wanted == _FOLD else self._entries.row_of(wanted)
        self._awaited_tag = wanted if row is None and not state.counts.is_whole else None
        self.place_cursor(self.cursor_row if row is None else row)

    @property
    def _under_cursor(self) -> str:
        return _FOLD if self.cursor_row == self._entries.fold_row else self.cursor_tag or ""

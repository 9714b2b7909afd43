"""The tags of the notes in the list, with their counts, to narrow the filter by."""

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
from tui.ui.widgets.tag_entries import TagChoice, TagEntries

How = Literal["only", "also", "exclude", "clear"]
"""What to do with a tag: show only it, it too, nothing that has it, or drop it from the filter."""

_RIGHT_BUTTON = 3

_FOLD = "\n"
"""Stands for the line of the one-offs, as no tag can."""


class TagPane(CursorPane):
    """Tags with a cursor that stays on its tag while counts change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("tag-pane", TagStyles)

    heading = "Tags"
    empty_text = "No tags."

    class TagChosen(Message):
        """A tag is to enter the filter, or to leave it."""

        def __init__(self, name: str, how: How) -> None:
            super().__init__()
            self.name = name
            self.how: How = how

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._choice = TagChoice()
        self._entries: TagEntries = self._choice.entries()
        self._number = 0
        self._awaited: str | None = None
        """The tag to go back to once it is counted: only the most frequent are at first."""

    def show(
        self,
        counts: TagCounts,
        included: Set[str] = frozenset(),
        excluded: Set[str] = frozenset(),
    ) -> None:
        """Shows other counts; the cursor stays on its tag, or at its row once that has gone.

        Once the filter names no tag any more, and nobody is in the pane, it begins at its top.

        Args:
            counts: The tags in the order they are to have.
            included: The tags the filter asks for.
            excluded: The tags the filter leaves out.
        """
        if counts.is_whole:
            self._number = len(counts)
        choice = replace(
            self._choice,
            counts=counts,
            included=frozenset(included),
            excluded=frozenset(excluded),
        )
        had_tags = self._choice.included | self._choice.excluded
        self._choose(choice)
        if had_tags and not (included or excluded or self.has_focus):
            self._awaited = None
            self.place_cursor(0)

    def narrow(self, text: str) -> None:
        """Shows only the tags whose names hold all words of a text; an empty text shows all."""
        self._choose(replace(self._choice, narrowing=one_line(text)))

    def to_best_match(self) -> None:
        """Moves the cursor to the tag that the narrowing means most likely."""
        self.move_to(self._choice.best_row())

    def toggle_one_offs(self) -> None:
        """Unfolds the tags of one note each, or folds them away."""
        self._choose(replace(self._choice, is_unfolded=not self._choice.is_unfolded))

    def choose(self, how: How) -> None:
        """Tells what to do with the tag under the cursor; the line of the one-offs (un)folds."""
        if self.cursor_tag is not None:
            self.post_message(self.TagChosen(self.cursor_tag, how))
        elif self.cursor_row == self._entries.fold_row:
            self.toggle_one_offs()

    @property
    def narrowing(self) -> str:
        """The words that the names of the tags are narrowed to."""
        return self._choice.narrowing

    @property
    def cursor_tag(self) -> str | None:
        """The tag under the cursor, ``None`` in an empty pane and on the line of the one-offs."""
        tag = self._entries.tag(self.cursor_row)
        return tag.name if tag else None

    @property
    def length(self) -> int:
        """The rows of the pane."""
        return len(self._entries)

    @property
    def detail(self) -> str:
        """What the tags are narrowed to, or how many there are.

        The number of before stays until all are counted, so that it does not flicker, unless
        there are more on screen.
        """
        if self.narrowing:
            return f"/{self.narrowing}"
        return f"{self._number:,}" if self._number >= len(self._choice.counts) else "…"

    def item_strips(self, item: int, width: int) -> Sequence[Strip]:
        """The line of a tag."""
        entries, bar = self._entries, self.bar_of(item)
        styles = self.styles_of("tag-pane", TagStyles)
        if item == entries.fold_row:
            is_folded = not self._choice.is_unfolded
            return (
                one_offs_row(len(entries.one_offs), width, styles, bar=bar, is_folded=is_folded),
            )
        tag = entries.tag(item)
        if tag is None:
            return (LineBuilder(width, styles.base).strip(),)
        return (tag_row(tag, entries.use(item), width, styles, bar=bar),)

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Moves the cursor and chooses: only this tag, with Ctrl also, by the right button not."""
        self.move_to(row)
        if event.button == _RIGHT_BUTTON or event.meta:
            self.choose("exclude")
        else:
            self.choose("also" if event.ctrl else "only")

    def cursor_moved(self) -> None:
        """Stays where the person went, whatever comes."""
        self._awaited = None

    def _choose(self, choice: TagChoice) -> None:
        wanted = self._awaited if self._awaited is not None else self._under_cursor
        self._choice = choice
        self._entries = choice.entries()
        row = self._entries.fold_row if wanted == _FOLD else self._entries.row_of(wanted)
        self._awaited = wanted if row is None and not choice.counts.is_whole else None
        self.place_cursor(self.cursor_row if row is None else row)

    @property
    def _under_cursor(self) -> str:
        return _FOLD if self.cursor_row == self._entries.fold_row else self.cursor_tag or ""

"""The preview: a pane with a note's title, facts, tags and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from tui.filters.highlights import Highlights
from tui.model.note import Note
from tui.prose.blocks import STYLES
from tui.prose.cell_width import cell_len
from tui.prose.layout import Line
from tui.ui.drawing.code_colours import CODE_STYLES
from tui.ui.drawing.fitted_text import cut
from tui.ui.drawing.hits import CURRENT_HIT, HIT
from tui.ui.drawing.link_labels import LABEL, PlacedLabel, PlacedLink, labelled, links_on
from tui.ui.drawing.note_line import NoteLine, Target
from tui.ui.drawing.pane_header import Header
from tui.ui.drawing.preview_head import HEAD_STYLES
from tui.ui.drawing.prose_lines import prose_strip
from tui.ui.drawing.text_selection import Cell, TextSelection, joined
from tui.ui.drawing.text_tabs import Part, parts_of, text_tabs
from tui.ui.drawing.tint import tinted
from tui.ui.drawing.wide_line import CUT, in_sight, text_cells, text_room, wide_strip
from tui.ui.widgets.code_colouring import CodeColours, ColoursFound
from tui.ui.widgets.pane import HEADER_HEIGHT, LinePane
from tui.ui.widgets.prepared_notes import Appearance, DrawnLine, PreparedNote, PreparedNotes
from tui.ui.widgets.preview_hits import HitPosition, PreviewHits
from tui.ui.widgets.preview_lines import PreviewLines
from tui.ui.widgets.preview_search import has_hit
from tui.ui.widgets.scroll_memory import ScrollMemory, TextKey
from tui.ui.widgets.selecting import Selecting
from tui.ui.widgets.styled import BASE, component, part_style

FIRST_SLICE = 2_000
"""The characters that are laid out before the first paint: more than a screen usually holds."""

_IDLE_SLICE = 6_000
"""Those that are laid out of a note that may be shown next."""

_SLICE = 0.01
"""The seconds that each further slice takes."""

_PAUSE = 0.005
"""The seconds between two slices, in which keys are handled and lines painted."""

_WIDEST = 100
"""The most cells of a line: longer ones are tiring to read."""

SELECTED = "selected"
"""The style name of what is selected with the mouse."""

_STYLES = (*STYLES, *HEAD_STYLES, HIT, CURRENT_HIT, SELECTED, LABEL, CUT, *CODE_STYLES)
"""Every style name of a span in a line."""

_LEFT = 2
"""The blank cells before every line, at least: a text in a wider pane is in its middle."""


_FAR = 20_000
"""A text that was scrolled by more characters is scrolled again once it is laid out, in slices."""

_ROOM_AT_END = " " * len("  100%")
"""What the header keeps free for how far the text is scrolled."""

_PREPARED: Part = "summary"
"""The text that is laid out before a note is shown."""

_MOST_LINES = 300
"""How many lines a note may have that is kept for the way back."""


class Preview(LinePane):
    """A note to read; the end of a long one is laid out after its beginning is on screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {component("preview", name) for name in _STYLES}

    heading = "Preview"
    empty_text = "Nothing selected."

    class LinkClicked(Message):
        """Posted when a link was clicked; its address is unchecked, as written in the source."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    class TargetClicked(Message):
        """Posted when the address, a folder or a tag of the note was clicked."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    class TextSelected(Message):
        """Posted when a text was selected with the mouse."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.note: Note | None = None
        """The note that is shown."""
        self.part: Part = "summary"
        """Which text of it is shown."""
        self._scrolled = ScrollMemory()
        self._said = ""
        """What the header says beside the title, in place of the texts there are."""
        self._chosen_part: Part = "summary"
        """The text that was asked for, until another note is shown."""
        self._highlights = Highlights()
        self._hits = PreviewHits((), self._highlights)
        self._current: HitPosition | None = None
        self._laid_out: PreviewLines | None = None
        self._width = 0
        self._timer: Timer | None = None
        self._read: Callable[[], Note | None] | None = None
        """Reads the note to show, while the pane is hidden."""
        self._awaiting: list[Callable[[], object]] = []
        """What is done once all of the text is laid out."""
        self._prepared = PreparedNotes()
        self._selecting = Selecting()
        self._colours = CodeColours(self)
        self._shift = 0
        """How many cells of the lines that scroll sideways are left of the screen."""
        self._labels: dict[int, list[PlacedLabel]] = {}
        """The labels over links, by line."""
        self._moved: Callable[[], object] | None = None
        """Is told when the text is laid out anew, or hidden."""
        self._styles: dict[str, Style] = {}
        self._drawn: dict[int, DrawnLine] = {}

    def show(self, note: Note | None, part: Part = "summary") -> None:
        """Shows a note as far scrolled as it was when it was left, else from its start."""
        self._read = None
        is_shown = (note, part) == (self.note, self.part) and self._laid_out is not None
        if is_shown and self._width == self.outer_size.width:
            return
        is_same = (note and note.id, part) == (self.note and self.note.id, self.part)
        if not is_same:
            self._remember_scrolled()
            self._keep_shown()
        if (note and note.id) != (self.note and self.note.id):
            self._chosen_part, self._said = "summary", ""
        self.note, self.part = note, part
        if not is_same:
            self.first, self._current, self._shift = 0, None, 0
        self._lay_out()
        self.scroll_to_item(self.first)
        if not is_same:
            self._scroll_as_before()
        self.refresh()
        self._tell_moved()

    def say(self, text: str) -> None:
        """Says something in the header, until another note is shown."""
        self._said = text
        self.refresh_header()

    def show_part(self, part: Part) -> None:
        """Shows another text of the note, also when the note is shown anew."""
        self.show(self.note, part)
        self._chosen_part = part

    def show_when_seen(self, read: Callable[[], Note | None]) -> None:
        """Shows the text that was chosen of a note, which is read once the pane is on screen.

        Nothing is read, parsed or laid out for a hidden pane.
        """
        self._read = read
        if self.display and self.outer_size.width:
            self._catch_up()
        else:
            self._stop_timer()
            self._remember_scrolled()
            self._laid_out = None
            self._reset_hits()
            self._do_awaiting()
            self._tell_moved()

    def prepared(self, note: Note) -> Iterator[None]:
        """Lays a note out that may be shown next, and draws its first page; yields in between.

        What was prepared is used for the same value of the note, with the same highlights, in the
        same width.
        """
        appearance = Appearance(note, _PREPARED, self._width, self._highlights)
        if self._prepared.has(appearance):
            return
        laid_out = self._begun(note, _PREPARED, 0, _IDLE_SLICE)
        yield
        hits = PreviewHits(laid_out.lines, appearance.highlights)
        on_screen = range(min(self.page_height, len(laid_out.lines)))
        width = appearance.width - 1
        drawn = {item: self._draw(hits.with_highlights(item, None), width) for item in on_screen}
        self._prepared.keep(PreparedNote(appearance, laid_out, hits, drawn))

    def finish(self) -> None:
        """Lays out the rest of a long text at once."""
        self._stop_timer()
        if self._laid_out is not None and not self._laid_out.is_complete:
            self._laid_out.finish()
            self.refresh()
        self._do_awaiting()

    def when_laid_out(self, act: Callable[[], object]) -> None:
        """Calls a function once all of the text is laid out: at once, or after the last slice."""
        self._awaiting.append(act)
        self._do_awaiting()

    def follow(self, moved: Callable[[], object] | None) -> None:
        """Has one function told whenever the text is laid out anew, or hidden; or none."""
        self._moved = moved

    def _tell_moved(self) -> None:
        if self._moved:
            self._moved()

    def bottom(self) -> None:
        """Scrolls to the end of the text."""
        self.finish()
        super().bottom()

    def scroll_to_item(self, first: int) -> bool:
        """Scrolls a line to the top, after laying out the text up to it."""
        if self._laid_out is not None and not self._laid_out.is_complete:
            self._laid_out.lay_out(0, up_to=first + self.page_height + 1)
        return super().scroll_to_item(first)

    def scroll_lines(self, delta: int) -> bool:
        """Scrolls by a number of lines; returns whether anything moved."""
        return self.scroll_items(delta)

    @property
    def lines(self) -> Sequence[NoteLine]:
        """The lines laid out so far; after `finish`, all of them."""
        return self._laid_out.lines if self._laid_out is not None else ()

    @property
    def highlights(self) -> Highlights:
        """What is highlighted in each part of the note."""
        return self._highlights

    @highlights.setter
    def highlights(self, highlights: Highlights) -> None:
        if highlights != self._highlights:
            self._highlights, self._current = highlights, None
            self._reset_hits()
            self.refresh()

    @property
    def hit_lines(self) -> tuple[int, ...]:
        """The lines laid out so far on which a hit begins."""
        return tuple(line for line in range(self.length) if self._hits.positions(line))

    @property
    def hit_predicate(self) -> Callable[[Note], bool]:
        """A function for any thread that tells whether the preview of another note has a hit."""
        return partial(has_hit, highlights=self._highlights, width=self._text_width or _WIDEST)

    def next_hit(self, direction: int, *, from_start: bool = False) -> bool:
        """Moves to the next hit, or to the one before; returns whether there is one.

        Args:
            direction: 1 for the next, -1 for the one before.
            from_start: Whether to search from the start, or the end, of the text; otherwise from
                the current hit or, if that is not on screen, from the first line on screen.
        """
        self.finish()
        position = self._hits.next(self._search_start(direction, from_start=from_start), direction)
        if position is None:
            return False
        self._current = position
        if not self._is_on_screen(position):
            self.scroll_to_item(position[0] - self.page_height // 3)
        self._show_column(position)
        self.refresh()
        return True

    def _show_column(self, position: HitPosition) -> None:
        """Scrolls wide lines sideways, so that a character of one of them is on screen."""
        line, room = self.lines[position[0]].line, self._text_room(position[0])
        column = cell_len(line.text[line.indent : position[1]])
        if line.scrolls and not self._shift <= column < self._shift + room - 1:
            self._shift_to(max(column - room // 2, 0))

    def scroll_sideways(self, direction: int) -> bool:
        """Scrolls wide lines sideways, by half of what is shown; returns whether any moved."""
        last = min(self.first + self.page_height, self.length)
        lines = [item for item in range(self.first, last) if self.lines[item].line.scrolls]
        room = min(map(self._text_room, lines), default=0)
        longest = max((text_cells(self.lines[item].line) for item in lines), default=0)
        shift = min(max(self._shift + direction * room // 2, 0), max(longest - room, 0))
        return self._shift_to(shift)

    def _shift_to(self, shift: int) -> bool:
        """Has wide lines begin at a cell; returns whether that is another one."""
        has_moved, self._shift = shift != self._shift, shift
        if has_moved:
            self._drawn = {}
            self.refresh()
        return has_moved

    def _text_room(self, item: int) -> int:
        return text_room(self.lines[item].line, max(self.size.width - 1, 0), self._left)

    @property
    def at_end(self) -> bool:
        """Whether the last line is on screen."""
        return self._is_complete and self.first >= self.max_first

    @property
    def length(self) -> int:
        """The number of lines laid out so far."""
        return len(self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether there is no note; false for one that is not laid out yet, or not read."""
        return self.note is None and self._read is None

    @property
    def detail(self) -> str:
        """How far a text is scrolled that is longer than the pane, in percent."""
        if not self._is_complete or not self.max_first:
            return ""
        return f"{100 * self.first // self.max_first}%"

    @property
    def header(self) -> Header:
        """What the header says: the texts of the note, as far as there is room for them."""
        tabs = text_tabs(self.note, self.part) if self.note else ()
        fitting = (
            each
            for each in ((self._said,) if self._said else tabs)
            if self.has_room_for(each + _ROOM_AT_END)
        )
        return Header(self.heading, next(fitting, ""), self.detail)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draws the lines of a region, of the note that was not read while the pane was hidden.

        The first paint of all comes without it: the parser is imported after that.
        """
        if self._width:
            self._catch_up()
        return super().render_lines(crop)

    def item_lines(self, item: int, width: int) -> Sequence[Strip]:
        """Draws a line of the text; of code in its colours, once they are found."""
        if self._laid_out and (coloured := self._colours.apply(self.lines[item])):
            self._laid_out.lines[item] = coloured
        line = self._hits.with_highlights(item, self._current)
        if item not in self._drawn or self._drawn[item].line is not line:
            self._drawn[item] = self._draw(line, width)
        strip = self._drawn[item].strip
        if selection := self._selecting.selection:
            columns = selection.columns(item, strip.cell_length)
            strip = tinted(strip, *columns, self._styles[SELECTED])
        if item in self._labels:
            strip = labelled(strip, self._labels[item], self._styles[LABEL])
        return (strip,)

    def on_colours_found(self, message: ColoursFound) -> None:
        """Draws what is on screen again, where code has colours by now."""
        if self._colours.take(message):
            self.refresh()

    def links_on_screen(self) -> list[PlacedLink]:
        """Returns the links on the lines that are on screen, in order."""
        last = min(self.first + self.page_height, self.length)
        return list(links_on((item, self._in_sight(item)) for item in range(self.first, last)))

    def _in_sight(self, item: int) -> NoteLine:
        """Returns a line without what is left or right of the screen."""
        line, width = self.lines[item], max(self.size.width - 1, 0)
        if not line.line.scrolls:
            return line
        return line._replace(line=in_sight(line.line, width, self._left, self._shift))

    def show_labels(self, labels: Iterable[tuple[PlacedLink, str]]) -> None:
        """Shows labels over some links, and no others."""
        self._labels = {}
        for link, text in labels:
            placed = self._labels.setdefault(link.line, [])
            placed.append(PlacedLabel(text, link.column + self._left))
        self.refresh()

    def link_at(self, x: int, y: int) -> str | None:
        """Returns the address of the link in a cell of the pane, or ``None``."""
        item = self.item_at(y)
        if item is None:
            return None
        end = 0
        for segment in self.item_lines(item, max(self.size.width - 1, 0))[0]:
            end += segment.cell_length
            if x < end:
                url = segment.style.meta.get("url") if segment.style else None
                return url if isinstance(url, str) else None
        return None

    def target_at(self, x: int, y: int) -> Target | None:
        """Returns what a click on a cell of the pane is for, other than a link of a text."""
        item = self.item_at(y)
        if item is None or x < self._left:
            return None
        character = len(cut(self.lines[item].text, x - self._left))
        return self.lines[item].target_at(character)

    @property
    def selected_text(self) -> str:
        """The text that is selected, with the mouse or by keys; empty where none is."""
        selection = self._selecting.selection
        if selection is None:
            return ""
        width = max(self.size.width - 1, 0)
        return joined(
            (self.lines[item].line, self._selected_piece(selection, item, width))
            for item in selection.lines
        )

    def _selected_piece(self, selection: TextSelection, item: int, width: int) -> str:
        """Returns what is selected of a line, of code without what stands before it."""
        line = self.lines[item].line
        start, stop = selection.columns(item, width)
        if (start, stop) == (0, width):
            return line.text[line.indent :] if line.scrolls else line.text
        if line.scrolls:
            start = max(start, self._left + cell_len(line.text[: line.indent]))
        (strip,) = self.item_lines(item, width)
        return strip.crop(start, max(start, stop)).text

    def characters_before(self, line: int) -> int:
        """Returns how many characters the lines above a line have, however wide it is."""
        return self._laid_out.characters_before(line) if self._laid_out else 0

    def line_at(self, characters: int) -> int:
        """Returns the line with that many characters above it, laying the text out up to it."""
        return self._laid_out.line_at(characters) if self._laid_out else 0

    def select_lines(self, start: int, end: int) -> None:
        """Selects whole lines, from one to the other, the last of which is scrolled into view."""
        self._selecting.select_lines(start, end)
        self.scroll_to_item(min(max(self.first, end - self.page_height + 1), end))
        self.refresh()

    def clear_selection(self) -> bool:
        """Selects nothing; returns whether anything was selected."""
        had = self._selecting.clear()
        if had:
            self.refresh()
        return had

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begins to select."""
        self.clear_selection()
        offset = event.get_content_offset_capture(self)
        if self.item_at(offset.y) is not None and offset.x < self.size.width - 1:
            self._selecting.begin(self._cell(offset))
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Selects up to where the mouse is."""
        if not self._selecting.is_under_way:
            return
        offset = event.get_content_offset_capture(self)
        self.scroll_items(
            min(offset.y - HEADER_HEIGHT, 0) + max(offset.y - self.size.height + 1, 0)
        )
        if self._selecting.move_to(self._cell(offset)):
            self.refresh()

    def on_mouse_up(self) -> None:
        """Ends selecting."""
        if not self._selecting.is_under_way:
            return
        self.release_mouse()
        if self._selecting.end():
            self.post_message(self.TextSelected())

    def on_click(self, event: events.Click) -> None:
        """Posts a message of what was clicked."""
        offset = event.get_content_offset_capture(self)
        if self._selecting.selection:
            return
        if (url := self.link_at(offset.x, offset.y)) is not None:
            self.post_message(self.LinkClicked(url))
        elif (target := self.target_at(offset.x, offset.y)) is not None:
            self.post_message(self.TargetClicked(target))

    def _cell(self, offset: Offset) -> Cell:
        """Returns the place in the text that is nearest to a cell of the pane."""
        line = self.first + offset.y - HEADER_HEIGHT
        column = min(max(offset.x, 0), max(self.size.width - 2, 0))
        return Cell(min(max(line, 0), max(self.length - 1, 0)), column)

    def on_resize(self) -> None:
        """Lays the text out for another width and keeps how far it is scrolled."""
        self._catch_up()
        if self.size.width != self._width:
            read = self._laid_out.characters_before(self.first) if self._laid_out else 0
            self.first, self._current = 0, None
            self._lay_out()
            if read and self._laid_out:
                self.scroll_to_item(self._laid_out.line_at(read))
            self.refresh()
        self._tell_moved()

    def on_hide(self) -> None:
        """Has it told that nothing is seen of the text."""
        self._tell_moved()

    def clear_style_cache(self) -> None:
        """Clears the cached styles, and the lines drawn in them."""
        self._styles = {}
        self._drawn = {}
        self._prepared.clear()
        super().clear_style_cache()

    def _catch_up(self) -> None:
        """Shows what was not read while the pane was hidden."""
        if self._read is not None:
            note = self._read()
            is_same = note and self.note and note.id == self.note.id
            part = self._chosen_part
            self.show(note, part if note and is_same and part in parts_of(note) else "summary")

    def _reset_hits(self) -> None:
        self._hits = PreviewHits(self.lines, self._highlights)

    def _is_on_screen(self, position: HitPosition) -> bool:
        return self.first <= position[0] < self.first + self.page_height

    def _search_start(self, direction: int, *, from_start: bool) -> HitPosition:
        """Returns the position from which the next hit is searched."""
        if from_start:
            return (0, -1) if direction > 0 else (self.length, 0)
        if self._current is not None and self._is_on_screen(self._current):
            return self._current
        return self.first, -1

    @property
    def _text_width(self) -> int:
        return min(max(self._width - 2 - _LEFT, 0), _WIDEST)

    @property
    def _left(self) -> int:
        """The blank cells before every line."""
        return max((self._width - 1 - self._text_width) // 2, _LEFT)

    @property
    def _is_complete(self) -> bool:
        return self._laid_out is None or self._laid_out.is_complete

    def _lay_out(self) -> None:
        """Lays out the lines on screen, and starts a timer for the rest."""
        self._stop_timer()
        self._laid_out = None
        self._selecting.clear()
        self._width = self.outer_size.width
        if prepared := self._appearance and self._prepared.take(self._appearance):
            _, self._laid_out, self._hits, self._drawn = prepared
        else:
            if self.note is not None and self._width:
                self._laid_out = self._begun(self.note, self.part, self.first, FIRST_SLICE)
            self._drawn = {}
            self._reset_hits()
        if not self._is_complete:
            self._timer = self.set_interval(_PAUSE, self._lay_out_more)
        self._do_awaiting()

    def _do_awaiting(self) -> None:
        while self._awaiting and self._is_complete:
            self._awaiting.pop(0)()

    def _begun(self, note: Note, part: Part, first: int, characters: int) -> PreviewLines:
        """Returns the lines of a note, laid out at least as far as they are on screen."""
        laid_out = PreviewLines(note, part, max(self._text_width, 2))
        laid_out.lay_out(characters, up_to=first + self.page_height + 1)
        return laid_out

    @property
    def _text_key(self) -> TextKey | None:
        return (self.note.id, self.part) if self.note else None

    @property
    def _appearance(self) -> Appearance | None:
        if self.note is None:
            return None
        return Appearance(self.note, self.part, self._width, self._highlights)

    def _remember_scrolled(self) -> None:
        """Remembers how far the text is scrolled that is shown."""
        if self._text_key and self._laid_out is not None:
            self._scrolled.keep(self._text_key, self._laid_out.characters_before(self.first))

    def _scroll_as_before(self) -> None:
        """Scrolls the text as far as it was when it was left, once that is laid out."""
        key = self._text_key
        characters = self._scrolled.characters(key) if key else 0

        def scroll() -> None:
            if self._laid_out and self._text_key == key and not self.first:
                self.scroll_to_item(self._laid_out.line_at(characters))

        if characters > _FAR:
            self.when_laid_out(scroll)
        elif characters:
            scroll()

    def _keep_shown(self) -> None:
        """Keeps what is shown for the way back, unless it is long."""
        appearance, is_as_at_first = self._appearance, self._current is None and not self._shift
        if appearance and self._laid_out and is_as_at_first and self.length <= _MOST_LINES:
            kept = PreparedNote(appearance, self._laid_out, self._hits, self._drawn)
            self._prepared.keep(kept)

    def _lay_out_more(self) -> None:
        """Lays out another slice; repaints after the last one, for the scroll bar and the hits."""
        if self._laid_out is not None:
            self._laid_out.lay_out_for(_SLICE)
        if self._is_complete:
            self._stop_timer()
            self.refresh()
            self._do_awaiting()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _draw(self, line: Line, width: int) -> DrawnLine:
        if not self._styles:
            self._styles = self._find_styles()
        base, left = self._styles[BASE], self._left
        if line.scrolls:
            strip = wide_strip(line, width, self._styles, base, left=left, shift=self._shift)
        else:
            strip = prose_strip(line, width, self._styles, base, left=left)
        return DrawnLine(line, strip)

    def _find_styles(self) -> dict[str, Style]:
        parts = {name: part_style(self, component("preview", name)) for name in _STYLES}
        return {BASE: self.rich_style, **parts}

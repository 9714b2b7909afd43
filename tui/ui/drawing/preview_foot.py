"""The lines below the texts of a note in the preview: marked passages, and what is seldom asked.

── Highlights ──────────────────────
▎ It was never the database.
  A note on it.

note 42 · hn · 120 words · en
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.model.fold import words
from tui.model.note import JsonObject, Note
from tui.model.text import counted
from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.prose.wrap import separators
from tui.ui.drawing.fitted_text import one_line, wrap
from tui.ui.drawing.note_line import NoteLine, lines_of

MOST_COUNTED = 200_000
"""How many characters a text has at most of which the words are counted."""

_BAR, _BLANK = "▎ ", "  "
"""What stands before a passage, and before a note on it."""

_SEPARATOR = " · "


def highlight_lines(note: Note, width: int) -> Iterator[NoteLine]:
    """Yields the lines of a note's marked passages, each with the note on it."""
    for highlight in note.highlights:
        yield from _passage(highlight, "text", Span(_BAR, ("quote",)), (), width)
        yield from _passage(highlight, "note", Span(_BLANK), ("detail",), width)


def preview_foot(note: Note, width: int) -> Iterator[NoteLine]:
    """Yields the lines with a note's number, feed, length and language; none is searched."""
    text = one_line(_SEPARATOR.join(_facts(note)))
    for line in wrap(text, width):
        yield NoteLine(Line((Span(line, ("detail",)),)))


def _passage(
    highlight: JsonObject, key: str, before: Span, style: tuple[str, ...], width: int
) -> Iterator[NoteLine]:
    value = highlight.get(key)
    text = one_line(value) if isinstance(value, str) else ""
    texts = wrap(text, width - len(before.text))
    yield from lines_of(
        "rest",
        (
            Line((before, Span(line, style)), indent=len(before.text), separator=separator)
            for line, separator in zip(texts, separators(text, texts), strict=True)
        ),
    )


def _facts(note: Note) -> Iterator[str]:
    yield f"note {note.id}"
    if note.feed:
        yield note.feed
    if 0 < len(note.summary) <= MOST_COUNTED and (count := len(words(note.summary))):
        yield counted(count, "word")
    if note.lang:
        yield note.lang

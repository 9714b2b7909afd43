"""Whether the preview of a note has a hit, for notes that are not shown.

To lay a note out only to search it takes long. What is shown of a text is what is stored without
its markup: where a word of what is looked for is not in that, there is no hit, and nothing is laid
out. A regular expression is looked for in that too, and in what is stored, as a filter does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape

from tui.filters.highlights import (
    LONGEST_TEXT,
    NOTE_PARTS,
    Highlights,
    Matcher,
    NotePart,
    PatternMatcher,
)
from tui.filters.patterns import finds_characters
from tui.model.fold import fold
from tui.model.note import Note
from tui.ui.drawing.date_text import long_date
from tui.ui.widgets.preview_hits import PreviewHits
from tui.ui.widgets.preview_lines import PreviewLines

_NO_WORD = re.compile(r"[\W_]+")
_ENTITY = re.compile(r"&#?\w+;")

_MARKUP = re.compile(r"\]\([^()\s]*\)|[*_~`\\\[\]]")
"""What stands within a line and is not shown, as far as that is told without parsing."""

_MADE_UP = "addedpublishedcommenthighlightsimagenotetipimportantwarningcautionnosummary"
"""The words that the preview adds to what is stored."""

_SHORT_NUMBER = re.compile(r"\d{1,4}")
"""The preview numbers the items of lists, and footnotes."""


def has_hit(note: Note, highlights: Highlights, width: int) -> bool:
    """Returns whether the summary of a note has a hit, or what is shown with it, in a width."""
    return may_have_hit(note, highlights) and _has_hit_when_laid_out(note, highlights, width)


def may_have_hit(note: Note, highlights: Highlights) -> bool:
    """Returns whether the preview of a note may have a hit; false where it surely has none."""
    return any(
        _may_match(matchers, _stored(note, part))
        for part in NOTE_PARTS
        if part != "article" and (matchers := highlights.within(part).matchers)
    )


def _has_hit_when_laid_out(note: Note, highlights: Highlights, width: int) -> bool:
    laid_out = PreviewLines(note, "summary", width)
    laid_out.finish()
    return PreviewHits(laid_out.lines, highlights).next((0, -1), 1) is not None


def _may_match(matchers: Sequence[Matcher], texts: Iterable[str]) -> bool:
    texts = tuple(texts)
    patterns = [each.source for each in matchers if isinstance(each, PatternMatcher)]
    if any(_is_found(pattern, text) for pattern in patterns for text in texts):
        return True
    wanted = [each.text for each in matchers if not isinstance(each, PatternMatcher)]
    letters = _letters("\n".join(texts)) + _MADE_UP if wanted else ""
    return any(
        all(word in letters or _SHORT_NUMBER.fullmatch(word) for word in _words(text))
        for text in wanted
    )


def _is_found(pattern: str, text: str) -> bool:
    """Returns whether a regular expression is found in a text, with its markup or without it."""
    text = text[:LONGEST_TEXT]
    shown = unescape(_MARKUP.sub("", text))
    return any(finds_characters(pattern, each) for each in {text, shown})


def _stored(note: Note, part: NotePart) -> Iterable[str]:
    """Returns the texts from which the preview draws a part of a note."""
    match part:
        case "title":
            return (note.title, note.url)
        case "tag":
            return note.tags
        case "rest":
            return _rest(note)
        case "article":
            return ()
    text: str = getattr(note, part)
    return (text,)


def _rest(note: Note) -> Iterable[str]:
    for path in note.folders:
        yield from path
    for highlight in note.highlights:
        yield from (each for each in highlight.values() if isinstance(each, str))
    yield from note.odd
    yield from map(long_date, (note.added, note.published))


def _letters(text: str) -> str:
    """Returns the letters and digits of a text, folded, without anything between them."""
    if "&" in text and _ENTITY.search(text):
        text += unescape(text)
    return _NO_WORD.sub("", fold(text))


def _words(folded: str) -> list[str]:
    return _NO_WORD.sub(" ", folded).split()

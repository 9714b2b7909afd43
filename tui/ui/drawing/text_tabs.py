"""The texts of a note as tabs in the header of the preview, each with its size.

summary 1.2k  ▸comment 45  article 34k
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tui.model.note import Note
from tui.ui.drawing.signs import FOLDED

Part = Literal["summary", "comment", "article"]
"""The text of a note to show; the comment and what was marked are shown below the summary."""

_PARTS: tuple[Part, ...] = ("summary", "comment", "article")


def parts_of(note: Note) -> tuple[Part, ...]:
    """Returns the texts that a note has; the summary always, under which the others are told."""
    return tuple(part for part in _PARTS if part == "summary" or text_of(note, part).strip())


def text_of(note: Note, part: Part) -> str:
    """Returns one text of a note."""
    text: str = getattr(note, part)
    return text


def size_in_words(text: str) -> str:
    """Returns how many characters a text has, in short: ``45``, ``1.2k``; ``–`` for none."""
    if not text.strip():
        return "–"
    thousands = len(text) / 1_000
    if thousands < 1:
        return str(len(text))
    return f"{thousands:.1f}k" if thousands < 10 else f"{thousands:,.0f}k"


def text_tabs(note: Note, shown: Part) -> Sequence[str]:
    """Returns the tabs of a note, the longest way to write them first.

    There are none where the summary, with the comment below it, is all there is.
    """
    parts = parts_of(note)
    if parts == ("summary",) or (parts == ("summary", "comment") and not note.summary.strip()):
        return ()
    tabs = [
        f"{FOLDED if part == shown else ''}{part} {size_in_words(text_of(note, part))}"
        for part in parts
    ]
    number = parts.index(shown) if shown in parts else 0
    return ("  ".join(tabs), f"{tabs[number]}  {number + 1}/{len(parts)}", tabs[number])

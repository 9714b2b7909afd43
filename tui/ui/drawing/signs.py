"""All signs that the reader draws, each one cell wide, with its twin for terminals without it.

Whoever draws names a sign from here. Where the terminal has letters alone, the guard before it
puts the twins in their places, so that nothing that is drawn needs to know.
"""

from __future__ import annotations

UNREAD, MARKED, STARRED, ARCHIVED = "●", "✓", "★", "▣"
"""The states of a note."""

CURSOR, BLURRED_CURSOR = "▌", "▏"
"""Stand before the row of the cursor, in a pane with the focus and in one without."""

INCLUDED, EXCLUDED = "+", "−"
"""What the filter does with a tag."""

FOLDED, UNFOLDED = "▸", "▾"
"""Whether there is more below a row."""

UNTAGGED, RECENT = "◌", "◷"
"""The views of notes without tags, and of new ones."""

IDENTITY, ADDRESS = "◆", "↗"
"""Stand before the name of the program, and the address of a note."""

CHOSEN, OTHER = "●", "○"
"""The one that is chosen of several, and those that are not."""

CHANGED, PROMPT = "•", "›"
"""Stand before a field that was changed, and before what is typed."""

RULE, DIVIDER, HEAVY_RULE = "─", "│", "━"
"""Lines between parts, and the line of the part with the focus."""

TRACK, THUMB = "│", "┃"
"""The scroll bar, and its part that is on screen."""

QUOTE = "▎"
"""Stands before lines that are quoted, or set apart."""

UP, DOWN, LEFT, RIGHT, ENTER = "↑", "↓", "←", "→", "↵"
"""Keys, orders and directions."""

ELLIPSIS, SEPARATOR = "…", "·"
"""Stand for what there is no room for, and between parts of a line."""

ASCII = str.maketrans(
    {
        UNREAD: "*",
        MARKED: "x",
        STARRED: "!",
        ARCHIVED: "#",
        CURSOR: "|",
        BLURRED_CURSOR: ":",
        EXCLUDED: "-",
        FOLDED: ">",
        UNFOLDED: "v",
        UNTAGGED: "o",
        RECENT: "@",
        IDENTITY: "#",
        ADDRESS: ">",
        OTHER: "o",
        CHANGED: "*",
        PROMPT: ">",
        RULE: "-",
        HEAVY_RULE: "=",
        DIVIDER: "|",
        THUMB: "#",
        QUOTE: "|",
        UP: "^",
        DOWN: "v",
        LEFT: "<",
        RIGHT: ">",
        ENTER: "<",
        ELLIPSIS: "~",
        SEPARATOR: "-",
        # What prose is laid out with.
        "◦": "o",
        "▪": "-",
        "☐": "o",
        "☑": "x",
        "┼": "+",
        "⏎": "<",
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        # The frames of dialogs, and Textual's own scroll bars.
        **dict.fromkeys("╭╮╰╯", "+"),
        **dict.fromkeys("▀▁▂▃▄▅▆▇█", "#"),
    }
)
"""From each sign to its twin, for ``str.translate``."""

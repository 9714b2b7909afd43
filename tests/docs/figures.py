"""The figures of the README, taken from what was measured last: ``docs/performance.md``."""

from __future__ import annotations

from tests.docs.documents import DOCS

SIZES = ("1,000", "10,000", "100,000", "1,000,000")

ROWS = {
    "start → first page / empty app": (
        "from the command to the first page, as a multiple of an empty Textual app"
    ),
    "cursor move with a preview / floor key": (
        "a move of the cursor, as a multiple of a key in an app of one line"
    ),
    "`n` typed → page painted / floor key": (
        "a letter of a filter until its page is painted, as a multiple of that key"
    ),
    "all of `title:network`, no screen": "all notes with a word in their title",
    "page of `sort:title`, no screen": "a page in the order of titles",
    "an edit while an import runs, the longest of all until it is on disk": (
        "an edit while an import runs, until it is on disk; the longest of all"
    ),
    "memory over an empty app of three panes": "memory: MB more than an empty app of three panes",
}
"""Rows of the measurements, and what the README calls them."""


def measurements() -> dict[str, list[str]]:
    """The cells behind the name of each row, in the order of `SIZES`."""
    lines = (DOCS / "performance.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]
    wide = [row for row in rows if len(row) == len(SIZES) + 3]
    return {name: cells for name, _, *cells, _ in wide}


def figures_table() -> str:
    """What is felt, by the size of the library.

    Raises:
        KeyError: A row was not measured.
    """
    measured = measurements()
    rows = (f"| {said} | {' | '.join(measured[name])} |\n" for name, said in ROWS.items())
    heads = f"| what | {' | '.join(SIZES)} |\n|---|{'--:|' * len(SIZES)}\n"
    return heads + "".join(rows).replace("**", "")

"""Every action by what it does: letters narrow, enter does it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Key

from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.drawing.palette_row import PaletteEntry
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.palette_list import PaletteList

_KEYS = [("Enter", "do it"), ("↑ ↓", "choose"), ("Esc", "close")]

_MOVES = {"up": -1, "down": 1, "ctrl+p": -1, "ctrl+n": 1}


class PaletteScreen(Dialog[str]):
    """Answers with the id of an action that can be done, or None when it was closed."""

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        """Shows entries.

        Args:
            entries: The likeliest first.
        """
        super().__init__()
        self._entries = entries
        self._list = PaletteList()
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the line, what it finds, and the keys."""
        with Frame(id="palette"):
            yield LineEditor(prompt=" ›", placeholder="what do you want to do?", listener=self)
            yield self._list
            yield self._strip

    def on_mount(self) -> None:
        """Shows everything."""
        self._find("")
        self.query_one(LineEditor).edit()

    def line_changed(self, text: str) -> None:
        """Narrows the actions."""
        self._find(text)

    def line_submitted(self, _: str) -> None:
        """Answers with the action under the cursor; where it is refused, that says why."""
        chosen = self._list.chosen
        if chosen is None or not chosen.refusal:
            self.answer(chosen.id if chosen else None)

    def line_cancelled(self) -> None:
        """Closes."""
        self.answer(None)

    def consume_key(self, event: Key) -> bool:
        """Moves the cursor."""
        step = _MOVES.get(event.key)
        if step:
            self._list.move(step)
            self._show_keys()
        return bool(step)

    def on_click(self) -> None:
        """Says of what was clicked whether it can be done."""
        self._show_keys()

    def _find(self, text: str) -> None:
        self._list.show(found_entries(self._entries, text))
        self._show_keys()

    def _show_keys(self) -> None:
        chosen = self._list.chosen
        self._strip.show([(chosen.refusal, "")] if chosen and chosen.refusal else _KEYS)


def found_entries(entries: Sequence[PaletteEntry], text: str) -> list[PaletteEntry]:
    """Returns the entries that have all words of a text in help or words, the closest first."""
    wanted = " ".join(text.casefold().split())
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entry, wanted)) is not None]
    return [entry for _, entry in sorted(ranked, key=lambda each: each[0])]


def _rank(entry: PaletteEntry, wanted: str) -> int | None:
    """Ranks how closely an entry fits: the earlier its help has the text, the closer.

    Returns:
        0 if the text is a word of the command line; None if a word of it is nowhere.
    """
    said = entry.help.casefold()
    if wanted in entry.words:
        return 0
    if not all(word in " ".join((said, *entry.words)) for word in wanted.split()):
        return None
    return 1 + (said.find(wanted) if wanted in said else len(said))

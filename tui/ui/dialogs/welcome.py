"""The page of an empty library: what url-notes is for, and the three ways to fill it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.ui.actions import key_name
from tui.ui.dialogs.dialog import Dialog
from tui.ui.drawing.wordmark import wordmark
from tui.ui.keymaps import spelling

Keys = Mapping[str, Sequence[str]]
"""The keys of each choice that has any, the one to show first."""

_WAYS_IN = (
    ("import", "import from firefox or chromium, a file or a folder"),
    ("add", "add a link"),
    ("sample", "fill it with the sample library"),
    ("tour", "take the tour of two minutes, on a sample"),
)
_BESIDE = 2
"""The cells left and right of the page."""

_OTHER_WAYS = (("stay", "show the empty list"), ("quit", "leave"))


def _name() -> Iterator[Content]:
    """Yields the lines of the name: violet for links, and the colour of attention for notes."""
    for links, dash, notes in zip(*wordmark(), strict=True):
        yield Content.assemble((links, "$violet"), (f" {dash} ", "$dim"), (notes, "$accent"))


def _page(keys: Keys, width: int, height: int) -> Content:
    """Returns as much of the page as there is room for: the keys before all, the name last."""
    ways, others = _ways(keys, _WAYS_IN), _ways(keys, _OTHER_WAYS)
    widest = max((len(key) for key, _ in ways), default=0)
    what = Content.styled("A reader for a library of annotated links.", "$dim")
    empty = Content.styled("This one is empty.", "$dim")
    ways_in = [Content.assemble((f"{key:{widest}}   ", "$accent bold"), does) for key, does in ways]
    other_ways = Content.styled(" · ", "$dim").join(
        Content.assemble((f"{key} ", "$accent bold"), (does, "$dim")) for key, does in others
    )
    blank = Content()
    without_name = [what, empty, blank, *ways_in, blank, other_ways]
    for page in ([*_name(), blank, *without_name], without_name):
        if len(page) <= height and all(line.cell_length <= width for line in page):
            return Content("\n").join(page)
    keys_alone = [empty, *ways_in, other_ways][-height:]
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in keys_alone)


def _ways(keys: Keys, ways: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Returns what can be chosen by a key, with that key."""
    return [(key_name(keys[choice][0]), does) for choice, does in ways if choice in keys]


class WelcomeScreen(Dialog[str]):
    """Answers with what the person chose: import, add, sample, tour, stay or quit."""

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Shows a quiet page, with nothing behind it."""
        yield Static(self._page(), id="welcome")

    def on_resize(self) -> None:
        """Shows as much as there is room for."""
        self.query_one(Static).update(self._page())

    def _page(self) -> Content:
        width, height = self.app.size
        return _page(self._keys, max(width - _BESIDE, 1), max(height, 1))

    def consume_key(self, event: Key) -> bool:
        """Chooses."""
        key = spelling(event)
        choice = next((each for each, keys in self._keys.items() if key in keys), None)
        if choice:
            self.answer(choice)
        return choice is not None

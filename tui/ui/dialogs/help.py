"""All keys, and what the filter language knows; searchable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from tui.filters.operators import OPERATORS
from tui.ui.actions import WIDER, AnyAction, Context, key_name
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.drawing.signs import ARCHIVED, MARKED, STARRED
from tui.ui.keymaps import spelling
from tui.ui.widgets.line_editor import LineEditor

KEY_COLUMN = 14
"""The width of the column of keys, in cells."""

_SIGNS = [
    ("bold", "a note that is unread"),
    (STARRED, "starred"),
    (MARKED, "marked for the next action"),
    (ARCHIVED, "archived"),
]

Scroll = Callable[[VerticalScroll], float]
"""From what is scrolled to the line that is to be on top."""


def _by_lines(count: int) -> Scroll:
    return lambda scroll: scroll.scroll_y + count


def _by_pages(count: int) -> Scroll:
    return lambda scroll: scroll.scroll_y + count * scroll.scrollable_content_region.height


_SCROLLS: Mapping[str, Scroll] = {
    **dict.fromkeys(("j", "down"), _by_lines(1)),
    **dict.fromkeys(("k", "up"), _by_lines(-1)),
    **dict.fromkeys(("pagedown", "space", "ctrl+d"), _by_pages(1)),
    **dict.fromkeys(("pageup", "ctrl+u"), _by_pages(-1)),
    **dict.fromkeys(("g", "home"), lambda _: 0),
    **dict.fromkeys(("G", "end"), lambda scroll: scroll.max_scroll_y),
}


class HelpScreen(Dialog[None]):
    """Lists the actions of a pane first, then those of everywhere."""

    def __init__(
        self,
        actions: Sequence[AnyAction],
        context: Context,
        verbs: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Explains actions.

        Args:
            actions: All of them, in their order.
            context: The pane whose keys come first.
            verbs: Those of the command line as they are written, and what they do.
        """
        super().__init__()
        self._verbs = verbs
        self._actions = actions
        self._pane = context

    def compose(self) -> ComposeResult:
        """Shows the list, and the line that searches it."""
        with Frame(id="help"):
            with VerticalScroll(id="help-scroll", can_focus=True):
                yield Static(id="help-text")
            yield LineEditor(prompt=" /", placeholder="search the keys · Esc closes", listener=self)

    def on_mount(self) -> None:
        """Shows everything."""
        self._show("")
        self.set_focus(self.query_one("#help-scroll"))

    def line_changed(self, text: str) -> None:
        """Shows what has the text."""
        self._show(text)

    def line_submitted(self, _: str) -> None:
        """Goes back to scrolling."""
        self.set_focus(self.query_one("#help-scroll"))

    def line_cancelled(self) -> None:
        """Closes."""
        self.answer(None)

    def consume_key(self, event: Key) -> bool:
        """Scrolls, searches or closes."""
        key = spelling(event)
        if key in ("escape", "q", "?", "enter"):
            self.answer(None)
        elif key == "/":
            self.query_one(LineEditor).edit()
        elif key in _SCROLLS:
            scroll = self.query_one("#help-scroll", VerticalScroll)
            # At once: the next key of a burst goes on from there.
            scroll.scroll_to(y=_SCROLLS[key](scroll), animate=False, immediate=True)
        else:
            return False
        return True

    def _show(self, wanted: str) -> None:
        self.query_one("#help-text", Static).update(
            help_text(self._actions, self._pane, wanted, self._verbs)
        )


def help_text(
    actions: Sequence[AnyAction],
    context: Context,
    wanted: str = "",
    verbs: Sequence[tuple[str, str]] = (),
) -> Content:
    """Returns the help of a pane: its keys, those of everywhere, verbs, fields, signs."""
    sections = [
        *((f"Keys {each.value}", _keys_of(actions, each)) for each in _contexts(context)),
        ("Command line (:)", list(verbs)),
        (
            "The filter",
            [
                ('word "two words"', "in title, address, tags, summary or comment"),
                ("#tag  -#tag", "with a tag, without it"),
                ("a OR b  -(a b)", "either; not both"),
                *((operator.example, operator.help) for operator in OPERATORS),
            ],
        ),
    ]
    sections.append(("Signs", _SIGNS))
    shown = [
        _section(title, rows)
        for title, every in sections
        if (rows := [row for row in every if wanted.casefold() in " ".join(row).casefold()])
    ]
    return Content("\n\n").join(shown) if shown else Content("Nothing here has this word.")


def _contexts(context: Context) -> Iterator[Context]:
    """Yields where keys have a meaning, the narrowest first."""
    yield context
    if wider := WIDER.get(context):
        yield from _contexts(wider)


def _keys_of(actions: Sequence[AnyAction], context: Context) -> list[tuple[str, str]]:
    return [(_keys(action), action.help) for action in actions if action.context is context]


def _keys(action: AnyAction) -> str:
    return " ".join(map(key_name, action.keys))


def _section(title: str, rows: list[tuple[str, str]]) -> Content:
    width = max(KEY_COLUMN, *(len(key) for key, _ in rows)) + 2
    lines = [Content.assemble((f"{key:<{width}}", "bold $accent"), text) for key, text in rows]
    return Content("\n").join([Content.styled(title, "bold"), *lines])

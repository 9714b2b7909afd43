"""Tag care: the kinds of what could be better in the tags, the proposals of a kind, a batch."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Generic, Literal, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Rule

from tui.model.change_in_words import ChangeInWords
from tui.model.tagcare.proposal import Proposal
from tui.ui.actions import key_name
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.drawing.kind_row import KindLine
from tui.ui.drawing.pane_header import Header
from tui.ui.keymaps import spelling
from tui.ui.widgets.care_lists import BatchList, CareList, KindList, ProposalList
from tui.ui.widgets.change_list import ChangeList
from tui.ui.widgets.list_moves import LIST_MOVES, SCROLLS, Move
from tui.ui.widgets.menu_strip import MenuStrip

Row = TypeVar("Row")

CareAct = Literal["open", "preview", "do", "tick", "dismiss", "keep", "retarget", "more", "fewer"]
"""What keys mean: a kind is opened; what is ticked is done once it was seen; a proposal is done,
ticked, decided against for good, its tag kept, or named by hand; more tags are kept, or fewer."""

WIDEST_SUBJECT = 24
"""How many cells the names of tags have in what is told of a row."""

_MOVES: Mapping[str, Move] = {
    **LIST_MOVES,
    "pagedown": lambda rows: rows.page(1),
    "pageup": lambda rows: rows.page(-1),
    "ctrl+d": lambda rows: rows.half_page(1),
    "ctrl+u": lambda rows: rows.half_page(-1),
}

_SCROLLS = {"J": 1, "K": -1}

_CLOSING = ("escape", "q", "C", "h", "left")


class Shown(NamedTuple, Generic[Row]):
    """What a dialog shows now."""

    rows: Sequence[Row]
    header: Header
    keys: Sequence[tuple[str, str]]
    empty_text: str = ""


class Told(NamedTuple):
    """What is told of a row."""

    heading: str
    lines: Sequence[ChangeInWords]


class CareListener(NamedTuple, Generic[Row]):
    """What a dialog of tag care asks, and tells."""

    look: Callable[[], Shown[Row]]
    """Returns what is to be shown by now."""
    tell: Callable[[Row], Told]
    """Returns what is told of a row."""
    act: Callable[[CareAct, Row | None], object]
    """Is given what a key means, and the row under the cursor, where there is any."""
    perform: Callable[[str], object]
    """Does the action with an id."""
    turns: Mapping[str, str]
    """The keys that undo and redo here too, with the ids of these actions."""
    give_up: Callable[[], bool]
    """Gives up what keys wait for, where they have waited for long; returns whether they had."""


class CareScreen(Dialog[None], Generic[Row]):
    """A list that is filled by and by, above what is told of the row under its cursor."""

    AUTO_FOCUS = "CareList"

    ACTS: ClassVar[Mapping[str, CareAct]] = {}
    """What keys mean here."""

    _has_begun = False

    def __init__(self, listener: CareListener[Row]) -> None:
        super().__init__()
        self._listener = listener
        self._list = self.new_list()
        self._told = ChangeList()
        self._told.widest_subject = WIDEST_SUBJECT
        self._strip = MenuStrip()
        self._keys: Sequence[tuple[str, str]] = ()
        self._unbound = ""
        """The last key, where it does nothing here."""

    @abstractmethod
    def new_list(self) -> CareList[Row]:
        """Returns the list."""

    def compose(self) -> ComposeResult:
        """Shows the list, what is told of a row, and the keys."""
        with Frame(classes="care"):
            yield self._list
            yield Rule()
            yield self._told
            yield self._strip

    def on_mount(self) -> None:
        """Shows what is known."""
        self._has_begun = True
        self.show_latest()

    def show_latest(self) -> None:
        """Shows what is known by now."""
        if self._has_begun and not self.is_answered:
            shown = self._listener.look()
            self._list.show(shown.rows, shown.header, shown.empty_text)
            self._keys = shown.keys
            self._show_keys()
            self.tell()

    def _show_keys(self) -> None:
        """Shows what keys do; first that one does nothing, where that was the last."""
        unbound = f"{key_name(self._unbound)} does nothing here" if self._unbound else ""
        self._strip.show([*([(unbound, "")] if unbound else []), *self._keys])

    def show_lock(self, *, is_locked: bool) -> None:  # noqa: ARG002 (it is known who is asked)
        """Shows whether another program has the library."""
        self.show_latest()

    def tell(self) -> None:
        """Tells of the row under the cursor."""
        row = self._list.row_under_cursor
        told = Told("", ()) if row is None else self._listener.tell(row)
        self._told.heading = told.heading
        self._told.show(told.lines)

    def give_up_waiting(self) -> bool:
        """Ends what keys wait for here; returns whether there was anything."""
        return self._listener.give_up()

    def consume_key(self, event: Key) -> bool:
        """Moves, scrolls, acts or closes."""
        key, was_unbound = spelling(event), self._unbound
        self._unbound = ""
        if key in _CLOSING:
            self.answer(None)
        elif key in self.ACTS:
            self._listener.act(self.ACTS[key], self._list.row_under_cursor)
        elif key in _MOVES:
            _MOVES[key](self._list)
        elif key in _SCROLLS:
            self._told.scroll_items(_SCROLLS[key])
        elif action_id := self._listener.turns.get(key):
            self._listener.perform(action_id)
        else:
            self._unbound = key
        if self._unbound != was_unbound:
            self._show_keys()
        return not self._unbound


class KindsScreen(CareScreen[KindLine]):
    """Shows the kinds of proposals."""

    ACTS: ClassVar[Mapping[str, CareAct]] = {
        **dict.fromkeys(("enter", "l", "right"), "open"),
        "A": "preview",
    }

    def new_list(self) -> CareList[KindLine]:
        """Returns the list of kinds."""
        return KindList(lambda line: line.name, self.tell)

    def move_to_kind(self, name: str) -> None:
        """Moves the cursor to a kind."""
        names = [line.name for line in self._list.rows]
        self._list.move_to(names.index(name))


class ProposalsScreen(CareScreen[Proposal]):
    """Shows the proposals of a kind."""

    ACTS: ClassVar[Mapping[str, CareAct]] = {
        "enter": "do",
        "space": "tick",
        "A": "preview",
        "d": "dismiss",
        "!": "keep",
        "e": "retarget",
        "+": "more",
        "-": "fewer",
    }

    def __init__(
        self, listener: CareListener[Proposal], is_ticked: Callable[[Proposal], bool]
    ) -> None:
        self._is_ticked = is_ticked
        super().__init__(listener)

    def new_list(self) -> CareList[Proposal]:
        """Returns the list of proposals."""
        return ProposalList(lambda each: (each.tag, each.target), self.tell, self._is_ticked)

    def move_on(self) -> None:
        """Moves the cursor to the next row."""
        self._list.move(1)

    def move_to_proposal(self, proposal: Proposal) -> None:
        """Moves the cursor to a proposal, which is listed by now."""
        self._list.move_to(list(self._list.rows).index(proposal))


class BatchScreen(Dialog[bool]):
    """Shows what a batch would do; answers whether it is to be done."""

    AUTO_FOCUS = "BatchList"

    def __init__(self, header: Header, told: Sequence[ChangeInWords]) -> None:
        """Shows a batch.

        Args:
            header: What it would come to.
            told: What it would do, one thing after the other.
        """
        super().__init__()
        self._told = BatchList(header)
        self._told.widest_subject = WIDEST_SUBJECT
        self._content = told
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows what would be done, and the keys."""
        with Frame(classes="care"):
            yield self._told
            yield self._strip

    def on_mount(self) -> None:
        """Shows it."""
        self._told.show(self._content)
        self._strip.show([("Enter", "do it, as one step"), ("j k", "scroll"), ("Esc", "back")])

    def consume_key(self, event: Key) -> bool:
        """Scrolls, does it or closes."""
        key = spelling(event)
        if key in ("escape", "q"):
            self.answer(None)
        elif key == "enter":
            self.answer(True)
        elif key in SCROLLS:
            SCROLLS[key](self._told)
        else:
            return False
        return True

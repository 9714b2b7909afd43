"""What an empty list says: what was asked for, which terms leave nothing, and the ways on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from tui.errors import FilterError
from tui.filters import editing
from tui.filters.parser import parse
from tui.filters.syntax import Chip, Filter, Not
from tui.library.reading import LibraryReader
from tui.ui.drawing.empty_row import EmptyLine, key_lines, keys_line
from tui.ui.drawing.fitted_text import one_line
from tui.ui.drawing.signs import EXCLUDED, IDENTITY
from tui.ui.session import Session

MOST_COUNTED = 8
"""How many terms are left out in turn, to see what is found without them."""

MOST_TOLD = 5
"""How many of these are told."""

_BLANK: EmptyLine = ()
_WAYS_ON = (("filter.back", "back"), ("pane.close", "drop the last term"))
_WAYS_IN = (
    ("library.import", "import a file or folder"),
    ("note.add", "add a link"),
    ("app.help", "show all keys"),
)
"""What to do, by the actions."""


def explain_emptiness(session: Session, found: Mapping[Chip, int] | None = None) -> None:
    """Has an empty list say what leaves it empty.

    Args:
        session: The session.
        found: How many notes there are without each of some terms, as far as that is counted.
    """
    filter = session.state.filter
    if filter.chips:
        lines = [*_result_lines(filter, found or {})]
        lines.append(keys_line(_with_keys(session, _WAYS_ON)))
    elif not session.panes.notes.length and _is_library_empty(session):
        lines = [
            ((f"{IDENTITY} url-notes", "term"),),
            (("This library is empty.", "plain"),),
            _BLANK,
            *key_lines(_with_keys(session, _WAYS_IN)),
        ]
    else:
        lines = [(("No notes.", "plain"),)]
    session.panes.notes.explain_emptiness(lines)


def ask_what_leaves_nothing(session: Session) -> bool:
    """Has counted what is found without each term of a filter; returns whether that is asked."""
    state = session.state
    if state.length or not state.filter.chips:
        return False
    without = {}
    for chip in state.filter.chips[:MOST_COUNTED]:
        if (rest := _without(session, chip)) and not rest.marked_terms:
            without[chip] = rest
    session.gateway.count(state.generation, without)
    return True


def _with_keys(session: Session, ways: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(session.key_of(action_id), does) for action_id, does in ways]


def _is_library_empty(session: Session) -> bool:
    return session.gateway.read(LibraryReader.is_empty, otherwise=False)


def _without(session: Session, chip: Chip) -> Filter | None:
    """Returns the filter without one of its terms; None where that cannot be read."""
    try:
        rest = parse(editing.without(session.state.filter, chip))
        return session.gateway.read(partial(_expanded, rest), otherwise=None)
    except FilterError:
        return None


def _expanded(filter: Filter, library: LibraryReader) -> Filter:
    return library.expanded(filter)


def _result_lines(filter: Filter, found: Mapping[Chip, int]) -> Iterator[EmptyLine]:
    yield (("No note matches", "plain"),)
    yield ((" ".join(map(_shown, filter.chips)), "asked"),)
    yield _BLANK
    leaving = [(chip, count) for chip, count in found.items() if count][:MOST_TOLD]
    for chip, count in leaving:
        yield (("without ", "plain"), (_shown(chip), "term"), (f": {count:,}", "plain"))
    if leaving:
        yield _BLANK


def _shown(chip: Chip) -> str:
    text = one_line(chip.text)
    is_excluded = isinstance(chip.node, Not) and text.startswith("-")
    return f"{EXCLUDED}{text[1:]}" if is_excluded else text

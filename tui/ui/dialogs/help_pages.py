"""What the help says: keys by what they are for, the filter language, the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import NamedTuple

from tui.filters.operators import OPERATORS, TAG, TEXT, WORDS, Operator
from tui.ui.actions import WIDER, AnyAction, Context, key_name
from tui.ui.drawing.help_lines import HelpRow, HelpSection
from tui.ui.drawing.signs import ARCHIVED, EXCLUDED, INCLUDED, MARKED, STARRED, UNREAD

_MOVING, _FILTERING, _TAGS, _VIEWS, _NOTES, _PROGRAM = (
    *("Moving", "Filtering and finding", "Tags", "Views", "Notes", "Library and program"),
)

TOPICS: Mapping[str, str] = {
    **dict.fromkeys(("cursor", "pane", "preview"), _MOVING),
    **dict.fromkeys(("filter", "sort", "find"), _FILTERING),
    **dict.fromkeys(("tag", "tags"), _TAGS),
    "view": _VIEWS,
    **dict.fromkeys(("note", "mark"), _NOTES),
    **dict.fromkeys(("history", "library", "app"), _PROGRAM),
}
"""What an action is about, by the beginning of its id."""

_SIGNS = HelpSection(
    "Signs",
    [
        HelpRow(UNREAD, "unread; the title is bold"),
        HelpRow(STARRED, "starred"),
        HelpRow(MARKED, "marked for the next action"),
        HelpRow(ARCHIVED, "archived"),
        HelpRow(f"{INCLUDED} {EXCLUDED}", "tags that the filter asks for, and leaves out"),
    ],
)

_SYNTAX = [
    ("rust async", "both words, in title, address, tags, summary or comment"),
    ('"two words"', "a phrase"),
    ("-#rust", "without a tag; any other term is turned around as well"),
    ("rust OR go", "either"),
    ("-(rust async)", "not both"),
]


class HelpPage(NamedTuple):
    """Sections that are shown together."""

    title: str
    sections: Sequence[HelpSection]


def help_pages(
    actions: Sequence[AnyAction], context: Context, verbs: Sequence[tuple[str, str]] = ()
) -> tuple[HelpPage, ...]:
    """Returns the pages of the help.

    Args:
        actions: All of them, in their order.
        context: The pane whose keys come first.
        verbs: Those of the command line as they are written, and what they do.
    """
    return (
        HelpPage("Keys", [*_keys_by_topic(actions, context), _SIGNS]),
        HelpPage("The filter", [*_fields_by_kind(), *_values_by_kind()]),
        HelpPage("Command line", [HelpSection("After :", list(starmap(HelpRow, verbs)))]),
    )


def found_sections(pages: Sequence[HelpPage], wanted: str) -> list[HelpSection]:
    """Returns of all pages the rows that have a text, with the titles above them."""
    text = wanted.casefold()
    sections = (section for page in pages for section in page.sections)
    found = [
        HelpSection(title, [row for row in rows if text in f"{row.key} {row.text}".casefold()])
        for title, rows in sections
    ]
    return [section for section in found if section.rows]


def _keys_by_topic(actions: Sequence[AnyAction], context: Context) -> Iterator[HelpSection]:
    """Yields the keys of the pane, then those of everywhere by what they are about."""
    for each in _contexts(context):
        if each is not Context.EVERYWHERE:
            own = [action for action in actions if action.context is each]
            yield HelpSection(each.value.capitalize(), _rows(own))
    everywhere = [action for action in actions if action.context is Context.EVERYWHERE]
    for topic in dict.fromkeys(TOPICS.values()):
        yield HelpSection(topic, _rows([each for each in everywhere if _topic(each) == topic]))


def _fields_by_kind() -> Iterator[HelpSection]:
    """Yields the fields, with how terms are put together before them."""
    fields = [each for each in OPERATORS if each.kind is not WORDS]
    texts = [each for each in fields if each.kind in (TAG, TEXT)]
    listing = [each for each in fields if each.is_directive]
    others = [each for each in fields if each not in texts and each not in listing]
    yield HelpSection("Words, tags and texts", [*_tried(_SYNTAX), *_examples(texts)])
    yield HelpSection("States, dates and numbers", _examples(others))
    yield HelpSection("What is listed, and how", _examples(listing))


def _values_by_kind() -> Iterator[HelpSection]:
    """Yields the values of the fields that take few, or of which some are the most useful."""
    for values in dict.fromkeys(each.values for each in OPERATORS if each.values):
        names = [f"{each.name}:" for each in OPERATORS if each.values == values]
        rows = [HelpRow(each.text, each.help, f"{names[0]}{each.text}") for each in values]
        yield HelpSection(f"After {' '.join(names)}", rows)


def _examples(operators: Sequence[Operator]) -> list[HelpRow]:
    return _tried((each.example, each.help) for each in operators)


def _tried(rows: Iterable[tuple[str, str]]) -> list[HelpRow]:
    """Returns filters as rows that can be tried."""
    return [HelpRow(example, text, example) for example, text in rows]


def _topic(action: AnyAction) -> str:
    return TOPICS[action.id.partition(".")[0]]


def _contexts(context: Context) -> Iterator[Context]:
    """Yields where keys have a meaning, the narrowest first."""
    yield context
    if wider := WIDER.get(context):
        yield from _contexts(wider)


def _rows(actions: Sequence[AnyAction]) -> list[HelpRow]:
    bound = [action for action in actions if action.keys]
    return [HelpRow(" ".join(map(key_name, action.keys)), action.help) for action in bound]

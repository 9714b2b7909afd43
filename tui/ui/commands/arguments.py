"""What verbs take: how each kind is read, and how it is completed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from tui.errors import CommandError, FilterError
from tui.filters.editing import finished
from tui.filters.parser import parse
from tui.filters.value_readers import DESCENDING
from tui.library.copying import COPIES
from tui.model.fold import fold
from tui.model.suggestion import Suggestion
from tui.model.tag_completion import complete_tags
from tui.model.tagging import Tagging
from tui.model.view import find_view, texts_by_name
from tui.ui.commands.verb import Argument
from tui.ui.operations.current_filter import expand_views
from tui.ui.operations.tag_prompt import present_at_once, suggest_tags
from tui.ui.session import Session
from tui.ui.suggestions import suggestions

OPTION = "--"


def _read_nothing(_: Session, text: str) -> None:
    if text:
        raise CommandError("nothing follows this verb", "Take it away.", span=(0, len(text)))


def _suggest_nothing(*_: object) -> Sequence[Suggestion]:
    return ()


def _read_tagging(_: Session, text: str) -> str:
    """Returns a tagging as it was typed."""
    option = next((part for part in text.split(",") if part.strip().startswith(OPTION)), None)
    if option is not None:
        start = text.index(option.strip())
        raise CommandError(
            "tags take no options", "Write ai, -llm.", span=(start, start + len(option.strip()))
        )
    if Tagging.read(text) == Tagging():
        raise CommandError("there is no tag", "Write ai, -llm.", span=(0, len(text)))
    return text


def _suggest_tags(session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    present = present_at_once(session)
    found = complete_tags(text, caret, present, partial(suggest_tags, session))
    return [each for each in found if each.text != text]


def _read_filter(session: Session, text: str) -> str:
    """Returns the text of a filter, closed where it is open."""
    try:
        kept = finished(text).strip()
        expand_views(session, parse(kept))
    except FilterError as error:
        raise CommandError(error.message, error.hint, span=error.span) from error
    return kept


def _suggest_filter(session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    return suggestions(text, caret, session.gateway.complete, session.state.tags, session.views)


def _read_view(session: Session, text: str) -> str | None:
    """Returns the text of a saved filter; None where none is named."""
    views = session.views
    if not text:
        return None
    view = find_view(views, text)
    if view is None:
        hint = "Tab lists them." if views else f"{session.key_of('view.save')} saves one."
        raise CommandError(f"there is no view {text[:40]}", hint, span=(0, len(text)))
    return view.text


def _suggest_views(session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    return _beginning(texts_by_name(session.views).items(), text, caret)


def _read_order(_: Session, text: str) -> str:
    """Returns an order with its direction, as ``title+``; empty where none is named."""
    if not text:
        return ""
    try:
        order = parse(f"sort:{text}").order
    except FilterError as error:
        raise CommandError(error.message, error.hint, span=(0, len(text))) from error
    return (
        order.key if order.key == "random" else f"{order.key}{'-' if order.is_descending else '+'}"
    )


def _suggest_orders(_session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    return _beginning(_orders(), text, caret)


def _orders() -> Iterator[tuple[str, str]]:
    from tui.ui.operations.status import SORT_WORDS

    for key, is_descending in DESCENDING.items():
        yield key, SORT_WORDS[key, is_descending]
        if key != "random":
            sign = "+" if is_descending else "-"
            yield f"{key}{sign}", SORT_WORDS[key, not is_descending]


def _read_copy(_: Session, text: str) -> str:
    """Returns what is to be copied: a name of `COPIES`, the address where none is given."""
    if text and text not in COPIES:
        raise CommandError(f"there is no part {text[:40]}", "Tab lists them.", span=(0, len(text)))
    return text or "url"


def _suggest_copies(_session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    return _beginning(((name, "") for name in COPIES), text, caret)


def _read_theme(session: Session, text: str) -> str:
    """Returns the name of a theme; none where one is to be chosen."""
    if text and text not in session.screen.app.available_themes:
        raise CommandError(f"there is no theme {text[:40]}", "Tab lists them.", span=(0, len(text)))
    return text


def _suggest_themes(session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    themes = session.screen.app.available_themes.values()
    named = ((each.name, "dark" if each.dark else "light") for each in themes)
    return _beginning(named, text, caret)


def _read_path(_: Session, text: str) -> str:
    if not text:
        raise CommandError("there is no path", "Name a file or folder.", span=(0, 0))
    return text


def _read_new_path(_: Session, text: str) -> str:
    if not text:
        raise CommandError("there is no path", "Name a file, such as notes.jsonl.", span=(0, 0))
    return text


def _suggest_paths(session: Session, text: str, caret: int) -> Sequence[Suggestion]:
    """Has paths looked for; they are offered once they are found, since a disk may be slow."""
    session.gateway.complete_path(text[:caret])
    return ()


def _beginning(values: Iterable[tuple[str, str]], text: str, caret: int) -> Sequence[Suggestion]:
    """Returns those of some values that begin as what is typed does."""
    start = fold(text[:caret].lstrip())
    return [
        Suggestion(value, detail, value + text[caret:], len(value))
        for value, detail in values
        if fold(value).startswith(start) and value != text
    ]


NOTHING = Argument("", _read_nothing, _suggest_nothing)
TAGGING = Argument("TAG, -TAG", _read_tagging, _suggest_tags)
FILTER = Argument("FILTER", _read_filter, _suggest_filter)
VIEW = Argument("[NAME]", _read_view, _suggest_views)
ORDER = Argument("[ORDER]", _read_order, _suggest_orders)
PART = Argument("[PART]", _read_copy, _suggest_copies)
PATH = Argument("PATH", _read_new_path, _suggest_paths)
SOURCE = Argument("SOURCE", _read_path, _suggest_paths)
THEME = Argument("[NAME]", _read_theme, _suggest_themes)

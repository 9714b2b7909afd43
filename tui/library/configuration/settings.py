"""The settings of ``config.toml``: their names, what they hold and what they are for.

The reader of the file, ``config show``, the file that ``config edit`` begins with and the table in
the documents are all made from `SETTINGS`.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from unicodedata import category

from tui.assets import KEYMAPS
from tui.errors import FieldError, FilterError
from tui.library.configuration.values import PANES, SCHEMES

Value = Any
"""What `tomllib` makes of a value."""


MOST_DAYS = 36_500
"""The longest that steps can be kept: a century."""

MOST_MEGABYTES = 100_000
"""The largest that a journal can be."""


_LEFT_OUT = "Leave it out for what is usual."


class Setting(NamedTuple):
    """One of the settings."""

    name: str
    help: str
    """What it does, as a sentence."""
    example: str
    """A value as it is written in the file."""
    read: Callable[[Value], Any]
    """From what is in the file to the value of the field; raises a `FieldError`."""


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise FieldError("is to be a text in quotes")
    _refuse_control_characters(value)
    if not value.strip():
        raise FieldError("is empty", _LEFT_OUT)
    return value.strip()


def _refuse_control_characters(text: str) -> None:
    """Raises an error for what no path or command holds; lines and tabs may be of a script."""
    if any(category(character) == "Cc" for character in text if character not in "\n\t"):
        raise FieldError("is to hold no control characters")


def _flag(value: Value) -> bool:
    if not isinstance(value, bool):
        raise FieldError("is to be true or false")
    return value


def _lines(value: Value) -> int:
    if type(value) is not int or value not in (1, 2):
        raise FieldError("is to be 1 or 2")
    return value


def _count(most: int) -> Callable[[Value], int]:
    """Returns what reads a whole number from 1 on."""

    def read(value: Value) -> int:
        if type(value) is not int or not 1 <= value <= most:
            raise FieldError(f"is to be a whole number from 1 to {most:,}")
        return value

    return read


def _command(value: Value) -> tuple[str, ...]:
    """Returns the words of a command, which no shell ever reads."""
    if isinstance(value, str):
        _refuse_control_characters(value)
        try:
            return _program_first(shlex.split(value))
        except ValueError as error:
            raise FieldError(f"cannot be understood: {error}") from error
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        _refuse_control_characters("".join(value))
        return _program_first(value)
    raise FieldError("is to be a command, or a list of its words")


def _program_first(words: Sequence[str]) -> tuple[str, ...]:
    if not words or not words[0].strip():
        raise FieldError("names no program", _LEFT_OUT)
    return tuple(words)


def _panes(value: Value) -> tuple[str, ...]:
    names = _some_of(PANES, value, "names no pane")
    return tuple(pane for pane in PANES if pane in names or pane == "notes")


def _schemes(value: Value) -> tuple[str, ...]:
    return _some_of(SCHEMES, value, "names what is never opened")


def _some_of(known: Sequence[str], value: Value, otherwise: str) -> tuple[str, ...]:
    """Returns some of the words that are known, in their order."""
    if not isinstance(value, list) or not value:
        raise FieldError(f"is to be a list of some of {', '.join(known)}")
    for each in value:
        if each not in known:
            raise FieldError(f"{otherwise}: {each}", f"There are {', '.join(known)}.")
    return tuple(each for each in known if each in value)


def _keymap(value: Value) -> str:
    name, known = _text(value), sorted(path.stem for path in KEYMAPS.glob("*.toml"))
    if name not in known:
        raise FieldError(f"names no set of keys: {name}", f"There are {', '.join(known)}.")
    return name


def _order(value: Value) -> str:
    from tui.filters.parser import parse

    try:
        parse(f"sort:{_text(value)}")
    except FilterError as error:
        raise FieldError("is no order", error.hint) from error
    return _text(value)


def bindings(table: Mapping[str, Value], before: str = "") -> Iterator[tuple[str, Value]]:
    """Yields the ids of actions and what is given as their keys, in a table.

    A point in an id that is not in quotes makes a table within the table.
    """
    for name, value in table.items():
        if isinstance(value, dict):
            yield from bindings(value, f"{before}{name}.")
        else:
            yield before + name, value


def key_names(value: Value) -> tuple[str, ...]:
    """Returns the names of keys.

    Raises:
        FieldError: It is neither a name nor a list of names.
    """
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise FieldError("is to be a key, or a list of keys", 'Such as ["j", "ctrl+n"].')
    return tuple(names)


SETTINGS = (
    Setting("library", "The library file, unless --db or $URL_NOTES_DB names one.",
            '"~/notes/library.db"', _text),
    Setting("theme", "The colours, in place of the last choice.", '"ink"', _text),
    Setting("density", "On how many lines a note is in the list, 1 or 2.", "2", _lines),
    Setting("panes", "What is shown at the start.", '["tags", "notes", "preview"]', _panes),
    Setting("order", "How the notes are ordered at the start, as after sort:.", '"title"', _order),
    Setting("open_marks_read", "Whether opening a note marks it as read.", "true", _flag),
    Setting("browser", "The command that opens links; %s stands for the address.",
            '"firefox --new-tab %s"', _command),
    Setting("schemes", "What the links begin with that are opened; any of http, https, mailto, "
            "ftp and gemini.", '["http", "https", "mailto"]', _schemes),
    Setting("copy_command", "The command that puts its input on the clipboard.",
            '"xclip -selection clipboard"', _command),
    Setting("paste_command", "The command that prints what the clipboard holds.",
            '"xclip -selection clipboard -out"', _command),
    Setting("editor", "The editor, in place of $VISUAL and $EDITOR.", '"nvim"', _command),
    Setting("folders_as_tags", "Whether imports make tags of folders.", "false", _flag),
    Setting("journal_days", "How many days each step of the history can be undone, at least.",
            "366", _count(MOST_DAYS)),
    Setting("journal_megabytes", "How large the history may be before older steps are forgotten.",
            "256", _count(MOST_MEGABYTES)),
    Setting("keymap", "A set of keys that comes with url-notes.", '"davep"', _keymap),
)  # fmt: skip
"""Every setting, in the order of the file; the table of keys comes behind them."""

EXAMPLE_KEYS = '"note.star" = ["!", "ctrl+s"]'
"""How an action is given keys."""

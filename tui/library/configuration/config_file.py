"""``config.toml``: where it is, what it says, and what in it cannot be understood."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tui.assets import KEYMAPS
from tui.errors import FieldError, UrlNotesError
from tui.library.configuration.settings import (
    EXAMPLE_KEYS,
    SETTINGS,
    bindings,
    key_names,
)
from tui.library.configuration.values import (
    KEYS,
    USUAL,
    ConfigFile,
    Configuration,
    Keys,
    Problem,
    SettingFault,
)
from tui.library.paths import CONFIG_VARIABLE
from tui.model.nearest import did_you_mean
from tui.model.text import shortened_line

_SUFFIX = ".toml"

_NOTHING = "Nothing of the file holds until it can be read."

_MOST_BYTES = 100_000
"""No configuration is larger."""

_MOST_PARTS = 200
"""No line has more parts of keys: TOML is read in a time that grows with their square."""

_LONGEST = 200
"""The most characters that are shown of a name, or of what is wrong with it."""


def read_config(path: Path) -> ConfigFile:
    """Returns what a file says; a missing one says nothing."""
    try:
        if stat.S_ISFIFO(path.stat().st_mode):
            return ConfigFile(USUAL, [Problem(0, "", "is a pipe and no file")])
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return ConfigFile(USUAL)
    except OSError as error:
        problem = Problem(0, "", f"cannot be read: {error.strerror or error}")
        return ConfigFile(USUAL, [problem])
    if len(data) > _MOST_BYTES:
        return ConfigFile(USUAL, [Problem(0, "", "is too long for a configuration")])
    try:
        return parse_config(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return ConfigFile(USUAL, [Problem(line, "", "is not UTF-8")])


def parse_config(text: str) -> ConfigFile:
    """Returns what the text of a file says."""
    import tomllib

    if at := _line_of_parts(text):
        problem = Problem(at, "", "has a key of too many parts", _NOTHING)
        return ConfigFile(USUAL, [problem], text)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return ConfigFile(USUAL, [_syntax_problem(str(error), text)], text)
    except RecursionError:
        depths = {number: line.count("[") for number, line in enumerate(text.splitlines(), 1)}
        deepest = max(depths, key=depths.__getitem__)
        problem = Problem(deepest, "", "has too many brackets within one another", _NOTHING)
        return ConfigFile(USUAL, [problem], text)
    values, problems = _read_each(_parts(table))
    keys = {name[1]: value for name, value in values.items() if name[0] == KEYS}
    settings = {name[0]: value for name, value in values.items() if name[0] != KEYS}
    named = [
        _problem(line_of(text, name), name, error.message, error.hint)
        for name, error in problems.items()
    ]
    given = Configuration(**settings, keys=keys)
    # What a person gives keys comes first, and so before what the keymap gives the same.
    others = {each: names for each, names in keymap(given.keymap).items() if each not in keys}
    return ConfigFile(given._replace(keys={**keys, **others}), named, text)


def _line_of_parts(text: str) -> int:
    """Returns the first line with too many parts of keys; 0 where none has."""
    lines = enumerate(text.splitlines(), 1)
    dotted = (at for at, line in lines if line.count(".") > _MOST_PARTS and line.lstrip()[0] != "#")
    return next(dotted, 0)


def keymap(name: str) -> Keys:
    """Returns a set of keys that comes with the program; none for an empty name."""
    import tomllib

    if not name:
        return {}
    table = tomllib.loads((KEYMAPS / f"{name}{_SUFFIX}").read_text("utf-8"))
    return {action_id: key_names(value) for action_id, value in bindings(table)}


def problem_of(fault: SettingFault, text: str) -> Problem:
    """Returns what the reader finds wrong in a file, as a problem with its line."""
    # What no line sets comes with the keymap.
    line = line_of(text, fault.name) or line_of(text, ["keymap"])
    return _problem(line, fault.name, fault.message, fault.hint)


def _problem(line: int, name: Sequence[str], message: str, hint: str) -> Problem:
    key, said = (shortened_line(each, _LONGEST) for each in (".".join(name), message))
    return Problem(line, key, said, hint)


def make_config(path: Path) -> None:
    """Makes a file that sets nothing, where there is none.

    Raises:
        UrlNotesError: It cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(template())
    except FileExistsError:
        pass
    except OSError as error:
        reason = f"{path} cannot be made: {error.strerror or error}"
        raise UrlNotesError(reason, f"${CONFIG_VARIABLE} names another place.") from error


def template() -> str:
    """Returns a file that sets nothing: every setting as a comment."""
    parts = (
        "# The configuration of url-notes. What stands behind a # has no effect.",
        *(f"# {setting.help}\n# {setting.name} = {setting.example}" for setting in SETTINGS),
        "# The keys of actions, by their ids, which `url-notes keys` prints.",
        f"[{KEYS}]\n# {EXAMPLE_KEYS}",
    )
    return "\n\n".join(parts) + "\n"


def line_of(text: str, keys: Sequence[str]) -> int:
    """Returns the line on which a key stands, looking in its table; 0 where it is not found.

    Args:
        text: Of the file.
        keys: The names of the tables, then of the key.
    """
    wanted = ".".join(keys)
    return next((number for number, found in _keys_by_line(text) if found == wanted), 0)


def _keys_by_line(text: str) -> Iterator[tuple[int, str]]:
    """Yields the lines on which a key or a table begins, and its whole name."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _plain(header[1])
            yield number, table
        elif key := _KEY.match(line):
            yield number, f"{table}.{_plain(key[1])}" if table else _plain(key[1])


_HEADER = re.compile(r"\s*\[{1,2}\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_AT_LINE = re.compile(r"(.*?) \(at line (\d+), column \d+\)")


def _plain(key: str) -> str:
    """Returns a key without its quotes and the blanks around its points."""
    return re.sub(r"\s*\.\s*", ".", key.replace('"', "").replace("'", ""))


_Name = tuple[str, ...]
"""The name of a setting, or that of the table of keys and the id of an action."""

_Part = tuple[_Name, Callable[[Any], Any], Any]
"""A name, what reads the value, and what is written in the file."""


def _parts(table: Mapping[str, Any]) -> Iterator[_Part]:
    readers = {setting.name: setting.read for setting in SETTINGS}
    for name, value in table.items():
        if name == KEYS and isinstance(value, dict):
            yield from (((KEYS, key), _key_reader(key), given) for key, given in bindings(value))
        else:
            yield (name,), readers.get(name, partial(_refuse, name)), value


def _key_reader(key: str) -> Callable[[Any], Any]:
    """Returns what reads the keys of an action; a setting that came into its table is refused."""
    is_setting = any(setting.name == key for setting in SETTINGS)
    return partial(_refuse_among_keys, key) if is_setting else key_names


def _refuse_among_keys(name: str, _: Any) -> None:
    raise FieldError("is a setting, and no action", f"Write {name} above [{KEYS}].")


def _read_each(parts: Iterator[_Part]) -> tuple[dict[_Name, Any], dict[_Name, FieldError]]:
    """Returns the values that can be understood, and what is wrong with the others."""
    values: dict[_Name, Any] = {}
    errors: dict[_Name, FieldError] = {}
    for name, read, written in parts:
        try:
            values[name] = read(written)
        except FieldError as error:
            errors[name] = error
    return values, errors


def _refuse(name: str, _: Any) -> None:
    """Says that there is no such setting, and which is the nearest."""
    if name == KEYS:
        raise FieldError("is to be a table of actions and their keys", f"[{KEYS}] begins it.")
    names = [setting.name for setting in SETTINGS]
    hint = did_you_mean(name, [*names, KEYS], f"There are {', '.join(names)} and [{KEYS}].")
    raise FieldError("is no setting", hint)


def _syntax_problem(told: str, text: str) -> Problem:
    at = _AT_LINE.match(told)
    message = at[1] if at else told.removesuffix(" (at end of document)")
    line = int(at[2]) if at else len(text.splitlines())
    return Problem(line, "", message, _NOTHING)

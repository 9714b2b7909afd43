"""The values of all settings, as the program uses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tui.model.journal_bounds import USUAL_BOUNDS, JournalBounds

PANES = ("tags", "notes", "preview")
"""The panes of the reader, from the left."""

SCHEMES = ("http", "https", "mailto", "ftp", "gemini")
"""What links may begin with to be opened at all: nothing that runs, or reads a file here."""

USUAL_SCHEMES = SCHEMES[:2]
"""Those that are opened unless others are configured."""

KEYS = "keys"
"""The name of the table in which actions are given keys."""

Keys = Mapping[str, tuple[str, ...]]
"""The keys of actions, by the ids of these."""


class Configuration(NamedTuple):
    """The value of each setting; the defaults are what holds without a file."""

    library: str = ""
    """The library file; empty for the platform's own place."""
    theme: str = ""
    """Empty where the last choice, else the terminal decides."""
    density: int | None = None
    """On how many lines a note is, 1 or 2; None where the last choice, else the size decides."""
    panes: tuple[str, ...] = PANES
    """What is shown at the start."""
    order: str = ""
    """How the notes are ordered at the start, as after ``sort:``; empty for the newest first."""
    open_marks_read: bool = True
    """Whether to open a note in the browser marks it as read."""
    browser: tuple[str, ...] = ()
    """The command that opens links, and its arguments; empty for what is found."""
    schemes: tuple[str, ...] = USUAL_SCHEMES
    """What the links begin with that are opened."""
    copy_command: tuple[str, ...] = ()
    """The command that puts its input on the clipboard; empty for what is found."""
    paste_command: tuple[str, ...] = ()
    """The command that prints what the clipboard holds; empty for what is found."""
    editor: tuple[str, ...] = ()
    """The command of the editor; empty for what is found."""
    folders_as_tags: bool = False
    """Whether an import makes tags of folders."""
    journal_days: int = USUAL_BOUNDS.days
    """How long every step of the journal is kept."""
    journal_megabytes: int = USUAL_BOUNDS.megabytes
    """How large the journal may be before older steps are forgotten."""
    keymap: str = ""
    """The name of a set of keys that come with the program."""
    keys: Keys = MappingProxyType({})
    """The keys of actions in place of their usual ones."""

    @property
    def journal_bounds(self) -> JournalBounds:
        """How much of the journal is kept."""
        return JournalBounds(self.journal_days, self.journal_megabytes)


UNSET: tuple[object, ...] = ("", (), None)
"""The values of what a person leaves to the program."""

USUAL = Configuration()
"""What holds where nothing is configured."""


class SettingFault(NamedTuple):
    """A value that the reader does not know what to do with."""

    name: tuple[str, ...]
    """The setting, or the table and the key in it."""
    message: str
    """Goes on after the name: ``is no action``."""
    hint: str = ""


class KeyRow(NamedTuple):
    """An action and the keys that it has."""

    id: str
    keys: tuple[str, ...]
    """As they are configured: ``ctrl+d``."""
    context: str
    """Where they mean it, as a phrase."""
    help: str


class Problem(NamedTuple):
    """Something in the file that was passed over; all the rest of it holds."""

    line: int
    """Counted from 1; 0 where it is not known."""
    key: str
    """The setting, or the key within it; empty where the whole file is meant."""
    message: str
    hint: str = ""

    def in_words(self, path: Path) -> str:
        """Returns it in one line, as a compiler would say it."""
        at = f"{path}:{self.line}: " if self.line else f"{path}: "
        key = f"{self.key} " if self.key else ""
        return f"{at}{key}{self.message}"


class ConfigFile(NamedTuple):
    """A file that was read."""

    configuration: Configuration = USUAL
    problems: Sequence[Problem] = ()
    text: str = ""


NO_CONFIG = ConfigFile()
"""What a missing file says."""

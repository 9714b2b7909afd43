"""What a check is, and what it finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tui.model.text import counted

MENDABLE = "`url-notes doctor --mend` mends that."
FROM_BACKUP = "Go back to a backup: `url-notes backup list`."


class Finding(NamedTuple):
    """One thing that is wrong."""

    what: str
    hint: str = MENDABLE
    check: str = ""
    """The name of the check that found it."""


class Check(NamedTuple):
    """One kind of thing that may be wrong."""

    name: str
    find: Callable[[sqlite3.Connection], Iterable[Finding]]
    """Finds what is wrong, and changes nothing."""
    mend: Callable[[sqlite3.Connection], object] | None = None
    """Mends it within a transaction; None where nothing can be mended."""
    is_owned: bool = False
    """Whether mending changes what a person owns: that can be undone then."""


def said(count: int, noun: str, of_one: str, of_many: str) -> str:
    """Returns a number of things and what is said of them: ``2 tags are gone``."""
    return f"{counted(count, noun)} {of_one if count == 1 else of_many}"

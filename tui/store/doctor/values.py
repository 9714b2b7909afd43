"""Whether every value is what belongs in its column."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tui.store.doctor.check import Finding, said
from tui.store.doctor.odd_values import OddValue, odd_values
from tui.store.doctor.value_mending import mend_odd_values

MOST_NAMED = 100
"""How many odd values are named one by one."""

_ROWS = {"tags": "tag", "aliases": "alias", "views": "view"}
"""What a row of a table is called; in any other table it is that of a note."""


def find_values(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds values that other programs have put where they do not belong."""
    count = 0
    for count, odd in enumerate(odd_values(connection), 1):
        if count <= MOST_NAMED:
            yield Finding(_in_words(odd))
    if count > MOST_NAMED:
        yield Finding(said(count - MOST_NAMED, "more value", "does not belong", "do not belong"))


def mend_values(connection: sqlite3.Connection) -> None:
    """Makes odd values what can be made of them; what stood in a note is kept in ``extra``."""
    mend_odd_values(connection)


def _in_words(odd: OddValue) -> str:
    row = _ROWS.get(odd.table, "note")
    return f"{odd.column} of {row} {odd.row} is {odd.found}, which is not {odd.expected}"

"""The tables of the README, which are derived from the tables in the code."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tui.filters import operators
from tui.ui import action_table
from tui.ui.commands import table as verb_table

README = Path(__file__).resolve().parents[2] / "README.md"

TABLES: dict[str, Callable[[], str]] = {
    "fields": operators.markdown_table,
    "keys": action_table.markdown_table,
    "verbs": lambda: verb_table.markdown_table(action_table.ACTIONS),
}


def with_tables(text: str) -> str:
    """The text with each table between its two marks as the code has it now."""
    for name, table in TABLES.items():
        start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        replacement = f"{start}\n{table()}\n{end}"
        text = re.sub(f"{start}.*?{end}", lambda _, new=replacement: new, text, flags=re.DOTALL)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text("utf-8")), "utf-8")

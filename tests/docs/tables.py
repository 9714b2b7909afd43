"""The tables of the documents, which are derived from the tables in the code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.docs.documents import DOCS, README
from tests.docs.figures import figures_table
from tui.assets import KEYMAPS
from tui.filters import operators
from tui.library.configuration.settings import SETTINGS
from tui.ui import action_table
from tui.ui.commands import table as verb_table

CONFIGURATION = DOCS / "configuration.md"


def settings_table() -> str:
    """Every setting, what it does, and how it is written."""
    rows = [f"| `{each.name}` | {each.help} | `{each.example}` |\n" for each in SETTINGS]
    return "".join(("| setting | does | example |\n|---|---|---|\n", *rows))


def keymaps_table() -> str:
    """The sets of keys that come with the program, by what their files say of them."""
    rows = []
    for path in sorted(KEYMAPS.glob("*.toml")):
        lines = path.read_text("utf-8").splitlines()
        said = " ".join(line.removeprefix("# ") for line in lines if line.startswith("# "))
        rows.append(f"| `{path.stem}` | {said} |\n")
    return "".join(("| keymap | keys |\n|---|---|\n", *rows))


Tables = Mapping[str, Callable[[], str]]

TABLES: Mapping[Path, Tables] = {
    README: {"figures": figures_table},
    CONFIGURATION: {"settings": settings_table, "keymaps": keymaps_table},
    DOCS / "filters.md": {"fields": operators.markdown_table},
    DOCS / "keys.md": {
        "keys": action_table.markdown_table,
        "verbs": lambda: verb_table.markdown_table(action_table.ACTIONS),
    },
}
"""The tables of each document, by the names between its marks."""


def with_tables(text: str, tables: Tables) -> str:
    """The text with each table between its two marks as the code has it now."""
    for name, table in tables.items():
        start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        replacement = f"{start}\n{table()}\n{end}"
        text = re.sub(f"{start}.*?{end}", lambda _, new=replacement: new, text, flags=re.DOTALL)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    for document, tables in TABLES.items():
        document.write_text(with_tables(document.read_text("utf-8"), tables), "utf-8")

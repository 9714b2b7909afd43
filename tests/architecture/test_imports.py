"""What is loaded when, seen from a process of its own."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import tui.ui
from tests.support.builders import draft, library

LOADED = """
import sys
from tui.__main__ import main
code = main()
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


READER_LOADED = """
import sys
from tui.__main__ import load_reader
load_reader()
import tui.library.cut_off  # Asked before the first paint whether a program was ended.
print(*sys.modules)
"""


def modules_of(words: Sequence[str], home: Path) -> set[str]:
    """The modules that a call of the program has loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "URL_NOTES_DB": str(home / "library.db")},
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--help"], {"textual", "rich", "sqlite_utils", "sqlite3", "markdown_it"}),
        (["--version"], {"textual", "rich", "sqlite_utils", "sqlite3", "markdown_it"}),
        (["list", "--json"], {"textual", "rich", "sqlite_utils", "markdown_it"}),
        (["list", "#ai", "rust"], {"textual", "rich", "sqlite_utils", "markdown_it", "regex"}),
        (["list", "#ai", "rust"], {"difflib", "random", "shutil", "subprocess"}),
        (["list", "#ai", "rust"], {"tui.store.facets", "tui.store.snapshot"}),
        (["tags"], {"tui.library.library", "tui.store.history", "tui.store.draft_import"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_only_what_it_needs(
    words: list[str], unwanted: set[str], tmp_path: Path
) -> None:
    library(tmp_path, draft(title="A page", tags=("ai",))).close()
    assert modules_of(words, tmp_path) & unwanted == set()


def test_the_reader_loads_nothing_that_its_first_page_does_not_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READER_LOADED],
        capture_output=True,
        text=True,
        check=True,
    )
    names = {path.stem for path in Path(tui.ui.__file__).with_name("dialogs").glob("[a-z]*.py")}
    dialogs = {f"tui.ui.dialogs.{name}" for name in names - {"dialog"}}
    assert {"tui.ui.dialogs.form", "tui.ui.dialogs.help"} <= dialogs
    unwanted = {"markdown_it", "regex", "sqlite_utils", "pyperclip", "tui.formats.registry"}
    unwanted |= {"tui.library.library", "tui.store.history", "tui.store.draft_import"}
    unwanted |= {"click", "tui.cli.program", "textual.widgets._text_area", "secrets", "shlex"}
    unwanted |= {
        "tui.store.journal",
        "tui.store.facets",
        "tui.store.snapshot",
        "tui.store.vocabulary",
    }
    assert set(done.stdout.split()) & (unwanted | dialogs) == set()


def test_what_keys_do_is_loaded_after_the_first_page() -> None:
    code = """
import sys
from types import ModuleType
from tui.__main__ import load_reader
load_reader()
loaded = lambda: {name for name, module in sys.modules.items() if type(module) is ModuleType}
print(*loaded())
from tui.ui.action_table import ACTIONS
print(*loaded())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = (set(line.split()) for line in done.stdout.splitlines())
    actions = {"tui.ui.action_table", "tui.ui.controllers.views", "tui.ui.operations.waiting"}
    assert (before & actions, after & actions) == (set(), actions)
    assert "tui.library.edits_in_words" not in before


def test_the_reader_is_imported_without_the_collector() -> None:
    code = """
import gc
from tui.__main__ import load_reader
threshold = gc.get_threshold()
before = [generation["collections"] for generation in gc.get_stats()]
load_reader()
after = [generation["collections"] for generation in gc.get_stats()]
print(before == after, gc.get_freeze_count() > 50_000, gc.isenabled())
print(gc.get_threshold() == threshold)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True True True\nTrue\n"


def test_the_interface_does_not_ask_which_system_it_runs_on() -> None:
    used = set()
    for path in Path(tui.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "sys":
                used |= {name.name for name in node.names}
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                used |= {node.attr} if node.value.id == "sys" else set()
    assert used == {"setswitchinterval", "stderr", "meta_path"}

"""Every sign that is drawn is one cell wide and has a twin in ASCII."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from rich.cells import cell_len

import tui.prose
import tui.ui
from tui.ui.drawing.signs import ASCII

DRAWN = [
    *Path(next(iter(tui.ui.__path__))).rglob("*.py"),
    *(Path(next(iter(tui.prose.__path__))) / name for name in ("layout.py", "list_shapes.py")),
    *(Path(next(iter(tui.prose.__path__))) / name for name in ("tables.py", "walk.py")),
]
NEVER_DRAWN = {"\u200d", "\ufe0f", "\ufffd", "\u00a0"}
"""Join and shape emoji; stands for what a terminal would obey; a blank."""


def drawn_texts(path: Path) -> Iterator[str]:
    """The texts of a module that are no documentation."""
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in documentation or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str):
            yield node.value


def test_every_sign_in_the_code_has_a_twin() -> None:
    drawn = {sign for path in DRAWN for sign in chain(*drawn_texts(path)) if not sign.isascii()}
    assert drawn - NEVER_DRAWN - {chr(number) for number in ASCII} == set()


def test_a_sign_and_its_twin_are_one_cell_wide() -> None:
    cells = {chr(number): (cell_len(chr(number)), len(twin)) for number, twin in ASCII.items()}
    assert cells == dict.fromkeys(cells, (1, 1))


def test_twins_are_ascii() -> None:
    assert "".join(ASCII.values()).isascii()


def test_states_of_a_note_differ_in_ascii_too() -> None:
    assert "●✓★▣▌".translate(ASCII) == "*x!#|"

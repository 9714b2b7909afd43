"""What the code performs by its id is an action: an id is a text that no type checker reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from tui.ui.action_table import ACTIONS

UI = Path(str(files("tui.ui")))


def performed_ids(source: str) -> Iterator[str]:
    """The texts that `perform` is called with, also as the values of a dict with a name."""
    module = ast.parse(source)
    dicts = dict(_dicts_of(module))
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef):
            for call in _calls_of(function):
                yield from _ids_in(call.args[0], dicts)


def _dicts_of(module: ast.Module) -> Iterator[tuple[str, ast.Dict]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value


def _calls_of(function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Attribute(attr="perform")):
                yield node


def _ids_in(argument: ast.expr, dicts: dict[str, ast.Dict]) -> Iterator[str]:
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    elif isinstance(argument, ast.Subscript) and isinstance(argument.value, ast.Name):
        for value in dicts[argument.value.id].values:
            assert isinstance(value, ast.Constant), "an id is a text"
            yield str(value.value)
    else:
        # The id of an action that was looked up: of a key, or of a line of the palette.
        assert ast.unparse(argument) in ("action.id", "action_id"), ast.unparse(argument)


def all_performed_ids() -> set[str]:
    return {name for path in UI.rglob("*.py") for name in performed_ids(path.read_text("utf-8"))}


def test_every_action_that_the_code_performs_by_its_id_is_in_the_table() -> None:
    found = all_performed_ids()
    assert {"note.show", "filter.edit", "library.import", "note.add", "app.back"} <= found
    assert found - {action.id for action in ACTIONS} == set()


def test_ids_are_found_in_texts_and_in_dicts() -> None:
    source = """
def act(self, session, choice, action):
    self.perform("a.text")
    names = {"x": "b.value", "y": "c.value"}
    if choice:
        session.perform(names[choice])
    session.perform(action.id)
"""
    assert list(performed_ids(source)) == ["a.text", "b.value", "c.value"]

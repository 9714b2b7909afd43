"""How a library is looked at is kept beside it, and what is damaged is passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.library import remembered_look as module
from tui.library.remembered_look import USUAL, Edges, Look, remember_look, remembered_look

LOOK = Look("nord", 1, {"-wide": Edges(30, (40, 50)), "-widest": Edges()})


def test_a_look_is_kept_for_its_library_alone(tmp_path: Path) -> None:
    remember_look(tmp_path / "one.db", LOOK)
    assert remembered_look(tmp_path / "one.db") == LOOK
    assert remembered_look(tmp_path / "other.db") == USUAL


@pytest.mark.parametrize(
    "kept", [b"", b"\xff\xfe", b"nord", b"[]", b'{"theme"', b"[" * 3_000, b"{}", b"null"]
)
def test_a_file_that_is_no_look_is_passed_over(kept: bytes, tmp_path: Path) -> None:
    remember_look(tmp_path, LOOK)
    module._path(tmp_path).write_bytes(kept)
    assert remembered_look(tmp_path) == USUAL


@pytest.mark.parametrize(
    ("damaged", "read"),
    [
        ({"theme": 5}, LOOK._replace(theme=None)),
        ({"note_lines": 3}, LOOK._replace(note_lines=None)),
        ({"note_lines": True}, LOOK._replace(note_lines=None)),
        ({"edges": [1]}, LOOK._replace(edges={})),
        ({"edges": {"-wide": {"tags": -1, "notes": [1]}}}, LOOK._replace(edges={"-wide": Edges()})),
        ({"edges": {"-wide": {"tags": 1e9, "notes": [0, 1]}}, "more": 1}, None),
    ],
)
def test_what_is_damaged_in_a_look_leaves_the_rest(
    damaged: dict[str, object], read: Look | None, tmp_path: Path
) -> None:
    remember_look(tmp_path, LOOK)
    path = module._path(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), **damaged}))
    assert remembered_look(tmp_path) == (read or LOOK._replace(edges={"-wide": Edges()}))


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    folder = module._path(tmp_path).parent
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    remember_look(tmp_path, LOOK)
    assert remembered_look(tmp_path) == USUAL

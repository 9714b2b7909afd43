"""Modules that are loaded when something in them is first used."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.ui.later import loaded_when_used


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shelf_of_modules"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "book.py").write_text("print('loaded')\nTITLE = 'A title'\n")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("shelf_of_modules", "shelf_of_modules.book"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.usefixtures("package")
def test_a_module_is_loaded_once_when_something_in_it_is_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = list(sys.meta_path)
    with loaded_when_used():
        from shelf_of_modules import book  # type: ignore[import-not-found]
    assert sys.meta_path == before
    assert capsys.readouterr().out == ""
    assert [book.TITLE, book.TITLE] == ["A title", "A title"]
    assert capsys.readouterr().out == "loaded\n"


@pytest.mark.usefixtures("package")
def test_a_name_of_such_a_module_can_be_imported_anywhere() -> None:
    with loaded_when_used():
        from shelf_of_modules import book as shelved
    from shelf_of_modules.book import TITLE  # type: ignore[import-not-found]

    assert (TITLE, shelved.TITLE) == ("A title", "A title")

"""A library that may not be written to can be read, and nothing is made beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.builders import draft, library, store
from tui.errors import LibraryError
from tui.filters.parser import parse
from tui.library.library import Library
from tui.library.library_file import prepare_library
from tui.library.reading import LibraryReader
from tui.store import database


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A library that no program has open."""
    with library(tmp_path, draft(title="Kept")) as opened:
        return opened.path


@pytest.fixture
def _may_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be written, whoever runs the tests."""
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)


def titles(path: Path) -> list[str]:
    """The titles of all notes, as a command lists them."""
    prepare_library(path, make=False)
    with LibraryReader(path) as reader:
        return titles_in(reader)


def titles_in(reader: LibraryReader) -> list[str]:
    """The titles of all notes, as somebody reads them who keeps the library open."""
    result = reader.overview(parse("")).result
    return [row.title for row in reader.rows(result, result.order)]


@pytest.mark.usefixtures("_may_not_be_written")
def test_it_is_read_and_nothing_is_made_beside_it(kept: Path) -> None:
    before = kept.read_bytes()
    assert titles(kept) == ["Kept"]
    assert (kept.read_bytes(), list(kept.parent.iterdir())) == (before, [kept])


def test_what_another_program_has_just_written_is_read_too(
    kept: Path, request: pytest.FixtureRequest
) -> None:
    with library(kept.parent, draft("https://new.example/", title="New"), name=kept.name):
        request.getfixturevalue("_may_not_be_written")
        assert titles(kept) == ["New", "Kept"]


def test_what_is_written_by_a_program_that_was_idle_is_read_too(
    kept: Path, request: pytest.FixtureRequest
) -> None:
    with Library(kept) as other:
        other._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        request.getfixturevalue("_may_not_be_written")
        with LibraryReader(kept) as reader:
            assert titles_in(reader) == ["Kept"]
            store(other, draft("https://new.example/", title="New"))
            assert titles_in(reader) == ["New", "Kept"]


@pytest.mark.usefixtures("_may_not_be_written")
def test_one_of_an_earlier_schema_says_what_helps(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = database.SCHEMA_VERSION
    monkeypatch.setattr(database, "SCHEMA_VERSION", former + 1)
    with pytest.raises(LibraryError) as caught:
        titles(kept)
    assert (str(caught.value), caught.value.hint) == (
        f"The library was written by an older url-notes (schema {former})",
        "Open it once with this one where it may be written to: that brings it up to date.",
    )


def test_what_another_program_did_to_it_meanwhile_is_not_called_damage(
    kept: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    writer = Library(kept)
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
        writer.close()
        reader = LibraryReader(kept)
        assert titles_in(reader) == ["Kept"]
    with Library(kept) as other:
        store(other, *(draft(f"https://new.example/{n}", title=f"N{n}") for n in range(900)))
    with kept.open("r+b") as file:
        file.truncate(4_096)
    request.getfixturevalue("_may_not_be_written")
    with reader, pytest.raises(LibraryError) as caught:
        reader.named("https://new.example/7")
    assert (caught.value.message, caught.value.hint) == (
        "The library was changed while it was read, or is damaged",
        "Open it again: where nothing may be written, changes of others are not noticed.",
    )

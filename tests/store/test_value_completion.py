from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tui.filters.parser import parse
from tui.library.library import Library

DRAFTS = (
    draft("https://github.com/a", tags=("rust", "Älter")),
    draft("https://docs.github.com/b", tags=("rust", "rust-lang", "kv cache")),
    draft("https://github.com/c", tags=("RAG",), folders=(("Bar", "Tools"),)),
    draft("https://example.com/d", folders=(("Bar",), ("Bar", "Tools", "Önly this"))),
)


@pytest.fixture(scope="module", params=["tables", "facets"])
def kept(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("kept")
    with library(folder, *DRAFTS) as opened:
        if request.param == "facets":
            opened.overview(parse(""))
        yield opened


@pytest.mark.parametrize(
    ("field", "prefix", "expected"),
    [
        ("tag", "r", [("rust", 2), ("RAG", 1), ("rust-lang", 1)]),
        ("tag", "RUST-", [("rust-lang", 1)]),
        ("tag", "alt", [("Älter", 1)]),
        ("tag", "ca", [("kv cache", 1)]),
        ("tag", "%", []),
        ("site", "", [("github.com", 2), ("docs.github.com", 1), ("example.com", 1)]),
        ("site", "GIT", [("github.com", 2), ("docs.github.com", 1)]),
        ("site", "hub", []),
        ("site", "%", []),
        ("folder", "", [("Bar", 2), ("Bar/Tools", 2), ("Bar/Tools/Önly this", 1)]),
        ("folder", "TOO", [("Bar/Tools", 2)]),
        ("folder", "bar / t", [("Bar/Tools", 2), ("Bar/Tools/Önly this", 1)]),
        ("folder", "on", [("Bar/Tools/Önly this", 1)]),
        ("folder", "%", []),
        ("title", "a", []),
    ],
)
def test_values_that_begin_so_come_with_their_notes(
    kept: Library, field: str, prefix: str, expected: list[tuple[str, int]]
) -> None:
    assert kept.complete(field, prefix) == expected


def test_no_more_values_come_than_are_asked_for(kept: Library) -> None:
    assert kept.complete("tag", "r", 1) == [("rust", 2)]
    assert kept.complete("site", "", 1) == [("github.com", 2)]

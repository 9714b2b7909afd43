"""Filters and orders that ask digests find what the texts say, whoever has written them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.searched import Searched, read, searched
from tests.store.test_search import CONDITIONS_ALONE
from tests.support.builders import draft, library, titles
from tests.support.naive import selected
from tui.filters.parser import parse
from tui.library.edits import Retag, Rewrite, SetFlag, Undo
from tui.library.library import Library
from tui.model.fold import fold
from tui.prose.links import links
from tui.store import digests, search_context, title_order
from tui.store.search import find_all, find_first

ASKED = [
    text for text in CONDITIONS_ALONE if any(name in text for name in ("title:", "words:", "links"))
]

MISSING = {
    "none is missing": "0",
    "some are missing": "position / 4 % 2",
    "all are missing": "1",
}
"""Which digests are missing."""

_EMPTIED = "UPDATE digests SET title = NULL, is_titled = NULL, words = NULL, links = NULL"


@pytest.fixture(scope="module", params=MISSING)
def partly(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Searched]:
    made = searched(tmp_path_factory.mktemp("searched"))
    with closing(made.connection):
        made.connection.execute(f"{_EMPTIED} WHERE {MISSING[request.param]}")
        yield made


@pytest.fixture(params=["one by one", "all at once"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the digests of few notes asked for one by one, or as those of many are."""
    if request.param == "all at once":
        monkeypatch.setattr(search_context, "MANY", -1)
        monkeypatch.setattr(title_order, "FEW", -1)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    drafts = (
        draft(f"https://{name}.example/", title=name, summary=f"{name} {name}") for name in "abc"
    )
    with library(tmp_path, *drafts) as opened:
        yield opened


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("text", [*ASKED, *(f"-({text})" for text in ASKED)])
def test_the_same_notes_are_found_whatever_digests_are_there(partly: Searched, text: str) -> None:
    expected = {note.id for note in selected(partly.notes, read(text), partly.world)}
    assert set(partly.ids(find_all(partly.context(), read(text)).positions)) == expected


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("text", ["in:all", "in:all title:e", "-is:read", "none"])
@pytest.mark.parametrize("is_descending", [False, True])
def test_titles_are_in_order_whatever_digests_are_there(
    partly: Searched, text: str, is_descending: bool
) -> None:
    filter = read(f"{text} sort:title{'-' if is_descending else '+'}")
    expected = sorted(
        selected(partly.notes, read(text), partly.world),
        key=lambda note: fold(note.title or note.url),
        reverse=is_descending,
    )
    assert partly.ids(find_all(partly.context(), filter).order) == [note.id for note in expected]
    first = find_first(partly.context(), filter, 3)
    assert partly.ids(first) == [note.id for note in expected[:3]]


@pytest.mark.parametrize("direction", ["+", "-"])
@pytest.mark.usefixtures("way")
def test_a_note_with_nothing_to_show_comes_last(kept: Library, direction: str) -> None:
    _write(kept.path, "UPDATE notes SET title = ' ', url = ' ' WHERE title = 'b'")
    kept.apply(SetFlag((1,), "starred", True))
    found = kept.find(parse(f"sort:title{direction}")).order
    (last,) = kept._connection.execute("SELECT position FROM notes WHERE url = ' '").fetchone()
    assert found[-1] == last


def _write(path: Path, script: str) -> None:
    """Writes as another program does that knows nothing of digests."""
    with closing(sqlite3.connect(path)) as other:
        other.executescript(script)


_INSERTED = (
    "INSERT INTO notes (position, url, url_key, page_key, title, summary, imported) VALUES"
    " (99, 'https://d.example/', '//d.example', '//d.example', 'b too', 'one <x@y.org>', 1)"
)
_WRITTEN: dict[str, tuple[str, list[str]]] = {
    "a title": ("UPDATE notes SET title = 'Été b' WHERE title = 'c'", ["b", "Été b"]),
    "a note": (_INSERTED, ["b", "b too"]),
    "a note less": ("DELETE FROM notes WHERE title = 'b'", []),
    "a place": ("UPDATE notes SET position = position + 50 WHERE title = 'b'", ["b"]),
    "a title in bytes": ("UPDATE notes SET title = x'42ff' WHERE title = 'c'", ["B\ufffd", "b"]),
}


@pytest.mark.parametrize("name", _WRITTEN)
def test_what_another_program_writes_is_found_at_once_and_kept_with_the_next_change(
    kept: Library, name: str
) -> None:
    script, expected = _WRITTEN[name]
    _write(kept.path, script)
    assert sorted(titles(kept, "title:b")) == sorted(expected)
    missing = f"SELECT count(*) FROM digests WHERE {digests.IS_MISSING}"
    (count,) = kept._connection.execute(missing).fetchone()
    assert count == (0 if name == "a note less" else 1)
    kept.apply(SetFlag((1,), "starred", True))
    assert kept._connection.execute(missing).fetchone() == (0,)
    assert not digests.differ(kept._connection)
    assert sorted(titles(kept, "title:b")) == sorted(expected)


def test_a_change_does_not_wait_for_very_many_notes_of_another_program(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "SECONDS", 0.0)
    some = "\n".join(
        "INSERT INTO notes (position, url, url_key, page_key, title, summary, imported) VALUES"
        f" ({number}, 'https://{number}.example/', '//{number}', '//{number}', 'b', '', 1);"
        for number in range(100, 125)
    )
    _write(kept.path, some)
    kept.apply(SetFlag((1,), "starred", True))
    missing = f"SELECT count(*) FROM digests WHERE {digests.IS_MISSING}"
    assert kept._connection.execute(missing).fetchone() == (5,)
    assert len(titles(kept, "title:b")) == 26
    assert [kept.complete_digests() for _ in range(2)] == [True, False]
    assert kept._connection.execute(missing).fetchone() == (0,)
    assert not digests.differ(kept._connection)
    assert len(titles(kept, "title:b")) == 26


def test_an_edit_and_its_undoing_are_followed(kept: Library) -> None:
    kept.apply(Rewrite(1, {"title": "new", "summary": "- [x](https://x.example) y z"}))
    kept.apply(Retag((1,), ("t",)))
    assert titles(kept, "links:1 words:>2") == ["new"]
    assert not digests.differ(kept._connection)
    kept.apply(Undo())
    kept.apply(Undo())
    assert titles(kept, "links:>0") == []
    assert not digests.differ(kept._connection)


@pytest.mark.parametrize(
    "text",
    [
        *("plain: text", "<me@x.example>", "<https://x.example>", "[a]\n\n[a]: x", "![](x)"),
        *("see https://x.example", "[a](b)", "x < y", "`[a](b)`", "[a] (b)", "a://", "www.x.org"),
    ],
)
def test_links_are_counted_as_they_are_shown(text: str) -> None:
    assert digests.link_count(text) == len(links(text))

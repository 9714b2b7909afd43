from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tui.library.edits import SetFlag
from tui.library.library import Library
from tui.library.reading import QueryInterruptedError
from tui.library.view_counting import Unread, count_unread
from tui.model.view import View

DRAFTS = (
    draft("https://a.example/", title="A page", tags=("ai",)),
    draft("https://b.example/", title="B page", tags=("ai",), read=True),
    draft("https://c.example/", title="C", archived=True),
    draft("https://d.example/", title="D", tags=("rust",)),
)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    with library(tmp_path, *DRAFTS) as opened:
        opened.apply(SetFlag((opened.named("https://d.example/").id,), "trashed", True))
        yield opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("#ai", 1),
        ("page sort:title", 1),
        ("sort:title- limit:1", 0),
        ("in:all", 3),
        ("in:archive", 1),
        ("is:read", 0),
        ("view:inner", 1),
        ("is:marked", None),
    ],
)
def test_the_unread_notes_of_a_filter_are_counted(
    kept: Library, text: str, expected: int | None
) -> None:
    views = (View("inner", "#ai"),)
    assert count_unread(kept, views, [text]) == {text: Unread(expected)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("later:field", "there is no field later:"),
        ("view:gone", "there is no view gone"),
        ("view:loop", "the view loop contains itself"),
    ],
)
def test_a_filter_that_cannot_be_read_has_a_reason_in_place_of_a_number(
    kept: Library, text: str, reason: str
) -> None:
    fault = count_unread(kept, (View("loop", "view:loop"),), [text])[text].fault
    assert fault is not None
    assert fault.message == reason


def test_what_changes_is_counted_anew(kept: Library) -> None:
    assert count_unread(kept, (), ["#ai"]) == {"#ai": Unread(1)}
    kept.apply(SetFlag((kept.named("https://b.example/").id,), "read", False))
    assert count_unread(kept, (), ["#ai"]) == {"#ai": Unread(2)}
    with closing(sqlite3.connect(kept.path)) as other:
        other.execute("UPDATE notes SET read = 1")
        other.commit()
    assert count_unread(kept, (), ["#ai"]) == {"#ai": Unread(0)}


def test_counting_stops_after_a_filter_when_its_time_is_over(kept: Library) -> None:
    assert count_unread(kept, (), ["#ai", "#rust"], seconds=-1) == {"#ai": Unread(1)}


def test_counting_ends_where_nobody_wants_it_any_more(kept: Library) -> None:
    with pytest.raises(QueryInterruptedError):
        count_unread(kept, (), ["#ai"], is_wanted=lambda: False)

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.model.row import TagCount
from tui.model.tag_counts import TagCounts
from tui.ui.drawing.view_row import ViewLine
from tui.ui.widgets.sidebar_entries import Entry, Kind, SidebarEntries
from tui.ui.widgets.tag_entries import TagPaneState

VIEWS = (ViewLine("unread", "unread", "1", "3"), ViewLine("k", "#rust -llm", "k", "1"))
TAGS = TagPaneState(
    TagCounts.of((TagCount("rust", 9, 9), TagCount("unread", 2, 2), TagCount("once", 1, 1)))
)
NONE = TagPaneState()


def kinds(entries: SidebarEntries) -> list[str]:
    found = [entries.entry(row) for row in range(len(entries))]
    return [each.name or each.kind.name for each in found if each]


@pytest.mark.parametrize(
    ("views", "tags", "expected"),
    [
        ((), NONE, []),
        (VIEWS, NONE, ["unread", "k"]),
        ((), TAGS, ["rust", "unread", "FOLD"]),
        (VIEWS, TAGS, ["unread", "k", "RULE", "rust", "unread", "FOLD"]),
        (VIEWS, replace(TAGS, narrowing="rust"), ["k", "RULE", "rust"]),
        (VIEWS, replace(TAGS, narrowing="once"), ["once"]),
    ],
)
def test_a_rule_stands_between_views_and_tags_where_there_are_both(
    views: tuple[ViewLine, ...], tags: TagPaneState, expected: list[str]
) -> None:
    entries = SidebarEntries.of(views, tags)
    assert kinds(entries) == expected
    assert (entries.entry(-1), entries.entry(len(entries))) == (None, None)


def test_what_is_on_a_row_is_found_on_it_again() -> None:
    entries = SidebarEntries.of(VIEWS, TAGS)
    rows = [row for row in range(len(entries)) if entries.entry(row) != Entry(Kind.RULE)]
    assert [entries.row_of(entries.entry(row)) for row in rows] == rows
    assert [entries.row_of(each) for each in (None, Entry(Kind.VIEW, "x"))] == [None, None]


@pytest.mark.parametrize(
    ("narrowing", "both", "of_tags", "of_views"),
    [
        ("unread", ("TAG", "unread"), ("TAG", "unread"), ("VIEW", "unread")),
        ("unrea", ("TAG", "unread"), ("TAG", "unread"), ("VIEW", "unread")),
        ("llm", ("VIEW", "k"), None, ("VIEW", "k")),
        ("rust", ("TAG", "rust"), ("TAG", "rust"), ("VIEW", "k")),
    ],
)
def test_the_best_row_is_that_of_a_tag_where_a_view_fits_no_better(
    narrowing: str,
    both: tuple[str, str],
    of_tags: tuple[str, str] | None,
    of_views: tuple[str, str],
) -> None:
    state = replace(TAGS, narrowing=narrowing)
    entries = SidebarEntries.of(VIEWS, state)
    found = [
        entries.entry(entries.best_row(state, of_tags=tags, of_views=views))
        for tags, views in ((True, True), (True, False), (False, True))
    ]
    assert [each and (each.kind.name, each.name) for each in found] == [both, of_tags, of_views]

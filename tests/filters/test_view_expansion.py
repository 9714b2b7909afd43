from __future__ import annotations

import pytest

from tests.filters.clocks import NOON
from tests.filters.failing import failure
from tui.errors import FilterError
from tui.filters.parser import parse
from tui.filters.printing import print_filter
from tui.filters.view_expansion import expand_views, with_view_renamed

VIEWS = {
    "inbox": "is:unread added:<7d sort:added+ limit:9",
    "either": "#a OR #b",
    "old": "in:archive added:>1y",
    "nested": "x view:either",
    "loop": "view:pool",
    "pool": "view:loop",
    "broken": "titel:x",
    "every": "",
}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a", "a"),
        ("view:inbox", "is:unread added:<7d sort:added+ limit:9"),
        ("a view:inbox", "is:unread added:<7d a sort:added+ limit:9"),
        ("a view:inbox sort:title", "is:unread added:<7d a sort:title+ limit:9"),
        ("a view:either", "(#a OR #b) a"),
        ("(a OR b) view:either", "(#a OR #b) (a OR b)"),
        ("a view:nested", "(#a OR #b) x a"),
        ("view:old", "added:>1y in:archive"),
        ("view:old in:all", "added:>1y in:all"),
        ("a view:every", "a"),
        ("view:every", ""),
    ],
)
def test_a_view_narrows_and_the_filter_itself_decides_the_rest(text: str, whole: str) -> None:
    found = expand_views(parse(text, clock=NOON), VIEWS, NOON)
    assert (print_filter(found), found.text, found.view) == (whole, text, None)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a view:inbx", "there is no view inbx", "Did you mean view:inbox?"),
        ("a view:zzzz", "there is no view zzzz", "The key m saves a filter as a view"),
        ("a view:loop", "the view loop contains itself", "Edit the view"),
        (
            "a view:broken",
            "the view broken is no filter: there is no field titel:",
            "Did you mean title:? Or put it in quotes to look for the text",
        ),
    ],
)
def test_a_view_that_cannot_be_expanded_is_an_error(text: str, message: str, hint: str) -> None:
    with pytest.raises(FilterError) as caught:
        expand_views(parse(text), VIEWS)
    assert failure(caught.value, text) == (message, text[2:])
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("view:inbox", 'view:"this week"'),
        ("#a view:inbox sort:title", '#a view:"this week" sort:title'),
        ('view:"inbox" b', 'view:"this week" b'),
        ("view:other", "view:other"),
        ("inbox", "inbox"),
        ("view:inbox (", "view:inbox ("),
    ],
)
def test_a_view_is_renamed_where_another_one_names_it(text: str, expected: str) -> None:
    assert with_view_renamed(text, "inbox", "this week") == expected

from __future__ import annotations

import pytest

from tests.filters.clocks import NOON
from tests.filters.failing import failure
from tui.errors import FilterError
from tui.filters.dates import Clock
from tui.filters.parser import parse
from tui.filters.printing import print_filter
from tui.filters.syntax import Filter
from tui.filters.view_expansion import expand_views, with_view_renamed

VIEWS = {
    "inbox": "is:unread added:<7d sort:added+ limit:9",
    "either": "#a OR #b",
    "old": "in:archive added:>1y",
    "nested": "x view:either",
    "loop": "view:pool",
    "pool": "view:loop",
    "outer": "view:loop",
    "self": "view:self",
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
        ("a view:zzzz", "there is no view zzzz", "Save a filter under this name first"),
        ("a view:self", "the view self contains itself", "Edit the view"),
        ("a view:loop", "the views loop and pool contain each other", "Edit one of them"),
        ("a view:pool", "the views loop and pool contain each other", "Edit one of them"),
        ("a view:outer", "the views loop and pool contain each other", "Edit one of them"),
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


def chain(length: int, last: str) -> dict[str, str]:
    """Views that each name the next, up to one with a text of its own."""
    views = {f"v{number}": f"a{number} view:v{number + 1}" for number in range(1, length)}
    return {**views, f"v{length}": last}


def test_views_may_name_each_other_ten_deep() -> None:
    found = expand_views(parse("view:v1"), chain(10, "end"))
    assert print_filter(found) == " ".join(["end", *(f"a{number}" for number in range(9, 0, -1))])


@pytest.mark.parametrize("last", ["end", "view:v1"])
def test_what_is_nested_deeper_is_refused_before_all_of_it_is_read(
    last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counting_parse(text: str, clock: Clock | None = None) -> Filter:
        read.append(text)
        return parse(text, clock=clock)

    monkeypatch.setattr("tui.filters.view_expansion.parse", counting_parse)
    with pytest.raises(FilterError) as caught:
        expand_views(parse("b view:v1"), chain(1_000, last))
    assert failure(caught.value, "b view:v1") == ("views are nested too deeply", "view:v1")
    assert caught.value.hint == "No more than 10 views in one another"
    assert len(read) == 10


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

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.filters.clocks import NOON
from tests.filters.corpus import NOTES, WORLD
from tests.filters.strategies import LAW, filter_texts, nodes, texts
from tests.support.naive import matches
from tui.errors import FilterError
from tui.filters.completing import completions
from tui.filters.editing import (
    chosen_tags,
    clear_tags,
    finished,
    with_excluded_tag,
    with_only_tag,
    with_tag,
    without,
    without_tag,
)
from tui.filters.parser import parse
from tui.filters.printing import print_filter
from tui.filters.syntax import And, Filter, Node, Not, Or
from tui.model.fold import fold


def found(node: Node) -> set[int]:
    return {note.id for note in NOTES if matches(note, node, WORLD)}


def parsed(text: str, *, typing: bool = False) -> Filter | None:
    """The filter, or nothing where the text is refused at a span inside it."""
    try:
        return parse(text, typing=typing, clock=NOON)
    except FilterError as error:
        refusal = error
    start, stop = refusal.span
    assert 0 <= start < stop <= len(text)
    assert refusal.message
    return None


@LAW
@given(nodes)
def test_what_is_printed_is_parsed_to_the_same_tree(node: Node) -> None:
    assert parse(print_filter(node), clock=NOON).root == node


@LAW
@given(filter_texts, st.booleans())
def test_any_text_is_parsed_to_what_prints_the_same_or_is_refused(text: str, typing: bool) -> None:
    if (first := parsed(text, typing=typing)) is not None:
        assert parse(print_filter(first), clock=NOON) == first


@LAW
@given(filter_texts)
def test_every_start_of_a_filter_can_be_typed_if_it_can_be_kept(text: str) -> None:
    if parsed(text) is not None:
        assert parsed(text, typing=True) is not None


@LAW
@given(filter_texts, st.data())
def test_removing_a_chip_leaves_the_others(text: str, data: st.DataObject) -> None:
    whole = parsed(text)
    if whole is None or not whole.chips:
        return
    chip = data.draw(st.sampled_from(whole.chips))
    left = parse(without(whole, chip), clock=NOON).chips
    expected = [each.node for each in whole.chips if each is not chip]
    assert [each.node for each in left] == expected


@LAW
@given(filter_texts, texts)
def test_tags_that_are_chosen_are_chosen(text: str, tag: str) -> None:
    if parsed(text) is None or not tag.strip():
        return
    assert is_among(tag, chosen_tags(parse(with_tag(text, tag)))[0])
    assert is_among(tag, chosen_tags(parse(with_only_tag(text, tag)))[0])
    assert is_among(tag, chosen_tags(parse(with_excluded_tag(text, tag)))[1])
    assert chosen_tags(parse(clear_tags(text))) == ((), ())
    for tags in chosen_tags(parse(without_tag(text, tag))):
        assert not is_among(tag, tags)


def is_among(tag: str, tags: tuple[str, ...]) -> bool:
    return fold(tag) in map(fold, tags)


@LAW
@given(filter_texts)
def test_what_can_be_typed_can_be_finished(text: str) -> None:
    if parsed(text, typing=True) is not None:
        assert parsed(finished(text)) is not None


@LAW
@given(filter_texts, st.integers(0, 12))
def test_a_completion_ends_at_the_cursor(text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    completion = completions(text, cursor)
    assert completion is None or completion.span[1] == cursor


@LAW
@given(nodes)
def test_a_note_matches_or_its_negation_does(node: Node) -> None:
    everyone = {note.id for note in NOTES}
    assert found(Or((node, Not(node)))) == everyone
    assert found(Not(node)) == everyone - found(node)
    assert found(Not(Not(node))) == found(node)


@LAW
@given(nodes, nodes)
def test_negation_turns_and_into_or(first: Node, second: Node) -> None:
    assert found(Not(And((first, second)))) == found(Or((Not(first), Not(second))))
    assert found(Not(Or((first, second)))) == found(And((Not(first), Not(second))))


@LAW
@given(nodes, nodes, nodes)
def test_and_distributes_over_or(first: Node, second: Node, third: Node) -> None:
    assert found(And((first, Or((second, third))))) == found(
        Or((And((first, second)), And((first, third))))
    )


@pytest.mark.parametrize(
    "hostile",
    [
        lambda n: "(" * n,
        lambda n: "/" * n,
        lambda n: '"' * n,
        lambda n: "\\" * n,
        lambda n: '"' + "\\" * n,
        lambda n: "a(" * n,
        lambda n: "tag:(" * n,
        lambda n: "tag:(" + "a," * n,
        lambda n: "#" * n,
        lambda n: "-" * n,
        lambda n: "a:" * n,
        lambda n: "a OR " * n,
        lambda n: "\ud800\x00" * n,
        lambda n: "added:" + "9" * n,
        lambda n: "title:/" + "(" * n + "/",
    ],
)
@pytest.mark.parametrize("typing", [True, False])
def test_a_hostile_text_is_parsed_or_refused(hostile: Callable[[int], str], typing: bool) -> None:
    text = hostile(20_000)
    filter = parsed(text, typing=typing)
    assert filter is None or filter.text == text.replace("\ud800", "\ufffd")

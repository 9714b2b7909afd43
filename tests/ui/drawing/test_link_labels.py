from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.prose.layout import layout
from tui.prose.parse import parse
from tui.ui.drawing.link_labels import (
    MOST_LABELS,
    PlacedLabel,
    PlacedLink,
    labelled,
    labels,
    links_on,
)
from tui.ui.drawing.note_line import NoteLine, lines_of


def lines(source: str, width: int = 20) -> list[NoteLine]:
    return list(lines_of("summary", layout(parse(source), width)))


def found(source: str, width: int = 20) -> list[PlacedLink]:
    return list(links_on(enumerate(lines(source, width))))


@pytest.mark.parametrize("count", [0, 1, 9, 10, 17, 80, 81, 82, 120, 300, MOST_LABELS])
def test_each_link_has_a_label_of_its_own_that_begins_no_other(count: int) -> None:
    made = labels(count)
    assert len(made) == len(set(made)) == count
    assert {len(label) for label in made} <= {1, 2}
    alone = {label for label in made if len(label) == 1}
    assert [label for label in made if len(label) == 2 and label[0] in alone] == []


def test_a_few_links_take_one_letter_of_the_home_row() -> None:
    assert labels(3) == ("a", "s", "d")


def test_letters_beside_the_home_row_are_used_only_where_it_has_too_few() -> None:
    assert set("".join(labels(81))) == set("asdfghjkl")
    assert set("".join(labels(82))) > set("asdfghjkl")


def test_more_links_than_two_letters_can_tell_apart_have_no_label() -> None:
    assert len(labels(MOST_LABELS + 1)) == MOST_LABELS


def test_links_are_where_their_texts_begin() -> None:
    assert found("- 本 [one](u1) and [**t**wo](u2)") == [
        PlacedLink(0, 5, "u1"),
        PlacedLink(0, 13, "u2"),
    ]


def test_a_wrapped_link_is_one() -> None:
    assert found("- go [to the very end](u1) of [it](u2)", width=12) == [
        PlacedLink(0, 5, "u1"),
        PlacedLink(2, 5, "u2"),
    ]


def test_the_same_link_in_two_items_is_two() -> None:
    assert found("- [a](u)\n- [a](u)") == [PlacedLink(0, 2, "u"), PlacedLink(1, 2, "u")]


def test_a_link_that_is_wrapped_in_a_cell_is_one() -> None:
    rows = "|a|b|\n|-|-|\n|[one long link](u)|[two](v)|\n|c|[two](w)|\n|d|[three](w)|"
    assert found(rows, width=14) == [
        PlacedLink(2, 0, "u"),
        PlacedLink(2, 9, "v"),
        PlacedLink(5, 9, "w"),
    ]


def drawn(text: str, *placed: PlacedLabel) -> str:
    return labelled(Strip([Segment(text)]), placed, Style(bold=True)).text


def test_a_label_covers_the_beginning_of_its_link() -> None:
    assert drawn("see this link ", PlacedLabel("as", 4)) == "see asis link "


def test_labels_of_short_links_stand_side_by_side() -> None:
    assert drawn("123456", PlacedLabel("aa", 0), PlacedLabel("as", 1)) == "aaas56"


def test_a_label_at_the_right_edge_is_moved_to_the_left() -> None:
    assert drawn("to go x", PlacedLabel("as", 6)) == "to goas"

"""Which panes are shown, by what was pressed and how many there is room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.ui.shown_panes import Place, ShownPanes

TAGS, NOTES, PREVIEW = Place


def shown(panes: ShownPanes) -> list[Place]:
    return [place for place in Place if panes.shows(place)]


@pytest.mark.parametrize(
    ("room", "front", "places"),
    [
        *((3, front, [TAGS, NOTES, PREVIEW]) for front in Place),
        (2, TAGS, [TAGS, NOTES]),
        (2, NOTES, [NOTES, PREVIEW]),
        (2, PREVIEW, [NOTES, PREVIEW]),
        *((1, front, [front]) for front in Place),
    ],
)
def test_the_pane_in_front_is_shown_whatever_the_room(
    room: int, front: Place, places: list[Place]
) -> None:
    panes = ShownPanes(room)
    assert shown(panes.gone_to(front)) == places


@pytest.mark.parametrize("room", [1, 2, 3])
@pytest.mark.parametrize("place", [TAGS, PREVIEW])
def test_a_hidden_pane_is_shown_nowhere_until_it_is_gone_to(room: int, place: Place) -> None:
    hidden = ShownPanes(room).gone_to(place).toggled(place)
    assert place not in shown(hidden)
    assert NOTES in shown(hidden)
    assert place in shown(hidden.gone_to(place))
    assert shown(hidden.toggled(place)) == shown(ShownPanes(room).gone_to(place))


@pytest.mark.parametrize("room", [1, 2, 3])
@pytest.mark.parametrize("hidden", [[], [PREVIEW], [TAGS, PREVIEW]])
def test_zoomed_the_preview_is_shown_alone_until_another_pane_is_gone_to(
    room: int, hidden: list[Place]
) -> None:
    zoomed = replace(ShownPanes(room, hidden=frozenset(hidden)), is_zoomed=True)
    assert shown(zoomed) == shown(zoomed.gone_to(PREVIEW)) == [PREVIEW]
    for place in (TAGS, NOTES):
        assert place in shown(zoomed.gone_to(place))

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from benchmarks.generate import TagChoice, drafts, one_off


def tags_on(notes: int) -> Counter[str]:
    rng = Random(1)
    choice = TagChoice.of(rng, notes)
    return Counter(tag for present in range(notes) for tag in choice.draw(rng, present))


def test_a_library_is_the_same_every_time() -> None:
    assert list(drafts(20)) == list(drafts(20))


@pytest.mark.parametrize(("notes", "tags"), [(195, 950), (1_000, 2_600)])
def test_tags_grow_more_slowly_than_notes(notes: int, tags: int) -> None:
    assert len(tags_on(notes)) == pytest.approx(tags, rel=0.05)


def test_four_tags_in_five_are_on_one_note() -> None:
    carriers = tags_on(1_000).values()
    assert list(carriers).count(1) / len(carriers) == pytest.approx(0.8, abs=0.05)


def test_frequent_tags_are_everywhere_and_some_are_nested() -> None:
    carriers = tags_on(1_000)
    assert "ai" in dict(carriers.most_common(4))
    assert carriers["rust/async"] > 1


def test_no_one_off_comes_twice() -> None:
    assert len({one_off(number) for number in range(80_000)}) == 80_000

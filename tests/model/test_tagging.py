"""Tags that are typed are read in one way, wherever that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import FieldError
from tui.model.cleaning import clean_tags
from tui.model.tagging import Tagging, read_tags, typed_tags

NAMES = st.lists(st.text(st.sampled_from("a b,\\#-é"), max_size=8), max_size=3)


@pytest.mark.parametrize(
    ("text", "added", "removed"),
    [
        ("", (), ()),
        ("ai, kv cache,, AI", ("ai", "kv cache"), ()),
        (r"a\, b, #c, -d", ("a, b", "c"), ("d",)),
        (r"\#1, \-v, -\-w, -\#2", ("#1", "-v"), ("-w", "#2")),
        ("-#ai, - llm, # gpu, #-x", ("gpu", "-x"), ("ai", "llm")),
        ("back\\\\slash, end\\", ("back\\slash", "end\\"), ()),
        ("-, #, -#", (), ()),
    ],
)
def test_a_tagging_is_read(text: str, added: tuple[str, ...], removed: tuple[str, ...]) -> None:
    assert Tagging.read(text) == (added, removed)


@given(NAMES, NAMES)
def test_tags_with_any_names_come_back(added: list[str], removed: list[str]) -> None:
    tagging = Tagging.of(added, removed)
    dashed = (f"-{typed_tags([name])}" for name in tagging.removed)
    assert Tagging.read(", ".join([typed_tags(tagging.added), *dashed])) == tagging


@given(NAMES)
def test_all_tags_come_back(names: list[str]) -> None:
    assert read_tags(typed_tags(clean_tags(names))) == clean_tags(names)


def test_a_dash_takes_a_tag_away_from_all_tags() -> None:
    assert read_tags("rust, LLM, #ai, -llm") == ("rust", "ai")


def test_a_tag_that_is_not_there_cannot_be_taken_away() -> None:
    with pytest.raises(FieldError) as caught:
        read_tags("rust, -llm")
    assert (caught.value.message, caught.value.hint) == (
        "have no llm to take away",
        r"Leave it out; a tag that begins so is written \-llm.",
    )

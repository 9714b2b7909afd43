from __future__ import annotations

import pytest

from tui.model.tag import tag_key, tags_by_key, unique_tags, with_tags, without_tags


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("AI", "ai", True),
        ("Straße", "STRASSE", True),
        ("Ǆ", "ǆ", True),
        ("café", "cafe", False),
        ("kv cache", "kv-cache", False),
        ("ai", " ai", False),
    ],
)
def test_spellings_of_a_tag_differ_in_case_alone(one: str, other: str, are_same: bool) -> None:
    assert (tag_key(one) == tag_key(other)) is are_same


def test_tags_are_known_by_the_key_of_their_first_spelling() -> None:
    assert tags_by_key(("Go", "AI", "go", "ai")) == {"go": "Go", "ai": "AI"}


def test_each_tag_is_listed_once_as_it_was_first_written() -> None:
    assert unique_tags(iter(("Go", "AI", "go", "GO", "rust"))) == ("Go", "AI", "rust")


def test_new_tags_come_behind_those_that_are_there() -> None:
    assert with_tags(("Go", "AI"), ("rust", "ai", "Rust")) == ("Go", "AI", "rust")


def test_adding_nothing_changes_nothing() -> None:
    assert with_tags(("Go", "AI"), ()) == ("Go", "AI")


def test_a_tag_is_taken_away_in_any_spelling() -> None:
    assert without_tags(("Go", "AI", "rust"), ("ai", "GO", "zig")) == ("rust",)

"""Tags for a note: what notes like it have, and what its own text names."""

from __future__ import annotations

from tui.model.tagcare.note_tags import (
    Neighbour,
    likeness,
    most_notes,
    possible_names,
    tags_for,
    telling_words,
)


def test_notes_are_like_one_by_the_rare_words_they_share() -> None:
    notes_with = {"monads": {1}, "haskell": {1, 2}, "the": set(range(50)), "unknown": set()}
    found = likeness("Monads", "The Haskell of monads", notes_with, 100)
    assert sorted(found, key=lambda note: -found[note]) == [1, 2]


def test_a_word_in_a_fifth_of_the_notes_or_in_very_many_says_nothing() -> None:
    assert [most_notes(total) for total in (5, 100, 1_000_000)] == [3, 20, 2_000]


def test_the_words_of_the_title_and_the_longest_of_the_text_are_looked_up() -> None:
    assert telling_words("Monads, again", "a category of monads") == [
        *("monads", "again", "category", "of"),
    ]


def test_names_of_up_to_three_words_are_looked_for() -> None:
    assert possible_names("KV cache", "in use") == [
        *("kv", "cache", "in", "use"),
        *("kv cache", "cache in", "in use", "kv cache in", "cache in use"),
    ]


def test_tags_of_neighbours_are_offered_those_that_the_text_names_first() -> None:
    near = [Neighbour(3.0, ("haskell", "types")), Neighbour(1.0, ("types", "Monads", "there"))]
    found = tags_for("All about Monads", "with GHC", near, ["ghc", "unsaid"], ["There"])
    assert found == ["Monads", "types", "haskell", "ghc"]


def test_a_note_like_no_other_has_only_what_it_names() -> None:
    assert tags_for("Nothing", "about ai", [], ["ai"]) == ["ai"]
    assert tags_for("", "", []) == []

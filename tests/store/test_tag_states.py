"""Tags that are retired or gone are counted nowhere; a retired one is found by its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.builders import draft, library, titles
from tui.filters.parser import parse
from tui.library.library import Library


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    notes = {
        "A": ("kv cache", "llm"),
        "B": ("kv cache",),
        "C": ("llm", "gpu"),
        "D": ("llm/eval",),
        "E": (),
    }
    drafts = [draft(f"https://{name}.example/", title=name, tags=notes[name]) for name in notes]
    with library(tmp_path, *drafts) as opened:
        yield opened


@pytest.fixture(params=["facets of before", "facets anew", "no facets"])
def retired(kept: Library, request: pytest.FixtureRequest) -> Library:
    """The library once ``kv cache`` and ``llm/eval`` are retired, with what it knew of it."""
    if request.param == "facets of before":
        kept.tags(parse(""))
    kept._connection.execute(
        "UPDATE tags SET state = 'retired' WHERE key IN ('kv cache', 'llm/eval')"
    )
    if request.param != "no facets":
        kept.tags(parse(""))
    return kept


def counts(kept: Library) -> dict[str, int]:
    return {tag.name: tag.count for tag in kept.tags(parse(""))}


@pytest.mark.parametrize(
    ("filter_text", "found"),
    [
        ('#"kv cache"', ["A", "B"]),
        ("cache", ["A", "B"]),
        ("#llm/eval", ["D"]),
        ("#llm", ["A", "C"]),
        ("#llm*", ["A", "C", "D"]),
        ("tag:/eval$/", ["D"]),
        ("is:untagged", ["B", "D", "E"]),
        ("no:tags", ["B", "D", "E"]),
        ("tags:1", ["A"]),
        ("tags:2", ["C"]),
        ("like:2", ["A"]),
    ],
)
def test_filters_count_live_tags_and_find_retired_ones_by_their_name(
    retired: Library, filter_text: str, found: list[str]
) -> None:
    assert sorted(titles(retired, filter_text)) == found


def test_a_retired_tag_is_counted_nowhere(retired: Library) -> None:
    assert counts(retired) == {"llm": 2, "gpu": 1}


def test_a_tag_that_is_live_again_is_counted_again(retired: Library) -> None:
    retired._connection.execute("UPDATE tags SET state = 'live'")
    assert counts(retired) == {"llm": 3, "kv cache": 2, "gpu": 1, "llm/eval": 1}
    assert titles(retired, "is:untagged") == ["E"]


def test_a_note_that_gets_a_retired_tag_counts_no_more_than_before(retired: Library) -> None:
    retired._connection.execute(
        "INSERT INTO note_tags SELECT 5, id, 0 FROM tags WHERE key = 'kv cache'"
    )
    assert counts(retired) == {"llm": 2, "gpu": 1}
    assert sorted(titles(retired, '#"kv cache"')) == ["A", "B", "E"]


def test_a_state_that_nobody_knows_is_that_of_a_live_tag(retired: Library) -> None:
    retired._connection.execute("UPDATE tags SET state = 'odd' WHERE key = 'gpu'")
    assert counts(retired) == {"llm": 2, "gpu": 1}


def test_completion_offers_a_retired_tag_only_where_no_live_one_fits(retired: Library) -> None:
    assert retired.suggest_tags("kv", ()) == [("kv cache", 2)]
    assert retired.suggest_tags("l", ()) == [("llm", 2)]
    assert retired.suggest_tags("", ("llm",)) == [("gpu", 1)]
    assert retired.complete("tag", "ev") == [("llm/eval", 1)]


def test_completion_finds_a_tag_by_its_alias(kept: Library) -> None:
    kept._connection.execute(
        "INSERT INTO aliases (key, name, folded, tag_id)"
        " SELECT 'language model', 'Language model', 'language model', id FROM tags"
        " WHERE key = 'llm'"
    )
    assert kept.suggest_tags("lang", ()) == [("llm", 2)]
    assert kept.complete("tag", "language m") == [("llm", 2)]

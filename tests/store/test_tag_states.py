"""Tags that are retired or gone are counted nowhere; a retired one is found by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.support.builders import draft, library, titles
from tui.filters.parser import parse
from tui.library.edits import CareForTags, Edit, Retag, Undo
from tui.library.library import Library
from tui.library.reading import LibraryReader
from tui.model.tagcare.actions import TagAction, TagVerb


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


@pytest.mark.parametrize("seed", range(6))
def test_counts_follow_whatever_becomes_of_tags(kept: Library, seed: int) -> None:
    random = Random(seed)
    with Library(kept.path) as other:
        for _ in range(40):
            names = [name for (name,) in kept._connection.execute("SELECT name FROM tags")]
            tag, another = random.sample([*names, "x", "y"], 2)
            actions = (TagAction(random.choice(VERBS), tag, another),)
            note, given = random.randint(1, 5), random.choice([*names, "new", "llm/new"])
            edits: list[Edit] = [
                CareForTags(actions),
                Retag((note,), (given,)),
                Retag((note,), (), (tag,)),
            ]
            random.choice((kept, other)).apply(random.choice([*edits, edits[0], Undo()]))
            with LibraryReader(kept.path) as anew:
                assert counts(kept) == counted(anew)
                assert counts(kept) == {tag.name: tag.count for tag in anew.tags(parse(""))}
                untagged = titles(kept, "is:untagged")
                assert untagged == [row for row in titles(kept) if not live_tags(kept, row)]


VERBS: tuple[TagVerb, ...] = ("retire", "retire", "revive", "delete", "merge", "rename", "nest")


def live_tags(kept: Library, title: str) -> set[str]:
    note = kept.named(f"https://{title}.example/")
    return set(note.tags) - set(note.retired_tags)


def counted(reader: LibraryReader) -> dict[str, int]:
    """The notes of each live tag or of one below it, counted one by one."""
    notes = [note for note in reader.notes_of(range(1, 6)) if not note.trashed]
    tags = [set(note.tags) - set(note.retired_tags) for note in notes]
    return {
        name: count
        for name in set().union(*tags) | {name for each in tags for name in above(reader, each)}
        if (count := sum(name in each or name in above(reader, each) for each in tags))
    }


def above(reader: LibraryReader, names: Iterable[str]) -> set[str]:
    """The live tags that some tags are below."""
    parts = {name.rpartition("/")[0] for name in names if "/" in name}
    parts |= {part.rpartition("/")[0] for part in parts if "/" in part}
    found = reader.vocabulary.states(sorted(parts))
    return {tag.name for part, tag in found.items() if tag.name == part and tag.state == "live"}

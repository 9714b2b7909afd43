"""Which text stands where two records of a link have different ones."""

from __future__ import annotations

import pytest

from tests.support.builders import draft
from tui.model.instant import Instant
from tui.model.merging import UNDATED, Merged, Origin, Past, first_past, merge
from tui.model.note import Draft

SITE, SERVICE, BOOKMARKS = "url-notes-site", "linkding-api-json", ""
"""Two formats in which something publishes one's own library, and one of any other."""

MARCH, MAY = "2025-03-01T00:00:00Z", "2025-05-01T00:00:00Z"


def micros(text: str) -> int:
    return Instant.from_iso(text).micros


def titled(title: str, updated: str | None = None, added: str | None = "2025-01-01") -> Draft:
    return draft(title=title, updated=updated, added=added)


def merged(*arriving: tuple[str, Draft], edited: frozenset[str] = frozenset()) -> Merged:
    """What becomes of records that arrive one after another."""
    (source, first), *others = arriving
    found = Merged(first, first_past(first, source)._replace(edited=edited))
    for source, each in others:
        found = merge(found.draft, each, found.past, source)
    return found


def aside(found: Merged) -> set[str]:
    """The titles that are kept aside."""
    return {content for _, content in found.past.versions}


@pytest.mark.parametrize(
    ("arriving", "title", "versions"),
    [
        # Nothing but the source that wrote a text replaces it.
        ([(BOOKMARKS, titled("A")), (BOOKMARKS, titled("B"))], "A", {"B"}),
        ([(BOOKMARKS, titled("A")), (SITE, titled("B"))], "A", {"B"}),
        ([(SITE, titled("A")), (BOOKMARKS, titled("B"))], "A", {"B"}),
        ([(SITE, titled("A")), (SERVICE, titled("B", MAY))], "A", {"B"}),
        ([(SITE, titled("A")), (SITE, titled("B"))], "B", {"A"}),
        # A text that differs in nothing is no version, and says who else would have written it.
        ([(SITE, titled("A")), (BOOKMARKS, titled("A"))], "A", set()),
        ([(BOOKMARKS, titled("A")), (SITE, titled("A")), (SITE, titled("B"))], "B", {"A"}),
        ([(SITE, titled("A")), (SERVICE, titled("A")), (SERVICE, titled("B"))], "A", {"B"}),
        # What is empty is filled, and nothing is emptied.
        ([(BOOKMARKS, titled("")), (BOOKMARKS, titled("A"))], "A", set()),
        ([(BOOKMARKS, titled("")), (SITE, titled("A")), (SITE, titled("B"))], "B", {"A"}),
        ([(SITE, titled("A")), (SITE, titled(""))], "A", set()),
        # The newer one, where the source says which that is; else that which arrives later.
        ([(SITE, titled("A", MARCH)), (SITE, titled("B", MAY))], "B", {"A"}),
        ([(SITE, titled("A", MAY)), (SITE, titled("B", MARCH))], "A", {"B"}),
        ([(SITE, titled("A", MAY)), (SITE, titled("A", MARCH)), (SITE, titled("B"))], "B", {"A"}),
        ([(SITE, titled("A", MARCH)), (SITE, titled("B"))], "B", {"A"}),
        # A record with a date is more than one without.
        ([(SITE, titled("A")), (SITE, titled("B", added=None))], "A", {"B"}),
        ([(SITE, titled("A", added=None)), (SITE, titled("B"))], "B", {"A"}),
        ([(SITE, titled("A", added=None)), (SITE, titled("B", added=None))], "B", {"A"}),
        # What was put aside returns only where the source says that it is the newer.
        ([(SITE, titled("A")), (SITE, titled("B")), (SITE, titled("A"))], "B", {"A"}),
        (
            [(SITE, titled("A", MARCH)), (SITE, titled("B", MARCH)), (SITE, titled("A", MAY))],
            "A",
            {"A", "B"},
        ),
    ],
)
def test_the_text_that_stands_and_those_that_are_kept(
    arriving: list[tuple[str, Draft]], title: str, versions: set[str]
) -> None:
    found = merged(*arriving)
    assert (found.draft.title, aside(found)) == (title, versions)


@pytest.mark.parametrize("source", [SITE, BOOKMARKS])
@pytest.mark.parametrize("mine", ["Mine", ""])
def test_what_a_person_wrote_or_took_away_stays(source: str, mine: str) -> None:
    found = merged((SITE, titled(mine)), (source, titled("B", MAY)), edited=frozenset({"title"}))
    assert (found.draft.title, aside(found)) == (mine, {"B"})


@pytest.mark.parametrize("source", [SITE, BOOKMARKS])
def test_the_same_again_changes_nothing(source: str) -> None:
    first, second = (titled("A", MARCH), titled("B"))
    once = merged((source, first), (source, second))
    again = merge(once.draft, first, once.past, source)
    assert merge(again.draft, second, again.past, source) == again == once


def test_each_text_has_its_own_origin() -> None:
    found = merged(
        (BOOKMARKS, titled("A")),
        (SITE, draft(title="B", summary="- s", added="2025-01-01")),
        (SITE, draft(title="C", summary="- t", updated=MAY)),
    )
    assert (found.draft.title, found.draft.summary) == ("A", "- t")
    assert found.past == Past(
        versions=frozenset({("title", "B"), ("title", "C"), ("summary", "- s")}),
        origins={"summary": Origin(SITE, micros(MAY))},
    )


@pytest.mark.parametrize(
    ("record", "stamp"),
    [
        (titled("A", MARCH), micros(MARCH)),
        (titled("A"), None),
        (titled("A", added=None), UNDATED),
    ],
)
def test_the_stamp_of_a_text_is_that_of_its_record(record: Draft, stamp: int | None) -> None:
    assert first_past(record, SITE) == Past(origins={"title": Origin(SITE, stamp)})
    assert first_past(record, BOOKMARKS) == Past()

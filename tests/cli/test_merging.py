from __future__ import annotations

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine
from tui.cli import merging

ONE, TWO = "https://a.example/#one", "https://a.example/#two"

DRAFTS = (
    draft(ONE, title="One", tags=("a",), comment="mine", added="2025-03-01"),
    draft(TWO, title="Two", tags=("b",), comment="its", added="2025-02-01", feed="hn"),
    draft("https://b.example/", title="Other", added="2025-01-01"),
)

RESULT = """\
note 1, with 2
  Title: One
  Address: https://a.example/#one
  Address: also https://a.example/#two
  Tags: a, b
  Comment: mine
  Comment: its
  Comment: (all kept, one below the other)
  Dates: added 2025-02-01
  Kept as versions: title: Two

"""


@pytest.fixture
def kept(cli: CommandLine) -> CommandLine:
    """The command line of a library whose notes 1 and 2 are of one page."""
    cli.holds(*DRAFTS)
    return cli


def left(cli: CommandLine) -> list[str]:
    return cli("list", "in:all", "--format", "{id}").out.split()


@pytest.mark.parametrize("words", [("1",), ("1", "2"), (ONE, TWO), ("2", "--into", "1")])
def test_named_notes_are_merged_into_the_first_or_the_one_that_is_to_stand(
    kept: CommandLine, words: tuple[str, ...]
) -> None:
    outcome = kept("merge", *words)
    assert (outcome.code, outcome.out) == (0, RESULT)
    assert outcome.err == "2 notes merged into one\n"
    assert left(kept) == ["1", "3"]
    assert kept("show", TWO).out.startswith("One\n")


def test_an_equal_comment_is_shown_once_as_it_is_kept(cli: CommandLine) -> None:
    comments = ("mine one", "mine three", "mine one")
    cli.holds(*(draft(f"{ONE}{n}", comment=each) for n, each in enumerate(comments)))
    shown = [line for line in cli("merge", "1", "--dry-run").out.splitlines() if "Comment" in line]
    assert shown == [
        "  Comment: mine one",
        "  Comment: mine three",
        "  Comment: (all kept, one below the other)",
    ]


def test_one_note_that_is_named_twice_is_not_merged_with_others(kept: CommandLine) -> None:
    outcome = kept("merge", "1", "1")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "url-notes: They are one note already\n`url-notes show 1` prints it.\n"


def test_undoing_brings_them_back(kept: CommandLine) -> None:
    kept("merge", "1", "2", "3")
    assert left(kept) == ["1"]
    assert kept("undo").err.startswith("Undone: 3 notes merged into one (")
    assert left(kept) == ["1", "2", "3"]


@pytest.mark.parametrize("words", [("1", "2"), ("1",)])
def test_a_dry_run_changes_nothing(kept: CommandLine, words: tuple[str, ...]) -> None:
    outcome = kept("merge", "--dry-run", *words)
    assert (outcome.code, outcome.out, outcome.err) == (0, RESULT, "Nothing was merged\n")
    assert left(kept) == ["1", "2", "3"]
    assert kept("history").out == ""


def test_a_filter_merges_page_by_page_into_the_one_that_was_added_first(kept: CommandLine) -> None:
    kept.holds(draft("https://b.example/#x", title="X", added="2025-05-01"))
    outcome = kept("merge", "--filter", "is:dup")
    assert outcome.err == "2 notes merged into one\n" * 2
    assert [line for line in outcome.out.splitlines() if line.startswith("note")] == [
        "note 3, with 4",
        "note 2, with 1",
    ]
    assert left(kept) == ["2", "3"]
    kept("undo")
    assert left(kept) == ["1", "2", "3"]


@pytest.mark.parametrize("filter_text", ["zebra", "#a"])
def test_a_filter_that_finds_no_two_of_a_page_merges_nothing(
    kept: CommandLine, filter_text: str
) -> None:
    outcome = kept("merge", "--filter", filter_text)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "Nothing was merged\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("3",), 1, "No other note is of this page"),
        (("1", ONE), 1, "They are one note already"),
        (("1", "99"), 1, "There is no note 99"),
        ((), 2, "No note is named"),
        (("--filter", "is:dup", "--into", "1"), 2, "--into is for notes that are named"),
        (("1", "--filter", "is:dup"), 2, "Notes are named, and a filter is given"),
    ],
)
def test_what_cannot_be_merged_is_refused(
    kept: CommandLine, words: tuple[str, ...], code: int, message: str
) -> None:
    outcome = kept("merge", *words)
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert left(kept) == ["1", "2", "3"]


def test_too_many_notes_are_refused_before_any_is_merged(
    kept: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "MOST_MERGED", 2)
    outcome = kept("merge", "1", "2", "3")
    assert (outcome.code, outcome.out) == (1, "")
    assert "No more than 2 are merged into one." in outcome.err
    assert left(kept) == ["1", "2", "3"]

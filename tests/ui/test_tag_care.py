"""Tag care: kinds are found one by one, looked at, and done at once or row by row."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import Gate, closed_writer, locked
from tests.support.reader import Reader, reader
from tests.ui.test_sizes import assert_fits
from tui.filters.parser import parse
from tui.library.edits import CareForTags, Retag, Undo
from tui.library.library import Library
from tui.library.reading import LibraryReader
from tui.library.vocabulary import VocabularyReader
from tui.model.tagcare import rare
from tui.model.tagcare.actions import TagAction
from tui.ui.dialogs.tag_care import BatchScreen, KindsScreen, ProposalsScreen
from tui.ui.operations import surveying, waiting

NOTES: tuple[str, ...] = (
    "llm, cache",
    "llm, gpu",
    "llm, search engine",
    "llms, gpu",
    "cache, kv cache",
    "search engines, gpu",
    "search engine, i'm sorry",
)
"""The tags of each note: two pairs of twins, a narrower tag, and what is no tag."""

TAKES_BACK = "u takes it back."


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """A library with something of several kinds."""
    drafts = [
        draft(f"https://{n}.example/", title=f"Note {n}", tags=tuple(tags.split(", ")))
        for n, tags in enumerate(NOTES)
    ]
    with library(tmp_path, *drafts) as opened:
        return opened.path


@pytest.fixture(autouse=True)
def _few_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps three tags at least, where others keep more."""
    monkeypatch.setattr(rare, "FEWEST_KEPT", 3)


def body(r: Reader) -> list[str]:
    """The lines of the dialog in front, without frame and scroll bars."""
    return [text for each in r.lines() if (text := each.strip("│┃ ▌─╭╮╰╯"))]


def head(r: Reader) -> str:
    """What is said above the list."""
    return body(r)[0]


def kinds(r: Reader) -> dict[str, str]:
    """How many proposals each kind has."""
    listed = [line.split(" ") for line in body(r)[1:10]]
    names = ("twins", "narrower", "abbreviations", "no", "rare", "versions", "returned", "parents")
    return {
        parts[0]: next(each for each in parts[1:] if each == "…" or each[0].isdigit())
        for parts in listed
        if parts[0] in names
    }


def rows(r: Reader) -> list[str]:
    """The proposals on screen."""
    screen = r.app.screen
    assert isinstance(screen, ProposalsScreen)
    shown = screen._list
    lines = [shown.render_line(y).text[1:-1] for y in range(1, shown.size.height)]
    return [" ".join(line.split()) for line in lines if line.strip()]


def front(r: Reader) -> type[object]:
    """The kind of the dialog in front."""
    return type(r.app.screen)


def counts(path: Path) -> dict[str, int]:
    """The tags of a library, and how many notes have each."""
    with Library(path) as kept:
        return {each.name: each.count for each in kept.tags(parse(""))}


BEFORE = {
    "gpu": 3,
    "llm": 3,
    "cache": 2,
    "search engine": 2,
    "i'm sorry": 1,
    "kv cache": 1,
    "llms": 1,
    "search engines": 1,
}

AFTER_TWINS = {
    "llm": 4,
    "gpu": 3,
    "search engine": 3,
    "cache": 2,
    "i'm sorry": 1,
    "kv cache": 1,
}


AFTER_BOTH = {"llm": 4, "gpu": 3, "cache": 2, "search engine": 3, "i'm sorry": 1}

GIVEN_UP = "2 keys typed meanwhile are not done.\nWhat was asked for before them is."


def foot(r: Reader) -> str:
    """What the dialog in front says of its keys, and of what is under way."""
    return " ".join(body(r)[-3:])


@contextmanager
def closed_survey(kind: str) -> Iterator[Gate]:
    """Holds up the thread that finds the proposals of a kind."""
    gate, find = Gate(), surveying._find

    def held(*arguments: object) -> object:
        if getattr(arguments[2], "kind", "") == kind:
            gate.pass_through()
        return find(*arguments)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(surveying, "_find", held)
        try:
            yield gate
        finally:
            gate.open()


async def test_kinds_are_counted_and_what_the_tags_serve_stands_above(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        assert head(r) == "Tag care 8 tags · 100.0 % of notes · best pair 1"
        assert kinds(r) == {
            "twins": "2",
            "narrower": "1",
            "abbreviations": "0",
            "no": "1",
            "rare": "5",
            "versions": "0",
            "returned": "0",
            "parents": "0",
        }


async def test_kinds_come_one_by_one_and_the_others_are_not_known_yet(tagged: Path) -> None:
    with closed_survey("rare") as gate:
        async with reader(tagged) as r:
            await r.press_unsettled("C")
            await r.until(lambda: front(r) is KindsScreen and kinds(r)["no"] == "1")
            assert (kinds(r)["twins"], kinds(r)["rare"], kinds(r)["parents"]) == ("2", "…", "…")
            gate.open()
            await r.settle()
            assert kinds(r)["rare"] == "5"


@pytest.mark.parametrize("key", ["escape", "q", "C"])
async def test_a_key_closes_it_and_its_thread_ends(tagged: Path, key: str) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        assert "tag care" in {each.name for each in threading.enumerate()}
        await r.keys(key)
        await r.until(lambda: "tag care" not in {each.name for each in threading.enumerate()})
        assert (r.app.screen is r.main, r.toasts()) == (True, [])


async def test_a_kind_is_opened_with_its_sure_rows_ticked_and_their_notes(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter")
        assert head(r) == "Twins 8 → 6 tags · 100.0 % of notes · best pair 1 2 of 2 ticked"
        assert rows(r) == [
            "✓ llms 1 → llm 3 plural",
            "✓ search engines 1 → search engine 2 plural",
        ]
        told = body(r)[body(r).index("plural") + 1 :]
        assert told[:4] == ["llms Note 3", "llm Note 2", "Note 1", "Note 0"]


async def test_space_unticks_a_row_and_moves_on_and_the_head_follows(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "space")
        assert head(r) == "Twins 8 → 7 tags · 100.0 % of notes · best pair 1 1 of 2 ticked"
        await r.keys("space")
        assert head(r) == "Twins 8 tags · 100.0 % of notes · best pair 1 0 of 2 ticked"
        await r.keys("A")
        assert front(r) is ProposalsScreen
        assert r.toasts() == [
            "Nothing is ticked here.\nEnter shows the rows of a kind; Space ticks."
        ]


async def test_a_batch_is_shown_and_done_as_one_step_that_one_key_takes_back(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("A")
        assert body(r)[:3] == [
            "Merge 2 tags? 8 → 6 tags · 100.0 % of notes · best pair 1",
            "llms → llm · plural",
            "search engines → search engine · plural",
        ]
        await r.keys("enter", "l")
        assert (kinds(r)["twins"], r.toasts()) == ("0", [f"2 tags merged.\n{TAKES_BACK}"])
        assert counts(tagged) == AFTER_TWINS
        await r.keys("u")
        assert (kinds(r)["twins"], counts(tagged)) == ("2", BEFORE)
        await r.keys("U")
        assert (kinds(r)["twins"], counts(tagged)) == ("0", AFTER_TWINS)


async def test_a_batch_that_is_not_wanted_changes_nothing(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "A", "escape")
        assert (front(r), r.toasts(), counts(tagged)) == (ProposalsScreen, [], BEFORE)


@pytest.mark.parametrize(("key", "waits"), [("w", True), ("l", False)])
async def test_before_the_first_batch_it_is_asked_how_new_tags_arrive(
    tagged: Path, key: str, waits: bool
) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("A", "enter")
        assert r.lines()[-1] == (
            "New tags of later imports w wait until you take them l are live at once Esc close"
        )
        await r.keys("escape")
        assert (r.toasts(), counts(tagged)) == (["Nothing was done.\nA asks again."], BEFORE)
        await r.keys("A", "enter", key)
        with LibraryReader(tagged) as kept:
            assert (kept.vocabulary.is_new_decided(), kept.vocabulary.new_tags_wait()) == (
                True,
                waits,
            )
        await r.keys("A", "enter")
        assert r.toasts()[1:] == [
            f"2 tags merged.\n{TAKES_BACK}",
            f"kv cache merged into cache.\n{TAKES_BACK}",
        ]
        await r.keys("u", "u")
        with LibraryReader(tagged) as kept:
            assert not kept.vocabulary.is_new_decided()


async def test_after_a_batch_the_next_kind_that_has_any_is_under_the_cursor(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "A", "enter", "l", "A", "enter", "A")
        assert body(r)[:2] == [
            "Delete 1 tag? 5 → 4 tags · 100.0 % of notes · best pair 2",
            "i'm sorry an apology",
        ]
        await r.keys("enter")
        assert counts(tagged) == {"llm": 4, "cache": 2, "gpu": 3, "search engine": 3}


async def test_notes_that_would_be_left_bare_are_named(tmp_path: Path) -> None:
    notes = [draft(f"https://{n}.example/", title=f"Note {n}", tags=("ai",)) for n in range(3)]
    lone = draft("https://lone.example/", title="A lone one", tags=("i'm sorry",))
    with library(tmp_path, *notes, lone) as opened:
        path = opened.path
    async with reader(path) as r:
        await r.press("tags.care")
        await r.keys("j", "j", "j", "A")
        assert body(r)[1] == "1 note left bare A lone one"


async def test_a_row_is_done_alone_and_goes_at_once(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        with closed_writer(r) as gate:
            await r.burst_unsettled("enter", "enter")
            await r.until(lambda: front(r) is ProposalsScreen and len(rows(r)) == 1)
            assert rows(r) == ["✓ search engines 1 → search engine 2 plural"]
            gate.open()
            await r.settle()
        assert r.toasts() == [f"llms merged into llm.\n{TAKES_BACK}"]
        assert rows(r) == ["✓ search engines 1 → search engine 2 plural"]
        await r.keys("u")
        assert len(rows(r)) == 2


async def test_what_was_dismissed_or_kept_is_never_proposed_again(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "d", "!")
        assert r.toasts() == [
            f"llm and llms kept apart.\n{TAKES_BACK}",
            f"search engines kept.\n{TAKES_BACK}",
        ]
        assert (rows(r), counts(tagged)) == (["There are no twins."], BEFORE)
    async with reader(tagged) as r:
        await r.press("tags.care")
        assert (kinds(r)["twins"], kinds(r)["rare"]) == ("0", "4")


async def test_a_dismissal_is_taken_back_as_any_change(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "d", "u")
        assert rows(r)[0] == "✓ llms 1 → llm 3 plural"


@pytest.mark.parametrize(
    ("typed", "said", "tags"),
    [
        ("LLMs", "llms renamed LLMs.", {"LLMs": 1}),
        ("language models", "llms renamed language models.", {"language models": 1}),
    ],
)
async def test_a_row_is_given_another_target_or_name(
    tagged: Path, typed: str, said: str, tags: dict[str, int]
) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "e", "ctrl+u")
        await r.type(typed)
        await r.keys("enter")
        assert r.toasts() == [f"{said}\n{TAKES_BACK}"]
    assert counts(tagged).items() >= tags.items()


async def test_a_row_is_merged_into_another_tag_once_that_is_confirmed(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "e", "ctrl+u")
        await r.type("cache")
        await r.keys("enter")
        assert r.lines()[-1] == "Merge llms, 1 note, into cache, 2 notes? y yes · any other key no"
        await r.keys("n")
        assert (counts(tagged), r.toasts()) == (BEFORE, [])
        await r.keys("e", "ctrl+u")
        await r.type("cache")
        await r.keys("enter", "y")
        assert r.toasts() == [f"llms merged into cache.\n{TAKES_BACK}"]
        assert "llms" not in counts(tagged)


async def test_more_or_fewer_rare_tags_are_kept(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("j", "j", "j", "j", "enter")
        assert head(r) == "Rare tags 8 → 3 tags · 100.0 % of notes · best pair 2 5 of 5 ticked"
        await r.keys("+")
        none_rare = "None is rare: with fewer, many notes would have none."
        assert rows(r)[0].startswith(none_rare)
        await r.keys("-")
        assert head(r) == "Rare tags 8 → 1 tag · 28.6 % of notes · best pair 2 7 of 7 ticked"


async def test_other_kinds_have_no_number_to_keep(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "-")
        assert r.toasts() == ["How many tags are kept is asked of rare ones alone."]


async def test_keys_that_come_before_anything_is_found_wait_for_it(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.burst("C", "A", "enter", "w", "A", "enter")
        assert counts(tagged) == {
            "llm": 4,
            "gpu": 3,
            "cache": 2,
            "search engine": 3,
            "i'm sorry": 1,
        }
        assert front(r) is KindsScreen


async def test_a_burst_does_one_row_after_the_other(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.burst("C", "enter", "enter", "enter", "enter", "q", "q")
        assert (counts(tagged), r.app.screen is r.main) == (AFTER_TWINS, True)
        await r.burst("u", "u")
        assert counts(tagged) == BEFORE


async def test_what_another_program_changes_is_found_anew(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter")
        with Library(tagged) as other:
            other.apply(CareForTags((TagAction("merge", "llms", "llm"),)))
        await r.until(lambda: len(rows(r)) == 1 and r.session.state.survey.job is None)
        assert rows(r) == ["✓ search engines 1 → search engine 2 plural"]


async def test_rows_that_another_program_changed_meanwhile_are_left_and_counted(
    tagged: Path,
) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("A")
        with closed_writer(r) as gate:
            await r.burst_unsettled("enter", "l")
            with Library(tagged) as other:
                other.apply(Retag((1,), ("llms",)))
            gate.open()
            await r.settle()
        assert r.toasts() == [
            "search engines merged into search engine.\n1 tag left: changed meanwhile. "
            + TAKES_BACK
        ]
        assert kinds(r)["twins"] == "1"


async def test_a_library_that_is_locked_is_waited_for(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        with locked(tagged) as gate:
            await r.burst_unsettled("A", "enter", "l")
            await r.until(lambda: front(r) is KindsScreen and kinds(r)["twins"] == "0")
            gate.open()
        await r.settle()
        assert counts(tagged) == AFTER_TWINS


async def test_what_fails_is_said_and_found_once_the_library_changes(
    tagged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = VocabularyReader.care

    def fail(_: VocabularyReader) -> None:
        raise OSError("The disk is gone")

    async with reader(tagged) as r:
        monkeypatch.setattr(VocabularyReader, "care", fail)
        await r.press("tags.care")
        assert (front(r), kinds(r)["twins"]) == (KindsScreen, "…")
        assert r.toasts() == ["OSError: The disk is gone\nThis is a fault of url-notes."]
        monkeypatch.setattr(VocabularyReader, "care", read)
        await r.keys("enter")
        assert rows(r)[0] == "✓ llms 1 → llm 3 plural"


async def test_a_waiting_key_is_given_up_by_esc(
    tagged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "GIVE_UP_SECONDS", -1.0)
    with closed_survey("twin") as gate:
        async with reader(tagged) as r:
            await r.burst_unsettled("C", "enter")
            await r.until(lambda: r.session.state.awaiting is not None)
            await r.press_unsettled("escape")
            assert (front(r), r.session.state.awaiting) == (KindsScreen, None)
            gate.open()
            await r.settle()
            assert (front(r), kinds(r)["twins"]) == (KindsScreen, "2")


async def test_leaving_within_tag_care_writes_what_was_asked_for(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.burst("C", "A", "enter", "l", "ctrl+q")
        assert r.has_ended
    assert counts(tagged) == AFTER_TWINS
    with Library(tagged) as kept:
        kept.apply(Undo())
    assert counts(tagged) == BEFORE


@pytest.mark.parametrize("size", [(20, 6), (40, 10), (80, 24), (200, 60)])
async def test_it_fits_into_any_terminal(tagged: Path, size: tuple[int, int]) -> None:
    async with reader(tagged, size) as r:
        await r.press("tags.care")
        assert_fits(r, *size)
        await r.keys("enter")
        assert_fits(r, *size)
        await r.keys("A")
        assert front(r) is BatchScreen
        assert_fits(r, *size)


async def test_a_lock_is_said_within_tag_care_and_what_is_typed_waits(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        with locked(tagged) as gate:
            await r.burst_unsettled("A", "enter", "l")
            await r.until(lambda: "waiting for another program" in foot(r))
            await r.burst_unsettled("A", "enter")
            await r.until(lambda: "what is typed waits" in foot(r))
            gate.open()
        await r.settle()
        assert counts(tagged) == AFTER_BOTH
        assert "waiting for another program" not in foot(r)


async def test_what_is_being_written_is_said(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        with closed_writer(r) as gate:
            await r.burst_unsettled("A", "enter", "l")
            await r.until(lambda: "writing …" in foot(r))
            gate.open()
        await r.settle()
        assert "writing …" not in foot(r)


async def test_keys_that_are_given_up_with_the_waiting_are_told(
    tagged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "GIVE_UP_SECONDS", -1.0)
    async with reader(tagged) as r:
        await r.press("tags.care")
        with locked(tagged) as gate:
            await r.burst_unsettled("A", "enter", "l", "A", "enter")
            await r.until(lambda: len(r.session.keys) == 2)
            await r.press_unsettled("escape")
            gate.open()
        await r.settle()
        assert counts(tagged) == AFTER_TWINS
        assert r.toasts()[0] == GIVEN_UP


async def test_what_is_taken_back_has_the_cursor_before_the_next_key(tagged: Path) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys("enter", "j")
        await r.burst("d", "u", "enter")
        assert r.toasts()[-1] == f"search engines merged into search engine.\n{TAKES_BACK}"
        await r.burst("u", "k", "d", "d", "u", "u", "enter")
        assert r.toasts()[-1] == f"llms merged into llm.\n{TAKES_BACK}"


@pytest.mark.parametrize(("keys", "said"), [("d", "d does nothing here"), ("?", "? does nothing")])
async def test_a_key_that_does_nothing_is_told_with_those_that_do(
    tagged: Path, keys: str, said: str
) -> None:
    async with reader(tagged) as r:
        await r.press("tags.care")
        await r.keys(keys)
        assert said in foot(r)
        assert "Enter look at them" in foot(r)
        await r.keys("j")
        assert said not in foot(r)

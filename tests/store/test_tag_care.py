"""What is done with tags: states, merges, names; undone exactly, and safe from imports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.support.builders import draft, library, store, titles
from tests.support.random_edits import check, dump
from tui.filters.parser import parse
from tui.library.edits import (
    AddLinks,
    CareForTags,
    Outcome,
    Redo,
    Retag,
    Rewrite,
    SetFlag,
    Undo,
)
from tui.library.library import Library
from tui.model.arrangement import Decision
from tui.model.tagcare.actions import TagAction
from tui.model.tagcare.decisions import WAITING
from tui.store import schema
from tui.store.connection import QueryInterruptedError

NOTES: dict[str, Sequence[str]] = {
    "A": ("LLMs", "ai", "kv cache"),
    "B": ("llm", "LLMs", "gpu"),
    "C": ("llm", "python", "lxml"),
    "D": ("llm/eval", "ai"),
    "E": ("🔥",),
}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    drafts = [
        draft(f"https://{name}.example/", title=name, tags=tuple(tags))
        for name, tags in NOTES.items()
    ]
    with library(tmp_path, *drafts) as opened:
        yield opened


def care(kept: Library, *actions: TagAction, decisions: Sequence[Decision] = ()) -> Outcome:
    return kept.apply(CareForTags(actions, tuple(decisions)))


def counts(kept: Library) -> dict[str, int]:
    return {tag.name: tag.count for tag in kept.tags(parse(""))}


def tags_of(kept: Library, title: str) -> tuple[str, ...]:
    return kept.named(f"https://{title}.example/").tags


def import_again(kept: Library, *more: str) -> None:
    store(
        kept,
        *(
            draft(f"https://{name}.example/", title=name, tags=(*tags, *more))
            for name, tags in NOTES.items()
        ),
    )


ACTIONS = [
    TagAction("retire", "kv cache"),
    TagAction("delete", "🔥"),
    TagAction("merge", "LLMs", "llm"),
    TagAction("rename", "llm", "large language model"),
    TagAction("rename", "ai", "LLM"),
    TagAction("nest", "lxml", "python"),
    TagAction("nest", "llm", "ai"),
    TagAction("alias", "ml", "ai"),
]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: f"{action.verb} {action.tag}")
@pytest.mark.parametrize("many", [1, schema.MANY_TAGS])
def test_what_is_done_with_a_tag_is_undone_exactly_and_an_import_changes_nothing(
    kept: Library, action: TagAction, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MANY_TAGS", many)
    before, counted = dump(kept._connection), counts(kept)
    step = care(kept, action).step
    done, after = dump(kept._connection), counts(kept)
    import_again(kept)
    assert (dump(kept._connection), counts(kept)) == (done, after)
    check(kept._connection)
    kept.apply(Undo(step))
    assert (dump(kept._connection), counts(kept)) == (before, counted)
    kept.apply(Redo(step))
    assert (dump(kept._connection), counts(kept)) == (done, after)
    check(kept._connection)


def test_a_batch_is_one_step_and_says_what_it_did(kept: Library) -> None:
    before = dump(kept._connection)
    outcome = care(kept, *(ACTIONS[index] for index in (0, 1, 2)), TagAction("retire", "gpu"))
    assert outcome.label == "2 tags retired, 1 tag gone, 1 tag merged"
    kept.apply(Undo(outcome.step))
    assert dump(kept._connection) == before


def test_a_merged_tag_is_an_alias_of_the_one_that_stands(kept: Library) -> None:
    assert care(kept, TagAction("merge", "LLMs", "llm")).label == "LLMs merged into llm"
    assert tags_of(kept, "A") == ("llm", "ai", "kv cache")
    assert tags_of(kept, "B") == ("llm", "gpu")
    assert kept.vocabulary.aliases() == {"llms": "llm"}
    assert sorted(titles(kept, "#llms")) == ["A", "B", "C", "D"]
    assert counts(kept)["llm"] == 4


def test_merges_of_one_batch_end_at_the_last_target(kept: Library) -> None:
    care(kept, TagAction("merge", "LLMs", "llm"), TagAction("merge", "llm", "ai"))
    assert kept.vocabulary.aliases() == {"llms": "ai", "llm": "ai", "llm/eval": "ai/eval"}
    assert tags_of(kept, "B") == ("ai", "gpu")
    assert tags_of(kept, "D") == ("ai/eval", "ai")


def test_merges_in_a_circle_do_the_first(kept: Library) -> None:
    outcome = care(kept, TagAction("merge", "gpu", "ai"), TagAction("merge", "ai", "gpu"))
    assert (outcome.label, outcome.skipped) == ("gpu merged into ai", 1)


def test_a_renamed_tag_takes_those_below_it_along(kept: Library) -> None:
    label = care(kept, TagAction("rename", "llm", "language model")).label
    assert label == "llm renamed language model"
    assert tags_of(kept, "D") == ("language model/eval", "ai")
    assert kept.vocabulary.aliases() == {"llm": "language model", "llm/eval": "language model/eval"}
    assert sorted(titles(kept, "#llm")) == ["B", "C", "D"]
    assert titles(kept, "model") == ["B", "C", "D"]


def test_a_tag_that_gets_the_name_of_one_below_it_becomes_that_one(kept: Library) -> None:
    kept.apply(Retag((5,), ("llm/train",)))
    care(kept, TagAction("rename", "llm", "llm/eval"))
    assert tags_of(kept, "C") == ("llm/eval", "python", "lxml")
    assert tags_of(kept, "D") == ("llm/eval", "ai")
    assert tags_of(kept, "E") == ("🔥", "llm/eval/train")


def test_a_name_that_another_tag_has_or_had_is_told_as_a_merge(kept: Library) -> None:
    assert care(kept, TagAction("rename", "gpu", "LLM")).label == "gpu merged into llm"
    assert care(kept, TagAction("rename", "LLMs", "gpu")).label == "LLMs merged into llm"
    assert care(kept, TagAction("rename", "llm", "GPU")).label == "llm renamed GPU"
    kept.apply(Retag((5,), ("x/eval", "y/eval")))
    assert care(kept, TagAction("nest", "x/eval", "GPU")).label == "x/eval merged into GPU/eval"
    kept.apply(Retag((5,), ("xml", "état", "etat", "z")))
    assert care(kept, TagAction("rename", "z", "État")).label == "z merged into état"
    chain = care(
        kept,
        TagAction("nest", "python", "ai"),
        TagAction("nest", "y/eval", "GPU"),
        TagAction("rename", "lxml", "xml"),
        TagAction("rename", "kv cache", "keys"),
    )
    assert chain.label == "1 tag put under another, 2 tags merged, 1 tag renamed"


def test_nothing_goes_into_a_tag_that_is_not_live(kept: Library) -> None:
    care(kept, TagAction("retire", "python"))
    into = (TagAction("nest", "lxml", "python"), TagAction("merge", "lxml", "python"))
    assert care(kept, *into).skipped == 2


def test_a_renamed_tag_can_get_its_name_back(kept: Library) -> None:
    care(kept, TagAction("rename", "gpu", "GPUs"), TagAction("rename", "GPUs", "gpu"))
    assert tags_of(kept, "B") == ("llm", "LLMs", "gpu")
    assert kept.vocabulary.aliases() == {"gpus": "gpu"}


def test_a_nested_tag_is_found_by_its_name_and_counted_with_its_parent(kept: Library) -> None:
    assert care(kept, TagAction("nest", "lxml", "python")).label == "lxml put under python"
    assert tags_of(kept, "C") == ("llm", "python", "python/lxml")
    assert (titles(kept, "#lxml"), counts(kept)["python"]) == (["C"], 1)
    assert care(kept, TagAction("nest", "python/lxml", "python")).skipped == 1
    assert care(kept, TagAction("nest", "python", "python/lxml")).skipped == 1


def test_a_gone_tag_is_on_no_note_and_imports_leave_it_out(kept: Library) -> None:
    care(kept, TagAction("delete", "🔥"))
    assert (tags_of(kept, "E"), titles(kept, "#🔥")) == ((), [])
    tally = store(kept, draft("https://e.example/", tags=("🔥", "new")))
    assert (tags_of(kept, "E"), tally.tags.dropped) == (("new",), 1)


def test_a_retired_tag_stays_so_and_stands_last(kept: Library) -> None:
    care(kept, TagAction("retire", "LLMs"))
    note = kept.named("https://a.example/")
    assert (note.tags, note.retired_tags) == (("ai", "kv cache", "LLMs"), ("LLMs",))
    import_again(kept, "ai")
    assert "LLMs" not in counts(kept)


def test_a_tag_that_arrives_by_another_name_is_told(kept: Library) -> None:
    care(kept, TagAction("merge", "LLMs", "llm"))
    tally = store(kept, draft("https://new.example/", tags=("llms", "gpu")))
    assert (tags_of(kept, "new"), tally.tags.renamed) == (("llm", "gpu"), {"llms": "llm"})


def test_an_alias_that_is_typed_is_told_with_the_tag_it_stands_for(kept: Library) -> None:
    care(kept, TagAction("merge", "LLMs", "llm"))
    label = kept.apply(Retag((5,), ("llms", "GPU"), ("🔥",))).label
    assert label == "llms → llm, GPU added to 1 note, 🔥 removed"
    assert tags_of(kept, "E") == ("llm", "gpu")


def test_what_was_taken_off_a_note_stays_off_under_another_name(kept: Library) -> None:
    kept.apply(Retag((1,), (), ("LLMs",)))
    care(kept, TagAction("merge", "LLMs", "llm"))
    import_again(kept)
    assert tags_of(kept, "A") == ("ai", "kv cache")


@pytest.mark.parametrize(
    "edit",
    [
        Retag((5,), ("KV Cache", "🔥")),
        Rewrite(5, {"tags": ("kv cache", "🔥")}),
        AddLinks((draft("https://e.example/", tags=("🔥", "kv cache")),)),
    ],
    ids=lambda edit: type(edit).__name__,
)
def test_a_tag_that_is_typed_is_live_again_and_that_is_said(kept: Library, edit: Retag) -> None:
    care(kept, TagAction("retire", "kv cache"), TagAction("delete", "🔥"))
    before = dump(kept._connection)
    outcome = kept.apply(edit)
    assert sorted(outcome.revived) == ["kv cache", "🔥"]
    assert counts(kept)["kv cache"] == 2
    kept.apply(Undo(outcome.step))
    assert dump(kept._connection) == before


def test_a_retired_tag_that_a_note_has_stays_retired_when_the_note_is_edited(
    kept: Library,
) -> None:
    care(kept, TagAction("retire", "LLMs"))
    edited = Rewrite(1, {"tags": ("ai", "LLMs", "new")})
    assert kept.apply(edited).revived == ()
    assert "LLMs" not in counts(kept)
    kept.apply(Retag((1,), (), ("LLMs",)))
    assert tags_of(kept, "A") == ("ai", "new")


def test_a_tag_that_another_program_has_changed_is_left_and_counted(kept: Library) -> None:
    kept.apply(Retag((5,), ("gpu",)))
    seen = [
        TagAction("retire", "gpu", notes=1),
        TagAction("retire", "lxml", notes=1),
        TagAction("merge", "nothing", "ai"),
        TagAction("merge", "lxml", "nothing"),
        TagAction("retire", "llms", notes=2),
    ]
    outcome = care(kept, *seen)
    assert (outcome.label, outcome.skipped) == ("2 tags retired", 3)
    outcome = care(kept, *seen)
    assert (outcome.label, outcome.skipped, outcome.did_nothing) == ("", 5, True)


def test_notes_in_the_trash_are_not_counted_but_keep_their_tags(kept: Library) -> None:
    kept.apply(SetFlag((1,), "trashed", True))
    assert care(kept, TagAction("retire", "LLMs", notes=1)).skipped == 0
    assert kept.vocabulary.care().use.retired == {"LLMs": (1, 1)}
    assert "LLMs" in tags_of(kept, "A")


def test_decisions_are_kept_and_undone(kept: Library) -> None:
    decided = [Decision("same", "llm", "llms"), Decision("keep", "gpu"), WAITING]
    outcome = care(kept, decisions=decided)
    assert outcome.label == "3 decisions about tags"
    found = kept.vocabulary.care().decisions
    assert (found.apart, found.kept, found.new_wait) == (
        {frozenset(("llm", "llms"))},
        {"gpu"},
        True,
    )
    assert care(kept, decisions=decided).did_nothing
    assert care(kept, decisions=[Decision("new", "live")]).label == "new tags of imports are live"
    assert not kept.vocabulary.care().decisions.new_wait
    kept.apply(Undo())
    kept.apply(Undo())
    assert kept.vocabulary.care().decisions == type(found)()


def test_what_became_of_tags_is_told(kept: Library) -> None:
    step = care(kept, TagAction("retire", "gpu"), TagAction("merge", "LLMs", "llm")).step
    assert step
    told = {change.subject: change.lines for change in kept.history.changes(step, 9)}
    assert told["tag gpu"] == ("live → retired",)
    assert told["alias LLMs"] == ("added",)
    assert told["tag LLMs"] == ("removed",)


def test_a_kept_tag_that_a_person_retires_is_kept_no_more(kept: Library) -> None:
    care(kept, decisions=[Decision("keep", "gpu")])
    care(kept, TagAction("retire", "gpu"))
    assert kept.vocabulary.care().decisions.kept == set()


def test_new_tags_of_imports_wait_once_that_is_decided_but_not_those_of_a_person(
    kept: Library,
) -> None:
    care(kept, decisions=[WAITING])
    store(kept, draft("https://new.example/", tags=("typed by nobody",)))
    kept.apply(Retag((5,), ("typed",)))
    assert counts(kept)["typed"] == 1


def test_all_that_proposals_are_made_from_is_read(kept: Library) -> None:
    care(kept, TagAction("retire", "kv cache"))
    kept.apply(SetFlag((4,), "trashed", True))
    use, _, note_ids = kept.vocabulary.care()
    assert list(use.names) == ["ai", "gpu", "llm", "LLMs", "lxml", "python", "🔥"]
    assert list(note_ids) == [1, 2, 3, 5]
    assert [[use.names[tag] for tag in tags] for tags in use.notes] == [
        ["LLMs", "ai"],
        ["LLMs", "llm", "gpu"],
        ["llm", "python", "lxml"],
        ["🔥"],
    ]
    assert (use.size, use.texts([0, 3])) == (4, {0: "a", 3: "e"})


def test_tags_for_a_note_are_those_of_notes_like_it_and_those_it_names(kept: Library) -> None:
    store(
        kept,
        draft("https://1.example/", title="Monads in Haskell", tags=("haskell", "monads")),
        draft("https://2.example/", title="Haskell and monads", tags=("haskell", "types")),
        draft("https://3.example/", title="More Haskell monads on a GPU", tags=("monads",)),
    )
    note = kept.named("https://3.example/")
    assert kept.vocabulary.suited_to(note.id) == ["haskell", "gpu", "types"]
    care(kept, TagAction("retire", "gpu"), TagAction("retire", "types"))
    assert kept.vocabulary.suited_to(note.id) == ["haskell"]
    assert kept.vocabulary.suited_to(99) == []


def test_reading_the_texts_of_notes_can_be_interrupted(kept: Library) -> None:
    texts = kept.vocabulary.care().use.texts
    kept._connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(QueryInterruptedError):
        texts([0])
    kept._connection.set_progress_handler(None, 1)
    assert texts([0]) == {0: "a"}

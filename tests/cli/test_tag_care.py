"""The commands of ``tags``: what they print, what they do, and what they refuse."""

from __future__ import annotations

import json

import pytest

from tests.support.builders import draft, library, the_note
from tests.support.command_line import CommandLine
from tui.library.vocabulary import VocabularyReader
from tui.model.tagcare.kinds import KINDS
from tui.store.tag_use import TagCare

NOTES = {
    "a": ("LLMs", "ai", "kv cache"),
    "b": ("llm", "gpu", "cache"),
    "c": ("llm", "python", "lxml", "cache"),
    "d": ("🔥", "python3"),
}


@pytest.fixture
def tagged(cli: CommandLine) -> CommandLine:
    cli.holds(*(draft(f"https://{name}.example/", tags=NOTES[name]) for name in NOTES))
    return cli


def counts(cli: CommandLine) -> dict[str, int]:
    return {tag["tag"]: tag["count"] for tag in json.loads(cli("tags", "--json").out)}


@pytest.mark.parametrize(
    ("words", "said", "tags"),
    [
        (("rename", "gpu", "GPUs"), "gpu renamed GPUs", {"GPUs": 1}),
        (("rename", "LLMS", "llm"), "LLMs merged into llm", {"llm": 3}),
        (("merge", "LLMs", "gpu", "llm"), "2 tags merged", {"llm": 3}),
        (("alias", "ml", "ai"), "ml made another name of ai", {"ai": 1}),
        (("nest", "lxml", "python"), "lxml put under python", {"python/lxml": 1, "python": 1}),
        (("retire", "kv cache"), "kv cache retired", {}),
        (("retire", "kv cache", "gpu"), "2 tags retired", {}),
        (("delete", "🔥"), "🔥 gone: taken off all notes, and kept out by imports", {}),
        (("keep", "gpu"), "gpu kept", {"gpu": 1}),
        (("dismiss", "gpu"), "gpu kept", {"gpu": 1}),
        (("keep", "gpu", "GPU"), "gpu kept", {"gpu": 1}),
        (("keep", "gpu", "llm"), "2 tags kept", {"gpu": 1}),
        (("dismiss", "LLMs", "llm"), "llm and llms kept apart", {"llm": 2, "LLMs": 1}),
        (("new", "waiting"), "new tags of imports wait", {}),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_each_command_says_what_it_did_and_is_one_step(
    tagged: CommandLine, words: tuple[str, ...], said: str, tags: dict[str, int]
) -> None:
    before = counts(tagged)
    outcome = tagged("tags", *words)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"{said}\n")
    after = counts(tagged)
    assert {name: count for name, count in after.items() if name in tags} == tags
    tagged("undo")
    assert counts(tagged) == before


def test_a_word_that_is_no_command_begins_a_filter(tagged: CommandLine) -> None:
    assert tagged("tags", "#gpu").out == "1\tcache\n1\tllm\n1\tgpu\n"
    assert tagged("tags", "--", "rename").out == ""
    assert tagged("tags", "--db", str(tagged.path), "retire", "gpu").err == "gpu retired\n"


def test_help_names_all_commands(cli: CommandLine) -> None:
    found = cli("tags", "--help").out
    names = ("alias", "delete", "dismiss", "keep", "merge", "nest", "new", "rename", "retire")
    assert [name for name in (*names, "revive", "suggest") if f"\n  {name} " not in found] == []
    assert "\n  count " not in found
    assert cli("tags", "retire", "-h").out == cli("tags", "retire", "--help").out


def test_help_names_all_kinds(cli: CommandLine) -> None:
    found = cli("tags", "suggest", "--help").out
    assert [kind.name for kind in KINDS if f"\n  {kind.name} " not in found] == []


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("retire", "gpi"), 1, "There is no tag gpi\nDid you mean gpu?\n"),
        (("merge", "gpu", "x"), 1, "There is no tag x\n`url-notes tags` lists them.\n"),
        (("alias", "gpu", "ai"), 1, "gpu is a tag\n`url-notes tags merge` makes gpu an alias"),
        (("rename", "gpu", "  "), 2, "The new name is empty\n"),
        (("rename", "gpu", "/"), 2, "The new name / has no letter or digit\nGive it one.\n"),
        (
            ("rename", "gpu", "law/"),
            2,
            "The new name law/ has nothing on one side of a slash\nWrite law.\n",
        ),
        (
            ("alias", "a//b", "gpu"),
            2,
            "The alias a//b has nothing on one side of a slash\nWrite a/b.\n",
        ),
        (("rename", "gpu", "-"), 2, "The new name - has no letter or digit\nGive it one.\n"),
        (("alias", "#", "gpu"), 2, "The alias # has no letter or digit\nGive it one.\n"),
        (("rename", "gpu", "x" * 65), 2, "The new name has 65 characters\nAt most 64 fit.\n"),
        (("alias", "x" * 1_200, "gpu"), 2, "The alias has 1,200 characters\nAt most 64 fit.\n"),
        (("dismiss", ""), 2, "The name is empty\n`url-notes tags` lists the tags.\n"),
        (("merge", "gpu", " "), 2, "The name is empty\n`url-notes tags` lists the tags.\n"),
        (("rename", "gpu", "-fast"), 2, "Behind --, a word may begin with a dash.\n"),
        (("suggest", "--apply"), 2, "--apply is for one kind\nGive --kind KIND; twin is a good"),
        (("suggest", "--kind", "twins"), 2, "There is no kind twins\nDid you mean twin?\n"),
        (("suggest", "--kind", "twin", "--keep", "5"), 2, "--keep is for rare tags\n"),
    ],
)
def test_what_cannot_be_done_is_told_with_the_way_out(
    tagged: CommandLine, words: tuple[str, ...], code: int, message: str
) -> None:
    outcome = tagged("tags", *words)
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err.replace("Error: ", "").replace("Hint: ", "")


def test_a_name_may_begin_with_a_dash_and_have_as_many_characters_as_fit(
    tagged: CommandLine,
) -> None:
    longest = "x" * 64
    assert tagged("tags", "rename", "--", "gpu", "-fast").err == "gpu renamed -fast\n"
    assert tagged("tags", "rename", "--", "-fast", longest).err == f"-fast renamed {longest}\n"
    outcome = tagged("tags", "nest", longest, "ai")
    assert (outcome.code, outcome.err) == (
        2,
        f"url-notes: The name ai/{longest} has 67 characters\nAt most 64 fit.\n",
    )


def test_nothing_goes_into_a_tag_that_is_not_live(tagged: CommandLine) -> None:
    tagged("tags", "retire", "llm")
    outcome = tagged("tags", "merge", "LLMs", "llm")
    assert outcome.code == 1
    assert "llm is retired" in outcome.err
    assert tagged("tags", "revive", "llm").err == "llm live again\n"
    assert tagged("tags", "merge", "LLMs", "llm").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("retire", "gpu"),
        ("keep", "gpu"),
        ("dismiss", "gpu"),
        ("dismiss", "llm", "gpu"),
        ("rename", "gpu", "graphics"),
        ("merge", "gpu", "llm"),
        ("nest", "gpu", "llm"),
        ("nest", "llm", "gpu"),
        ("alias", "gpus", "gpu"),
        ("alias", "gpu", "llm"),
    ],
    ids=" ".join,
)
def test_a_tag_that_is_gone_is_told_with_the_way_back(
    tagged: CommandLine, words: tuple[str, ...]
) -> None:
    tagged("tags", "delete", "gpu")
    outcome = tagged("tags", *words)
    assert outcome.code == 1
    assert (
        outcome.err == "url-notes: gpu is gone\n`url-notes tags revive gpu` brings it back first.\n"
    )
    assert tagged("tags", "delete", "gpu").err == "It is so already\n"


def test_a_tag_that_is_so_already_is_counted_beside_the_others(tagged: CommandLine) -> None:
    tagged("tags", "retire", "kv cache")
    outcome = tagged("tags", "retire", "kv cache", "gpu")
    assert outcome.err == "gpu retired\n1 tag left as it is\n"


def test_a_tag_does_not_go_under_itself_or_one_below_it(tagged: CommandLine) -> None:
    tagged("tags", "nest", "lxml", "python")
    outcome = tagged("tags", "nest", "gpu", "python", "lxml")
    assert outcome.code == 1
    assert outcome.err == (
        "url-notes: python/lxml lies under python, which cannot lie under it\n"
        "`url-notes tags rename python/lxml lxml` takes it out first.\n"
    )
    assert tagged("tags", "nest", "python", "python").err == (
        "url-notes: python cannot lie under itself\nName another tag behind it.\n"
    )
    assert tagged("tags", "nest", "lxml", "python").err == "It is so already\n"
    assert counts(tagged)["gpu"] == 1


@pytest.mark.parametrize("names", [("ai", "ai"), ("ai", "ML"), ("ml", "ai")], ids=" ".join)
def test_a_tag_is_not_kept_apart_from_itself(tagged: CommandLine, names: tuple[str, ...]) -> None:
    tagged("tags", "alias", "ml", "ai")
    outcome = tagged("tags", "dismiss", *names)
    assert (outcome.code, outcome.err) == (
        1,
        "url-notes: Both are ai\n`url-notes tags dismiss ai` keeps the tag.\n",
    )


def test_the_history_says_which_tags_are_kept_apart(tagged: CommandLine) -> None:
    tagged("tags", "dismiss", "LLMs", "llm")
    assert "llm and llms kept apart" in tagged("history").out


def test_an_alias_of_another_tag_is_told_with_that(tagged: CommandLine) -> None:
    tagged("tags", "alias", "ml", "ai")
    assert tagged("tags", "alias", "ML", "ai").err == "It is so already\n"
    outcome = tagged("tags", "alias", "ml", "llm")
    assert (outcome.code, outcome.err) == (
        0,
        "ml made another name of llm\nIt was another name of ai\n",
    )


def test_suggestions_are_lines_with_tabs(tagged: CommandLine) -> None:
    outcome = tagged("tags", "suggest")
    assert outcome.out == (
        "twin\tLLMs\tllm\tplural\n"
        "narrower\tkv cache\tcache\tby its words\n"
        "no-tag\t🔥\t\tno letter\n"
        "version\tpython3\tpython\t\n"
    )
    assert outcome.err == ""
    one = tagged("tags", "suggest", "--kind", "twin")
    assert one.err == "1 suggested, 1 of them sure\n10 → 9 tags, 100.0% of tagged notes have one\n"


def test_suggestions_as_json_say_how_many_notes_they_are_about(tagged: CommandLine) -> None:
    assert json.loads(tagged("tags", "suggest", "--kind", "twin", "--json").out) == [
        {
            "kind": "twin",
            "tag": "LLMs",
            "target": "llm",
            "evidence": "plural",
            "sure": True,
            "notes": 1,
            "target_notes": 2,
            "both": 0,
        }
    ]
    assert tagged("tags", "suggest", "--kind", "typo", "--json").out == "[]\n"


def test_what_is_sure_is_done_as_one_step(tagged: CommandLine) -> None:
    outcome = tagged("tags", "suggest", "--kind", "rare", "--keep", "3", "--apply")
    assert outcome.err == "7 tags retired\n3 tags, 100.0% of tagged notes have one\n"
    assert len(counts(tagged)) == 3
    tagged("undo")
    assert len(counts(tagged)) == 10
    unsure = tagged("tags", "suggest", "--kind", "version", "--apply")
    assert unsure.err == "None of 1 is sure\n"
    assert tagged("tags", "suggest", "--kind", "typo", "--apply").err == "There is nothing to do\n"


def test_a_dismissed_suggestion_does_not_return_under_another_name(tagged: CommandLine) -> None:
    tagged("tags", "dismiss", "LLMs", "llm")
    tagged("tags", "rename", "llm", "language model")
    tagged("tags", "rename", "LLMs", "language models")
    outcome = tagged("tags", "suggest", "--kind", "twin")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "There is nothing to suggest\n"


def test_new_tags_of_imports_wait_once_that_is_said(tagged: CommandLine) -> None:
    assert tagged("tags", "new").out == "live\n"
    tagged("tags", "new", "waiting")
    tagged("tags", "merge", "LLMs", "llm")
    assert tagged("tags", "new").out == "waiting\n"
    lines = json.dumps({"url": "https://e.example/", "tags": ["fresh", "llms"]}).encode()
    outcome = tagged("import", "-", "--tag", "mine", stdin=lines)
    assert "Tags: 1 new tag waiting, llms → llm.\n" in outcome.out
    assert {"mine", "fresh"} & counts(tagged).keys() == {"mine"}
    with library(tagged.path.parent) as opened:
        assert the_note(opened, "https://e.example/").tags == ("llm", "mine", "fresh")
    assert tagged("tag", "1", "--add", "fresh").err == "1 of 1 note changed\nfresh is live again\n"
    assert counts(tagged)["fresh"] == 2


@pytest.mark.parametrize(
    "words",
    [
        ("add", "https://new.example/", "--tag", "gpu"),
        ("edit", "1", "--tags", "GPU"),
        ("tag", "1", "--add", "gpu"),
    ],
    ids=lambda words: words[0],
)
def test_a_tag_that_is_typed_is_live_again_and_that_is_said(
    tagged: CommandLine, words: tuple[str, ...]
) -> None:
    tagged("tags", "retire", "gpu")
    assert tagged(*words).err.endswith("\ngpu is live again\n")
    assert counts(tagged)["gpu"] == 2


def test_a_tag_that_another_program_changes_meanwhile_is_left_and_counted(
    tagged: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagged("tag", "1", "--add", "queries")
    tagged("tag", "1", "2", "--add", "query")
    care = VocabularyReader.care

    def meanwhile(tags: VocabularyReader) -> TagCare:
        found = care(tags)
        monkeypatch.setattr(VocabularyReader, "care", care)
        tagged.holds(draft("https://d.example/", tags=("queries",)))
        return found

    monkeypatch.setattr(VocabularyReader, "care", meanwhile)
    outcome = tagged("tags", "suggest", "--kind", "twin", "--apply")
    assert outcome.err == (
        "LLMs merged into llm\n1 tag left: changed meanwhile\n"
        "11 tags, 100.0% of tagged notes have one\n"
    )
    assert counts(tagged)["queries"] == 2

"""Each kind of proposals, judged on lists of which every pair was looked at."""

from __future__ import annotations

import pytest

from tests.model.tagcare.uses import numbers, use
from tui.model.arrangement import Decision
from tui.model.tagcare.abbreviation import abbreviations
from tui.model.tagcare.decisions import Decisions
from tui.model.tagcare.kinds import KIND_BY_NAME, KINDS, dismissal, proposals, ticked
from tui.model.tagcare.narrower import narrower
from tui.model.tagcare.no_tag import reason_against
from tui.model.tagcare.parent import parents
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.rare import keeping, rare, with_texts
from tui.model.tagcare.returned import returned
from tui.model.tagcare.tag_use import TagUse
from tui.model.tagcare.typo import typos
from tui.model.tagcare.version import versions


def told(found: list[Proposal]) -> list[tuple[str, str, str, bool]]:
    return [(each.tag, each.target, each.evidence, each.sure) for each in found]


def test_a_narrower_tag_becomes_the_one_it_says_more_than() -> None:
    tags = use(
        "kv cache, cache, gpu",
        "state of the art, ai, safety",
        "ai safety, research",
        "template haskell, haskell",
        "privacy law",
        times={"cache": 8, "ai": 3, "safety": 2, "art": 5, "haskell": 2, "law": 4},
    )
    assert told(narrower(tags)) == [
        ("kv cache", "cache", "beside it on 1", True),
        ("template haskell", "haskell", "beside it on 1", True),
        ("privacy law", "law", "by its words", False),
        ("ai safety", "safety", "by its words", False),
    ]


def test_a_narrower_tag_is_sure_where_two_tags_are_beside_both() -> None:
    tags = use("type theory, haskell, logic", "theory, haskell, logic", "theory")
    assert told(narrower(tags)) == [("type theory", "theory", "2 tags beside both", True)]


def test_the_longest_part_is_the_target_and_a_word_inside_needs_a_common_note() -> None:
    tags = use(
        "open source software license",
        "big data tools, data",
        "small data tools",
        times={"open source": 3, "open": 9, "data": 2, "source software": 2},
    )
    assert told(narrower(tags)) == [
        ("big data tools", "data", "beside it on 1", True),
        ("open source software license", "open source", "by its words", False),
    ]


def test_neither_a_frequent_tag_nor_a_nested_one_is_narrower() -> None:
    tags = use("web/css", times={"kv cache": 3, "cache": 9, "web": 5})
    assert narrower(tags) == []


NARROWER = """
    marine biology=biology, template haskell=haskell, moral psychology=psychology
    labour economics=economics, edge ai=ai, free trade=trade, linux kernel=linux
    programming language theory=programming language, philosophy of mind=philosophy
    maschinelles lernen=lernen, logiciel libre=logiciel, energía solar=energía
    веб разработка=разработка, historia de roma=historia, histoire de france=histoire
    deutsche geschichte=geschichte, книги о войне=книги, data base design=data base
"""
"""What a reader takes for more of the same, and for what."""


def test_narrower_tags_are_right_on_a_judged_list() -> None:
    judged = [pair.strip().split("=") for line in NARROWER.split("\n") for pair in line.split(",")]
    wanted = dict(pair for pair in judged if len(pair) == 2)
    tags = use(
        *(f"{tag}, {target}" for tag, target in wanted.items()),
        "state of the art",
        "end of life",
        times=dict.fromkeys({*wanted.values(), "art", "life", "the", "state"}, 3),
    )
    sure = {each.tag: each.target for each in narrower(tags) if each.sure}
    assert sum(wanted.get(tag) == target for tag, target in sure.items()) >= 0.9 * len(sure)
    assert len(sure) >= 0.9 * len(wanted)


def test_an_abbreviation_needs_more_than_its_letters() -> None:
    tags = use(
        "ml",
        "machine learning",
        "machine learning",
        "cd, ci, jazz",
        "compact disc",
        "ocr, scanning, text, paper",
        "optical character recognition, scanning, text, paper, ocr",
        "lstm, long short-term memory",
        "k8s",
        "kubernetes",
        "rag, search",
        "retrieval augmented generation (rag)",
        texts={0: "Of machine learning (ML) and more."},
    )
    assert told(abbreviations(tags)) == [
        ("ml", "machine learning", "1 note says so", True),
        ("optical character recognition", "ocr", "beside it on 1", True),
        ("kubernetes", "k8s", "its letters are counted", True),
        ("lstm", "long short-term memory", "4 letters", True),
        ("retrieval augmented generation (rag)", "rag", "its name has both", True),
    ]


ABBREVIATIONS = """
    llm=large language models, gpu=graphics processing unit, nlp=natural language processing
    iot=internet of things, ki=künstliche intelligenz, dsgvo=datenschutz grundverordnung
    ihm=interaction homme machine, ia=inteligencia artificial, бд=база данных
    ии=искусственный интеллект, ssg=static site generator, hci=human-computer interaction
    gtd=getting things done, poc=proof of concept, tts=text-to-speech
"""
"""What a reader takes for one tag; the letters of ``dsgvo`` are no initials."""

STRANGERS = "cd=compact disc, pc=political correctness, ad=active directory, ss=social security"


def test_abbreviations_are_right_on_a_judged_list() -> None:
    judged = [pair.strip().split("=") for pair in ABBREVIATIONS.replace("\n", ",").split(",")]
    wanted = {pair[0]: pair[1] for pair in judged if len(pair) == 2}
    others = dict(pair.strip().split("=") for pair in STRANGERS.split(","))
    tags = use(
        *(f"{short}, {long}, about {short}, more {short}" for short, long in wanted.items()),
        *(f"{short}, about {short}, more {short}" for short in wanted),
        *(f"{long}, about {short}, more {short}" for short, long in wanted.items()),
        *(tag for pair in others.items() for tag in pair),
    )
    found = {frozenset((each.tag, each.target)) for each in abbreviations(tags)}
    right = {frozenset(pair) for pair in wanted.items()}
    assert len(found & right) >= 0.95 * len(found)
    assert right - found == {frozenset(("dsgvo", "datenschutz grundverordnung"))}


def test_initials_that_are_a_word_of_the_long_name_are_none_of_it() -> None:
    assert abbreviations(use("ai, ai ibm", "ai, ai ibm")) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("🔥", "no letter"),
        ("https://example.com/x", "an address"),
        ("me@example.com", "an address"),
        ("I'm sorry", "an apology"),
        ("please provide the summary of it", "a sentence"),
        ("This is it. Really!", "a sentence"),
        ("one two three four five six seven eight nine", "9 words"),
        ("x" * 61, "61 characters"),
        ("d.c. circuit court of appeals", ""),
        ("node.js", ""),
        ("C++", ""),
        ("you and i", ""),
        ("искусственный интеллект", ""),
        ("機械学習", ""),
        ("ci/cd", ""),
        ("tcp/ip", ""),
    ],
)
def test_a_name_that_is_no_tag_is_told_with_the_reason(name: str, reason: str) -> None:
    assert reason_against(name) == reason


def test_a_version_is_put_under_the_name_without_the_number() -> None:
    tags = use("python3", "gpt-4, c3", "gpt 3.5, c", "2024, r2", times={"python": 3, "gpt": 2})
    assert told(versions(tags)) == [
        ("python3", "python", "", False),
        ("gpt 3.5", "gpt", "", False),
        ("gpt-4", "gpt", "", False),
    ]


def test_a_retired_tag_returns_when_it_is_on_twice_as_many_notes() -> None:
    retired = {"monads": (1, 7), "ghc": (2, 3), "legal": (4, 7), "trade": (0, 2), "new": (0, 3)}
    assert told(returned(TagUse([], [], retired))) == [
        ("monads", "", "1 → 7 notes", False),
        ("new", "", "0 → 3 notes", False),
    ]


def test_a_tag_that_is_nearly_always_beside_a_larger_one_is_put_under_it() -> None:
    notes = ["lxml, python"] * 4 + ["lxml"] + ["flask, web"] * 2
    tags = use(*notes, times={"python": 6, "web": 9}, size=2_000)
    assert told(parents(tags)) == [("lxml", "python", "4 of 5", False)]


def test_a_small_library_has_no_parents() -> None:
    assert parents(use(*["lxml, python"] * 4, times={"python": 6})) == []


def test_a_slip_in_a_long_tag_is_found_but_not_at_its_ends() -> None:
    tags = use(
        *(
            "monitering",
            "programing",
            "accomodation",
            "monitorins",
            "xonitoring",
            "version-2-of-it",
        ),
        times={"monitoring": 3, "programming": 2, "accommodation": 2, "version-3-of-it": 2},
    )
    assert told(typos(tags)) == [
        ("monitering", "monitoring", "one letter", False),
        ("accomodation", "accommodation", "one letter", False),
        ("programing", "programming", "one letter", False),
    ]


def test_the_tags_without_which_every_note_is_found_are_rare() -> None:
    notes = [f"common, topic{index % 3}, only{index}" for index in range(12)]
    tags = use(*notes, "alone")
    assert [each.tag for each in rare(tags, 5)] == [
        f"only{index}" for index in sorted(range(12), key=str)
    ]
    kept = [tags.names[tag] for tag in keeping(tags, 5).order[:5]]
    assert kept == ["common", "topic0", "topic1", "topic2", "alone"]
    assert rare(tags, 5)[0].evidence == "1 note, keeps common topic0"


def test_a_rare_tag_that_its_only_note_does_not_name_is_told() -> None:
    tags = use("cache, kv", "cache, gpu", "cache, b", "b", texts={0: "My KV", 1: "No gpus"})
    found = rare(tags, 1, numbers(tags, ["cache"]))
    assert [(each.tag, each.evidence) for each in with_texts(tags, found)] == [
        ("b", "2 notes, keeps cache"),
        ("gpu", "1 note, keeps cache · not in its text"),
        ("kv", "1 note, keeps cache"),
    ]


def test_a_tag_that_a_person_keeps_is_never_rare() -> None:
    tags = use("a, b", "a, c", "a, d")
    assert [each.tag for each in rare(tags, 1, numbers(tags, ["d"]))] == ["a", "b", "c"]


def test_of_few_tags_none_is_rare_and_nothing_is_where_each_note_needs_its_own() -> None:
    assert rare(use("a", "b", "c")) == []
    assert rare(use(*(f"tag {number}" for number in range(400)))) == []


def test_every_kind_has_its_name_and_help() -> None:
    assert [kind.name for kind in KINDS] == [
        *("rare", "twin", "narrower", "abbreviation", "no-tag", "version", "return", "parent"),
        "typo",
    ]
    assert all(kind.help.endswith(".") for kind in KINDS)


def test_what_was_dismissed_is_not_proposed_under_any_name() -> None:
    tags = use("llms", "llm", "llm", "python3", "python", "🔥", size=2_000)
    for kind in KINDS[1:]:
        for proposal in proposals(kind, tags, Decisions()):
            decided = Decisions.read([dismissal(proposal)], {})
            assert proposal not in proposals(kind, tags, decided)
    renamed = use("language models", "language model")
    aliases = {"llms": "language models", "llm": "language model"}
    decided = Decisions.read([Decision("same", "llm", "llms")], aliases)
    assert proposals(KIND_BY_NAME["twin"], renamed, decided) == []


def test_what_is_kept_is_neither_retired_nor_merged_away_nor_gone() -> None:
    tags = use("llms", "llm", "llm", "🔥")
    decided = Decisions.read([Decision("keep", "llms"), Decision("keep", "🔥")], {})
    assert [each for kind in KINDS for each in proposals(kind, tags, decided)] == []


def test_only_the_sure_ones_of_a_batch_are_ticked() -> None:
    found = [Proposal("twin", "a", "b"), Proposal("twin", "c", "d", sure=False)]
    assert ticked(KIND_BY_NAME["twin"], found) == found[:1]
    assert ticked(KIND_BY_NAME["typo"], found) == []

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hostile import HOSTILE
from tui.model.cleaning import DEPTH_LIMIT, clean_draft
from tui.model.instant import Instant
from tui.model.note import Draft, Note
from tui.model.text import is_inert

URL = "https://example.com/"


def test_a_clean_draft_comes_back_as_it_is() -> None:
    draft = Draft(
        url=URL,
        title="A title",
        summary="One\n\ttwo",
        tags=("kv cache", "GPU", "a, b"),
        folders=(("Bar", "Inner"), ("Bar",)),
        urls=("http://example.com",),
        highlights=({"text": "here", "color": None},),
        added=Instant(5),
        read=False,
        extra={"pinboard": {"id": 3, "list": [1, 2.5, True, None, {"deep": ["text"]}]}},
    )
    cleaned, found = clean_draft(draft)
    assert cleaned is draft
    assert not found


def test_every_text_is_cleaned() -> None:
    bad = "a\x1b[31m\r\nb"
    cleaned = clean_draft(
        Draft(
            url="\x07" + URL + "\x1b[31m\n",
            title=bad,
            summary=bad,
            comment=bad,
            article=bad,
            tags=(bad,),
            folders=((bad, "\x00"), ("\u200b",)),
            urls=("\x00http://example.com",),
            highlights=({"te\x00xt": bad},),
            feed=bad,
            site=bad,
            author=bad,
            lang=bad,
            extra={"so\x1burce": {"list": [bad, {"k": (bad,)}]}},
        )
    )
    assert cleaned == (
        Draft(
            url=URL,
            title="a b",
            summary="a\nb",
            comment="a\nb",
            article="a\nb",
            tags=("a b",),
            folders=(("a b",),),
            urls=("http://example.com",),
            highlights=({"text": "a\nb"},),
            feed="a b",
            site="a b",
            author="a b",
            lang="a b",
            extra={"sorce": {"list": ["a\nb", {"k": ["a\nb"]}]}},
        ),
        True,
    )


@pytest.mark.parametrize(
    "draft",
    [
        Draft(url=URL, title="a\x00"),
        Draft(url=URL, comment="\u202ea"),
        Draft(url=URL, tags=("a\u200b",)),
        Draft(url=URL, extra={"x": {"y": ["\ud800"]}}),
        Draft(url=URL, highlights=({"text": "\x1b[31m"},)),
        Draft(url=URL, title="x" * 1_001),
        Draft(url=URL, tags=("x" * 65,)),
        Draft(url=URL + "x" * 8_192),
    ],
)
def test_what_was_removed_or_cut_is_told(draft: Draft) -> None:
    assert clean_draft(draft)[1]


@pytest.mark.parametrize(
    "draft",
    [
        Draft(url=f"  {URL}\n"),
        Draft(url=URL, title=" a \n b "),
        Draft(url=URL, title="x" + " " * 2_000),
        Draft(url=URL, summary="a\r\nb"),
        Draft(url=URL, tags=("a", "A", "")),
    ],
)
def test_white_space_and_doubles_are_tidied_in_silence(draft: Draft) -> None:
    cleaned, found = clean_draft(draft)
    assert cleaned != draft
    assert not found


def test_tags_are_each_once_compared_without_case() -> None:
    draft = Draft(url=URL, tags=("Straße", "b", "", "STRASSE", " b ", "\x00", "C"))
    assert clean_draft(draft)[0].tags == ("Straße", "b", "C")


def test_long_tags_that_are_cut_alike_become_one() -> None:
    draft = Draft(url=URL, tags=("x" * 64 + "a", "x" * 64 + "b"))
    assert clean_draft(draft)[0].tags == ("x" * 64,)


def test_folders_are_each_once_without_empty_names() -> None:
    draft = Draft(url=URL, folders=(("A", "", "B"), (), ("A", "B"), ("a", "B")))
    assert clean_draft(draft)[0].folders == (("A", "B"), ("a", "B"))


def test_other_spellings_leave_out_the_address_itself() -> None:
    draft = Draft(url=f" {URL}", urls=(URL, "", "http://example.com", "http://example.com "))
    assert clean_draft(draft)[0].urls == ("http://example.com",)


def test_an_address_can_end_up_empty() -> None:
    assert clean_draft(Draft(url=" \x00\n")) == (Draft(url=""), True)


def test_a_note_stays_a_note() -> None:
    cleaned, _ = clean_draft(Note(id=7, url=URL, title=" a"))
    assert cleaned == Note(id=7, url=URL, title="a")


def test_what_nests_too_deep_becomes_null() -> None:
    deep: Any = "bottom"
    for _ in range(5_000):
        deep = [deep]
    cleaned, found = clean_draft(Draft(url=URL, extra={"x": deep}))
    value = cleaned.extra["x"]
    for _ in range(DEPTH_LIMIT):
        value = value[0]
    assert value is None
    assert found


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_hostile_is_left_anywhere(payload: str) -> None:
    draft = Draft(
        url=payload,
        title=payload,
        summary=payload,
        tags=(payload,),
        folders=((payload,),),
        urls=(payload,),
        highlights=({"text": payload},),
        extra={payload: [payload]},
    )
    assert is_inert(_texts(clean_draft(draft)[0]))


def _texts(draft: Draft) -> str:
    (highlight,) = draft.highlights
    ((key, (value,)),) = draft.extra.items()
    folders = (name for path in draft.folders for name in path)
    lists = (*draft.tags, *folders, *draft.urls)
    return "\n".join((draft.url, draft.title, draft.summary, *lists, highlight["text"], key, value))

"""What is found of the tags comes in one order: what is waited for first, the slow kind last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model.tagcare.uses import use
from tui.model.tagcare.decisions import Decisions
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.reach import reach
from tui.ui.tag_survey import Find, Foresee, Job, Outlook, Read, Tags, TagSurvey

USE = use("a", "a", "a", "a")

TAGS = Tags(USE, Decisions(), [1, 2, 3, 4], reach(USE))

LLMS = Proposal("twin", "llms", "llm", "plural")

KV = Proposal("narrower", "kv cache", "cache", sure=False)


def found(job: Job) -> object:
    """What a job finds."""
    match job:
        case Read():
            return TAGS
        case Find():
            return [LLMS] if job.kind == "twin" else []
        case Foresee():
            return Outlook(job, TAGS.reach, 0)


def jobs(survey: TagSurvey) -> tuple[list[Job], TagSurvey]:
    """All that is found, one after the other, and what is known then."""
    done = []
    while job := survey.next_job():
        survey = replace(survey, job=job).taking(job, found(job))
        done.append(job)
    return done, survey


ALL = ["twin", "narrower", "abbreviation", "no-tag", "rare", "version", "return", "typo", "parent"]


def test_nothing_is_found_while_nobody_cares() -> None:
    assert TagSurvey().next_job() is None


def test_the_tags_are_read_and_each_kind_is_found_the_slow_one_last() -> None:
    done, survey = jobs(TagSurvey(is_open=True))
    assert done == [Read(0), *(Find(0, kind) for kind in ALL)]
    assert survey.found["twin"] == [LLMS]


def test_what_is_waited_for_is_found_first() -> None:
    done, survey = jobs(TagSurvey(is_open=True, wanted="typo"))
    assert done[:3] == [Read(0), Find(0, "typo"), Find(0, "twin")]
    assert survey.is_wanted_known


def test_what_ticks_come_to_is_found_before_other_kinds() -> None:
    done, survey = jobs(TagSurvey(is_open=True, kind="rare"))
    assert done[:4] == [Read(0), Find(0, "rare"), Foresee(0, "rare", {}), Find(0, "twin")]
    ticked = survey.ticking(LLMS)
    assert ticked.next_job() == Foresee(0, "rare", {("twin", "llms", "llm"): False})


def test_a_library_that_changed_is_read_anew_and_what_was_known_stays_until_then() -> None:
    _, survey = jobs(TagSurvey(is_open=True))
    changed = survey.outdated()
    assert (changed.next_job(), changed.found["twin"]) == (Read(1), [LLMS])


def test_nothing_is_asked_again_that_failed_until_the_library_changes() -> None:
    failed = replace(TagSurvey(is_open=True), job=Read(0)).failing()
    assert failed.next_job() is None
    assert failed.outdated().next_job() == Read(1)


def test_after_a_failure_the_tags_are_read_anew() -> None:
    survey = TagSurvey(is_open=True, read=0, tags=TAGS, job=Find(0, "twin")).failing()
    assert replace(survey, failed=-1).next_job() == Read(0)


def test_a_sure_proposal_of_a_batch_is_ticked_until_a_person_says_otherwise() -> None:
    survey = TagSurvey()
    assert (survey.is_ticked(LLMS), survey.is_ticked(KV)) == (True, False)
    turned = survey.ticking(LLMS).ticking(KV)
    assert (turned.is_ticked(LLMS), turned.is_ticked(KV)) == (False, True)
    assert turned.ticking(LLMS).is_ticked(LLMS)


@pytest.mark.parametrize(
    ("number", "fewer", "more"),
    [(149, 140, 150), (150, 140, 160), (12, 10, 20), (5, 1, 10), (300, 290, 400), (395, 300, 400)],
)
def test_the_number_to_keep_goes_in_round_numbers(number: int, fewer: int, more: int) -> None:
    many = use(*(f"tag {tag}" for tag in range(400)))
    fresh = frozenset({"rare", "twin"})
    survey = TagSurvey(number=number, tags=TAGS._replace(use=many), fresh=fresh)
    less, greater = survey.keeping(is_more=False), survey.keeping(is_more=True)
    assert (less.number, greater.number, less.fresh) == (fewer, more, frozenset({"twin"}))


def test_what_is_being_found_goes_on_and_rare_tags_are_found_again_with_another_number() -> None:
    tags = TAGS._replace(use=use(*(f"tag {tag}" for tag in range(400))))
    finding = replace(TagSurvey(is_open=True, read=0, tags=tags, number=50), kind="rare")
    job = finding.next_job()
    assert job == Find(0, "rare", 50)
    more = replace(finding, job=job).keeping(is_more=True)
    assert more.job == job
    assert more.taking(job, []).next_job() == Find(0, "rare", 60)


def test_no_more_are_kept_than_there_are_and_nothing_before_they_are_read() -> None:
    assert TagSurvey(number=1, tags=TAGS).keeping(is_more=True).number == 1
    assert TagSurvey().keeping(is_more=True) == TagSurvey()


def test_where_none_is_rare_fewer_are_as_many_as_are_kept_of_most_libraries() -> None:
    many = use(*(f"tag {tag}" for tag in range(400)))
    survey = TagSurvey(tags=TAGS._replace(use=many))
    assert survey.keeping(is_more=False).number == 150


def test_a_proposal_that_is_being_done_is_gone_at_once_and_all_is_found_anew() -> None:
    survey = TagSurvey(is_open=True, read=0, found={"twin": [LLMS]}, fresh=frozenset({"twin"}))
    without = survey.without("twin", [LLMS])
    assert (without.found, without.fresh, without.next_job()) == (
        {"twin": []},
        frozenset(),
        Read(1),
    )

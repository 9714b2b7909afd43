"""A few seconds of each torture; `make torture` is a quarter of an hour of all of them."""

from __future__ import annotations

import pytest

from tests.torture.outcomes import Outcomes, Torture
from tests.torture.table import DOCUMENT, HEAD, TORTURES, Result, with_results

SEED = 20_251


@pytest.mark.parametrize("torture", TORTURES, ids=lambda torture: torture.name)
def test_the_law_holds(torture: Torture) -> None:
    outcomes = torture.run(SEED, torture.short)
    assert outcomes.broken == []
    assert sum(outcomes.counts.values()) >= torture.short


def test_a_trial_that_raises_breaks_the_law_and_is_named() -> None:
    outcomes = Outcomes()
    for number in range(2):
        with outcomes.trial(f"trial {number}"):
            assert number, "it is zero"
            outcomes.ended("fine")
    assert (outcomes.broken, dict(outcomes.counts)) == (
        ["trial 0: AssertionError: it is zero assert 0"],
        {"fine": 1},
    )


def test_the_rows_of_what_was_run_are_written_anew_and_the_others_stay() -> None:
    first, second, third = (
        Torture(name, "b", "c", lambda *_: Outcomes(), 1, 2)
        for name in ("first", "second", "third")
    )
    outcomes = Outcomes()
    outcomes.ended("well", 1_000)
    outcomes.ended("badly")
    text = "before <!-- results -->\n<!-- end of results --> after"
    for results in (
        [Result(first, 2, Outcomes(broken=["x"])), Result(third, 1, Outcomes())],
        [Result(third, 1_001, outcomes), Result(second, 5, outcomes)],
    ):
        text = with_results(text, results, (first, second, third))
    assert text.splitlines() == [
        "before <!-- results -->",
        "",
        *HEAD,
        "| **first**: b | 2 | c | **law broken: 1** |",
        "| **second**: b | 5 | c | badly: 1; well: 1,000 |",
        "| **third**: b | 1,001 | c | badly: 1; well: 1,000 |",
        "",
        "<!-- end of results --> after",
    ]


def test_the_document_has_every_torture_and_is_as_the_command_writes_it() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert [each.name for each in TORTURES if f"| **{each.name}**: {each.what} |" not in text] == []
    assert with_results(text, ()) == text
    assert "law broken" not in text

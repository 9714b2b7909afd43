from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tui.errors import UrlNotesError
from tui.filters.operators import OPERATORS, ORDERS, PARTS, STATES
from tui.filters.parser import parse
from tui.filters.syntax import Term
from tui.filters.values import Choice
from tui.store.conditions import CONDITIONS

FIELDS = [operator.name for operator in OPERATORS if not operator.is_directive]


def test_every_field_that_finds_notes_has_its_condition() -> None:
    missing = [name for name in FIELDS if name not in CONDITIONS]
    assert not missing, f"CONDITIONS in tui/store/conditions.py has no function for {missing}"


def test_every_condition_is_that_of_a_field() -> None:
    unknown = [name for name in CONDITIONS if name not in FIELDS]
    assert not unknown, f"OPERATORS in tui/filters/operators.py has no entry that finds {unknown}"


def test_the_conditions_stand_in_the_order_of_the_fields() -> None:
    assert list(CONDITIONS) == FIELDS


@pytest.mark.parametrize(
    "text",
    [
        *(f"is:{state.text}" for state in STATES),
        *(f"{field}:{part.text}" for field in ("has", "no") for part in PARTS),
        *(f"sort:{order.text}" for order in ORDERS),
    ],
)
def test_every_value_that_is_offered_has_a_meaning(tmp_path: Path, text: str) -> None:
    with library(tmp_path, draft(title="A")) as kept:
        assert len(kept.find(parse(text)).order) in (0, 1)


@pytest.mark.parametrize("field", ["is", "has", "no"])
def test_a_value_without_a_meaning_is_an_error(tmp_path: Path, field: str) -> None:
    filter = replace(parse(""), root=Term(field, Choice("nonsense")))
    with library(tmp_path, draft(title="A")) as kept, pytest.raises((KeyError, UrlNotesError)):
        kept.find(filter)

from __future__ import annotations

from tui.filters.operators import OPERATORS
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

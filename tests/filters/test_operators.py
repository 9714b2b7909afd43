from __future__ import annotations

import pytest

from tui.filters.operators import OPERATORS, ORDERS, Operator, markdown_table
from tui.filters.parser import parse
from tui.filters.value_readers import DESCENDING


def test_the_fields_are_listed_in_the_order_of_the_help() -> None:
    assert " ".join(operator.name for operator in OPERATORS) == (
        "text tag is has no title url site feed folder author summary comment article lang "
        "added published updated opened tags words links id like view in sort limit"
    )


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_every_example_is_understood(operator: Operator) -> None:
    filter = parse(operator.example)
    assert bool(filter.directives) is operator.is_directive
    assert filter.text == operator.example


@pytest.mark.parametrize(
    "text",
    [f"{operator.name}:{value.text}" for operator in OPERATORS for value in operator.values],
)
def test_every_value_that_is_offered_is_understood(text: str) -> None:
    assert parse(text).chips[0].text == text


def test_every_order_is_offered() -> None:
    assert [order.text for order in ORDERS] == list(DESCENDING)


def test_the_table_has_a_row_for_each_field() -> None:
    rows = markdown_table().splitlines()
    assert rows[:2] == ["| field | finds or does | example |", "|---|---|---|"]
    assert len(rows) == 2 + len(OPERATORS)
    assert rows[-3] == ("| `in:PLACE` | where to look: `trash`, `archive`, `all` | `in:archive` |")

"""Every value of a field comes back from the text that a person edits."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import FieldError, LinkError
from tui.model.cleaning import clean_draft
from tui.model.editable import EDITABLE, EDITABLE_BY_NAME
from tui.model.fields import names_of
from tui.model.instant import Instant
from tui.model.note import Draft

NAMES = st.text(st.sampled_from("a b/,\\#-é"), max_size=8)


@given(st.lists(NAMES, max_size=3), st.lists(st.lists(NAMES, max_size=3), max_size=3))
def test_lists_of_any_names_come_back(tags: list[str], folders: list[list[str]]) -> None:
    paths = tuple(map(tuple, folders))
    clean, _ = clean_draft(Draft(url="https://a.example/", tags=tuple(tags), folders=paths))
    for field, value in (("tags", clean.tags), ("folders", clean.folders)):
        editable = EDITABLE_BY_NAME[field]
        assert editable.value(editable.text(value)) == value


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("title", "A title", "A title"),
        ("url", "https://a.example/", "https://a.example/"),
        ("summary", "- one\n\n- two\n", "- one\n\n- two\n"),
        ("tags", ("kv cache", "#1", "a, b"), r"kv cache, \#1, a\, b"),
        ("folders", (("Bar", "AC/DC"), ("a, b",)), r"Bar/AC\/DC, a\, b"),
        ("added", Instant.from_iso("2025-08-14"), "2025-08-14"),
        ("added", Instant.from_iso("2025-08-14T12:30Z"), "2025-08-14T12:30:00Z"),
        ("added", None, ""),
        ("read", True, "yes"),
        ("read", False, "no"),
        ("read", None, ""),
    ],
)
def test_a_value_is_written_and_read(name: str, value: Any, text: str) -> None:
    field = EDITABLE_BY_NAME[name]
    assert (field.text(value), field.value(text)) == (text, value)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("added", "soon", "is no date: soon"),
        ("read", "maybe", "is maybe"),
    ],
)
def test_what_cannot_be_understood_is_said(name: str, text: str, message: str) -> None:
    with pytest.raises(FieldError) as caught:
        EDITABLE_BY_NAME[name].value(text)
    assert caught.value.message == message


def test_an_address_that_is_no_link_is_refused() -> None:
    with pytest.raises(LinkError) as caught:
        EDITABLE_BY_NAME["url"].value("")
    assert caught.value.message == "The link is empty"


def test_all_are_fields_of_a_note() -> None:
    known = names_of(*(field.kind for field in EDITABLE))
    assert {field.name for field in EDITABLE} <= set(known)

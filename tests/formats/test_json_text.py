from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.sources import source
from tui.errors import FormatError
from tui.formats import json_text
from tui.formats.json_text import Beginning, Item, beginning_of_json, items_of, read_document


@pytest.mark.parametrize(
    ("text", "value", "end", "breaks_off"),
    [
        ('{"a": 1} rest', {"a": 1}, 8, False),
        ('{"a": [1, {"b": "x, {y', {"a": [1, {}]}, 22, True),
        ('{"a": "\\"", "b": tru', {"a": '"'}, 20, True),
        ('[{"a": 1}, {"b"', [{"a": 1}, {}], 15, True),
        ('[{"a": 1} {"b"]', [{"a": 1}], 15, True),
        ("{", {}, 1, True),
        ("5", None, 1, False),
        ("]", None, 1, True),
        ("[" * 5_000, None, 0, False),
    ],
)
def test_of_what_breaks_off_all_is_kept_that_was_complete(
    text: str, value: Any, end: int, breaks_off: bool
) -> None:
    assert beginning_of_json(text) == Beginning(value, end, breaks_off)


def test_a_document_is_read_as_far_as_it_goes() -> None:
    assert read_document(source('\ufeff {"a": [1, 2')) == Beginning({"a": [1]}, 11, True)


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(FormatError) as refusal:
        read_document(source("a: 1"))
    assert refusal.value.message == "This is no JSON array and no JSON object"


@pytest.mark.parametrize("block", [1, 2, 7, 1 << 16])
def test_a_list_is_read_bit_by_bit(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "_BLOCK", block)
    values = [{"a": "ä" * 9}, 12345, "x", [1, [2]], None]
    text = "[\n" + ",\n".join(map(json.dumps, values)) + "\n]"
    assert list(items_of(source(text))) == [Item(each, 2 + n) for n, each in enumerate(values)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_list_may_be_in_any_encoding_of_json(encoding: str) -> None:
    assert list(items_of(source('[{"a": "ä"}]'.encode(encoding)))) == [Item({"a": "ä"}, 1)]


def test_one_record_is_not_held_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "_BLOCK", 10)
    monkeypatch.setattr(json_text, "_LARGEST_RECORD", 100)
    items = list(items_of(source('[1, "' + "x" * 1_000 + '", 2]')))
    assert items == [Item(1, 1), Item(None, 1, breaks_off=True)]

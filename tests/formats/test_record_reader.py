from __future__ import annotations

from tui.formats.record_reader import RecordReader
from tui.formats.values import read_seconds
from tui.model.instant import Instant

DAY = Instant.from_iso("2025-08-14")


def test_values_are_taken_by_the_first_name_that_says_anything() -> None:
    record = RecordReader({"title": "", "name": " two\n lines", "number": 5})
    assert (record.line("title", "name"), record.text("number"), record.text("gone")) == (
        "two lines",
        "5",
        "",
    )
    assert record.rest("x") == {}


def test_what_is_not_taken_or_cannot_be_read_is_kept() -> None:
    values = {"read": "maybe", "when": "once", "tags": {"a": 1}, "hash": "0a", "none": None}
    record = RecordReader(values)
    assert (record.flag("read"), record.instant("when"), record.tags("tags")) == (None, None, ())
    assert record.rest("pinboard") == {
        "pinboard": {"read": "maybe", "when": "once", "tags": {"a": 1}, "hash": "0a"}
    }


def test_flags_dates_and_tags_are_read_in_their_forms() -> None:
    record = RecordReader(
        {
            "toread": "yes",
            "public": 0,
            "day": "20250814",
            "stamp": "5",
            "list": ["a", {"name": "b"}, "A", ""],
            "text": "a  b c",
        }
    )
    assert (record.unless("toread"), record.flag("public")) == (False, False)
    assert (record.instant("day"), record.instant("stamp", read=read_seconds)) == (
        DAY,
        Instant(5_000_000),
    )
    assert (record.tags("list"), record.tags("text", separator=None)) == (
        ("a", "b"),
        ("a", "b", "c"),
    )

"""Files of every format, cut off and damaged."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

from tests.formats.samples import SAMPLES
from tests.support.sources import format_of, source
from tui.errors import FormatError
from tui.formats.base import Format, Issue
from tui.formats.registry import FORMATS
from tui.model.arrangement import Arrangement
from tui.model.note import Draft

READ = [each for each in FORMATS if each.read]
PLACES = 60
"""At how many places a sample is cut off, and changed."""


def test_every_format_that_is_read_has_a_sample_that_it_knows() -> None:
    assert {name: format_of(data)[0] for name, data in SAMPLES.items()} == {
        each.name: each.name for each in READ
    }


@pytest.mark.parametrize("format_", READ, ids=lambda each: each.name)
def test_a_sample_is_read_whole(format_: Format) -> None:
    assert format_.read
    records = list(format_.read(source(SAMPLES[format_.name])))
    assert records
    assert all(isinstance(record, Draft) for record in records)


@pytest.mark.parametrize("format_", READ, ids=lambda each: each.name)
def test_a_file_that_breaks_off_anywhere_raises_nothing(format_: Format) -> None:
    data = SAMPLES[format_.name]
    for end in range(0, len(data), max(len(data) // PLACES, 1)):
        assert_read(format_, data[:end])


@pytest.mark.parametrize("format_", READ, ids=lambda each: each.name)
def test_a_file_that_is_damaged_anywhere_raises_nothing(format_: Format) -> None:
    random, data = Random(format_.name), SAMPLES[format_.name]
    for _ in range(PLACES):
        damaged = bytearray(data)
        damaged[random.randrange(len(data))] = random.choice(b"\x00\xff\"'<>{}[],:\n9")
        assert_read(format_, bytes(damaged))


def assert_read(format_: Format, data: bytes) -> None:
    """A reader gives drafts and issues, or refuses with a message."""
    assert format_.read
    format_of(data)
    records: list[Draft | Issue | Arrangement] = []
    with suppress(FormatError):
        records += format_.read(source(data))
    assert all(isinstance(record, Draft | Issue | Arrangement) for record in records)

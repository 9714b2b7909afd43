from __future__ import annotations

import pytest

from tests.support.browser_files import literals
from tui.formats.browsers.lz4_block import unpack


@pytest.mark.parametrize("size", [0, 1, 14, 15, 16, 269, 270, 271, 5_000])
def test_literals_of_any_length_are_taken_as_they_are(size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    assert unpack(literals(data), size) == (data, True)


@pytest.mark.parametrize(
    ("block", "whole"),
    [
        (b"\x30abc\x03\x00\x10d", b"abcabcad"),
        (b"\x10a\x01\x00\x10b", b"aaaaab"),
        (b"\x1fa\x01\x00\xff\x00\x10b", b"a" * (1 + 4 + 15 + 255) + b"b"),
        (b"\x40abcd\x02\x00\x00", b"abcdcdcd"),
    ],
)
def test_a_match_repeats_what_came_before_also_what_it_writes_itself(
    block: bytes, whole: bytes
) -> None:
    assert unpack(block, len(whole)) == (whole, True)


@pytest.mark.parametrize(
    ("block", "begun"),
    [
        (b"\x30ab", b"ab"),
        (b"\x30abc\x03", b"abc"),
        (b"\x30abc\x00\x00\x00", b"abc"),
        (b"\x30abc\x04\x00\x00", b"abc"),
        (b"\x3fabc\x03\x00\xff", b"abc"),
        (b"\xff", b""),
    ],
)
def test_a_damaged_block_gives_what_came_before_the_damage(block: bytes, begun: bytes) -> None:
    assert unpack(block, 100) == (begun, False)


def test_no_more_is_unpacked_than_was_said() -> None:
    bomb = b"\x1fa\x01\x00" + b"\xff" * 10_000 + b"\x00"
    assert unpack(bomb, 10) == (b"a" * 10, True)

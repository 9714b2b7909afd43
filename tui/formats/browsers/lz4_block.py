"""Blocks of LZ4, as Firefox compresses its backups with."""

from __future__ import annotations

from typing import NamedTuple

_SHORTEST_MATCH = 4
_LONG = 15
"""A length of so many goes on in the bytes that follow."""
_GOES_ON = 255


class Unpacked(NamedTuple):
    """What was in a block."""

    data: bytes
    is_whole: bool
    """Whether it is all of it; otherwise the block breaks off, or is damaged from there on."""


def unpack(block: bytes, size: int) -> Unpacked:
    """Returns what is in a block, at most ``size`` bytes of it.

    Args:
        block: A sequence of literals and of matches, which repeat what came before.
        size: Of the whole, as is written beside the block.
    """
    out = bytearray()
    try:
        _unpack_into(out, block, size)
    except IndexError:
        return Unpacked(bytes(out[:size]), False)
    return Unpacked(bytes(out[:size]), len(out) == size)


def _unpack_into(out: bytearray, block: bytes, size: int) -> None:
    """Unpacks until the block ends or there is enough; ``IndexError`` where it breaks off."""
    at = 0
    while len(out) < size and at < len(block):
        token = block[at]
        length, at = _length(block, at + 1, token >> 4)
        out += block[at : at + length]
        at += length
        if at == len(block) or len(out) >= size:
            return
        distance = block[at] | block[at + 1] << 8
        length, at = _length(block, at + 2, token & _LONG)
        _repeat(out, distance, min(length + _SHORTEST_MATCH, size - len(out)))


def _length(block: bytes, at: int, length: int) -> tuple[int, int]:
    """Returns a length that begins in a token, and where the block goes on after it."""
    if length == _LONG:
        while (more := block[at]) == _GOES_ON:
            length, at = length + more, at + 1
        length, at = length + more, at + 1
    return length, at


def _repeat(out: bytearray, distance: int, length: int) -> None:
    """Adds what was written so far back, again and again if that is shorter."""
    if not 0 < distance <= len(out):
        raise IndexError("a match before the beginning")
    piece = bytes(out[-distance:][:length])
    out += (piece * (length // len(piece) + 1))[:length]

"""JSON Lines with the keys of ``records``: one note a line.

What is exported begins with a line that says so, and ends with one that has the number of notes and
a checksum of all before it: a file that was cut off or changed is told from a whole one. Bare
objects without these lines are read too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, TextIO

from tui.formats.base import Format, Issue, Recognition, Record, Score
from tui.formats.native.arrangements import (
    arrangement_from_record,
    arrangement_to_record,
    is_arrangement,
)
from tui.formats.native.former_notes import former_to_record, read_former
from tui.formats.native.records import native_keys, read_record, to_record
from tui.formats.shape import Json, Shape
from tui.formats.source import LARGEST_TEXT, Source
from tui.model.note import Draft

VERSION = 1

_HEADER = {"format": "url-notes", "version": VERSION}
_BOM = b"\xef\xbb\xbf"


def read(source: Source) -> Iterator[Record | Issue]:
    """Yields what each line has: in an export former notes and arrangements; else drafts.

    Blank lines are skipped.
    """
    seal = _Seal()
    is_begun = is_ended = False
    number = 0
    with source.open() as stream:
        # What is longer is no line of a note, and comes in pieces that are none either.
        lines = iter(lambda: stream.readline(LARGEST_TEXT), b"")
        for number, line in enumerate(lines, 1):
            text = line.removeprefix(_BOM) if number == 1 else line
            if number == 1 and (header := _object(text)) and _is_header(header):
                is_begun = True
                yield from _faults_of_header(header)
            elif is_begun and text.startswith(b'{"end"') and (end := _object(text)):
                is_ended = True
                if end != seal.record():
                    yield Issue("the file is not as it was written", number, dropped=False)
            elif text.strip():
                for record in _records(text, number, is_export=is_begun):
                    seal.count(record)
                    yield record
            seal.add(text)
    if is_begun and not is_ended:
        yield Issue("the file breaks off: its last line is missing", number, dropped=False)


class _Seal:
    """What the last line says of those before it."""

    def __init__(self) -> None:
        self.notes = 0
        self._digest = blake2b(digest_size=16)

    def count(self, record: Record | Issue) -> None:
        """Takes what is on a line."""
        is_lost = isinstance(record, Issue) and record.dropped
        self.notes += is_lost or isinstance(record, Draft)

    def add(self, line: bytes) -> None:
        """Takes a line, with its end."""
        self._digest.update(line)

    def record(self) -> dict[str, Any]:
        """Returns the object of the last line."""
        return {"end": True, "notes": self.notes, "checksum": self._digest.hexdigest()}


def _object(line: bytes) -> dict[str, Any]:
    """Returns the object of a line; an empty one if it is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _is_header(record: dict[str, Any]) -> bool:
    return record.get("format") == _HEADER["format"] and "url" not in record


def _faults_of_header(header: dict[str, Any]) -> Iterator[Issue]:
    version = header.get("version")
    if version != VERSION:
        reason = f"the file is of version {version!r}, and more than is known may be in it"
        yield Issue(reason, 1, dropped=False)


def _records(line: bytes, number: int, *, is_export: bool) -> Iterator[Record | Issue]:
    try:
        value = json.loads(line.decode("utf-8").rstrip(), strict=False)
    except UnicodeDecodeError:
        yield Issue("the line is not UTF-8", number)
    except json.JSONDecodeError as error:
        yield Issue(f"the line is not JSON: {error.msg} in column {error.colno}", number)
    except (ValueError, RecursionError):
        yield Issue("the line is not JSON that can be read", number)
    else:
        yield from _values(value, number) if is_export else read_record(value, number)


def _values(value: object, number: int) -> Iterator[Record | Issue]:
    if not isinstance(value, dict):
        yield from read_record(value, number)
    elif is_arrangement(value):
        try:
            yield arrangement_from_record(value)
        except ValueError as error:
            yield Issue(str(error), number)
    else:
        yield from read_former(value, number)


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Writes the first line, one object for each record, and the last line."""
    seal = _Seal()
    stream.write(_sealed_line(_HEADER, seal))
    for record in records:
        seal.count(record)
        stream.write(_sealed_line(_to_record(record), seal))
    stream.write(f"{json.dumps(seal.record())}\n")


def _to_record(record: Record) -> dict[str, Any]:
    if isinstance(record, Draft):
        return former_to_record(record)
    return arrangement_to_record(record)


def _sealed_line(record: dict[str, Any], seal: _Seal) -> str:
    line = f"{json.dumps(record)}\n"
    seal.add(line.encode("ascii"))
    return line


def write_records(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes one object for each draft, and nothing else, each on a line of its own."""
    stream.writelines(f"{json.dumps(to_record(draft))}\n" for draft in drafts)


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Json) or not isinstance(shape.value, dict):
        return None
    if _is_header(shape.value):
        return Recognition(Score.CERTAIN, "its first line says so")
    if shape.is_lines and native_keys(shape.value):
        return Recognition(Score.LIKELY, "each line is an object with a url")
    if shape.is_lines and shape.suffix in (".jsonl", ".ndjson"):
        return Recognition(Score.POSSIBLE, f"it is JSON on lines, and named {shape.suffix}")
    return None


FORMAT = Format(
    name="jsonl",
    label="url-notes JSON Lines",
    recognises=_recognises,
    read=read,
    write=write,
    write_library=write,
    suffixes=(".jsonl", ".ndjson"),
)

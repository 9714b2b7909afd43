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

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.native.records import draft_or_issue, native_keys, to_record
from tui.formats.shape import Json, Shape
from tui.formats.source import Source
from tui.model.note import Draft

VERSION = 1

_HEADER = {"format": "url-notes", "version": VERSION}
_LIBRARY_OWN = ("id", "trashed")
_BOM = b"\xef\xbb\xbf"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the draft or the issue of each line; skips blank lines."""
    seal = _Seal()
    is_begun = is_ended = False
    number = 0
    with source.open() as stream:
        for number, line in enumerate(stream, 1):
            text = line.removeprefix(_BOM) if number == 1 else line
            if number == 1 and (header := _object(text)) and _is_header(header):
                is_begun = True
                yield from _faults_of_header(header)
            elif is_begun and text.startswith(b'{"end"') and (end := _object(text)):
                is_ended = True
                if end != seal.record():
                    yield Issue("the file is not as it was written", number, dropped=False)
            elif text.strip():
                seal.notes += 1
                yield _line_draft(text, number)
            seal.add(text)
    if is_begun and not is_ended:
        yield Issue("the file breaks off: its last line is missing", number, dropped=False)


class _Seal:
    """What the last line says of those before it."""

    def __init__(self) -> None:
        self.notes = 0
        self._digest = blake2b(digest_size=16)

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


def _line_draft(line: bytes, number: int) -> Draft | Issue:
    try:
        value = json.loads(line.decode("utf-8").rstrip(), strict=False)
    except UnicodeDecodeError:
        return Issue("the line is not UTF-8", number)
    except json.JSONDecodeError as error:
        return Issue(f"the line is not JSON: {error.msg} in column {error.colno}", number)
    except (ValueError, RecursionError):
        return Issue("the line is not JSON that can be read", number)
    return draft_or_issue(value, number)


def write(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes the first line, one object for each draft, and the last line."""
    seal = _Seal()
    stream.write(_sealed_line(_HEADER, seal))
    for draft in drafts:
        seal.notes += 1
        stream.write(_sealed_line(_portable(draft), seal))
    stream.write(f"{json.dumps(seal.record())}\n")


def _portable(draft: Draft) -> dict[str, Any]:
    """Returns the object of a note without what means something in its own library alone."""
    return {key: value for key, value in to_record(draft).items() if key not in _LIBRARY_OWN}


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
    suffixes=(".jsonl", ".ndjson"),
)

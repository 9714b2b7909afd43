"""The native formats: JSON Lines and JSON, both lossless and with the keys of ``records``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from tui.errors import FormatError
from tui.formats.base import Format, Issue
from tui.formats.native.records import KEYS, from_record, to_record
from tui.model.note import Draft

_BOM = b"\xef\xbb\xbf"
_DECODER = json.JSONDecoder(strict=False)
_GAP = re.compile(r"[\s,]*")
_LONG_RECORD = re.compile(r'\{\s*(?:"id"\s*:\s*[0-9]+\s*,\s*)?"url"\s*:\s*"[^"]+"\s*,\s*"title"')


def read_lines(stream: BinaryIO) -> Iterator[Draft | Issue]:
    """Yields the draft or the issue of each line of a JSON Lines file; skips blank lines."""
    for number, line in enumerate(stream, 1):
        text = line.removeprefix(_BOM) if number == 1 else line
        if text.strip():
            yield _line_draft(text, number)


def _line_draft(line: bytes, number: int) -> Draft | Issue:
    try:
        value = json.loads(line.decode("utf-8").rstrip(), strict=False)
    except UnicodeDecodeError:
        return Issue("the line is not UTF-8", number)
    except json.JSONDecodeError as error:
        return Issue(f"the line is not JSON: {error.msg} in column {error.colno}", number)
    except (ValueError, RecursionError):
        return Issue("the line is not JSON that can be read", number)
    return _draft(value, number)


def _draft(value: object, line: int) -> Draft | Issue:
    try:
        return from_record(value)
    except ValueError as error:
        return Issue(str(error), line)


def write_lines(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes one object for each draft, on a line of its own."""
    stream.writelines(json.dumps(to_record(draft)) + "\n" for draft in drafts)


def read_array(stream: BinaryIO) -> Iterator[Draft | Issue]:
    """Yields the draft or the issue of each object of a JSON array, or of a file's one object.

    If the JSON breaks off, that is the last issue.

    Raises:
        FormatError: The file holds no JSON array and no object.
    """
    text = stream.read().removeprefix(_BOM).decode("utf-8", "replace")
    start = _gap_end(text, 0)
    match text[start : start + 1]:
        case "[":
            yield from _drafts(text, start + 1, "]")
        case "{":
            yield from _drafts(text, start, "")
        case _:
            raise _not_json()


def _drafts(text: str, start: int, closing: str) -> Iterator[Draft | Issue]:
    position, counted, line = start, 0, 1
    while True:
        item = _gap_end(text, position)
        line += text.count("\n", counted, item)
        counted = item
        if text[item : item + 1] == closing:
            return
        try:
            value, position = _DECODER.raw_decode(text, item)
        except (ValueError, RecursionError):
            if position == start:
                raise _not_json() from None
            yield Issue("the JSON breaks off here, and the rest cannot be read", line)
            return
        yield _draft(value, line)


def _gap_end(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def _not_json() -> FormatError:
    return FormatError(
        "This is no JSON array and no JSON object",
        "Choose another format, or check that the file is whole.",
    )


def write_array(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes one JSON array with one object for each draft, on a line of its own."""
    separator = "[\n"
    for draft in drafts:
        stream.write(f"{separator}  {json.dumps(to_record(draft))}")
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def _is_lines(head: bytes, name: str) -> bool:
    text = _text(head)
    first_line, _, rest = text.partition("\n")
    is_named = name.lower().endswith((".jsonl", ".ndjson")) and text.startswith("{")
    return is_named or (_begins_with_record(first_line) and rest.lstrip()[:1] in ("", "{"))


def _is_array(head: bytes, name: str) -> bool:  # noqa: ARG001 (known by its content)
    text = _text(head).removeprefix("[").lstrip()
    return text.rstrip() == "]" or _begins_with_record(text)


def _text(head: bytes) -> str:
    return head.removeprefix(_BOM).decode("utf-8", "replace").lstrip()


def _begins_with_record(text: str) -> bool:
    """Returns whether the text begins with an object that has a URL and only known keys."""
    try:
        value, _ = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        return _LONG_RECORD.match(text) is not None
    return isinstance(value, dict) and "url" in value and value.keys() <= set(KEYS)


JSONL = Format(
    name="jsonl",
    label="url-notes JSON Lines",
    recognises=_is_lines,
    read=read_lines,
    write=write_lines,
)

JSON = Format(
    name="json",
    label="url-notes JSON",
    recognises=_is_array,
    read=read_array,
    write=write_array,
)

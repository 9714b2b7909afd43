"""JSON Lines with the keys of ``records``: the lossless format, one note a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from tui.formats.base import Format, Issue, Recognition, Score
from tui.formats.native.records import draft_or_issue, native_keys, to_record
from tui.formats.shape import Json, Shape
from tui.formats.source import Source
from tui.model.note import Draft

_BOM = b"\xef\xbb\xbf"


def read(source: Source) -> Iterator[Draft | Issue]:
    """Yields the draft or the issue of each line; skips blank lines."""
    with source.open() as stream:
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
    return draft_or_issue(value, number)


def write(drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes one object for each draft, on a line of its own."""
    stream.writelines(json.dumps(to_record(draft)) + "\n" for draft in drafts)


def _recognises(shape: Shape) -> Recognition | None:
    if not isinstance(shape, Json) or not isinstance(shape.value, dict):
        return None
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

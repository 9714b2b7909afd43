from __future__ import annotations

import io
import json
from typing import BinaryIO, cast

import pytest

from tests.formats.native.test_records import FULL
from tests.support.sources import knows, read, written
from tui.errors import FormatError
from tui.formats.base import Format, Issue
from tui.formats.native.json_array import FORMAT as JSON
from tui.formats.native.jsonl import FORMAT as JSONL
from tui.formats.source import BytesSource
from tui.model.note import Draft

SECOND = Draft(url="https://second.example/", title="\ud800 lone")


@pytest.mark.parametrize("format_", [JSONL, JSON])
@pytest.mark.parametrize("drafts", [[], [FULL], [FULL, SECOND, FULL]])
def test_what_is_written_reads_the_same(format_: Format, drafts: list[Draft]) -> None:
    assert read(format_, written(format_, drafts)) == drafts


def test_lines_hold_one_object_each_in_ascii() -> None:
    text = written(JSONL, [FULL, SECOND])
    assert text.isascii()
    header, *notes, end = map(json.loads, text.splitlines())
    assert header == {"format": "url-notes", "version": 1}
    assert [record["url"] for record in notes] == [FULL.url, SECOND.url]
    assert (end["end"], end["notes"], len(end["checksum"])) == (True, 2, 32)


@pytest.mark.parametrize(
    ("start", "end", "issue"),
    [
        (0, -1, Issue("the file breaks off: its last line is missing", 3, dropped=False)),
        (0, 2, Issue("the file breaks off: its last line is missing", 2, dropped=False)),
    ],
)
def test_a_file_that_was_cut_off_is_told(start: int, end: int, issue: Issue) -> None:
    lines = written(JSONL, [SECOND, FULL]).splitlines(keepends=True)
    assert read(JSONL, "".join(lines[start:end]))[-1] == issue


def test_a_file_that_was_changed_is_told_and_read() -> None:
    changed = written(JSONL, [FULL, FULL]).replace("A. Author", "B. Author")
    first, _, issue = read(JSONL, changed)
    assert isinstance(first, Draft)
    assert first.author == "B. Author"
    assert issue == Issue("the file is not as it was written", 4, dropped=False)


def test_a_file_of_a_later_version_is_told_and_read() -> None:
    issue, note, _ = read(JSONL, '{"format": "url-notes", "version": 2}\n{"url": "a"}\n')
    reason = "the file is of version 2, and more than is known may be in it"
    assert (issue, note) == (Issue(reason, 1, dropped=False), Draft(url="a"))


def test_an_array_holds_one_object_on_each_line() -> None:
    text = written(JSON, [SECOND, SECOND])
    opening, first, second, closing = text.splitlines()
    assert (opening, closing) == ("[", "]")
    assert first == second + ","
    assert [record["url"] for record in json.loads(text)] == [SECOND.url, SECOND.url]


def test_an_empty_array_is_written_for_no_notes() -> None:
    assert written(JSON, []) == "[]\n"


def test_a_bad_line_is_an_issue_and_the_rest_is_read() -> None:
    text = (
        '\ufeff{"url": "a"}\r\n\n{"url": "b"\n{"title": "t"}\n[]\n"s"\n'
        + "[" * 5_000
        + '\n{"url": "c"}'
    )
    assert read(JSONL, text.encode() + b'\n{"url": "\xff"}') == [
        Draft(url="a"),
        Issue("the line is not JSON: Expecting ',' delimiter in column 12", 3),
        Issue("the record has no url", 4),
        Issue("the record is no object", 5),
        Issue("the record is no object", 6),
        Issue("the line is not JSON that can be read", 7),
        Draft(url="c"),
        Issue("the line is not UTF-8", 9),
    ]


def test_lines_are_read_as_they_come() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b'{"url": "a"}\n'

    class EndlessSource(BytesSource):
        def open(self) -> BinaryIO:
            return cast(BinaryIO, Endless())

    assert JSONL.read is not None
    assert next(JSONL.read(EndlessSource("lines", b""))) == Draft(url="a")


def test_a_line_without_end_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.formats.native.jsonl.LARGEST_TEXT", 20)
    text = '{"url": "a"}\n{"url": "' + "b" * 30 + '"}\n{"url": "c"}\n'
    drafts = [each for each in read(JSONL, text) if isinstance(each, Draft)]
    assert drafts == [Draft(url="a"), Draft(url="c")]


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("[]", []),
        ("\ufeff [\n]", []),
        ('{"url": "a"}\n', [Draft(url="a")]),
        ('[{"url": "a"},\n {"url": "b"}]', [Draft(url="a"), Draft(url="b")]),
        (
            '[\n{"url": "a"},\n{},\n5]',
            [
                Draft(url="a"),
                Issue("the record has no url", 3),
                Issue("the record is no object", 4),
            ],
        ),
        (
            '[{"url": "a"},\n\n{"url": ',
            [
                Draft(url="a"),
                Issue("the JSON breaks off here, and the rest cannot be read", 3),
            ],
        ),
        (
            '[{"url": "a"}\n',
            [
                Draft(url="a"),
                Issue("the JSON breaks off here, and the rest cannot be read", 2),
            ],
        ),
        (
            '[{"url": "a"}, ' + "[" * 5_000,
            [
                Draft(url="a"),
                Issue("the JSON breaks off here, and the rest cannot be read", 1),
            ],
        ),
    ],
)
def test_an_array_is_read_as_far_as_it_goes(text: str, records: list[Draft | Issue]) -> None:
    assert read(JSON, text) == records


@pytest.mark.parametrize("text", ["", "5", '"url"', "[", "[{", "{", "not json", "[" * 5_000])
def test_what_is_no_json_array_is_refused(text: str) -> None:
    with pytest.raises(FormatError) as refusal:
        read(JSON, text)
    assert refusal.value.message == "This is no JSON array and no JSON object"
    assert refusal.value.hint == "Choose another format, or check that the file is whole."


@pytest.mark.parametrize(
    ("head", "name", "lines", "array"),
    [
        ('{"url": "a"}\n{"url": "b"}\n', "x", True, True),
        ('\ufeff{"url": "a", "tags": []}', "x", True, True),
        ('{"uri": "a"}\n', "x.jsonl", True, False),
        ('{\n "url": "a"\n}', "x.json", False, True),
        ('[\n{"url": "a"}]', "x.json", False, True),
        ("[]\n", "x.json", False, True),
        ('[{"href": "a"}]', "x.json", False, True),
        ('[{"url": "a", "description": "b"}]', "x.json", False, True),
        ("[1, 2]", "x.json", False, False),
        ("[" * 60_000, "x.json", False, False),
        ('[{"id": 5, "url": "a", "title": "' + "x" * 70_000, "x.json", False, True),
        ("https://x.y\n", "urls.jsonl", False, False),
        ("", "empty.jsonl", False, False),
    ],
)
def test_files_are_recognised_by_their_own_keys(
    head: str, name: str, lines: bool, array: bool
) -> None:
    data = head.encode()[:65_536]
    assert (knows(JSONL, data, name), knows(JSON, data, name)) == (lines, array)

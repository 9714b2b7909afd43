from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "notes.jsonl"
    path.write_text(
        '{"url": "https://a.example/", "title": "A", "tags": ["x"]}\n'
        '{"url": "https://b.example/", "title": "B"}\n'
    )
    return path


def test_an_import_says_what_became_of_the_notes(cli: CommandLine, source: Path) -> None:
    outcome = cli("import", str(source))
    assert (outcome.code, outcome.out, outcome.err) == (0, "2 added.\n", "")
    assert cli("list", "--format", "{title}").out == "A\nB\n"


def test_importing_again_says_that_nothing_changed(cli: CommandLine, source: Path) -> None:
    cli("import", str(source))
    assert cli("import", str(source)).out == "Nothing changed: all 2 notes are there.\n"


def test_a_rehearsal_tells_and_stores_nothing(cli: CommandLine, source: Path) -> None:
    outcome = cli("import", "--dry-run", str(source))
    assert outcome.out == "Nothing was stored; it would be: 2 added.\n"
    assert cli("list").out == ""


def test_every_note_gets_the_tags_of_the_import(cli: CommandLine, source: Path) -> None:
    cli("import", str(source), "--tag", "new", "--tag", "X")
    assert cli("list", "--format", "{tags}").out == "x, new\nnew, x\n"


def test_the_report_is_an_object_with_numbers(cli: CommandLine, source: Path) -> None:
    with source.open("a") as stream:
        stream.write('nonsense\n{"url": "https://c.example/", "title": "C\\u001b[2J"}\n')
    outcome = cli("import", "--json", str(source))
    assert json.loads(outcome.out) == {
        "read": 4,
        "added": 3,
        "updated": 0,
        "unchanged": 0,
        "kept_aside": 0,
        "skipped": 1,
        "cleaned": 1,
        "issues": [
            {
                "source": str(source),
                "line": 3,
                "reason": "the line is not JSON: Expecting value in column 1",
            }
        ],
    }


def test_issues_are_told_up_to_twenty(cli: CommandLine, source: Path) -> None:
    with source.open("a") as stream:
        stream.write("nonsense\n" * 23)
    outcome = cli("import", str(source))
    assert (outcome.code, outcome.out) == (0, "2 added.\n23 records passed over.\n")
    lines = outcome.err.splitlines()
    assert len(lines) == 21
    assert lines[0] == f"{source}:3: the line is not JSON: Expecting value in column 1"
    assert lines[20] == "… and 3 more"


def test_what_was_cleaned_is_counted(cli: CommandLine, source: Path) -> None:
    source.write_text('{"url": "https://a.example/", "title": "A\\u001b[2J"}\n')
    assert cli("import", str(source)).out == (
        "1 added.\n1 record cleaned of hostile or overlong text.\n"
    )


@pytest.mark.parametrize("address", ["https://example.com/", "HTTP://example.com/x", "ftp://x.y/z"])
def test_an_address_is_answered_with_what_to_do(cli: CommandLine, address: str) -> None:
    outcome = cli("import", address)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"url-notes: {address} is an address, and only files and folders are imported\n"
        "Save the page and import the file; `url-notes add URL` adds one link.\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((), 2, "Missing argument 'SOURCE...'."),
        (("{folder}/gone",), 1, "{folder}/gone does not exist"),
        (("{folder}", "--format", "jsnl"), 2, "There is no format 'jsnl'"),
        (("{folder}/notes.jsonl", "{folder}/gone"), 1, "{folder}/gone does not exist"),
    ],
)
def test_a_wrong_source_is_an_error_and_nothing_is_imported(
    cli: CommandLine, source: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    outcome = cli("import", *(word.format(folder=source.parent) for word in words))
    told = message.format(folder=source.parent)
    assert (outcome.code, outcome.err.splitlines()[0]) == (code, f"url-notes: {told}")
    assert cli("list").out == ""


def test_on_a_terminal_a_bar_appears_and_goes(cli: CommandLine, source: Path) -> None:
    outcome = cli("import", str(source), is_terminal=True)
    assert outcome.err.startswith("\rImporting ░")
    assert outcome.err.endswith("%\r\x1b[K")


def test_texts_that_differ_are_kept_aside_and_counted(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "https://a.example/", "--title", "Mine")
    bookmarks = tmp_path / "b.html"
    bookmarks.write_text(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF='https://a.example/'>x</A><DD>hm</DL>"
    )
    assert cli("import", str(bookmarks)).out == "0 added, 1 updated, 1 other text kept.\n"
    assert cli("import", str(bookmarks)).out == "Nothing changed: all 1 notes are there.\n"
    assert cli("history").out.count("b.html: 0 added, 1 updated, 1 other text kept") == 1
    bookmarks.write_text(bookmarks.read_text().replace("hm", "no"))
    assert cli("import", str(bookmarks)).out == "1 unchanged, 1 other text kept.\n"

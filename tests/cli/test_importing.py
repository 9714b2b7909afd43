from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tui.errors import FormatError
from tui.library.sources import find_files

LINES = b'{"url": "https://a.example/", "title": "A"}\n{"url": "https://b.example/"}\nnonsense\n'
PAGE = (
    b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n"
    b'<DT><A HREF="https://a.example/">A</A>\n<DT><A HREF="https://b.example/">B</A>\n</DL>\n'
)


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


@pytest.fixture
def filed(tmp_path: Path) -> Path:
    path = tmp_path / "filed.jsonl"
    folders = [["Work", "Python"], ["later"]]
    path.write_text(
        json.dumps({"url": "https://a.example/", "tags": ["python"], "folders": folders})
    )
    return path


def tags_and_folders(cli: CommandLine) -> tuple[list[str], list[list[str]]]:
    (note,) = json.loads(cli("list", "--json").out)
    return note["tags"], note["folders"]


@pytest.mark.parametrize(
    ("options", "tags"),
    [
        ([], ["python"]),
        (["--folders-as-tags"], ["python", "Work", "later"]),
        (["--folders-as-tags", "--tag", "new"], ["python", "Work", "later", "new"]),
    ],
)
def test_folders_become_tags_where_that_is_asked_for(
    cli: CommandLine, filed: Path, options: list[str], tags: list[str]
) -> None:
    assert cli("import", *options, str(filed)).out == "1 added.\n"
    assert tags_and_folders(cli) == (tags, [["Work", "Python"], ["later"]])


def test_folders_become_tags_where_that_is_configured(
    cli: CommandLine, filed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("folders_as_tags = true")
    monkeypatch.setenv("URL_NOTES_CONFIG", str(config))
    cli("import", str(filed))
    assert tags_and_folders(cli) == (["python", "Work", "later"], [["Work", "Python"], ["later"]])


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
        "arranged": {},
        "left": 0,
        "skipped": 1,
        "cleaned": 1,
        "tags": {"new": 1, "waiting": 0, "renamed": {}, "dropped": 0},
        "issues": [
            {
                "source": str(source),
                "line": 3,
                "reason": "the line is not JSON: Expecting value in column 1",
            }
        ],
        "sources": [
            {
                "source": str(source),
                "format": "jsonl",
                "reason": "each line is an object with a url",
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


@pytest.mark.parametrize("name", ["-", "/dev/stdin", "/dev/fd/0"])
def test_standard_input_is_one_more_source(cli: CommandLine, name: str) -> None:
    outcome = cli("import", name, stdin=LINES)
    assert (outcome.code, outcome.out) == (0, "2 added.\n1 record passed over.\n")
    assert outcome.err == "standard input:3: the line is not JSON: Expecting value in column 1\n"
    assert "standard input: 2 added" in cli("history").out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (LINES, []),
        (LINES, ["--format", "jsonl"]),
        (b'[{"url": "https://a.example/"}, {"url": "https://b.example/"}]', []),
        (PAGE, []),
        (b"https://a.example/\nhttps://b.example/\n", []),
    ],
    ids=["lines", "named", "array", "page", "list"],
)
def test_standard_input_is_of_any_format(
    cli: CommandLine, content: bytes, words: list[str]
) -> None:
    assert cli("import", "-", *words, stdin=content).out.splitlines()[0] == "2 added."
    assert cli("list", "--format", "{url}").out == "https://a.example/\nhttps://b.example/\n"


@pytest.mark.parametrize("words", [["-"], ["-", "--format", "jsonl"], ["{source}", "-"]])
def test_an_empty_standard_input_is_an_error(
    cli: CommandLine, source: Path, words: list[str]
) -> None:
    outcome = cli("import", *(word.format(source=source) for word in words))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "url-notes: standard input is empty\nWhat was to write into it may have failed.\n"
    )


def test_standard_input_is_read_once(cli: CommandLine) -> None:
    assert cli("import", "-", "-", stdin=LINES).err.startswith("url-notes: standard input is empty")


def test_a_person_who_is_waited_for_is_told(cli: CommandLine) -> None:
    outcome = cli("import", "-", stdin=PAGE, is_terminal=True)
    asked, _, rest = outcome.err.partition("\n")
    assert asked == "Reading standard input; Ctrl-D on a line of its own ends it."
    assert (outcome.out, "standard" in rest) == ("2 added.\n", False)


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(FormatError) as caught:
        find_files(["-"], reads_pipes=True)
    assert caught.value.message == "standard input cannot be read: it is closed"


@pytest.mark.parametrize("name", ["pipe", "notes.jsonl"])
def test_a_named_pipe_is_read_to_its_end(cli: CommandLine, tmp_path: Path, name: str) -> None:
    pipe = tmp_path / name
    os.mkfifo(pipe)
    lines = "".join(f'{{"url": "https://{number}.example/"}}\n' for number in range(9_000))
    with writing(pipe, lines.encode()):
        outcome = cli("import", str(pipe))
    assert (outcome.code, outcome.out, outcome.err) == (0, "9,000 added.\n", "")


def test_a_pipe_is_converted(cli: CommandLine, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with writing(pipe, PAGE):
        outcome = cli("convert", str(pipe), "--to", "json")
    assert [each["title"] for each in json.loads(outcome.out)] == ["A", "B"]
    assert cli("convert", "-", "--to", "json", stdin=PAGE).out == outcome.out


def test_a_pipe_in_a_folder_is_passed_over(cli: CommandLine, source: Path) -> None:
    folder = source.parent / "folder"
    folder.mkdir()
    os.mkfifo(folder / "aside.jsonl")
    (folder / "gone.jsonl").symlink_to("nowhere")
    source.rename(folder / source.name)
    outcome = cli("import", "--format", "jsonl", str(folder))
    assert (outcome.code, outcome.out) == (0, "2 added.\n")
    assert outcome.err == f"{folder}/aside.jsonl: this is neither a file nor a folder\n"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_source(cli: CommandLine, device: str) -> None:
    assert cli("import", device).err == (
        f"url-notes: {device} is neither a file nor a folder\n"
        "Save what it holds, and import that.\n"
    )


@contextmanager
def writing(pipe: Path, content: bytes) -> Iterator[None]:
    """Writes into a pipe, as a program beside this one does."""
    threading.Thread(target=pipe.write_bytes, args=(content,), daemon=True).start()
    yield


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

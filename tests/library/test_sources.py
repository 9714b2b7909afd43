from __future__ import annotations

import os
import weakref
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.formats.samples import SAMPLES
from tests.support.sources import drafts_of
from tui.errors import FormatError, UrlNotesError, UsageError
from tui.formats import archive, registry
from tui.formats.base import Recognition, Score
from tui.formats.native import jsonl
from tui.formats.shape import Archive, Shape
from tui.formats.sniffing import sniff
from tui.formats.source import Source
from tui.library.report import ImportReport, SourceIssue
from tui.library.sources import find_files
from tui.store.connection import QueryInterruptedError

RECORD = '{"url": "https://a.example/", "title": "A"}\n'
PAGE = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF='https://b.example/'>B</A></DL>"


def read(*paths: Path, format_name: str | None = None) -> tuple[list[str], ImportReport]:
    report = ImportReport()
    files = find_files([str(path) for path in paths], format_name)
    return [draft.url for draft in drafts_of(files, report)], report


def failure(*paths: Path, format_name: str | None = None) -> tuple[str, str]:
    with pytest.raises(FormatError) as caught:
        read(*paths, format_name=format_name)
    return caught.value.message, caught.value.hint


def test_files_are_read_by_the_format_that_knows_them_in_their_order(tmp_path: Path) -> None:
    lines, page = tmp_path / "notes.jsonl", tmp_path / "bookmarks.html"
    lines.write_text(RECORD)
    page.write_text(PAGE)
    assert [file.format.name for file in find_files([str(page), str(lines)])] == [
        "netscape-html",
        "jsonl",
    ]
    assert read(page, lines)[0] == ["https://b.example/", "https://a.example/"]


def test_a_home_is_found_by_its_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "notes.jsonl").write_text(RECORD)
    assert [file.path for file in find_files(["~/notes.jsonl"])] == [tmp_path / "notes.jsonl"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert failure(tmp_path / "gone\x1b[2J") == (
        f"{tmp_path}/gone does not exist",
        "Check the path.",
    )


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert failure(tmp_path) == (
        f"{tmp_path} holds nothing that url-notes can read",
        "`url-notes formats` lists the kinds; name a single file with --format.",
    )


def test_a_folder_of_other_files_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(range(256)))
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "letter.txt").write_text("Dear library,")
    (tmp_path / "dangling").symlink_to("nowhere")
    assert failure(tmp_path)[0] == f"{tmp_path} holds nothing that url-notes can read"


def test_a_format_that_is_named_reads_its_files_of_a_folder_in_natural_order(
    tmp_path: Path,
) -> None:
    for number in (10, 9, 1):
        (tmp_path / f"part {number}.jsonl").write_text(
            f'{{"url": "https://example.com/{number}"}}\n'
        )
    (tmp_path / "letter.txt").write_text("Dear library,")
    urls, report = read(tmp_path, format_name="jsonl")
    assert urls == [f"https://example.com/{number}" for number in (1, 9, 10)]
    assert report.issues == []


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02" * 100, bytes(range(256)) * 300, b"Dear library,\nhow are you?\n"],
)
def test_a_file_of_no_known_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "thing").write_bytes(content)
    assert failure(tmp_path / "thing") == (
        f"{tmp_path}/thing is of no kind that url-notes can read",
        "`url-notes formats` lists the kinds; --format names one.",
    )


@pytest.mark.parametrize("name", ["jsonl", "json", "netscape-html", "url-notes-site", "url-list"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", bytes(range(256)) * 300, b"\xff\xfe\x00\xd8" * 50, b"[" * 5_000, b"<a " * 5_000],
    ids=["empty", "nul", "bytes", "surrogates", "brackets", "tags"],
)
def test_rubbish_gives_issues_or_an_error_and_no_note(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / "thing").write_bytes(content)
    with suppress(FormatError):
        assert read(tmp_path / "thing", format_name=name)[0] == []


def test_a_file_that_breaks_off_is_read_up_to_there(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text(RECORD + RECORD.replace("//a", "//b")[:30])
    urls, report = read(path)
    assert urls == ["https://a.example/"]
    assert [(issue.source, issue.line) for issue in report.issues] == [(str(path), 2)]
    assert (report.read, report.skipped) == (2, 1)


def test_a_record_without_a_link_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text('{"url": "\\u001b[2J", "title": "Nowhere"}\n' + RECORD)
    urls, report = read(path)
    assert (urls, report.skipped) == (["https://a.example/"], 1)
    assert report.issues == [SourceIssue(str(path), None, "Nowhere has no link")]


def test_a_saved_query_of_firefox_is_no_link(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.html"
    path.write_text(PAGE + '<DT><A HREF="place:sort=8&maxResults=10">Recent</A>')
    urls, report = read(path)
    assert (urls, report.skipped) == (["https://b.example/"], 1)
    assert report.issues == [
        SourceIssue(str(path), None, "Recent is a saved query of Firefox, no link")
    ]


def test_one_unreadable_file_among_others_is_an_issue(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(f"[{RECORD}]")
    bad.write_text("nonsense")
    urls, report = read(bad, good, format_name="json")
    assert urls == ["https://a.example/"]
    assert report.issues == [
        SourceIssue(str(bad), None, "This is no JSON array and no JSON object")
    ]
    assert failure(bad, format_name="json")[0] == "This is no JSON array and no JSON object"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.jsonl"
    path.write_text(RECORD)
    path.chmod(0)
    assert failure(path) == (f"{path} cannot be read: Permission denied", "Check its permissions.")


def test_an_unknown_format_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        find_files([str(tmp_path)], "jsnl")
    assert (caught.value.message, caught.value.hint) == (
        "There is no format 'jsnl'",
        "Did you mean jsonl?",
    )


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(RECORD * 3)
    two.write_text(RECORD)
    seen: list[tuple[int, int]] = []
    list(drafts_of(find_files([str(one), str(two)]), ImportReport(), lambda *s: seen.append(s)))
    total = one.stat().st_size + two.stat().st_size
    assert (seen[0], seen[-1]) == ((0, total), (total, total))
    assert seen == sorted(seen)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("~nosuchuser/x.html", "~nosuchuser/x.html names a home folder that is not there"),
        ("/" + "x" * 300, f"/{'x' * 300} cannot be read: File name too long"),
        ("x\0y", "xy cannot be read: embedded null byte"),
    ],
    ids=["home", "long", "null"],
)
def test_a_path_that_the_system_refuses_is_told(path: str, message: str) -> None:
    with pytest.raises(UrlNotesError) as caught:
        find_files([path])
    assert (caught.value.message, caught.value.hint) == (message, "Check the path.")


@pytest.mark.parametrize("name", ["", "notes.html"])
def test_a_folder_that_may_not_be_entered_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    path = tmp_path / name
    with pytest.raises(FormatError) as caught:
        find_files([str(path)])
    assert caught.value.message == f"{path} cannot be read: Permission denied"
    assert caught.value.hint == "Check its permissions."


def test_looking_through_a_folder_ends_when_nobody_wants_it_any_more(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"url": "https://a.example/"}\n')
    answers = iter([False, True])
    with pytest.raises(QueryInterruptedError):
        find_files([str(tmp_path)], is_stopped=lambda: next(answers))


def test_a_folder_of_mixed_exports_says_what_each_file_was(tmp_path: Path) -> None:
    (tmp_path / "notes.jsonl").write_text(RECORD)
    (tmp_path / "bookmarks.html").write_text(PAGE)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\x00")
    (tmp_path / "letter.txt").write_text("Dear library,")
    (tmp_path / ".hidden").write_text(RECORD)
    with ZipFile(tmp_path / "more.zip", "w") as file:
        file.writestr("deep/list.txt", "https://c.example/\n")
    issues: list[SourceIssue] = []
    report = ImportReport()
    files = find_files([str(tmp_path)], issues=issues)
    urls = [draft.url for draft in drafts_of(files, report)]
    assert urls == ["https://b.example/", "https://c.example/", "https://a.example/"]
    assert report.sources_in_words() == [
        (
            f"{tmp_path}/bookmarks.html: bookmark HTML (browsers, Pinboard, linkding, Raindrop, …),"
            " because it begins with the doctype of bookmark files"
        ),
        (
            f"{tmp_path}/more.zip/deep/list.txt: plain list of addresses (also OneTab),"
            " because every line is an address"
        ),
        f"{tmp_path}/notes.jsonl: url-notes JSON Lines, because each line is an object with a url",
    ]
    assert issues == [
        SourceIssue(
            f"{tmp_path}/letter.txt",
            None,
            "passed over: text without links that stand by themselves",
        ),
        SourceIssue(f"{tmp_path}/photo.jpg", None, "passed over: it is no text"),
    ]


def test_a_zip_file_is_read_like_a_folder(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as file:
        file.writestr("a/notes.jsonl", RECORD)
        file.writestr("b.html", PAGE)
    assert read(tmp_path / "all.zip")[0] == ["https://a.example/", "https://b.example/"]


def test_what_belongs_to_a_site_is_passed_over_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    page = b'2:I[7555,[],""]\n0:["$","p",null,{}]\n'
    (tmp_path / "site" / "index.txt").write_bytes(page)
    (tmp_path / "site" / "style.css").write_text("a { b: c }")
    (tmp_path / "site" / "sitemap.txt").write_text("https://d.example/\n")
    (tmp_path / "site" / "bookmarks.html").write_text(PAGE)
    issues: list[SourceIssue] = []
    files = find_files([str(tmp_path)], issues=issues)
    assert [(file.name, file.format.name) for file in files] == [
        ("bookmarks.html", "netscape-html"),
        ("index.txt", "url-notes-site"),
    ]
    assert issues == []


def test_the_formats_of_several_sources_are_counted(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(RECORD)
    (tmp_path / "c.html").write_text(PAGE)
    assert read(tmp_path)[1].formats_in_words() == (
        "2 × url-notes JSON Lines, 1 × bookmark HTML (browsers, Pinboard, linkding, Raindrop, …)."
    )
    assert read(tmp_path / "a.jsonl")[1].formats_in_words() == ""


def test_a_source_without_a_name_is_no_folder() -> None:
    with pytest.raises(UsageError, match="A source has no name") as refused:
        find_files([""])
    assert refused.value.hint == "Name a file or folder; . is this folder."


def test_one_file_that_the_disk_refuses_is_passed_over_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text(RECORD)
    bad = tmp_path / "bad.jsonl"
    bad.write_text(RECORD)
    refuse_to_open(monkeypatch, bad)
    issues: list[SourceIssue] = []
    files = find_files([str(tmp_path)], issues=issues)
    assert [file.name for file in files] == ["a.jsonl"]
    assert issues == [SourceIssue(str(bad), None, "it cannot be read: Input/output error")]


def test_a_file_that_the_disk_refuses_is_an_error_where_nothing_else_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(RECORD)
    refuse_to_open(monkeypatch, bad)
    message = f"{bad} cannot be read: Input/output error"
    assert failure(bad)[0] == failure(tmp_path)[0] == message


def test_a_folder_in_a_folder_that_the_disk_refuses_is_passed_over_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text(RECORD)
    bad = tmp_path / "bad"
    bad.mkdir()
    listed = os.scandir

    def refuse(folder: str) -> Any:
        if folder == str(bad):
            raise OSError(5, "Input/output error", folder)
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    issues: list[SourceIssue] = []
    assert [file.name for file in find_files([str(tmp_path)], issues=issues)] == ["a.jsonl"]
    assert issues == [SourceIssue(str(bad), None, "it cannot be read: Input/output error")]


def refuse_to_open(monkeypatch: pytest.MonkeyPatch, bad: Path) -> None:
    opened = Path.open

    def refuse(path: Path, *args: Any, **options: Any) -> Any:
        if path == bad:
            raise OSError(5, "Input/output error")
        return opened(path, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)


def test_a_zip_file_with_too_many_files_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    (tmp_path / "a.jsonl").write_text(RECORD)
    many = tmp_path / "many.zip"
    with ZipFile(many, "w") as file:
        for name in "abc":
            file.writestr(name, RECORD)
    issues: list[SourceIssue] = []
    files = find_files([str(tmp_path)], issues=issues)
    assert [file.name for file in files] == ["a.jsonl"]
    assert issues == [SourceIssue(str(many), None, "The zip file many.zip holds 3 files")]
    assert failure(many) == (
        "The zip file many.zip holds 3 files",
        "Unpack it, and import the folder.",
    )


def test_a_damaged_member_of_a_zip_file_is_passed_over_by_name(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("a", RECORD * 100)
        file.writestr("b", RECORD)
    data = bytearray(path.read_bytes())
    data[31] = 0xFF
    path.write_bytes(data)
    issues: list[SourceIssue] = []
    assert [file.name for file in find_files([str(path)], issues=issues)] == ["b"]
    assert [issue.source for issue in issues] == [f"{path}/a"]
    assert issues[0].reason.startswith("it cannot be read: Error -3 while decompressing")


def test_of_a_folder_no_text_is_kept_until_all_of_it_has_been_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("<html><body>" + "<b>x</b>" * 100)
    (tmp_path / "z.jsonl").write_text(RECORD)
    with ZipFile(tmp_path / "more.zip", "w") as file:
        file.writestr("letter.txt", "Dear library,")
    shapes: list[weakref.ref[Shape]] = []

    def watched(source: Source) -> Shape:
        assert [shape for each in shapes if (shape := each()) and not holds_members(shape)] == []
        shape = sniff(source)
        shapes.append(weakref.ref(shape))
        return shape

    monkeypatch.setattr("tui.library.sources.sniff", watched)
    assert [file.name for file in find_files([str(tmp_path)])] == ["z.jsonl"]
    assert len(shapes) == 4


def holds_members(shape: Shape) -> bool:
    """Returns whether this is a zip file, which is looked through while others are looked at."""
    return isinstance(shape, Archive)


@pytest.mark.parametrize(
    ("content", "format_name", "hint"),
    [
        (PAGE, "csv", "It looks like netscape-html: name that, or no format."),
        (RECORD, "markdown-links", "It looks like jsonl: name that, or no format."),
        ("Words.\n", "jsonl", "It may be of another format: `url-notes formats` lists them."),
    ],
)
def test_a_file_that_is_not_what_it_is_said_to_be_is_refused(
    tmp_path: Path, content: str, format_name: str, hint: str
) -> None:
    path = tmp_path / "file"
    path.write_text(content)
    message = f"{path} has nothing that can be read as {format_name}"
    assert failure(path, format_name=format_name) == (message, hint)


@pytest.mark.parametrize(
    ("content", "format_name"),
    [("url,title\n", "csv"), ("", "url-list"), ("[]", "json"), ("Words.", "org-links")],
)
def test_a_file_that_is_understood_may_hold_no_note(
    tmp_path: Path, content: str, format_name: str
) -> None:
    path = tmp_path / "file"
    path.write_text(content)
    assert read(path, format_name=format_name)[0] == []


@pytest.mark.parametrize("name", ["firefox-places-sqlite", "buku-sqlite"])
def test_a_database_that_is_cut_short_is_told_as_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(SAMPLES[name][:5_000])
    message, hint = failure(path)
    assert message == f"{path} is a SQLite database that is cut short or damaged"
    assert hint == (
        "Copy it again where it comes from, or export from the program that it belongs to."
    )
    (tmp_path / "good.jsonl").write_text(RECORD)
    issues: list[SourceIssue] = []
    find_files([str(tmp_path)], issues=issues)
    assert issues == [
        SourceIssue(str(path), None, "passed over: a SQLite database that is cut short or damaged")
    ]


@pytest.mark.parametrize("where", ["read", "recognises"])
def test_a_file_on_which_a_format_fails_is_passed_over_by_name_and_logged(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    where: str,
) -> None:
    def fails(given: Source | Shape) -> Any:
        if given.name == "a.jsonl":
            raise OverflowError("a number is too large")

    recognises = _is_named_a if where == "read" else fails
    failing = replace(jsonl.FORMAT, recognises=recognises, read=fails)
    monkeypatch.setattr(registry, "FORMATS", (failing, *registry.FORMATS))
    (tmp_path / "a.jsonl").write_text(RECORD)
    (tmp_path / "b.jsonl").write_text(RECORD.replace("//a", "//b"))
    report = ImportReport()
    files = find_files([str(tmp_path)], issues=report.issues)
    assert [each.url for each in drafts_of(files, report)] == ["https://b.example/"]
    reason = f"{tmp_path}/a.jsonl cannot be read: OverflowError: a number is too large"
    assert report.issues == [SourceIssue(f"{tmp_path}/a.jsonl", None, reason)]
    assert caplog.messages == ["a file cannot be read"]


def _is_named_a(shape: Shape) -> Recognition | None:
    return Recognition(Score.CERTAIN, "its name") if shape.name == "a.jsonl" else None

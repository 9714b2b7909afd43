from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tests.support.sources import source
from tui.errors import FormatError
from tui.formats import archive
from tui.formats.archive import members_of, names_in
from tui.formats.source import BytesSource, whole
from tui.library.file_source import FileSource


def zipped(**members: str | bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return stream.getvalue()


def test_members_are_read_and_never_extracted() -> None:
    data = zipped(**{"../../up.json": "[]", "folder/": "", "folder/b.txt": "b"})
    assert names_in(source(data)) == ("../../up.json", "folder/b.txt")
    found = [(path, each) for path, each, _ in members_of(source(data)) if each]
    assert [(path, each.name, whole(each)) for path, each in found] == [
        ("../../up.json", "up.json", b"[]"),
        ("folder/b.txt", "b.txt", b"b"),
    ]


def test_a_member_that_grows_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 1_000)
    monkeypatch.setattr(archive, "LARGEST_ARCHIVE", 1_500)
    data = zipped(bomb="0" * 1_000_000, a="1" * 1_000, b="2" * 1_000, c="3" * 500)
    assert [(each.path, each.reason) for each in members_of(source(data))] == [
        ("bomb", "it is too large to read"),
        ("a", ""),
        ("b", "it is too large to read"),
        ("c", ""),
    ]


def test_a_damaged_file_has_no_names_and_is_refused() -> None:
    data = zipped(a="1" * 1_000)[:-30]
    assert names_in(source(data)) == ()
    with pytest.raises(FormatError) as refusal:
        list(members_of(source(data)))
    assert refusal.value.message == "The zip file source is damaged: File is not a zip file"


def test_a_damaged_member_is_passed_over() -> None:
    data = bytearray(zipped(a="1" * 1_000, b="2"))
    data[35] ^= 0xFF
    (first, second) = members_of(source(bytes(data)))
    assert first.source is None
    assert second.source
    assert whole(second.source) == b"2"
    assert first.reason.startswith("it cannot be read: ")


def test_a_member_is_read_again_whenever_it_is_opened_and_never_held() -> None:
    content = source(zipped(a="1" * 100_000, b="2"))
    first, second = (each.source for each in members_of(content))
    assert first is not None
    assert second is not None
    assert (first.name, first.size, second.size) == ("a", 100_000, 1)
    for member, text in ((second, b"2"), (first, b"1" * 100_000), (second, b"2")):
        with member.open() as stream:
            assert stream.read() == text
    assert not any(isinstance(each, BytesSource) for each in (first, second))


def test_of_members_with_one_name_each_is_read() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        file.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("a", "2")
    found = [each.source for each in members_of(source(stream.getvalue()))]
    assert [whole(each) for each in found if each] == [b"1", b"2"]


def test_a_zip_file_is_closed_between_its_members(tmp_path: Path) -> None:
    streams: list[BinaryIO] = []

    class Watched(FileSource):
        def open(self) -> BinaryIO:
            streams.append(super().open())
            return streams[-1]

    path = tmp_path / "all.zip"
    path.write_bytes(zipped(a="1", b="2"))
    for member in members_of(Watched(path)):
        assert member.source
        assert whole(member.source) in (b"1", b"2")
        assert all(stream.closed for stream in streams)
    assert streams


def test_a_member_that_has_changed_since_it_was_found_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(zipped(a="1" * 1_000))
    (member,) = members_of(FileSource(path))
    path.write_bytes(b"")
    assert member.source
    with pytest.raises(FormatError) as refusal:
        member.source.open()
    assert refusal.value.message.startswith("a cannot be read from its zip file: ")
    assert refusal.value.hint == "Try again; the zip file may have changed."


def test_a_zip_file_within_one_is_unpacked_once_for_all_that_it_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unpacked: list[str] = []
    opened = ZipFile.open

    def noting(file: ZipFile, info: ZipInfo, *args: Any, **options: Any) -> Any:
        unpacked.append(info.filename)
        return opened(file, info, *args, **options)

    outer = zipped(inner=zipped(**{f"{n}.txt": f"{n}" for n in range(50)}), last=b"end")
    monkeypatch.setattr(ZipFile, "open", noting)
    inner, last = (each.source for each in members_of(source(outer)))
    assert inner is not None
    assert last is not None
    inside = [each.source for each in members_of(inner) if each.source]
    assert [whole(each) for each in inside] == [str(n).encode() for n in range(50)]
    assert (unpacked.count("inner"), whole(last)) == (2, b"end")

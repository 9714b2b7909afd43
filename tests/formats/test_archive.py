from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.support.sources import source
from tui.errors import FormatError
from tui.formats import archive
from tui.formats.archive import Member, members_of, names_in
from tui.formats.source import BytesSource


def zipped(**members: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return stream.getvalue()


def test_members_are_read_and_never_extracted() -> None:
    data = zipped(**{"../../up.json": "[]", "folder/": "", "folder/b.txt": "b"})
    assert names_in(source(data)) == ("../../up.json", "folder/b.txt")
    assert list(members_of(source(data))) == [
        Member("../../up.json", BytesSource("up.json", b"[]")),
        Member("folder/b.txt", BytesSource("b.txt", b"b")),
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
    assert (first.source, second.source) == (None, BytesSource("b", b"2"))
    assert first.reason.startswith("it cannot be read: ")

from __future__ import annotations

import codecs

import pytest

from tui.formats.text_encoding import decode, plain_line_ends


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"plain", "plain"),
        ("Ünïcödé 日本".encode(), "Ünïcödé 日本"),
        (codecs.BOM_UTF8 + "é".encode(), "é"),
        (codecs.BOM_UTF16_LE + "é日".encode("utf-16-le"), "é日"),
        (codecs.BOM_UTF16_BE + "é日".encode("utf-16-be"), "é日"),
        (codecs.BOM_UTF32_LE + "é日".encode("utf-32-le"), "é日"),
        (b"caf\xe9 \x80 \x93x\x94", "café € “x”"),
        (b'<META CONTENT="text/html; charset=windows-1251">\xcf\xf0', None),
    ],
)
def test_bytes_become_the_text_that_was_meant(data: bytes, text: str | None) -> None:
    expected = '<META CONTENT="text/html; charset=windows-1251">Пр' if text is None else text
    assert decode(data) == expected


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("Shift_JIS", "shift_jis", "日本語"),
        ("ISO-8859-2", "iso8859-2", "zażółć"),
        ("KOI8-R", "koi8-r", "привет"),
        ("GB2312", "gb2312", "中文"),
        ("iso-8859-1", "cp1252", "“é”"),
    ],
)
def test_a_declared_charset_is_followed(charset: str, encoding: str, text: str) -> None:
    data = f'<meta charset="{charset}">'.encode() + text.encode(encoding)
    assert decode(data) == f'<meta charset="{charset}">{text}'


@pytest.mark.parametrize("charset", ["utf-7", "punycode", "rot13", "zlib", "nonsense", "utf-8"])
def test_a_charset_that_cannot_be_meant_is_read_as_windows_1252(charset: str) -> None:
    assert decode(f"charset={charset} ".encode() + b"\xe9") == f"charset={charset} é"


def test_bytes_that_are_utf_8_are_so_whatever_is_declared() -> None:
    assert decode("charset=iso-8859-1 é".encode()) == "charset=iso-8859-1 é"


def test_one_bad_byte_leaves_the_rest_of_utf_8_alone() -> None:
    assert decode("ééé ".encode() + b"\xc3 " + "日本".encode()) == "ééé \ufffd 日本"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\nb", "a\nb"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\n\rb\n\r", "a\nb\n"),
        ("a\rb", "a\nb"),
        ("a\r\n\r\nb", "a\n\nb"),
        ("a\n\r\n\rb", "a\n\nb"),
        ("a\r\rb", "a\n\nb"),
    ],
)
def test_every_line_end_becomes_one_newline(text: str, plain: str) -> None:
    assert plain_line_ends(text) == plain

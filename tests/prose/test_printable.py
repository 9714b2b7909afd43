from __future__ import annotations

import pytest

from tui.prose.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nothing to do", "nothing to do"),
        ("tab\there", "tab here"),
        ("two\nlines", "two\nlines"),
        ("carriage\r\nreturn", "carriage \nreturn"),
        ("line\u2028separator", "line separator"),
        ("\x1b]52;c;aGk=\x07", "\ufffd]52;c;aGk=\ufffd"),
        ("\x9b31m", "\ufffd31m"),
        ("\x00", "\ufffd"),
        ("\x7f", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("abc\u202edef\u2066", "abcdef"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("tag\U000e0041", "tag"),
        ("soft\xadhyphen", "softhyphen"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("a\u200d b", "a b"),
        ("\u200d\ufe0fa\u200d", "a"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("café 日本", "café 日本"),
    ],
)
def test_a_text_is_left_with_what_can_be_shown(text: str, shown: str) -> None:
    assert printable(text) == shown

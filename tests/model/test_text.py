from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import CHARACTERS, HOSTILE, MARKUP, SEQUENCES
from tui.model.text import clean_line, clean_text, clean_url, is_inert

ANY_TEXT = st.text(st.characters()) | st.text(
    "\x1b\x9b\x9d\x90\x9c\x07[]P\\;0m\n\r\t x\u200b\ud800"
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x9b31mred", "ared"),
        ("a\x1b[1;2", "a"),
        ("a\x1b[1;2é", "aé"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x9d52;c;ZXZpbA==\x9cb", "ab"),
        ("a\x1b]52;c;ZXZp\nbA==\x07b", "ab"),
        ("a\x1b]52;c;ZXZpbA==", "a"),
        ("a\x1b]0;never ended\nnext line", "a\nnext line"),
        ("a\x1b]0;one\x1b]0;two\x07b", "ab"),
        ("a\x1bPq#0\x1b\\b", "ab"),
        ("a\x90q#0\x9cb", "ab"),
        ("a\x1b_app\x1b\\b", "ab"),
        ("a\x9fapp\x9cb", "ab"),
        ("a\x1b^pm\x1b\\b", "ab"),
        ("a\x9epm\x9cb", "ab"),
        ("a\x1bXsos\x1b\\b", "ab"),
        ("a\x98sos\x9cb", "ab"),
        ("a\x1bktitle\x1b\\b", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x1b(0b", "ab"),
        ("a\x1b", "a"),
        ("a\x1bé", "aé"),
        ("a\x1b\u200b[31m", "a[31m"),
    ],
)
def test_a_whole_escape_sequence_goes(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("nul\x00bell\x07delete\x7f", "nulbelldelete"),
        ("next\x85line\x8e", "nextline"),
        ("\u202egnp\u202c \u2066x\u2069\u200e\u200f\u061c", "gnp x"),
        ("\ufeffa\u200bb\u2060c\u180e", "abc"),
        ("flag\U0001f3f4\U000e0067\U000e007f", "flag\U0001f3f4"),
        ("lone\ud800\udc9b", "lone"),
    ],
)
def test_characters_that_act_or_hide_go(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        *MARKUP,
        "one\n\ttwo\n",
        "👩\u200d💻🏳\ufe0f\u200d🌈",
        "می\u200cخواهم",
        "e\u0301 ß ﷺ 漢字",
        "soft\u00adhyphen\u00a0space",
        "",
    ],
)
def test_text_that_is_only_text_stays(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\n\rb", "a\nb"])
def test_every_line_end_is_a_newline(text: str) -> None:
    assert clean_text(text) == "a\nb"


def test_blank_lines_stay_in_a_text() -> None:
    assert clean_text("a\r\n\r\nb") == "a\n\nb"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \t b\r\nc\n", "a b c"),
        ("a\u00a0\u3000b\u2028c", "a b c"),
        ("a\x1b[31m b", "a b"),
        ("\u200b \u200b", ""),
        ("[/x] {0} $x", "[/x] {0} $x"),
    ],
)
def test_a_line_has_single_spaces(text: str, line: str) -> None:
    assert clean_line(text) == line


def test_a_line_is_cut_after_it_is_cleaned() -> None:
    assert clean_line("\x1b[31m  ab cd", 3) == "ab"


def test_a_text_is_cut_after_it_is_cleaned() -> None:
    assert clean_text("\x1b[31mabcd", 3) == "abc"


def test_a_title_holds_a_thousand_characters() -> None:
    assert len(clean_line("x" * 5_000)) == 1_000


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (" https://example.com/a b \n", "https://example.com/a b"),
        ("https://exam\tple.com/\r\n", "https://example.com/"),
        ("https://example.com/\x00\x1b[31m\u202e", "https://example.com/"),
    ],
)
def test_an_address_has_no_control_characters(text: str, url: str) -> None:
    assert clean_url(text) == url


@pytest.mark.parametrize("text", [*SEQUENCES, *CHARACTERS])
def test_hostile_text_is_not_inert(text: str) -> None:
    assert not is_inert(text)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_inert(text: str) -> None:
    assert is_inert(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_cleaned_text_is_inert(text: str) -> None:
    assert is_inert(clean_text(text))
    assert is_inert(clean_line(text))


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert is_inert(once)
    assert clean_text(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_url(clean_url(text)) == clean_url(text)

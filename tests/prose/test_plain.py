from __future__ import annotations

import pytest

from tui.prose.plain import LONGEST_SOURCE, plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("  two\n  lines  ", "two lines"),
        ("# Head\n\n- **a**\n  - `b  c`\n", "Head a b c"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("```py\nx =\t1\n\ny\n```", "x = 1 y"),
        ("> [!NOTE]\n> care", "Note care"),
        ("a\n\n***\n\nb", "a b"),
        ("[text](https://x.org) ![alt](i)", "text [image: alt]"),
        ("---\ntitle: x\n---\nbody", "body"),
        ("a&#27;[31m\u202e", "a\ufffd[31m"),
        ("<b>tag</b> &amp; &lt;", "<b>tag</b> & <"),
    ],
)
def test_plain_text_is_the_words_on_one_line(text: str, words: str) -> None:
    assert plain(text) == words


def test_plain_text_of_a_huge_source_stops_early() -> None:
    assert len(plain("word " * 1_000_000)) == LONGEST_SOURCE

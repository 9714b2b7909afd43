from __future__ import annotations

import pytest

from tui.formats.html_markdown import markdown_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("", ""),
        ("plain *text* < 2", "plain *text* < 2"),
        ("caf&eacute; &amp; &#34;tea&#34;", 'café & "tea"'),
        ("<p>one <b>two</b><p>three", "one **two**\n\nthree"),
        ('<a href="https://a.example/?a=1&b=2">A</a>', "[A](https://a.example/?a=1&b=2)"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("a<br>b", "a\\\nb"),
        ("a <script>if (x<b) y</script>b", "a b"),
        ("the <title> of a page", "the  of a page"),
        ("</p>a</b> <i>b", "a *b*"),
        ("*" * 3 + "<p>", r"\*\*\*"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


@pytest.mark.parametrize("part", ["<div>", "<p>", "<b>", "<ul><li>", '<a href="x">', "<script>"])
def test_html_that_nests_without_end_raises_nothing(part: str) -> None:
    assert "end" in markdown_of(f"{part * 20_000}end")
    assert markdown_of(f"<p>{'x' * (1 << 20)}") == f"<p>{'x' * (1 << 20)}"

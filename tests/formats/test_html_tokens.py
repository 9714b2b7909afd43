from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.formats.html_tokens import attributes, decoded, tokens

HTML_PIECES = ["<", ">", "a", "/", " ", "=", '"', "'", "!--", "-->", "&", ";", "é", "\n", "<!", "#"]


def named(text: str) -> list[tuple[str, str]]:
    return [(token.name, token.source) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("text", [("", "text")]),
        ("<DT>x</Dt>", [("dt", "<DT>"), ("", "x"), ("/dt", "</Dt>")]),
        ("<br/>x", [("br", "<br/>"), ("", "x")]),
        ("<A\n HREF='a>b'\n>x", [("a", "<A\n HREF='a>b'\n>"), ("", "x")]),
        ('<a href="a<b">', [("a", '<a href="a<b">')]),
        ("<a x='\">'>", [("a", "<a x='\">'>")]),
        ("<a title=it's>x", [("a", "<a title=it's>"), ("", "x")]),
        ("<!-- a > b --><p>", [("!", "<!-- a > b -->"), ("p", "<p>")]),
        ("<!DOCTYPE x><?xml y?>", [("!", "<!DOCTYPE x>"), ("!", "<?xml y?>")]),
    ],
)
def test_markup_is_told_from_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "odd", ["<", "<3", "a < b", "<a", "<a href=", '<a href="x', "<!--", "</", "&"]
)
def test_what_begins_no_whole_tag_is_text(odd: str) -> None:
    assert named(odd) == [("", odd)]


@pytest.mark.parametrize(
    "odd", ["<script>", "<title>", "<textarea>", "<!--", "<style>", "<plaintext>"]
)
def test_no_tag_changes_how_the_rest_is_read(odd: str) -> None:
    assert named(f"{odd}</A><DT>")[-2:] == [("/a", "</A>"), ("dt", "<DT>")]


def test_a_tag_that_breaks_off_hides_nothing_behind_it() -> None:
    assert named('<A HREF="x <DT>y') == [("", '<A HREF="x '), ("dt", "<DT>"), ("", "y")]


def test_a_token_knows_where_it_begins() -> None:
    assert [token.start for token in tokens("ab<p>c</p>")] == [0, 2, 5, 6]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a>", {}),
        ("<A HREF=\"u\" Add_Date='1' tags=x>", {"href": "u", "add_date": "1", "tags": "x"}),
        ("<h3 FOLDED ID=1>", {"folded": "", "id": "1"}),
        ('<a href\n=\n"u"ID="2">', {"href": "u", "id": "2"}),
        ('<a href="1" HREF="2">', {"href": "1"}),
        ('<a href="">', {"href": ""}),
        ("<a = href=u>", {"href": "u"}),
        ('<a href="?a=1&center=5&copy=2&lt=3">', {"href": "?a=1&center=5&copy=2&lt=3"}),
        ('<a href="?a=1&amp;b=%22">', {"href": "?a=1&b=%22"}),
    ],
)
def test_attributes_have_lower_case_names_and_decoded_values(
    source: str, expected: dict[str, str]
) -> None:
    (tag,) = tokens(source)
    assert attributes(tag) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&lt;b&gt; &amp;&quot;&#39;&apos;&nbsp;", "<b> &\"''\xa0"),
        ("&#8217;&#x2019;&#X2019;", "’’’"),
        ("&eacute;&hellip;", "é…"),
        ("&#150;", "–"),
        ("&amp;amp;", "&amp;"),
        ("&lt &eacute &#39", "&lt &eacute &#39"),
        ("&copyright; &nonsense; &;", "&copyright; &nonsense; &;"),
        ("&#0;&#xD800;&#x110000;", "\ufffd\ufffd\ufffd"),
    ],
)
def test_an_entity_counts_only_with_its_semicolon(text: str, expected: str) -> None:
    assert decoded(text) == expected


@given(st.lists(st.sampled_from(HTML_PIECES)).map("".join))
def test_all_tokens_together_are_the_text(text: str) -> None:
    found = list(tokens(text))
    assert "".join(token.source for token in found) == text
    assert all(text.startswith(token.source, token.start) for token in found)
    assert all(isinstance(attributes(token), dict) for token in found if token.name)

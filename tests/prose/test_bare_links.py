from __future__ import annotations

import pytest

from tui.prose.bare_links import without_trailing_punctuation
from tui.prose.links import Link, links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a now", ["https://example.org/a"]),
        ("(see https://example.org/a).", ["https://example.org/a"]),
        ("https://en.wikipedia.org/wiki/A_(b), c", ["https://en.wikipedia.org/wiki/A_(b)"]),
        ("https://example.org/a_b_c_d", ["https://example.org/a_b_c_d"]),
        ("https://example.org/_a_?x=1&y=*2*z", ["https://example.org/_a_?x=1&y=*2*z"]),
        ("**https://example.org/**", ["https://example.org/"]),
        ("_https://example.org/_", ["https://example.org/"]),
        ("HTTPS://example.org", ["HTTPS://example.org"]),
        ("https://a.org https://b.org", ["https://a.org", "https://b.org"]),
        ("「https://a.org」です", ["https://a.org"]),
        ('<a href="https://a.org">x</a>', ["https://a.org"]),
        ("| a |\n|---|\n| https://a.org |", ["https://a.org"]),
        ("https://", []),
        ("https://...", []),
        ("xhttps://a.org", []),
        ("ftp://a.org", []),
        ("`https://a.org`", []),
        ("www.example.org", []),
    ],
)
def test_an_address_in_the_text_is_a_link(text: str, found: list[str]) -> None:
    assert [link.text for link in links(text)] == found


def test_an_address_inside_the_label_of_a_link_is_part_of_the_label() -> None:
    assert links("[see https://a.org](https://b.org)") == (
        Link("https://b.org", "see https://a.org"),
    )


def test_the_address_is_encoded_and_its_text_is_not() -> None:
    assert links("https://münchen.de/straße") == (
        Link("https://xn--mnchen-3ya.de/stra%C3%9Fe", "https://münchen.de/straße"),
    )


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.org/b", "https://a.org/b"),
        ("https://a.org/b).", "https://a.org/b"),
        ("https://a.org/(b)", "https://a.org/(b)"),
        ("https://a.org/(b))", "https://a.org/(b)"),
        ("https://a.org/[b]];:", "https://a.org/[b]"),
        ("https://a.org/?!", "https://a.org/"),
        (")" * 9, ""),
    ],
)
def test_punctuation_of_the_sentence_is_no_part_of_an_address(address: str, kept: str) -> None:
    assert without_trailing_punctuation(address) == kept

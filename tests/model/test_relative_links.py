from __future__ import annotations

import pytest

from tui.errors import LinkError
from tui.library.desktop.opener import check_openable
from tui.model.relative_links import resolved

PAGE = "https://site.example/a/page?q=1#top"


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("other", "https://site.example/a/other"),
        ("../up?x=%20y", "https://site.example/up?x=%20y"),
        ("/root", "https://site.example/root"),
        ("?q=2", "https://site.example/a/page?q=2"),
        ("#below", "https://site.example/a/page?q=1#below"),
        ("//elsewhere.example/x", "https://elsewhere.example/x"),
        ("javas%63ript:alert", "https://site.example/a/javas%63ript:alert"),
    ],
)
def test_what_a_link_leaves_out_is_that_of_its_page(link: str, whole: str) -> None:
    assert resolved(link, PAGE) == check_openable(whole)


@pytest.mark.parametrize(
    "link",
    ["HTTP://A.example/../%7Eb", "mailto:a@b.example", "javascript:alert(1)", "data:text/html,x"],
)
def test_a_whole_link_is_left_as_it_is(link: str) -> None:
    assert resolved(link, PAGE) == link


@pytest.mark.parametrize("page", ["", "file:///etc/passwd", "mailto:a@b.example", "a.example/b"])
def test_what_is_no_page_of_the_web_completes_no_link(page: str) -> None:
    assert resolved("/root", page) == "/root"


@pytest.mark.parametrize("link", ["//[", "java\tscript:alert(1)", "//-x.example\n/y z"])
def test_no_link_becomes_one_that_is_opened_by_being_odd(link: str) -> None:
    with pytest.raises(LinkError):
        check_openable(resolved(link, PAGE))

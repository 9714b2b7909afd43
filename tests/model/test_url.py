from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE
from tui.errors import LinkError
from tui.model.text import clean_line, clean_url
from tui.model.url import check_link, link_key, page_key, site_of

SHARED_PAIRS = (
    Path(__file__).resolve().parents[2].parent
    / "shared"
    / "data"
    / "formats"
    / "url-normal-forms"
    / "normal_forms.json"
)

SAME = [
    ("http://example.com/a", "https://example.com/a"),
    ("HTTPS://Example.COM/a", "https://example.com/a"),
    ("  https://example.com/a\n", "https://example.com/a"),
    ("https://exam\tple.com/\x00a", "https://example.com/a"),
    ("https://www.example.com/a", "https://example.com/a"),
    ("https://www.example.co.uk", "https://example.co.uk"),
    ("https://example.com", "https://example.com/"),
    ("https://example.com/a", "https://example.com/a/"),
    ("http://example.com:80/a", "http://example.com/a"),
    ("https://example.com:443/a", "http://example.com/a"),
    ("https://example.com:/a", "https://example.com/a"),
    ("https://@example.com/a", "https://example.com/a"),
    ("https://:@example.com/a", "https://example.com/a"),
    ("https://us%65r:p%2dw@example.com/", "https://user:p-w@example.com/"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
    ("https://b%C3%BCcher.example/", "https://xn--bcher-kva.example/"),
    ("https://ｅｘａｍｐｌｅ。com/", "https://example.com/"),
    ("https://ΣΑΣ.example/", "https://σασ.example/"),
    ("https://ex%61mple.com/", "https://example.com/"),
    ("https://example.com/a/./b/../c", "https://example.com/a/c"),
    ("https://example.com/a/%2e%2E/b", "https://example.com/b"),
    ("https://example.com/../../a", "https://example.com/a"),
    ("https://example.com/a/b/..", "https://example.com/a"),
    ("https://example.com/%7Ejane/%41%2d%5F", "https://example.com/~jane/A-_"),
    ("https://example.com/a%2fb", "https://example.com/a%2Fb"),
    ("https://example.com/résumé", "https://example.com/r%c3%a9sum%C3%A9"),
    ("https://example.com/a b", "https://example.com/a%20b"),
    ("https://example.com/{a|b}", "https://example.com/%7Ba%7Cb%7D"),
    ("https://example.com/a;jsessionid=1F?x=1", "https://example.com/a?x=1"),
    ("https://example.com/a;JSESSIONID=1F/b", "https://example.com/a/b"),
    ("https://example.com/?utm_source=x&id=1&fbclid=2&GCLID=3", "https://example.com/?id=1"),
    ("https://example.com/?utm%5Fsource=x", "https://example.com/"),
    ("https://example.com/?mc_cid=1&msclkid=2&_hsenc=3&igsh=4", "https://example.com/"),
    ("https://example.com/?q=a+b", "https://example.com/?q=a%20b"),
    ("https://example.com/?q=a b", "https://example.com/?q=a+b"),
    ("https://example.com/?b=1&a=2", "https://example.com/?a=2&b=1"),
    ("https://example.com/?b=1&a=2&b=0", "https://example.com/?a=2&b=1&b=0"),
    ("https://example.com/?&a=1&&b=2&", "https://example.com/?a=1&b=2"),
    ("https://example.com/a?", "https://example.com/a"),
    ("https://example.com/a#", "https://example.com/a"),
    ("https://example.com/a?#", "https://example.com/a"),
    ("https://example.com/a#:~:text=hello%20world", "https://example.com/a"),
    ("https://example.com/a#part:~:text=hello", "https://example.com/a#part"),
    ("https://example.com/a#caf%c3%a9", "https://example.com/a#café"),
    (
        "about:reader?url=https%3A%2F%2Fwww.example.com%2Fa%3Fx%3D1%26utm_source%3Dy",
        "https://example.com/a?x=1",
    ),
    ("http://[::FFFF]:80/", "http://[::ffff]/"),
]

DIFFERENT = [
    ("https://example.com/a", "https://example.com/A"),
    ("https://example.com/a", "https://example.com/b"),
    ("https://example.com:8080/", "https://example.com/"),
    ("http://example.com:443/", "http://example.com/"),
    ("https://blog.example.com/", "https://example.com/"),
    ("https://www.com/", "https://com/"),
    ("https://www.www.example.com/", "https://example.com/"),
    ("https://straße.example/", "https://strasse.example/"),
    ("https://user@example.com/", "https://example.com/"),
    ("https://user:a@example.com/", "https://user:b@example.com/"),
    ("https://:user@example.com/", "https://user@example.com/"),
    ("https://example.com/a%2Fb", "https://example.com/a/b"),
    ("https://example.com/a%3Fb", "https://example.com/a?b"),
    ("https://example.com/a%23b", "https://example.com/a#b"),
    ("https://example.com/?a=1%26b=2", "https://example.com/?a=1&b=2"),
    ("https://example.com/a%2541", "https://example.com/aA"),
    ("https://example.com/?q=1%2B1", "https://example.com/?q=1+1"),
    ("https://example.com/a+b", "https://example.com/a%20b"),
    ("https://example.com//a", "https://example.com/a"),
    ("https://example.com/?a=1&a=2", "https://example.com/?a=2&a=1"),
    ("https://example.com/?a", "https://example.com/?a="),
    ("https://example.com/?utm=1", "https://example.com/"),
    ("https://example.com/?ref=1", "https://example.com/"),
    ("https://example.com/#part", "https://example.com/"),
    ("https://example.com/#/route", "https://example.com/#/other"),
    ("https://example.com/#!route", "https://example.com/"),
    ("https://youtu.be/abc", "https://www.youtube.com/watch?v=abc"),
    ("http://a%2Fb/", "http://a/b/"),
    ("http://evil.example／.example.com/", "http://evil.example/.example.com/"),
    ("ftp://example.com/", "https://example.com/"),
    ("ftp://EXAMPLE.com/", "ftp://example.com/"),
    ("ftp://example.com/a", "ftp://example.com/a/"),
    ("mailto:a@example.com", "mailto:A@example.com"),
    ("javascript:alert(1)", "javascript:alert(2)"),
    ("file:///a/../b", "file:///b"),
    ("about:reader?url=javascript%3Aalert(1)", "javascript:alert(1)"),
    ("example.com/a", "https://example.com/a"),
    ("https:example.com", "https://example.com"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_the_same_link_have_one_key(one: str, other: str) -> None:
    assert link_key(one) == link_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_links_have_different_keys(one: str, other: str) -> None:
    assert link_key(one) != link_key(other)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Example.com:443/a/?b=1&a=2#c", "//example.com/a?a=2&b=1#c"),
        ("http://example.com", "//example.com"),
        ("http://user:pw@example.com:8080/", "//user:pw@example.com:8080"),
        ("mailto:A@b.example", "mailto:A@b.example"),
        ("http://", "http://"),
        ("http://:80/", "http://:80/"),
        ("http://user@:80/x", "http://user@:80/x"),
        ("http://a /x", "//a%20/x"),
        ("http://a%20/", "//a%20"),
        ("http://a%7Fb/", "//a%7fb"),
        ("", ""),
    ],
)
def test_the_key_of_a_link(url: str, key: str) -> None:
    assert link_key(url) == key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://example.com/a#part", "//example.com/a"),
        ("https://example.com/a", "//example.com/a"),
        ("https://example.com/?q=%23x#y", "//example.com?q=%23x"),
        ("#x", "#x"),
    ],
)
def test_the_key_of_a_page_has_no_fragment(url: str, key: str) -> None:
    assert page_key(url) == key


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.Example.com:8080/a", "example.com"),
        ("https://user:pw@blog.example.com?x", "blog.example.com"),
        ("https://www.com", "www.com"),
        ("https://bücher.example/", "bücher.example"),
        ("https://evil.example\\@good.example/", "evil.example"),
        ("http://[::1]:80/", "[::1]"),
        ("ftp://ftp.example.com/", "ftp.example.com"),
        ("about:reader?url=https%3A%2F%2Fexample.com%2F", "example.com"),
        ("file:///etc/passwd", ""),
        ("mailto:a@example.com", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("http://:80/", ""),
        ("http://:/", ""),
        ("http://::80/", ""),
        ("http://user:pw@:80/", ""),
        ("ftp://:21", ""),
        ("not a link", ""),
        ("", ""),
        ("http:// Example.com/x", "example.com"),
        ("http://www. example.com", "example.com"),
        ("http://a\u3000 b.example\u2003/", "a b.example"),
    ],
)
def test_the_site_of_a_link(url: str, site: str) -> None:
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (" https://example.com/A?b#c \n", "https://example.com/A?b#c"),
        ("example.com", "https://example.com"),
        ("example.com:8080/x?y", "https://example.com:8080/x?y"),
        ("localhost:3000/x", "https://localhost:3000/x"),
        ("bücher.example/x", "https://bücher.example/x"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("ftp://example.com/", "ftp://example.com/"),
        ("about:config", "about:config"),
    ],
)
def test_an_address_is_taken_as_given(text: str, url: str) -> None:
    assert check_link(text) == url


WHOLE = "Give a whole address, such as https://example.com/page"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "The link is empty", WHOLE),
        (" \x00", "The link is empty", WHOLE),
        ("notes", "Not a link: notes", WHOLE),
        ("/a/b", "Not a link: /a/b", WHOLE),
        ("1.2", "Not a link: 1.2", WHOLE),
        ("C:\\notes", "Not a link: C:\\notes", WHOLE),
        ("a@example.com", "Not a link: a@example.com", WHOLE),
        ("https://", "The link names no host: https://", WHOLE),
        ("http:example.com", "The link names no host: http:example.com", WHOLE),
        ("http://:80/", "The link names no host: http://:80/", WHOLE),
        ("https://a@:443", "The link names no host: https://a@:443", WHOLE),
        ("https://a.example b", "The link holds white space", "Write a space as %20"),
        ("https://a.example\nhttps://b.example", "The link holds white space", None),
        ("https://a.example/" + "x" * 8_192, "The link is longer than 8,192 characters", None),
    ],
)
def test_what_is_no_address_is_refused(text: str, message: str, hint: str | None) -> None:
    with pytest.raises(LinkError) as caught:
        check_link(text)
    assert caught.value.message == message
    assert hint in (None, caught.value.hint)


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("form", ["{}", "https://{}/", "https://a.example/{}?{}#{}", "{}://x"])
def test_any_text_has_keys_and_a_site(form: str, payload: str) -> None:
    url = form.replace("{}", payload)
    assert link_key(url).startswith(page_key(url))
    assert site_of(url).isascii() or not url.isascii()


@given(st.text() | st.text("w. \u3000aİ\x1b[1m@:\ud800").map("https://".__add__))
def test_a_site_is_a_clean_line(url: str) -> None:
    assert clean_line(site_of(url)) == site_of(url)


@given(st.text() | st.text("htps:/.?#&=%2eEwW@[]+;é\\\ud800").map("https://".__add__))
def test_the_stored_address_has_the_key_of_the_given_one(text: str) -> None:
    assert link_key(clean_url(text)) == link_key(text)


@given(st.text("abé/.?&=%2Ee3fF+; ~").map("https://example.com/".__add__))
def test_a_key_is_itself_a_spelling_of_its_link(url: str) -> None:
    key = link_key(url)
    assert link_key("https:" + key) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com /",
        "https://user@example.com /",
        f"https://{'é' * 64}\u2003/",
        f"https://{'a' * 64}%E2%80%AE/",
        "https://a%7F/",
        f"https://a.example/{'é' * 8_000}",
        f"https://a.example/{'x' * 8_173} y",
        "about:reader?url=https%3A%2F%2Fa.example%20%2F",
        "mailto:" + "a" * 8_184 + " b",
    ],
    ids=lambda url: url[:30],
)
def test_the_key_of_a_key_is_itself(url: str) -> None:
    key = link_key(url)
    assert link_key(key) == key


@pytest.mark.skipif(not SHARED_PAIRS.exists(), reason="the sample files are not here")
def test_other_projects_agree_on_what_is_the_same() -> None:
    cases: list[dict[str, Any]] = json.loads(SHARED_PAIRS.read_text("utf-8"))
    pairs = [(case["url"], case["expected"]) for case in cases if _is_shared_view(case)]
    assert len(pairs) > 60
    assert [pair for pair in pairs if link_key(pair[0]) != link_key(pair[1])] == []


def _is_shared_view(case: dict[str, Any]) -> bool:
    """Returns whether a case is about web links in general, not about options of its project."""
    url, expected = case["url"], case.get("expected") or ""
    return (
        case["source"] in {"linkding", "w3lib", "url-normalize", "wpt"}
        and case.keys() <= {"source", "url", "expected"}
        and re.match(r"\s*https?://", url, re.IGNORECASE) is not None
        and ("#" in expected or "#" not in url)
        and re.search(r"[\\'\x00-\x1f\ufeff]|%CC%A7|//0{9}|&(\w+)=.*&\1=", url) is None
    )

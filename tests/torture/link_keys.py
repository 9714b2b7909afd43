"""Random and mutated addresses: what their keys are."""

from __future__ import annotations

from random import Random

from tests.support.hostile import HOSTILE
from tests.torture.outcomes import Outcomes, Torture
from tui.model.text import clean_url, is_inert
from tui.model.url import link_key, page_key, site_of

SEEDS = (
    *(
        "https://www.Example.com:443/a/?b=1&a=2#c",
        "http://user:pw@example.com:8080/",
        "http://:80/",
    ),
    *("https://bücher.example/é?q=a+b", "https://b%C3%BCcher.example/", "https://[::1]:80/"),
    *("about:reader?url=https%3A%2F%2Fwww.example.com%2Fa", "https://example.com/a/./b/../c"),
    *(
        "https://example.com/a;jsessionid=1F/b?utm_source=x",
        "mailto:a@example.com",
        "//example.com",
    ),
    *("https://example.com/a#:~:text=hello", "javascript:alert(1)", "https://", "ftp://a.example/"),
)
PIECES = (
    *(" ", "\t", "\n", "%", "%20", "%2F", "%41", "%7F", "%E2%80%AE", "@", ":", "/", "//", "?", "#"),
    *(
        "&",
        "=",
        "+",
        ";jsessionid=1",
        ".",
        "/../",
        "www.",
        "[",
        "]",
        "\\",
        "é",
        "漢",
        "İ",
        "ß",
        "Σ",
    ),
    *("\u3002", "\u00ad", "\u200d", "\u2003", "\xa0", "\uff0f", "\uff1a", "\x1b[31m", "\ud800"),
    *("xn--", "about:reader?url=", "https://", ":~:text=", "utm_source=x", ":80", ":443", "x" * 70),
    *(text for text in HOSTILE if len(text) < 100),
)
RANGES = ((32, 127), (128, 0x3000), (0x10000, 0x10FFFF))


def torture(seed: int, count: int) -> Outcomes:
    """Takes the keys of random addresses, and the keys of those keys."""
    random, outcomes = Random(seed), Outcomes()
    for _ in range(count):
        url = address(random)
        with outcomes.trial(ascii(url)):
            key = link_key(url)
            assert link_key(key) == key, "the key of the key is another"
            assert link_key(clean_url(url)) == key, "the stored address has another key"
            assert key.startswith(page_key(url)), "the key of the page is no part of it"
            assert is_inert(key), "the key could be obeyed"
            site_of(url)
            outcomes.ended("web link" if key.startswith("//") else "kept as it is")
    return outcomes


def address(random: Random) -> str:
    """Returns an address with random pieces put in and taken out."""
    url = random.choice(SEEDS)
    for _ in range(random.randint(0, 6)):
        first = 0 if random.random() < 0.1 else min(len("https://"), len(url))
        at, kind = random.randint(first, len(url)), random.random()
        if kind < 0.6:
            url = url[:at] + random.choice(PIECES) + url[at:]
        elif kind < 0.8:
            url = url[:at] + url[at + random.randint(1, 4) :]
        else:
            url = url[:at] + chr(random.randrange(*random.choice(RANGES))) + url[at:]
    return url


TORTURE = Torture(
    "link keys",
    "addresses with random pieces put in and taken out",
    "the key of a key is itself, and that of the stored address",
    torture,
    short=20_000,
    long=400_000,
)

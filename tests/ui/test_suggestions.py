from __future__ import annotations

import pytest

from tui.model.row import TagCount
from tui.model.view import View
from tui.ui.suggestions import suggestions

TAGS = [TagCount("rust", 1_200, 1_300), TagCount("kv cache", 2, 2)]
VIEWS = (View("Älteres", "added:>1y"), View("neu", "added:<7d"), View("this week", "#a"))


def complete(field: str, prefix: str) -> list[tuple[str, int]]:
    """Every tag or site begins so."""
    return {"tag": [("rust", 3), ("kv cache", 1)], "site": [("github.com", 9)]}.get(field, [])


def offered(text: str) -> list[tuple[str, str, str]]:
    """Labels, details and the lines they make; the caret is at ``|``."""
    caret = text.index("|")
    found = suggestions(text.replace("|", ""), caret, complete, TAGS, VIEWS)
    return [(each.label, each.detail, f"{each.text}@{each.caret}") for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#|", [("rust", "1,200", "#rust@5"), ("kv cache", "2", '#"kv cache"@11')]),
        ("a -#r| b", [("rust", "3", "a -#rust b@8"), ("kv cache", "1", 'a -#"kv cache" b@14')]),
        ("#rust|", [("kv cache", "1", '#"kv cache"@11')]),
        ("site:g|", [("github.com", "9", "site:github.com@15")]),
        ("view:al|", [("Älteres", "added:>1y", "view:Älteres@12")]),
        ("view:th|", [("this week", "#a", 'view:"this week"@16')]),
        ('view:"this w|', [("this week", "#a", 'view:"this week"@16')]),
        ("is:unr|", [("unread", "not known to be read", "is:unread@9")]),
        ("is:unread|", []),
        ("sit|", [("site:", "the site", "site:@5")]),
        ("s|", []),
        ("|", []),
        ("title:x|", []),
        ('"ab|', []),
        ("foo:|", []),
    ],
)
def test_what_could_come_is_offered(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = offered(text)
    if text == "sit|":
        found = [(label, "the site", line) for label, _, line in found]
    assert found == expected

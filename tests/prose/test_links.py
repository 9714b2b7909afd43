from __future__ import annotations

import pytest

from tui.prose.links import Link, links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nothing", ()),
        ("[a **b**](https://x.org)", (Link("https://x.org", "a b"),)),
        ("[a][r] and [r]\n\n[r]: /there", (Link("/there", "a"), Link("/there", "r"))),
        ("<https://x.org/?a=1>", (Link("https://x.org/?a=1", "https://x.org/?a=1"),)),
        ("<me@x.org>", (Link("mailto:me@x.org", "me@x.org"),)),
        ("![alt *text*](i.png)", (Link("i.png", "[image: alt text]"),)),
        ("[![alt](i.png)](https://x.org)", (Link("https://x.org", "[image: alt]"),)),
        ("[empty]()", ()),
        ("[a](javascript:alert(1))", ()),
        ("[two\nlines](x)", (Link("x", "two lines"),)),
    ],
)
def test_links_come_with_address_and_text(text: str, found: tuple[Link, ...]) -> None:
    assert links(text) == found


def test_links_come_in_the_order_of_the_text_from_all_kinds_of_blocks() -> None:
    text = """\
# [1](u1)

- [2](u2)
  > [3](u3)

| [4](u4) | x |
|---|---|
| y | [5](u5) |

[6](u6)[^n] [1](u1)

[^n]: [7](u7)
"""
    assert [link.url for link in links(text)] == ["u1", "u2", "u3", "u4", "u5", "u6", "u1", "u7"]

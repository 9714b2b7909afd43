from __future__ import annotations

import pytest

from tests.filters.clocks import NOON
from tui.filters.parser import parse
from tui.filters.printing import print_filter


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("", ""),
        ("  rust   async ", "rust async"),
        ("a AND (b OR NOT c)", "a (b OR -c)"),
        ("(a OR b) OR c d", "(a OR b) OR c d"),
        ("(a b) c", "(a b) c"),
        ("NOT NOT a", "--a"),
        ("-(a b)", "-(a b)"),
        ("tag:rust", "#rust"),
        ('tag:"two words"', '#"two words"'),
        ("#(a, b*,=c)", "tag:(a,b*,=c)"),
        ("tag:/a,b/", "tag:/a,b/"),
        ("tag:=rust", "tag:=rust"),
        ('title:"one"', "title:one"),
        ("title:x*", "title:x"),
        ('title:="a b"', 'title:="a b"'),
        (r"/a\/b\./", r"/a\/b\./"),
        ("https://x.y/z?a=b", "https://x.y/z?a=b"),
        ("Foo_(bar)", '"Foo_(bar)"'),
        ("text:net*", "net*"),
        ('"kv ca"*', '"kv ca"*'),
        (r'"say \"hi\""', r'"say \"hi\""'),
        ("tags:=3", "tags:3"),
        ("tags:>5", "tags:6.."),
        ("tags:<=5", "tags:..5"),
        ("added:>=2025-05 opened:never", "added:>=2025-05 opened:never"),
        ("is:READ like:042", "is:read like:42"),
        ("sort:added a in:all", "a sort:added- in:all"),
        ('(a OR b) sort:random limit:03 view:"x y"', '(a OR b) sort:random limit:3 view:"x y"'),
    ],
)
def test_a_filter_is_printed_in_its_shortest_form(text: str, printed: str) -> None:
    filter = parse(text, clock=NOON)
    assert print_filter(filter) == printed
    assert parse(printed, clock=NOON) == filter

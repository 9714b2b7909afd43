from __future__ import annotations

import pytest

from tests.filters.failing import failure
from tui.errors import FilterError
from tui.filters.tokens import Kind, Operand, Shape, Token, tokens

WORD, QUOTED, PATTERN = Shape.WORD, Shape.QUOTED, Shape.PATTERN


def spans(text: str, *, typing: bool = False) -> list[str]:
    return [text[slice(*token.span)] for token in tokens(text, typing=typing)[:-1]]


@pytest.mark.parametrize(
    "text",
    [
        "https://x.y/z?a=b",
        "https://en.wikipedia.org/wiki/Foo_(bar)",
        "C++",
        ".NET",
        "a-b",
        "node.js",
        "c#",
        "🚀",
        "日本語",
        "std::vector",
        "12:30",
        "f(x)",
        "foo(bar",
        '5"',
        "and",
        "Or",
        "ORacle",
        "100%",
        "foo_bar",
        ">5",
        "=x",
        ":-",
        "*",
        "don't",
        "שלום",
    ],
)
def test_text_typed_bare_is_one_word(text: str) -> None:
    [term, _] = tokens(text)
    operand = Operand(text, WORD, (0, len(text)))
    assert term == Token(Kind.TERM, (0, len(text)), "text", (operand,))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rust async", ["rust", "async"]),
        ("(a OR -b) NOT c", ["(", "a", "OR", "-", "b", ")", "NOT", "c"]),
        ("((f(x)))", ["(", "(", "f(x)", ")", ")"]),
        ("NOT(a)OR(b)", ["NOT", "(", "a", ")", "OR", "(", "b", ")"]),
        ('"a b"c', ['"a b"', "c"]),
        ("--a", ["-", "-", "a"]),
        ("foo - bar", ["foo", "-", "bar"]),
        ("(-)", ["(", "-", ")"]),
        ("c # d", ["c", "#", "d"]),
        ('#"two words" #x', ['#"two words"', "#x"]),
        ("title:/a b/ c", ["title:/a b/", "c"]),
        ("tag:(a b, c) d", ["tag:(a b, c)", "d"]),
        ("HN: why", ["HN:", "why"]),
        ("\u3000a\u00a0b\n", ["a", "b"]),
    ],
)
def test_tokens_stand_where_they_were_typed(text: str, found: list[str]) -> None:
    assert spans(text) == found


@pytest.mark.parametrize(
    ("text", "field", "operand"),
    [
        ("net*", "text", Operand("net", WORD, (0, 4), has_star=True)),
        ('"kv ca"*', "text", Operand("kv ca", QUOTED, (0, 8), has_star=True)),
        (r'"say \"hi\" \\ C:\x"', "text", Operand(r'say "hi" \ C:\x', QUOTED, (0, 20))),
        ("/a.b/", "text", Operand("a.b", PATTERN, (0, 5))),
        (r"/a\/b\./", "text", Operand(r"a/b\.", PATTERN, (0, 8))),
        ("#rust", "tag", Operand("rust", WORD, (1, 5))),
        ("#=x", "tag", Operand("=x", WORD, (1, 3))),
        ("#/x/", "tag", Operand("/x/", WORD, (1, 4))),
        ("##", "tag", Operand("#", WORD, (1, 2))),
        ("tag:=rust", "tag", Operand("rust", WORD, (4, 9), "=")),
        ('TITLE:="a b"', "title", Operand("a b", QUOTED, (6, 12), "=")),
        ("words:>=5", "words", Operand("5", WORD, (6, 9), ">=")),
        ("added:2025-01..2025-03", "added", Operand("2025-01..2025-03", WORD, (6, 22))),
        ("url:https://x.y/(z)", "url", Operand("https://x.y/(z)", WORD, (4, 19))),
        ("title:", "title", Operand("", WORD, (6, 6))),
    ],
)
def test_a_term_has_its_field_and_operand(text: str, field: str, operand: Operand) -> None:
    assert tokens(text)[0] == Token(Kind.TERM, (0, len(text)), field, (operand,))


def test_a_list_has_one_operand_for_each_item() -> None:
    [term, _] = tokens('tag:(kv cache, "a,b" ,w*,/x,y/,f(1,2))')
    assert [(each.text, each.shape, each.has_star) for each in term.operands] == [
        ("kv cache", WORD, False),
        ("a,b", QUOTED, False),
        ("w", WORD, True),
        ("x,y", PATTERN, False),
        ("f(1,2)", WORD, False),
    ]


@pytest.mark.parametrize(
    ("text", "operand"),
    [
        ("a", Operand("a", WORD, (0, 1), is_unfinished=True)),
        ("a ", Operand("a", WORD, (0, 1))),
        ('"a b', Operand("a b", QUOTED, (0, 4), is_unfinished=True)),
        ('"a b"', Operand("a b", QUOTED, (0, 5))),
        ("/a b", Operand("a b", PATTERN, (0, 4), is_unfinished=True)),
        ("#", Operand("", WORD, (1, 1), is_unfinished=True)),
        ("tag:(x, y", Operand("y", WORD, (8, 9), is_unfinished=True)),
        ("tag:(", Operand("", WORD, (5, 5), is_unfinished=True)),
    ],
)
def test_what_reaches_the_end_while_typing_is_unfinished(text: str, operand: Operand) -> None:
    assert tokens(text, typing=True)[0].operands[-1] == operand


@pytest.mark.parametrize(
    ("text", "message", "excerpt"),
    [
        ('a "b c', "this quote is not closed", '"b c'),
        ("a /b c", "this regular expression is not closed", "/b c"),
        ("tag:(a,b", "this bracket is not closed", "("),
        ("/usr/local", "a regular expression ends at its second /", "/usr/"),
        ('tag:("a" b)', "a comma is missing here", "b"),
    ],
)
def test_what_is_not_closed_is_an_error_at_its_span(text: str, message: str, excerpt: str) -> None:
    with pytest.raises(FilterError) as caught:
        tokens(text)
    assert failure(caught.value, text) == (message, excerpt)

from __future__ import annotations

import html
import re
from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.prose.element import Element, Node, text_of
from tui.prose.markup import to_markdown

RENDERER = MarkdownIt("commonmark", {"html": False, "maxNesting": 60})


def e(tag: str, *children: Node, **attributes: str) -> Element:
    return Element(tag, attributes, children)


def as_html(nodes: Iterable[Node]) -> str:
    return "".join(
        html.escape(node, quote=False).replace('"', "&quot;")
        if isinstance(node, str)
        else f"<{node.tag}>"
        if node.tag in ("br", "hr")
        else f"<{node.tag}>{as_html(node.children)}</{node.tag}>"
        for node in nodes
    )


def squeezed(source: str) -> str:
    """Removes the white space of HTML that changes nothing on the screen."""
    source = re.sub(r"\s+", " ", re.sub(r"<(br|hr) />", r"<\1>", source))
    return re.sub(r" ?(</?(?:p|ul|ol|li|pre|h[1-6]|blockquote|br|hr)>) ?", r"\1", source).strip()


def rendered(nodes: Iterable[Node]) -> str:
    return squeezed(RENDERER.render(to_markdown(nodes)))


@pytest.mark.parametrize(
    ("nodes", "markdown"),
    [
        ([], ""),
        (["plain text"], "plain text"),
        ([e("div", e("div", "one"), "two")], "one\n\ntwo"),
        ([e("p", "one"), "\n", e("p", "two")], "one\n\ntwo"),
        (
            [e("p", "a ", e("em", "b"), " ", e("strong", "c"), " ", e("code", "d"))],
            "a *b* **c** `d`",
        ),
        ([e("p", e("strong", "Term"), ": text")], "**Term**: text"),
        ([e("p", e("strong", e("em", "both")))], "**_both_**"),
        ([e("p", e("strong", "bold "), "and")], "**bold** and"),
        ([e("p", e("strong", "“x”"), "y")], "**“x”**&#121;"),
        ([e("p", "x", e("em", "(y)"))], "&#120;*(y)*"),
        ([e("p", e("em", "a"), e("em", "b"))], "*a*_b_"),
        ([e("p", e("em"), e("strong", " "), "x")], "x"),
        ([e("p", "one", e("br"), " two")], "one\\\ntwo"),
        ([e("p", "one", e("br"))], "one"),
        ([e("p", e("strong", "one", e("br")), "two")], "**one**\\\ntwo"),
        ([e("p", e("a", "a link", href="https://x.y/"))], "[a link](https://x.y/)"),
        ([e("p", e("", "a component", href="/a b"))], "[a component](/a%20b)"),
        ([e("p", e("a", "w", href="/w_(x)"))], "[w](/w_(x))"),
        ([e("p", e("a", "w", href="/w)"))], "[w](/w\\))"),
        ([e("p", e("a", "a[0]", href="/?a=1&amp;b"))], "[a\\[0\\]](/?a=1\\&amp;b)"),
        ([e("p", "Wow!", e("a", "x", href="/"))], "Wow\\![x](/)"),
        ([e("p", e("a", "x", href=" JavaScript:alert(1)"))], "x"),
        ([e("p", e("a", "x", e("a", "y", href="/2"), href="/1"))], "[xy](/1)"),
        ([e("p", e("img", alt="a *dog*", src="/d.png"))], "![a \\*dog\\*](/d.png)"),
        ([e("h1", "Title"), e("h3", "C #"), e("h2")], "# Title\n\n### C \\#\n\n##"),
        ([e("hr"), e("p", "x")], "***\n\nx"),
        ([e("blockquote", e("p", "a"), e("p", "b"))], "> a\n>\n> b"),
        (
            [e("pre", e("code", "a\n\n  b\n", className="language-haskell"))],
            "```haskell\na\n\n  b\n```",
        ),
        ([e("pre", e("code", "```\n"))], "````\n```\n````"),
        ([e("pre")], "```\n```"),
        ([e("p", e("code", "a`b")), e("p", e("code", "`"))], "``a`b``\n\n`` ` ``"),
        ([e("p", e("code", "a"), e("code", "b"))], "`ab`"),
        ([e("p", e("span", "a", e("b", "c")), e("font", "d"))], "a**c**d"),
        ([e("table", e("tr", e("td", "a"), e("td", "b")))], "a\n\nb"),
        ([e("p", "\xa0x\xa0")], "&#160;x&#160;"),
        ([e("p", "a\n\n  b\r\nc")], "a\nb\nc"),
    ],
)
def test_markdown_says_what_the_elements_say(nodes: list[Node], markdown: str) -> None:
    assert to_markdown(nodes) == markdown


@pytest.mark.parametrize(
    ("nodes", "markdown"),
    [
        ([e("ul", "\n", e("li", "a"), "\n", e("li", "b"), "\n")], "- a\n- b"),
        ([e("ul", e("li", e("p", "a")), e("li", e("p", "b")))], "- a\n\n- b"),
        ([e("ol", e("li", "a"), e("li", "b"), start="9")], "9. a\n10. b"),
        (
            [e("ul", e("li", "a", e("ul", e("li", "b", e("ol", e("li", "c"))), e("li", "d"))))],
            "- a\n  - b\n    1. c\n  - d",
        ),
        (
            [
                e(
                    "ul",
                    e("li", e("p", "a"), e("ul", e("li", "b"), e("li", "c"))),
                    e("li", e("p", "d")),
                )
            ],
            "- a\n\n  - b\n  - c\n\n- d",
        ),
        ([e("ul", e("li", "a", e("pre", "x\n\ny")))], "- a\n  ```\n  x\n\n  y\n  ```"),
        (
            [e("ul", e("li", "a")), e("ul", e("li", "b")), e("ul", e("li", "c"))],
            "- a\n\n+ b\n\n- c",
        ),
        ([e("ol", e("li", "a")), e("ol", e("li", "b"))], "1. a\n\n1) b"),
        ([e("ul", e("li"), e("li", "a"))], "-\n- a"),
        ([e("ul", e("li", e("ul", e("li", "a"))))], "- - a"),
        ([e("ul", e("ul", e("li", "stray")))], "- - stray"),
        ([e("ul", e("li", "a", e("ul", e("li", "b")), "c"))], "- a\n  - b\n\n  c"),
        ([e("ul", e("li", "a", e("ol", e("li", "b"), start="2")))], "- a\n\n  2. b"),
        ([e("ul", e("li", e("div", "a"), e("div", "b")))], "- a\n\n  b"),
    ],
)
def test_lists_are_tight_or_loose_as_their_items_are(nodes: list[Node], markdown: str) -> None:
    assert to_markdown(nodes) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2 * 3 and *p", "2 * 3 and \\*p"),
        ("snake_case and _x_", "snake_case and \\_x\\_"),
        ("as […] and [1]", "as […] and [1]"),
        ("[a](b)", "[a\\](b)"),
        ("[a]: b", "\\[a]: b"),
        ("see [a]: b", "see [a]: b"),
        ("a < b, <b>", "a < b, \\<b>"),
        ("R&D, &amp;", "R&D, \\&amp;"),
        ("C:\\Users\\*", "C:\\Users\\\\\\*"),
        ("`x`", "\\`x\\`"),
        ("~5 and ~~x~~", "~5 and \\~\\~x\\~\\~"),
        ("# no heading", "\\# no heading"),
        ("#tag", "#tag"),
        ("1. one\n2) two\n3.5", "1\\. one\n2\\) two\n3.5"),
        ("- a\n+ b\n* c\n> d", "\\- a\n\\+ b\n\\* c\n\\> d"),
        ("-5\n---\n===", "-5\n\\---\n\\==="),
        ("***", "\\*\\*\\*"),
        ("    four spaces", "four spaces"),
        ("wow!", "wow!"),
    ],
)
def test_text_that_looks_like_markdown_is_escaped_only_where_it_must(
    text: str, markdown: str
) -> None:
    assert to_markdown([e("p", text)]) == markdown
    assert rendered([e("p", text)]) == squeezed(as_html([e("p", text)]))


UGLY = "ab1 *_`[]()<>&;#!-+.=~\\|:\"'$é—“”€😀日\n"
WORDS = st.text(UGLY, min_size=1, max_size=8).filter(lambda text: text.strip() == text)
TEXTS = st.text(UGLY, min_size=1, max_size=12)
CODE = st.builds(lambda text: e("code", text), st.text("ab `\\*<&", min_size=1, max_size=6))


def spans(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Node, ...]]:
    """Returns texts with emphasis and code between them, so that no two spans touch."""
    marked = st.builds(e, st.sampled_from(["em", "strong"]), WORDS) | CODE
    pairs = st.tuples(texts, marked)
    return st.builds(
        lambda pairs, last: (*(node for pair in pairs for node in pair), last),
        st.lists(pairs, max_size=3),
        texts,
    )


PARAGRAPHS = st.builds(
    lambda nodes: Element("p", {}, nodes),
    spans(TEXTS).filter(lambda nodes: text_of(nodes).strip() == text_of(nodes) != ""),
)


def lists(blocks: st.SearchStrategy[Node]) -> st.SearchStrategy[Element]:
    tight = st.builds(lambda text: e("li", text), WORDS)
    loose = st.builds(
        lambda block, more: e("li", block, *more), PARAGRAPHS, st.lists(blocks, max_size=2)
    )
    items = st.lists(tight, min_size=1, max_size=3) | st.lists(loose, min_size=2, max_size=3)
    return st.builds(lambda tag, items: e(tag, *items), st.sampled_from(["ul", "ol"]), items)


def containers(blocks: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    quotes = st.builds(
        lambda inner: e("blockquote", *inner), st.lists(blocks, min_size=1, max_size=2)
    )
    return lists(blocks) | quotes


HEADINGS = st.builds(e, st.sampled_from(["h1", "h4"]), WORDS.filter(lambda text: "\n" not in text))
BLOCKS = st.recursive(PARAGRAPHS | HEADINGS | st.just(e("hr")), containers, max_leaves=6)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=4))
def test_markdown_renders_to_the_elements_it_was_made_from(nodes: list[Node]) -> None:
    assert rendered(nodes) == squeezed(as_html(nodes))


@example([e("strong", " ", e("em", "1"), "1", e("em", "1"))])
@settings(deadline=None)
@given(
    st.lists(
        st.recursive(
            TEXTS,
            lambda inner: st.builds(
                lambda tag, children: e(tag, *children),
                st.sampled_from(["em", "strong", "a", "span", "b"]),
                st.lists(inner, max_size=4),
            ),
        )
    )
)
def test_no_text_is_lost_however_spans_nest(nodes: list[Node]) -> None:
    visible = re.sub(r"<[^>]*>", "", RENDERER.render(to_markdown([e("p", *nodes)])))
    assert "".join(html.unescape(visible).split()) == "".join(text_of(nodes).split())


@pytest.mark.parametrize("tag", ["div", "ul", "li", "blockquote", "em", "a", "span"])
def test_a_tree_of_any_depth_keeps_its_text(tag: str) -> None:
    node: Node = "text"
    for _ in range(5_000):
        node = e(tag, node)
    assert "text" in to_markdown([node])

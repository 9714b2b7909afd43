"""The summaries of the sample library: every construct of Markdown, and links that open."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tui.assets import SAMPLE

NOTES: list[dict[str, Any]] = list(map(json.loads, SAMPLE.read_text(encoding="utf-8").splitlines()))
SUMMARIES = [note["summary"] for note in NOTES if "summary" in note]

MARKDOWN = (
    MarkdownIt("gfm-like2", {"html": False, "linkify": False})
    .disable("linkify")
    .use(footnote_plugin)
)


def tokens(markdown: str) -> Iterator[Token]:
    """Every token, those inside a paragraph after the paragraph's own."""
    for token in MARKDOWN.parse(markdown):
        yield token
        yield from token.children or ()


ALL_TOKENS = [token for summary in SUMMARIES for token in tokens(summary)]


def list_depth(markdown: str) -> int:
    depth = deepest = 0
    for token in MARKDOWN.parse(markdown):
        if token.type.endswith("_list_open"):
            depth += 1
            deepest = max(deepest, depth)
        elif token.type.endswith("_list_close"):
            depth -= 1
    return deepest


def test_every_link_can_be_opened() -> None:
    links = [note["url"] for note in NOTES]
    links += [str(token.attrs["href"]) for token in ALL_TOKENS if token.type == "link_open"]
    links += [str(token.attrs["src"]) for token in ALL_TOKENS if token.type == "image"]
    parts = [urlsplit(link) for link in links]
    assert [part for part in parts if part.scheme not in ("http", "https") or not part.netloc] == []


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        ("heading_open", "h1"),
        ("heading_open", "h2"),
        ("heading_open", "h3"),
        ("heading_open", "h4"),
        ("bullet_list_open", "ul"),
        ("ordered_list_open", "ol"),
        ("em_open", "em"),
        ("strong_open", "strong"),
        ("s_open", "s"),
        ("code_inline", "code"),
        ("fence", "code"),
        ("blockquote_open", "blockquote"),
        ("link_open", "a"),
        ("table_open", "table"),
        ("hr", "hr"),
        ("image", "img"),
        ("hardbreak", "br"),
        ("footnote_ref", ""),
        ("footnote_block_open", ""),
    ],
)
def test_every_construct_of_markdown_is_there(kind: str, tag: str) -> None:
    assert (kind, tag) in {(token.type, token.tag) for token in ALL_TOKENS}


def test_every_kind_of_alert_is_there() -> None:
    kinds = {token.meta["kind"] for token in ALL_TOKENS if token.type == "alert_open"}
    assert kinds == {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}


def test_tasks_are_there_done_and_to_be_done() -> None:
    items = [token for token in ALL_TOKENS if token.type == "list_item_open"]
    assert {token.meta["checked"] for token in items if "checked" in token.meta} == {True, False}


def test_code_is_named_by_its_language_and_sometimes_not() -> None:
    languages = {token.info for token in ALL_TOKENS if token.type == "fence"}
    assert {"", "c", "cpp", "haskell", "html", "python", "rust", "sh", "sql"} == languages


def test_references_and_autolinks_are_there_beside_inline_links() -> None:
    environment: dict[str, Any] = {}
    MARKDOWN.parse("\n\n".join(SUMMARIES), environment)
    assert len(environment["references"]) >= 4
    assert any(token.markup == "autolink" for token in ALL_TOKENS if token.type == "link_open")


def test_lists_are_nested_three_deep_and_no_deeper() -> None:
    assert max(map(list_depth, SUMMARIES)) == 3


def test_columns_are_aligned_in_every_way() -> None:
    styles = {token.attrs.get("style") for token in ALL_TOKENS if token.type == "th_open"}
    assert styles == {None, "text-align:left", "text-align:center", "text-align:right"}


def test_most_summaries_are_bullet_lists_and_a_few_notes_have_none() -> None:
    bullets = [summary for summary in SUMMARIES if re.search(r"^- ", summary, re.MULTILINE)]
    assert len(bullets) >= len(NOTES) // 2
    assert 2 <= len(NOTES) - len(SUMMARIES) <= 5


def test_one_summary_is_as_long_as_an_article() -> None:
    lengths = sorted(map(len, SUMMARIES))
    assert 5_500 <= lengths[-1] <= 7_000
    assert lengths[-2] < 3_000

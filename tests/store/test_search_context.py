from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tui.store.connection import QueryInterruptedError
from tui.store.search_context import SearchContext


def test_texts_that_nobody_reads_to_the_end_may_outlive_the_library(tmp_path: Path) -> None:
    drafts = (draft(f"https://{name}.example/", title=name) for name in "abc")
    with library(tmp_path, *drafts) as opened:
        context = SearchContext(opened._connection)
        texts = context.texts(context.everywhere(), "title")
        assert next(texts) == (12, "a")
    texts.close()  # type: ignore[attr-defined]


def test_texts_are_read_only_as_long_as_they_are_wanted(tmp_path: Path) -> None:
    with library(tmp_path, draft("https://a.example/", title="a")) as opened:
        context = SearchContext(opened._connection, is_wanted=lambda: False)
        with pytest.raises(QueryInterruptedError):
            next(context.texts(context.everywhere(), "title"))

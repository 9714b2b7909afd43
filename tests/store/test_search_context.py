from __future__ import annotations

from pathlib import Path

from tests.support.builders import draft, library
from tui.store.search_context import SearchContext


def test_texts_that_nobody_reads_to_the_end_may_outlive_the_library(tmp_path: Path) -> None:
    drafts = (draft(f"https://{name}.example/", title=name) for name in "abc")
    with library(tmp_path, *drafts) as opened:
        context = SearchContext(opened._connection)
        texts = context.texts(context.everywhere(), "title")
        assert next(texts) == (12, "a")
    texts.close()  # type: ignore[attr-defined]

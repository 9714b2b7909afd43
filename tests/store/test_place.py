from __future__ import annotations

from pathlib import Path

from tests.support.builders import draft, library
from tui.store.place import Place


def test_texts_that_nobody_reads_to_the_end_may_outlive_the_library(tmp_path: Path) -> None:
    drafts = (draft(f"https://{name}.example/", title=name) for name in "abc")
    with library(tmp_path, *drafts) as opened:
        place = Place(opened._connection)
        texts = place.texts(place.everywhere(), "title")
        assert next(texts) == (48, "a")
    texts.close()  # type: ignore[attr-defined]

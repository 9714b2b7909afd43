from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import NOW, draft, library, store
from tui.model.instant import Instant
from tui.model.version import Version

TITLE = Version("title", "x", Instant(NOW + 1))


@pytest.mark.parametrize(
    ("row", "version"),
    [
        ("'title', x'616263', 5", Version("title", "abc", Instant(5))),
        ("'title', CAST(x'61ff' AS TEXT), 5", Version("title", "a\ufffd", Instant(5))),
        ("'summary', 'text', 'yesterday'", Version("summary", "text", Instant(0))),
        ("'summary', 'text', 9e999", Version("summary", "text", Instant(0))),
        ("'tags', 'a, b', 5", None),
        ("x'ff', 'text', 5", None),
        ("'title', 'A', 5", None),
    ],
)
def test_what_other_programs_wrote_is_read_or_passed_over(
    tmp_path: Path, row: str, version: Version | None
) -> None:
    with library(tmp_path, draft(title="A")) as kept:
        store(kept, draft(title="x"))
        assert kept.versions(1) == [TITLE]
        field, *others = row.split(", ", 1)
        content, _, replaced = others[0].rpartition(", ")
        kept._connection.execute(
            "INSERT INTO versions (note_id, field, hash, content, replaced)"
            f" VALUES (1, {field}, 'h', {content}, {replaced})"
        )
        assert kept.versions(1) == [TITLE, *([version] if version else [])]


def test_a_note_that_is_gone_has_none(tmp_path: Path) -> None:
    with library(tmp_path) as kept:
        assert kept.versions(7) == []

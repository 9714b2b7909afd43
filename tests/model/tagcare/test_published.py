"""A vocabulary that a language model wrote, brought to one that serves.

Needs the notes of a published site, as JSON Lines with ``title``, ``summary`` and ``tags``:
``PUBLISHED_NOTES=PATH``.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tui.model.fold import fold
from tui.model.tag import tags_by_key
from tui.model.tagcare.decisions import Decisions
from tui.model.tagcare.kinds import KIND_BY_NAME, proposals, ticked
from tui.model.tagcare.preview import after
from tui.model.tagcare.reach import reach
from tui.model.tagcare.tag_use import TagUse

PUBLISHED = Path(os.environ.get("PUBLISHED_NOTES", ""))


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="there are no published notes here")
def test_a_runaway_vocabulary_comes_to_150_tags_that_reach_95_of_100_notes() -> None:
    tags = published()
    assert len(tags.names) > 1_400
    for name in ("twin", "narrower", "abbreviation", "no-tag", "rare"):
        kind = KIND_BY_NAME[name]
        tags = after(tags, ticked(kind, proposals(kind, tags, Decisions())))
    found = reach(tags)
    assert found.tags <= 150
    assert found.share >= 0.95
    assert found.best_tag.median <= 3
    assert found.best_pair.median == 1


def published() -> TagUse:
    records = [json.loads(line) for line in PUBLISHED.read_text("utf-8").splitlines()]
    tagged = [record for record in records if record["tags"]]
    texts = [fold(f"{record['title']} {record['summary']}") for record in tagged]
    names = tags_by_key(name for record in tagged for name in record["tags"])
    numbers = {key: number for number, key in enumerate(sorted(names))}
    notes = [tuple(numbers[key] for key in tags_by_key(record["tags"])) for record in tagged]
    return TagUse(
        [names[key] for key in numbers],
        notes,
        texts=lambda wanted: {note: texts[note] for note in wanted},
    )

"""Notes of nothing but hostile texts: imported, changed, listed and exported."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.support.hostile import HOSTILE
from tests.torture.commands import check_manners, run_command
from tests.torture.outcomes import Outcomes, Torture
from tui.model.text import is_inert

FIELDS = ("title", "summary", "comment", "article", "author", "site", "feed", "lang")
COMMANDS = (
    ("list", "in:all"),
    ("list", "in:all", "--json"),
    ("list", "in:all", "--format", "{title} {summary} {tags} {site} {url} {comment}"),
    ("show", "1"),
    ("tags", "in:all"),
    ("tag", "--filter", "in:all", "--add", "more"),
    ("history",),
    ("export", "in:all", "--format", "netscape-html"),
    ("export", "in:all", "--format", "jsonl"),
    ("undo",),
)
NOTES = 20
"""How many notes each library gets."""


def torture(seed: int, count: int) -> Outcomes:
    """Fills as many libraries, and runs commands on them."""
    random, outcomes = Random(seed), Outcomes()
    for number in range(count):
        with TemporaryDirectory() as folder, outcomes.trial(f"seed {seed}, library {number}"):
            _torture_library(Path(folder), random)
            outcomes.ended("inert")
    return outcomes


def _torture_library(folder: Path, random: Random) -> None:
    source, path = folder / "notes.jsonl", folder / "library.db"
    records = [_record(random, number) for number in range(NOTES)]
    source.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    for words in (("import", str(source)), *COMMANDS):
        ended = run_command(path, *words)
        check_manners(ended, words)
        lines = (ended.out + ended.err).split("\n")
        assert all(map(is_inert, lines)), f"{words[0]} prints what a terminal obeys"
    exported = run_command(path, "export", "in:all", "--format", "jsonl").out
    again = folder / "again.jsonl"
    again.write_text(exported, "utf-8")
    check_manners(run_command(folder / "second.db", "import", str(again)), ("import",))
    second = run_command(folder / "second.db", "export", "in:all", "--format", "jsonl").out
    assert second == exported, "what was exported comes back as something else"
    assert run_command(path, "doctor").code == 0, "doctor finds damage"


def _record(random: Random, number: int) -> dict[str, object]:
    texts = {name: _text(random) for name in random.sample(FIELDS, random.randint(1, len(FIELDS)))}
    tags = [_text(random)[:200] for _ in range(random.randint(0, 3))]
    return {"url": f"https://{number}.example/{_text(random)[:100]}", **texts, "tags": tags}


def _text(random: Random) -> str:
    return random.choice(("", " ", "word ")).join(random.choices(HOSTILE, k=random.randint(1, 3)))


TORTURE = Torture(
    "hostile texts",
    "libraries of escape sequences, invisible characters, markup and shapes in every field",
    "no command prints what a terminal obeys, an export comes back the same, doctor finds nothing",
    torture,
    short=3,
    long=120,
)
